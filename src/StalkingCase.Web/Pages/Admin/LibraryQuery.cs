using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Orders;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>The library of order conditions with every version, and who asked for and decided on each.</summary>
public sealed record LibraryView(IReadOnlyList<LibraryCondition> Conditions, OfficerNames Names)
{
    public IEnumerable<(LibraryCondition Condition, LibraryWording Wording)> Waiting => Conditions.SelectMany(c => c.Wordings.Where(w => w.IsWaiting).Select(w => (c, w)));
}

public sealed class LibraryQuery(CaseDbContext db, OfficerNamesQuery names)
{
    public const int Most = ConditionLibraryQuery.Most;

    public async Task<LibraryView> RunAsync(Guid forceId, CancellationToken ct)
    {
        var found = await db.LibraryConditions.AsNoTracking().Where(c => c.ForceId == forceId).OrderBy(c => c.Kind).ThenBy(c => c.Title).ThenBy(c => c.Id).Take(Most).ToListAsync(ct);
        var who = await names.RunAsync(found.SelectMany(c => c.Wordings).SelectMany(w => new Guid?[] { w.AskedBy, w.DecidedBy }), ct);
        return new LibraryView([.. found.OrderBy(c => c.Kind)], who);
    }
}

/// <summary>A version of the library in words.</summary>
public static class LibraryWords
{
    public static string Of(LibraryCondition condition, LibraryWording wording) => wording.IsWithdrawal ? $"{condition.Title}: withdrawal" : $"{condition.Title}: version {wording.Number}";
}
