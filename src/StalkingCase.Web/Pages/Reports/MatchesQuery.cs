using StalkingCase.Data.Search;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>Earlier records of the person typed on this step, and the field that takes the choice.</summary>
public sealed record Matches(string Field, string? Chosen, IReadOnlyList<FoundPerson> Found);

/// <summary>A case that both people of the report may already have.</summary>
public sealed record PairCase(Guid CaseId, string Reference, Guid VictimId, Guid SuspectId, int Reports, string Because, bool IsReversed);

/// <summary>
/// Looks for earlier records as typed (REP-02): best five, over the cases the reader may know of, so that a record closed
/// to the reader is never hinted at.
/// </summary>
public sealed class MatchesQuery(PersonLookup lookup, CaseAccess access, TimeProvider clock)
{
    private const int Best = 5;

    public async Task<Matches> OfStepAsync(ReportStep step, ReportInput input, CancellationToken ct) => step is ReportStep.Victim
        ? new Matches("Input.VictimMatch", input.VictimMatch, await FindAsync(ReportReading.Victim(input, Today), ct))
        : new Matches("Input.SuspectMatch", input.SuspectMatch, await FindAsync(ReportReading.Suspect(input, Today), ct));

    public async Task<IReadOnlyList<PairCase>> PairsAsync(ReportInput input, CancellationToken ct)
    {
        var victims = await FindAsync(ReportReading.Victim(input, Today), ct);
        var suspects = await FindAsync(ReportReading.Suspect(input, Today), ct);
        var pairs = from v in victims
                    from vp in v.Parts
                    from s in suspects
                    from sp in s.Parts
                    where vp.CaseId == sp.CaseId && v.Match.PersonId != s.Match.PersonId
                        && ((vp.Part is RolePart.Victim && sp.Part is RolePart.Suspect) || (vp.Part is RolePart.Suspect && sp.Part is RolePart.Victim))
                    select new PairCase(vp.CaseId, vp.Reference, v.Match.PersonId, s.Match.PersonId, vp.Reports, $"Victim: {v.Match.Because} Suspect: {s.Match.Because}", vp.Part is RolePart.Suspect);
        return [.. pairs.DistinctBy(p => p.CaseId)];
    }

    private DateOnly Today => UkTime.DateOf(clock.GetUtcNow());

    private async Task<IReadOnlyList<FoundPerson>> FindAsync(TypedPerson typed, CancellationToken ct) =>
        LookupGate.IsEnough(typed) ? await lookup.FindAsync(typed, access.Visible(), Best, ct) : [];
}
