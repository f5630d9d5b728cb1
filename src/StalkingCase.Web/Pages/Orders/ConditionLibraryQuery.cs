using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>A wording as a drafter meets it.</summary>
/// <param name="IsCurrent">Offered now; another is kept only where an order has it already (ORD-11).</param>
public sealed record OfferedWording(Guid Id, ConditionKind Kind, string Title, int Version, string Words, string? CourtWording, bool IsCurrent);

/// <summary>Every approved wording of the force, current or not.</summary>
public sealed class ConditionLibrary(IReadOnlyList<OfferedWording> wordings)
{
    public bool OffersAny => wordings.Any(w => w.IsCurrent);

    public OfferedWording? Find(Guid? id) => wordings.FirstOrDefault(w => w.Id == id);

    public bool IsLibraryText(string? words) => wordings.Any(w => IsSame(w.Words, words));

    public bool IsCourtText(string? words) => wordings.Any(w => IsSame(w.CourtWording, words));

    /// <summary>A form sends other line ends than were stored, and nothing for what is empty.</summary>
    public static bool IsSame(string? one, string? other) => Plain(one) == Plain(other);

    private static string Plain(string? words) => words?.Trim().ReplaceLineEndings("\n") ?? "";

    /// <summary>The current wordings, and the one the line has already.</summary>
    public IEnumerable<SelectListItem> ChoicesFor(Guid? chosen) =>
        [.. wordings.Where(w => w.IsCurrent || w.Id == chosen).Select(w => new SelectListItem($"{EnumText.Of(w.Kind)}: {w.Title}, version {w.Version}{(w.IsCurrent ? "" : ", no longer offered")}", w.Id.ToString()))];
}

/// <summary>The force's library of conditions, read once for a request.</summary>
public sealed class ConditionLibraryQuery(CaseDbContext db, Reader reader, TimeProvider clock)
{
    public const int Most = 500;

    private ConditionLibrary? _read;

    public async Task<ConditionLibrary> RunAsync(CancellationToken ct)
    {
        if (_read is not null) return _read;
        var now = clock.GetUtcNow();
        var conditions = await db.LibraryConditions.AsNoTracking().Where(c => c.ForceId == reader.ForceId).OrderBy(c => c.Kind).ThenBy(c => c.Title).ThenBy(c => c.Id).Take(Most).ToListAsync(ct);
        return _read = new ConditionLibrary(
        [
            .. from c in conditions
               from w in c.Wordings
               where w.IsApproved && !w.IsWithdrawal
               orderby c.Kind, c.Title, w.Number descending
               select new OfferedWording(w.Id, c.Kind, c.Title, w.Number, w.Words!, w.CourtWording, c.At(now)?.Id == w.Id),
        ]);
    }
}
