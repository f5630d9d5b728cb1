using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Pages.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

public sealed record OpenedDuty(Duty Duty, string Owner);

/// <param name="MayRead">False: there is nothing to show but the reference.</param>
public sealed record Recorded(Guid CaseId, string Reference, bool MayRead, IReadOnlyList<OpenedDuty> Duties, bool AsksForStalkingScreen);

/// <summary>
/// What a submitted report became, for the person who logged it: the reference always, the case only while it may be read
/// (SEC-D04). The route holds no case, so the row of the consultation is written here (SEC-L02).
/// </summary>
public sealed class DoneQuery(CaseDbContext db, Reader reader, CaseAccess access, AccessLog log, ForceToolsQuery tools)
{
    private const int Most = 40;

    public async Task<Recorded?> RunAsync(Guid draftId, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (from r in db.Reports.AsNoTracking()
                           where r.Id == draftId && r.LoggerId == reader.Id && r.CaseId != null
                           join c in db.Cases.IgnoreAutoIncludes() on r.CaseId equals c.Id
                           select new { c.Id, c.Reference, Report = r }).SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var mayRead = (await access.DecideAsync(found.Id, ct)).MayRead;
        await log.WriteAsync(new AccessLogEntry
        {
            At = now,
            ForceId = reader.ForceId,
            UserId = reader.Id,
            Role = reader.Role,
            SessionId = reader.SessionId,
            Action = HttpMethods.Get,
            Route = "/reports/drafts/{draftId:guid}/done",
            CaseId = found.Id,
            SubjectId = draftId,
            Outcome = mayRead ? "shown" : "denied",
            CorrelationId = db.Actor.CorrelationId,
        }, ct);
        if (!mayRead) return new Recorded(found.Id, found.Reference, false, [], false);
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == found.Id && d.VisibleFrom <= now).OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Most).ToListAsync(ct);
        var owners = duties.Select(d => d.OwnerId).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => owners.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return new Recorded(found.Id, found.Reference, true, [.. duties.Select(d => new OpenedDuty(d, d.OwnerId is { } o ? names.GetValueOrDefault(o, "") : Infrastructure.EnumText.Of(d.OwnerPost!.Value)))], ReportAnswers.AsksForStalkingScreen(found.Report) && (await tools.RunAsync(ct)).InUse("S-DASH", now) is not null);
    }
}
