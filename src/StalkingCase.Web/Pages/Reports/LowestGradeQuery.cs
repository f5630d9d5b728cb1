using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>The lowest grade allowed, and what sets it: signs by name, questions by number.</summary>
public sealed record LowestGrade(RiskGrade? Grade, IReadOnlyList<string> Because);

/// <summary>
/// The lowest grade that a report may be given (RSK-02 to RSK-04): what the books will say of its case once it is
/// submitted. Nothing here works out a floor: the report is submitted onto a copy that is never saved, and the books are read.
/// </summary>
public sealed class LowestGradeQuery(CaseDbContext db, Reader reader, CaseAccess access)
{
    public async Task<LowestGrade> RunAsync(ReportInput input, DateTimeOffset now, CancellationToken ct)
    {
        var copy = await CopyAsync(input, now, ct);
        var content = ReportReading.Content(input, now);
        var incident = content.Incident with
        {
            Account = string.IsNullOrWhiteSpace(input.Account) ? "Not written yet" : input.Account,
            OccurredAt = content.Incident.OccurredAt > now ? now : content.Incident.OccurredAt,
        };
        var entry = LogReport.Submit(Report.Start(reader.ForceId, copy.UnitId, reader.Id, now), content with { Incident = incident, Belief = Belief.NotSure }, copy, reader.Id, now);
        var (floor, tool) = (await RunAsync(copy, entry, ct), ReportReading.Screening(input).FloorFrom());
        return new LowestGrade(new[] { floor.Grade, tool.Grade }.Max(), Because(floor, tool, input.Tool));
    }

    /// <summary>The floor of a case with an entry that is about to be saved. Cases beside it count as far as the reader may know of them.</summary>
    public async Task<Floor> RunAsync(Case of, Entry entry, CancellationToken ct)
    {
        var stored = await db.Facts.AsNoTracking().Where(f => f.CaseId == of.Id).ToListAsync(ct);
        var facts = new CaseFacts(stored.Concat(of.UnsavedFacts).Concat(entry.UnsavedFacts));
        var (victim, suspect) = (of.Victim.PersonId, of.Suspect.PersonId);
        var beside = await access.Visible().Where(c => c.Id != of.Id && c.Roles.Any(r => r.PersonId == victim && r.Part == RolePart.Victim) && c.Roles.Any(r => r.PersonId == suspect && r.Part == RolePart.Suspect))
            .Select(c => c.Id).Take(NeighbourReader.MostNeighbours).ToListAsync(ct);
        var neighbours = beside.Count == 0 ? Neighbours.None
            : new Neighbours([.. (await new NeighbourReader(db, []).ReadAsync(of, facts, ct)).All.Where(n => beside.Contains(n.CaseId))]);
        return RiskPicture.Of(facts, neighbours).Floor;
    }

    /// <summary>The case chosen to add to, where the reader may read it; else a new one of the people chosen. The ids come from a form.</summary>
    private async Task<Case> CopyAsync(ReportInput input, DateTimeOffset now, CancellationToken ct)
    {
        if (Guid.TryParse(input.OntoCase, out var onto) && (await access.DecideAsync(onto, ct)).MayRead) return await db.Cases.AsNoTracking().SingleAsync(c => c.Id == onto, ct);
        var (victim, suspect) = (await KnownAsync(input.VictimMatch, ct), await KnownAsync(input.SuspectMatch, ct));
        return Case.Open(reader.ForceId, reader.UnitId ?? Guid.Empty, victim, suspect == victim ? Guid.CreateVersion7() : suspect, suspectKnown: input.Knows is not KnowsWho.No, input.Relationship ?? Relationship.NotKnown, reader.Id, now);
    }

    private async Task<Guid> KnownAsync(string? chosen, CancellationToken ct) =>
        Guid.TryParse(chosen, out var id) && await access.Visible().SelectMany(c => c.Roles).AnyAsync(r => r.PersonId == id, ct) ? id : Guid.CreateVersion7();

    private static List<string> Because(Floor floor, ToolFloor tool, RiskTool asked)
    {
        var reasons = new List<string>();
        if (floor.Critical.Count > 0) reasons.Add($"a critical sign is recorded ({string.Join(", ", floor.Critical.Select(b => EnumText.Of(b)))})");
        if (floor.Serious.Count > 0) reasons.Add($"a serious sign is recorded ({string.Join(", ", floor.Serious.Select(s => RiskWords.Of(s)))})");
        reasons.AddRange(floor.Reasons.Where(r => r is FloorReason.ShorteningGaps or FloorReason.SeparationControlViolence or FloorReason.WarrantWithThreats).Select(r => RiskWords.Of(r)));
        if (tool.Grade is { } grade && grade >= (floor.Grade ?? 0) && tool.SetBy.Count > 0) reasons.Add(RiskWords.Because(asked, tool));
        return reasons;
    }
}
