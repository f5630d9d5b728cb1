using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>VIC-04: what is recorded of where the suspect is, in words meant for the victim or her side. Intelligence and likely places count too.</summary>
public sealed class SuspectWordsQuery(CaseDbContext db)
{
    private const int Most = 500;
    private const int FewestWords = 3;
    private static readonly ContactKind[] Told = [ContactKind.Address, ContactKind.Workplace, ContactKind.Phone, ContactKind.Vehicle, ContactKind.SafePlace];

    /// <summary>For what the victim was told.</summary>
    public async Task<ToldScreen> ScreenAsync(Guid caseId, CancellationToken ct)
    {
        var known = await ReadAsync(caseId, ct);
        return ToldScreen.Of(known.Details.Concat(known.Places), known.Intelligence);
    }

    /// <summary>The kinds of detail found, in words, each once; never the detail itself.</summary>
    public async Task<IReadOnlyList<string>> FoundInAsync(Guid caseId, string words, CancellationToken ct)
    {
        var known = await ReadAsync(caseId, ct);
        var secret = ToldScreen.Of(known.Places, known.Intelligence);
        if (secret.HoldsIntelligence(words) || secret.HoldsPlace(words)) return ["likely places, or words of the intelligence"];
        return [.. ServedScreen.Of(known.Details.Where(d => Told.Contains(d.Kind))).Check(words).Select(f => EnumText.Of(f.Kind).ToLowerInvariant()).Distinct()];
    }

    /// <summary>The newest of each: what was learned last is what must not be said.</summary>
    private async Task<(List<(ContactKind Kind, ProtectedText Words)> Details, List<(ContactKind Kind, ProtectedText Words)> Places, List<string> Intelligence)> ReadAsync(Guid caseId, CancellationToken ct)
    {
        var of = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, ct);
        var details = of.Roles.Where(r => r.Part is RolePart.Suspect).SelectMany(r => r.Contacts).OrderByDescending(c => c.Id).Take(Most).Select(c => (c.Kind, c.Words)).ToList();
        var intelligence = await db.Entries.AsNoTracking().Where(e => e.CaseId == caseId && e.Type == EntryType.Intelligence).OrderByDescending(e => e.Id).Take(Most).Select(e => e.Account).ToListAsync(ct);
        var likely = await db.WarrantsOf(caseId).AsNoTracking().Where(w => w.LikelyPlaces != null).OrderByDescending(w => w.Id).Take(Most).Select(w => w.LikelyPlaces!).ToListAsync(ct);
        return (details, [.. likely.SelectMany(Places)], [.. intelligence, .. likely]);
    }

    /// <summary>
    /// One place to a line, between semicolons, commas or "or"; the whole line counts too, for an address with its town. A bare
    /// word such as "work" would be found in half of what anybody says; two words are a place when both are names.
    /// </summary>
    private static IEnumerable<(ContactKind Kind, ProtectedText Words)> Places(string likely) =>
        likely.Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(line => line.Replace(" or ", ",", StringComparison.OrdinalIgnoreCase).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(line))
            .Select(p => p.TrimEnd('.')).Distinct().Where(IsPlace).Select(p => (ContactKind.Address, new ProtectedText(p)));

    private static bool IsPlace(string likely)
    {
        var words = likely.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= FewestWords || likely.Any(char.IsDigit) || (words.Length == FewestWords - 1 && words.All(w => char.IsUpper(w[0])));
    }
}
