using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Search;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Pages.Search;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>Earlier records of the person typed on this step, and the field that takes the choice.</summary>
public sealed record Matches(string Field, string? Chosen, IReadOnlyList<FoundPerson> Found)
{
    public const string NoneOfThese = "none";

    /// <summary>Nothing was offered, or one of the records offered was taken, or all were refused.</summary>
    public bool IsAnswered => Found.Count == 0 || Chosen == NoneOfThese || ChosenId is not null;

    public Guid? ChosenId => Guid.TryParse(Chosen, out var id) && Found.Any(f => f.Match.PersonId == id) ? id : null;

    /// <summary>Refused: none. Taken: that one. Not yet answered: all.</summary>
    public IEnumerable<FoundPerson> Possible => Chosen == NoneOfThese ? [] : ChosenId is { } id ? Found.Where(f => f.Match.PersonId == id) : Found;
}

/// <summary>One incident of the chain: when, and as what it was recorded.</summary>
public sealed record EarlierIncident(Guid CaseId, DateTimeOffset OccurredAt, Classification As);

/// <summary>A case that both people of the report may already have.</summary>
/// <param name="IsTaken">Both people were said to be the same.</param>
public sealed record PairCase(Guid CaseId, string Reference, Guid VictimId, Guid SuspectId, int Reports, string Because, bool IsReversed, bool IsTaken)
{
    /// <summary>A reader who has not said why may not add to it yet; nor see its chain.</summary>
    public bool MayRead { get; init; }
    public bool MayWrite { get; init; }
    public bool IsFlagged { get; init; }
    public IReadOnlyList<EarlierIncident> Chain { get; init; } = [];
    public int CrimeTypes => Chain.Select(i => i.As).Distinct().Count();
}

/// <summary>What the look-up found about a whole report, after the answers given.</summary>
/// <param name="Refused">Cases of records that were said to be somebody else's.</param>
public sealed record Earlier(Matches Victims, Matches Suspects, IReadOnlyList<PairCase> Pairs, IReadOnlyList<Guid> Refused)
{
    public static readonly Earlier Nothing = new(new Matches("", null, []), new Matches("", null, []), [], []);

    public ReportStep? NotAnswered => !Victims.IsAnswered ? ReportStep.Victim : !Suspects.IsAnswered ? ReportStep.Suspect : null;
}

/// <summary>
/// Looks for earlier records as typed (REP-02): best five, over the cases the reader may know of, so that a record closed
/// to the reader is never hinted at.
/// </summary>
public sealed class MatchesQuery(CaseDbContext db, PersonLookup lookup, CaseAccess access, Reader reader, AccessLog log, TimeProvider clock)
{
    private const int Best = 5;
    private const int LongestChain = 200;

    public async Task<Matches> OfStepAsync(ReportStep step, ReportInput input, CancellationToken ct) => step is ReportStep.Victim
        ? new Matches("Input.VictimMatch", input.VictimMatch, await FindAsync(ReportReading.Victim(input, Today), ct))
        : new Matches("Input.SuspectMatch", input.SuspectMatch, await FindAsync(ReportReading.Suspect(input, Today), ct));

    public async Task<Earlier> OfReportAsync(ReportInput input, CancellationToken ct)
    {
        var victims = await OfStepAsync(ReportStep.Victim, input, ct);
        var suspects = await OfStepAsync(ReportStep.Suspect, input, ct);
        var pairs = (from v in victims.Possible
                     from vp in v.Parts
                     from s in suspects.Possible
                     from sp in s.Parts
                     where vp.CaseId == sp.CaseId && v.Match.PersonId != s.Match.PersonId
                         && ((vp.Part is RolePart.Victim && sp.Part is RolePart.Suspect) || (vp.Part is RolePart.Suspect && sp.Part is RolePart.Victim))
                     select new PairCase(vp.CaseId, vp.Reference, v.Match.PersonId, s.Match.PersonId, vp.Reports, $"Victim: {v.Match.Because} Suspect: {s.Match.Because}", vp.Part is RolePart.Suspect,
                         v.Match.PersonId == victims.ChosenId && s.Match.PersonId == suspects.ChosenId)).DistinctBy(p => p.CaseId).ToList();

        var kept = victims.Possible.Concat(suspects.Possible).SelectMany(f => f.Parts).Select(p => p.CaseId).ToHashSet();
        var refused = victims.Found.Where(_ => victims.Chosen == Matches.NoneOfThese).Concat(suspects.Found.Where(_ => suspects.Chosen == Matches.NoneOfThese))
            .SelectMany(f => f.Parts).Select(p => p.CaseId).Distinct().Where(id => !kept.Contains(id)).ToList();
        return new Earlier(victims, suspects, await WithChainAsync(pairs, ct), refused);
    }

    private async Task<IReadOnlyList<PairCase>> WithChainAsync(IReadOnlyList<PairCase> pairs, CancellationToken ct)
    {
        var ids = pairs.Select(p => p.CaseId).ToList();
        var chain = await db.Entries.AsNoTracking().Where(e => ids.Contains(e.CaseId) && e.VoidedAt == null && e.Type != EntryType.Contact && e.Type != EntryType.Intelligence)
            .OrderByDescending(e => e.OccurredAt).ThenBy(e => e.Id).Take(LongestChain).Select(e => new EarlierIncident(e.CaseId, e.OccurredAt, e.Principal)).ToListAsync(ct);
        var flagged = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => ids.Contains(c.Id) && c.IsFlagged).Select(c => c.Id).ToListAsync(ct);
        var shown = new List<PairCase>();
        foreach (var pair in pairs)
        {
            var decision = await access.DecideAsync(pair.CaseId, ct);
            shown.Add(!decision.MayRead ? pair : pair with
            {
                MayRead = true,
                MayWrite = decision.MayWrite,
                IsFlagged = flagged.Contains(pair.CaseId),
                Chain = [.. chain.Where(i => i.CaseId == pair.CaseId).Reverse()],
            });
        }

        return shown;
    }

    private DateOnly Today => UkTime.DateOf(clock.GetUtcNow());

    private async Task<IReadOnlyList<FoundPerson>> FindAsync(TypedPerson typed, CancellationToken ct)
    {
        if (!LookupGate.IsEnough(typed)) return [];
        var found = await lookup.FindAsync(typed, access.Visible(), Best, ct);
        await log.ShownAsync(db, reader, "/reports", null, typed, found, ct);
        return found;
    }
}
