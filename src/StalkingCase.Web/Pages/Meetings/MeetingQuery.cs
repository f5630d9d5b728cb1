using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public sealed record AgendaRow(Guid CaseId, MeetingItem Item, string Reference, RiskGrade? Risk, bool IsEndorsed)
{
    /// <summary>Initials where the reader works the case, else nothing (SEC-D20).</summary>
    public string Initials { get; init; } = "";
}

public sealed record MeetingView(Meeting Meeting, string Unit, IReadOnlyList<AgendaRow> Rows, DateTimeOffset PapersDueBy, OfficerNames Names, int Waiting)
{
    public int PapersOpen => Rows.Count(r => r.Item.Status is ItemStatus.Listed && r.Item.PapersSentAt is null);
}

/// <summary>A meeting as this reader sees it: cases hidden from the reader, and items that the reader's agency left, are not there.</summary>
public sealed class MeetingQuery(CaseDbContext db, Reader reader, CaseAccess access, OfficerNamesQuery names)
{
    private const int Most = 200;

    public async Task<MeetingView> RunAsync(Guid meetingId, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meetingId, ct);
        var rows = await (from i in MeetingRights.Staying(db, reader, meetingId).AsNoTracking()
                          join c in access.Visible() on i.CaseId equals c.Id
                          orderby i.Place, i.Id
                          select new { Item = i, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed }).Take(Most).ToListAsync(ct);
        var initials = await InitialsAsync([.. rows.Select(r => r.Item.CaseId)], ct);
        var (kind, unit) = (meeting.Kind, meeting.UnitId);
        var waiting = !reader.MayRun(meeting) ? 0 : await (from i in db.MeetingItems.IgnoreAutoIncludes()
                                                           join c in access.Visible() on i.CaseId equals c.Id
                                                           where i.ForceId == meeting.ForceId && i.Kind == kind && i.Status == ItemStatus.Referred && db.Units.Any(u => u.Id == c.UnitId && (u.Id == unit || u.ParentId == unit))
                                                           select i.Id).CountAsync(ct);
        var place = await db.Units.Where(u => u.Id == unit).Select(u => u.Name).SingleAsync(ct);
        var papers = (await db.PolicyOfAsync(meeting.ForceId, now, ct)).At(now).Points("CLK-42")[0].Before(meeting.StartsAt);
        return new MeetingView(meeting, place, [.. rows.Select(r => new AgendaRow(r.Item.CaseId, r.Item, r.Reference, r.EffectiveRisk, r.IsRiskEndorsed) { Initials = initials.GetValueOrDefault(r.Item.CaseId, "") })],
            papers, await names.RunAsync([meeting.ChairId, meeting.CoordinatorId], ct), waiting);
    }

    private async Task<Dictionary<Guid, string>> InitialsAsync(List<Guid> cases, CancellationToken ct)
    {
        var people = await (from c in access.Worked()
                            from r in c.Roles
                            join p in db.People on r.PersonId equals p.Id
                            where cases.Contains(c.Id) && (r.Part == RolePart.Victim || r.Part == RolePart.Suspect)
                            orderby c.Id, r.Id
                            select new { CaseId = c.Id, r.Part, p.FirstName, p.LastName }).AsNoTracking().Take(Most * 4).ToListAsync(ct);
        return people.GroupBy(p => p.CaseId).ToDictionary(g => g.Key, g => string.Join(", ", g.GroupBy(p => p.Part).OrderBy(p => p.Key)
            .Select(p => $"{(p.Key is RolePart.Victim ? "victim" : "suspect")} {Letters(p.First().FirstName, p.First().LastName)}")));
    }

    private static string Letters(string? first, string? last) =>
        string.Join(" ", new[] { first, last }.Where(n => !string.IsNullOrEmpty(n)).Select(n => $"{n![0]}.")) is { Length: > 0 } letters ? letters : "not known";
}
