using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>The policy as sentences, with its history.</summary>
[RequirePermission(Permission.ViewPolicy)]
public sealed class PolicyModel(PolicyQuery query, OfficerNamesQuery names, Reader reader, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now => clock.GetUtcNow();
    public Policy Current { get; private set; } = Policy.Defaults;
    public bool MayChange => RolePermissions.Has(reader.Role, Permission.Administer);
    public IReadOnlyList<PolicyChange> Changes { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Current = (await query.HistoryAsync(reader.ForceId, ct)).At(Now);
        Changes = await query.ChangesAsync(reader.ForceId, ct);
        Names = await names.RunAsync(Changes.SelectMany(c => new Guid?[] { c.ProposedBy, c.DecidedBy }), ct);
    }

    public string Sentence(PolicyClock of) => PolicyWords.Sentence(of, Current);

    public IEnumerable<string> Words(PolicyChange change) => PolicyWords.Of(change);
}

/// <summary>A clock's periods, and a change of them, in words.</summary>
public static class PolicyWords
{
    public static string Sentence(PolicyClock of, Policy policy) => string.Join("; ", of.Rows.Select(r => $"{Of(r.Key)}{policy.Periods[r.Key].Words}"));

    public static string Of(PolicyKey key) => key.Name.Length == 0 ? "" : $"{key.Name.Replace("warn-", "warning ", StringComparison.Ordinal).Replace('-', ' ')}: ";

    public static IEnumerable<string> Of(PolicyChange change) => Policy.ChangesOf(change.Changes).Select(c => $"{c.Key.Clock} {Policy.Clocks.First(p => p.Id == c.Key.Clock).Title}: {Of(c.Key)}{c.Value.Words}.")
        .Concat(Policy.ZonesOf(change.Changes).Select(z => $"Zones near protected places: {(z.Key == "near" ? "held up to" : "held below a radius of")} {z.Value} metres{(z.Key == "near" ? " from the centre" : "")}."))
        .Concat(Policy.DaysOf(change.Changes).OrderBy(d => d.Key).Select(d => $"{Day(d.Key)} {(d.Value ? "becomes a bank holiday" : "is no bank holiday")}."));

    public static string Day(DateOnly date) => date.ToString("ddd d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where the change was proposed from.</summary>
    public static string PageOf(PolicyChange change) => Policy.DaysOf(change.Changes).Count > 0 ? "/admin/bank-holidays" : "/admin/policy";
}
