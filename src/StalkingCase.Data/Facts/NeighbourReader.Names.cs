using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;

namespace StalkingCase.Data.Facts;

/// <summary>Another record that may be the same person (REP-02): a strong match of one, or a possible match of both people of the case.</summary>
public sealed partial class NeighbourReader
{
    private const int MostNamesakes = 40;
    private static readonly HashSet<(IdentifierKind, string)> NoKeys = [];
    private static readonly NameTokenKind[] OfLastName = [NameTokenKind.LastName, NameTokenKind.LastNameLessOne, NameTokenKind.LastNameSound, NameTokenKind.Alias];

    /// <summary>Asked for although any kind would do: the index begins with it.</summary>
    private static readonly string[] AnyKind = [.. Enum.GetNames<NameTokenKind>()];

    private sealed record Namesake(Guid PersonId, MatchStrength Strength, DateTimeOffset RecordedAt);

    private async Task<List<Found>> ByNameAsync(Case of, CancellationToken ct)
    {
        var victims = await NamesakesAsync(of, of.Victim.PersonId, ct);
        var suspects = await NamesakesAsync(of, of.Suspect.PersonId, ct);
        if (victims.Count + suspects.Count == 0) return [];

        var ids = victims.Keys.Concat(suspects.Keys).Distinct().ToList();
        var roles = await (from c in db.Cases.AsNoTracking()
                           from r in c.Roles
                           where c.ForceId == of.ForceId && c.Id != of.Id && ids.Contains(r.PersonId)
                           orderby c.Id
                           select new { CaseId = c.Id, r.PersonId, r.Part, r.RecordedAt }).Take(MostShared).ToListAsync(ct);
        var found = new List<Found>();
        foreach (var theirs in roles.GroupBy(r => r.CaseId))
        {
            var matched = theirs.SelectMany(r => new[] { (Own: RolePart.Victim, By: victims.GetValueOrDefault(r.PersonId)), (Own: RolePart.Suspect, By: suspects.GetValueOrDefault(r.PersonId)) }
                .Where(m => m.By is not null).Select(m => (m.Own, Theirs: r.Part, m.By!.Strength, Since: Later(Later(m.By.RecordedAt, r.RecordedAt), of.OpenedAt)))).ToList();
            var both = MatchesBoth(matched.Where(m => m.Strength >= MatchStrength.Possible).Select(m => (m.Own, m.Theirs)));
            if (!both && matched.All(m => m.Strength < MatchStrength.Strong)) continue;
            found.Add(new Found(theirs.Key, Tie.PossibleSamePerson, both, matched.Min(m => m.Since)));
        }

        return found;
    }

    private async Task<Dictionary<Guid, Namesake>> NamesakesAsync(Case of, Guid personId, CancellationToken ct)
    {
        var person = db.People.Local.FindEntry(personId)?.Entity ?? await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null || !person.Identity.IsKnown) return [];

        var typed = new TypedPerson { FirstName = person.FirstName, LastName = person.LastName, Nickname = person.Nickname, BornOn = person.BornOn, Today = UkTime.DateOf(of.OpenedAt) };
        var names = NameKeys.QueryTokens(typed).Where(t => OfLastName.Contains(t.Kind)).Select(t => t.Value).Distinct().Take(24).ToList();
        var tokens = db.NameTokens.AsNoTracking().Where(t => t.ForceId == of.ForceId && AnyKind.Contains(t.Kind) && names.Contains(t.Value) && t.PersonId != personId);
        var candidates = await tokens.GroupBy(t => t.PersonId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(MostNamesakes).ToListAsync(ct);
        var people = await db.People.AsNoTracking().Where(p => candidates.Contains(p.Id)).ToListAsync(ct);
        var found = new Dictionary<Guid, Namesake>();
        foreach (var known in people)
        {
            var match = Matcher.Compare(typed, new KnownPerson
            {
                PersonId = known.Id,
                FirstName = known.FirstName,
                LastName = known.LastName,
                Aliases = known.Nickname is null ? [] : [known.Nickname],
                BornOn = known.BornOn,
                BornYearAbout = known.BornYearAbout,
                Identifiers = [],
            }, NoKeys);
            if (match is { Strength: >= MatchStrength.Possible }) found[known.Id] = new Namesake(known.Id, match.Strength, known.RecordedAt);
        }

        return found;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
