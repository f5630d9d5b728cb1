using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.People;

namespace StalkingCase.Data.Search;

/// <summary>One part that a person found plays in one case the reader may know of.</summary>
public sealed record FoundPart(Guid CaseId, string Reference, RolePart Part, int Reports, DateTimeOffset LastEntryAt);

/// <summary>An earlier record that may be the person typed, why, and where the reader may know it from.</summary>
public sealed record FoundPerson(Match Match, string DisplayName, DateOnly? BornOn, int? BornYearAbout, IReadOnlyList<FoundPart> Parts);

/// <summary>
/// Look-up of people typed against every report of any type and age (REP-02), through the token tables: name keys, and
/// keyed digests of identifiers. A person whose every case is closed to the reader is not found at all: the visible
/// cases are given as a query and are part of the same statements, so that hidden and unknown cost the same (SEC-D15).
/// </summary>
public sealed class PersonLookup(CaseDbContext db)
{
    private const int MostCandidates = 60;
    private const int RarestTokens = 24;

    /// <param name="visible">The cases whose existence the reader may know of.</param>
    public async Task<IReadOnlyList<FoundPerson>> FindAsync(TypedPerson typed, IQueryable<Case> visible, int most, CancellationToken ct)
    {
        var typedKeys = Identifier.KeysOf(typed, db.Keys.Digest);
        var ids = await CandidatesAsync(typed, typedKeys, visible, ct);
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var tokens = await db.IdentifierTokens.AsNoTracking().Where(t => ids.Contains(t.PersonId) && visible.Any(c => c.Id == t.CaseId)).Take(2000).ToListAsync(ct);
        var matches = people.Select(p => (Person: p, Match: Matcher.Compare(typed, Known(p, tokens.Where(t => t.PersonId == p.Id)), typedKeys)))
            .Where(x => x.Match is not null).OrderByDescending(x => x.Match!.Strength).ThenByDescending(x => x.Match!.Reasons.Count).ThenBy(x => x.Person.Id).Take(most).ToList();

        var found = matches.Select(m => m.Person.Id).ToList();
        var rows = await (from c in visible from r in c.Roles where found.Contains(r.PersonId) orderby c.LastEntryAt descending, c.Id select new { r.PersonId, r.Part, c.Id, c.Reference, c.LastEntryAt })
            .Take(200).ToListAsync(ct);
        var caseIds = rows.Select(r => (Guid?)r.Id).Distinct().ToList();
        var reports = await db.Reports.Where(x => caseIds.Contains(x.CaseId)).GroupBy(x => x.CaseId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var parts = rows.Select(r => new { r.PersonId, Part = new FoundPart(r.Id, r.Reference, r.Part, reports.GetValueOrDefault(r.Id), r.LastEntryAt) }).ToList();
        return
        [
            .. matches.Select(m => new FoundPerson(m.Match!, m.Person.DisplayName, m.Person.BornOn, m.Person.BornYearAbout,
                [.. parts.Where(p => p.PersonId == m.Person.Id).Select(p => p.Part).OrderByDescending(p => p.LastEntryAt)])),
        ];
    }

    private async Task<List<Guid>> CandidatesAsync(TypedPerson typed, IReadOnlySet<(IdentifierKind Kind, string Key)> typedKeys, IQueryable<Case> visible, CancellationToken ct)
    {
        var names = NameKeys.QueryTokens(typed).Take(RarestTokens).Select(t => t.Value).Distinct().ToList();
        var kinds = NameKeys.QueryTokens(typed).Take(RarestTokens).Select(t => t.Kind.ToString()).Distinct().ToList();
        var (digests, of) = (typedKeys.Select(k => k.Key).ToList(), typedKeys.Select(k => k.Kind.ToString()).Distinct().ToList());
        // Tokens first and visibility for each hit: the other way round reads every person of the force.
        List<DateOnly?> births = typed.BornOn is null ? [] : [typed.BornOn, Swapped(typed.BornOn)];
        var byName = await db.NameTokens.Where(t => names.Contains(t.Value) && kinds.Contains(t.Kind) && visible.SelectMany(c => c.Roles.Where(r => r.PersonId == t.PersonId)).Any())
            .GroupBy(t => t.PersonId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(MostCandidates).ToListAsync(ct);
        // An identifier belongs to the case it was told on: known there only, it is unknown to whoever may not see that case (SEC-D13).
        var byIdentifier = await db.IdentifierTokens.Where(t => of.Contains(t.Kind) && digests.Contains(t.Digest) && visible.Any(c => c.Id == t.CaseId)).Select(t => t.PersonId).Distinct().OrderBy(i => i).Take(MostCandidates).ToListAsync(ct);
        var byBirth = await db.People.Where(p => births.Contains(p.BornOn) && visible.SelectMany(c => c.Roles.Where(r => r.PersonId == p.Id)).Any()).OrderBy(p => p.Id).Select(p => p.Id).Take(MostCandidates).ToListAsync(ct);
        return [.. byIdentifier.Concat(byBirth).Concat(byName).Distinct()];
    }

    private static KnownPerson Known(Person person, IEnumerable<IdentifierToken> tokens) => new()
    {
        PersonId = person.Id,
        FirstName = person.FirstName,
        LastName = person.LastName,
        Aliases = person.Nickname is null ? [] : [person.Nickname],
        BornOn = person.BornOn,
        BornYearAbout = person.BornYearAbout,
        Identifiers = [.. tokens.Select(t => (Enum.Parse<IdentifierKind>(t.Kind), t.Digest))],
    };

    private static DateOnly? Swapped(DateOnly? born) => born is { Day: <= 12 } b ? new DateOnly(b.Year, b.Day, b.Month) : born;
}
