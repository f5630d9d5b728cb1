using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Pages.Duties;

public sealed record OpenDuty(string Clock, string Part, Guid SubjectId, DateTimeOffset StartsAt, DateTimeOffset DueBy)
{
    public string Title => DutyBook.ClockOf(Clock).Title;
}

/// <summary>What is still owed in a case under some clocks: what a recording page is for.</summary>
public sealed class OpenDutiesQuery(CaseDbContext db)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<OpenDuty>> RunAsync(Guid caseId, CancellationToken ct, params string[] clocks)
    {
        var now = db.Clock.GetUtcNow();
        return await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && clocks.Contains(d.Clock) && d.VisibleFrom <= now)
            .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Most).Select(d => new OpenDuty(d.Clock, d.Part, d.SubjectId, d.StartsAt, d.DueBy)).ToListAsync(ct);
    }
}
