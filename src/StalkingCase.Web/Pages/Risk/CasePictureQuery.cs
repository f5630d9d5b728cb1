using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Web.Pages.Risk;

/// <param name="LastIncidentAt">When the last incident or breach was recorded (RSK-07).</param>
public sealed record CasePicture(RiskPicture Risk, IReadOnlyList<Trend> Trends, DateTimeOffset? LastIncidentAt, IReadOnlyList<Alarm> OpenAlarms)
{
    public RiskGrade? Effective => Risk.Effective;
    public RiskGrade? Floor => Risk.Floor.Grade;
}

/// <summary>What the books say of one case now: the grade and why, the trends, the open alarms. Derived from the facts, as in the commit.</summary>
public sealed class CasePictureQuery(CaseDbContext db, TimeProvider clock)
{
    public async Task<CasePicture> RunAsync(Guid caseId, CancellationToken ct)
    {
        var of = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, ct);
        var facts = new CaseFacts(await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId).ToListAsync(ct));
        var neighbours = await new NeighbourReader(db, []).ReadAsync(of, facts, ct);
        var last = facts.Of(FactKind.IncidentRecorded, FactKind.BreachRecorded).Select(f => (DateTimeOffset?)f.RecordedAt).Max();
        return new CasePicture(RiskPicture.Of(facts, neighbours), AlarmBook.Trends(facts, neighbours, clock.GetUtcNow()), last,
            [.. AlarmBook.Derive(facts, neighbours).Where(a => a.IsOpen)]);
    }
}
