using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Data.Facts;

/// <summary>
/// The cases of the force that share a person or an identifier with one case (REP-02, REP-04, REP-14, REP-17). Bounded:
/// an identifier shared by a great many cases, a hostel or a switchboard, says nothing about two of them.
/// </summary>
public sealed partial class NeighbourReader(CaseDbContext db, IReadOnlyList<Fact> unsaved)
{
    public const int MostNeighbours = 40;
    private const int MostIdentifiers = 100;
    private const int MostShared = 400;

    internal sealed record Found(Guid CaseId, Tie Tie, bool BothPersons, DateTimeOffset Since);

    public async Task<Neighbours> ReadAsync(Case of, CaseFacts facts, CancellationToken ct)
    {
        var found = await ByPersonAsync(of, ct);
        var known = found.Select(f => f.CaseId).ToHashSet();
        found.AddRange((await ByIdentifierAsync(of, ct)).Where(f => !known.Contains(f.CaseId)));
        known.UnionWith(found.Select(f => f.CaseId));
        found.AddRange((await ByNameAsync(of, ct)).Where(f => !known.Contains(f.CaseId)));
        var kept = found.OrderBy(f => f.Tie).ThenBy(f => f.CaseId).Take(MostNeighbours).ToList();
        if (kept.Count == 0) return Neighbours.None;

        var ids = kept.Select(f => f.CaseId).Distinct().ToList();
        var theirs = (await db.Facts.AsNoTracking().Where(f => ids.Contains(f.CaseId)).ToListAsync(ct))
            .Concat(unsaved.Where(f => ids.Contains(f.CaseId))).GroupBy(f => f.CaseId).ToDictionary(g => g.Key, g => new CaseFacts(g));
        return new Neighbours([.. kept.Where(f => theirs.ContainsKey(f.CaseId)).Select(f => AsNeighbour(f, facts, theirs[f.CaseId]))]);
    }

    private async Task<List<Found>> ByPersonAsync(Case of, CancellationToken ct)
    {
        var (victim, suspect) = (of.Victim.PersonId, of.Suspect.PersonId);
        Guid[] both = [victim, suspect];
        var sharing = from c in db.Cases from r in c.Roles where both.Contains(r.PersonId) && (r.Part == RolePart.Suspect || r.Part == RolePart.Victim) select c.Id;
        var cases = await db.Cases.AsNoTracking()
            .Where(c => c.ForceId == of.ForceId && c.Id != of.Id && sharing.Contains(c.Id))
            .OrderBy(c => c.Id).Take(MostNeighbours)
            .Select(c => new
            {
                c.Id,
                c.OpenedAt,
                Victim = c.Roles.Where(r => r.Part == RolePart.Victim).Select(r => r.PersonId).FirstOrDefault(),
                Suspect = c.Roles.Where(r => r.Part == RolePart.Suspect).Select(r => r.PersonId).FirstOrDefault(),
            }).ToListAsync(ct);
        var found = new List<Found>();
        foreach (var c in cases)
        {
            var since = c.OpenedAt > of.OpenedAt ? c.OpenedAt : of.OpenedAt;
            var (sameVictim, sameSuspect) = (c.Victim == victim, c.Suspect == suspect);
            if (c.Victim == suspect && c.Suspect == victim) found.Add(new Found(c.Id, Tie.RolesReversed, false, since));
            else if (sameVictim) found.Add(new Found(c.Id, Tie.SameVictim, sameSuspect, since));
            else if (sameSuspect) found.Add(new Found(c.Id, Tie.SameSuspect, false, since));
        }

        return found;
    }

    private async Task<List<Found>> ByIdentifierAsync(Case of, CancellationToken ct)
    {
        var pending = db.ChangeTracker.Entries<IdentifierToken>().Where(e => e.State is EntityState.Added && e.Entity.CaseId == of.Id).Select(e => e.Entity);
        var own = (await db.IdentifierTokens.AsNoTracking().Where(t => t.CaseId == of.Id).ToListAsync(ct)).Concat(pending)
            .Where(t => !t.Digest.StartsWith(Identifier.PostcodePrefix, StringComparison.Ordinal)).Take(MostIdentifiers).ToList();
        if (own.Count == 0) return [];

        var (kinds, digests) = (own.Select(t => t.Kind).Distinct().ToList(), own.Select(t => t.Digest).Distinct().ToList());
        var shared = await db.IdentifierTokens.AsNoTracking()
            .Where(t => t.ForceId == of.ForceId && kinds.Contains(t.Kind) && digests.Contains(t.Digest) && t.CaseId != of.Id)
            .OrderBy(t => t.CaseId).Take(MostShared).ToListAsync(ct);
        var pairs = from theirs in shared
                    join ours in own on (theirs.Kind, theirs.Digest) equals (ours.Kind, ours.Digest)
                    select (Theirs: theirs, Ours: ours, Since: theirs.RecordedAt > ours.RecordedAt ? theirs.RecordedAt : ours.RecordedAt);
        return [.. pairs.GroupBy(p => p.Theirs.CaseId).Select(g => new Found(g.Key, Tie.SharedIdentifier, MatchesBoth(g.Select(p => (p.Ours.Part, p.Theirs.Part))), g.Min(p => p.Since)))];
    }

    private static bool MatchesBoth(IEnumerable<(RolePart Ours, RolePart Theirs)> parts) =>
        new[] { RolePart.Victim, RolePart.Suspect }.All(part => parts.Contains((part, part)));

    internal static Neighbour AsNeighbour(Found found, CaseFacts own, CaseFacts theirs)
    {
        // The tie is complete with the first fact, here or there, that was recorded when both sides were known. A fact
        // that named the suspect later completes a tie by the suspect.
        var naming = found.Tie is Tie.SharedIdentifier ? [] : own.Of(FactKind.SuspectNamed).Concat(theirs.Of(FactKind.SuspectNamed)).Select(f => f.RecordedAt);
        var since = naming.Append(found.Since).Max();
        var completes = own.All.Concat(theirs.All).OrderBy(f => f.RecordedAt).ThenBy(f => f.CaseId).ThenBy(f => f.Seq).FirstOrDefault(f => f.RecordedAt >= since)
            ?? own.All.Concat(theirs.All).MaxBy(f => f.RecordedAt)!;
        return new Neighbour(found.CaseId, found.Tie, completes.RecordedAt, completes.Id, Incidents(theirs)) { BothPersons = found.BothPersons };
    }

    private static List<NeighbourIncident> Incidents(CaseFacts theirs)
    {
        var labels = theirs.Of(FactKind.Classified).GroupBy(f => f.SubjectId).ToDictionary(g => g.Key, g => g.Last().Detail.Principal);
        return [.. theirs.Of(FactKind.IncidentRecorded, FactKind.BreachRecorded).Select(f =>
            new NeighbourIncident(f.Id, f.OccurredAt, f.RecordedAt, f.Detail.Boxes ?? [], labels.GetValueOrDefault(f.SubjectId) ?? f.Detail.Principal ?? Classification.NonCrime))];
    }
}
