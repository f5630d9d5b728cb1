using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>What a meeting needs to know of the case before anybody speaks.</summary>
public sealed record ItemFacts(Relationship Relationship, int IncidentsInYear, DateTimeOffset? LastIncidentAt, bool HasOrder, bool IsWanted);

public sealed record ItemView(Meeting Meeting, MeetingItem Item, IReadOnlyList<MeetingMinute> Minutes, IReadOnlyList<MeetingAction> Actions, ItemFacts Facts, OfficerNames Names)
{
    public string AgencyOf(Guid? id) => Meeting.Agencies.FirstOrDefault(a => a.Id == id)?.Name ?? "";

    public string WhoDoes(MeetingAction action) => action.OwnerId is { } id ? Names.Of(id) : action.OutsidePerson!;
}

public sealed class ItemQuery(CaseDbContext db, Reader reader, OfficerNamesQuery names)
{
    private const int Most = 200;

    public async Task<ItemView> RunAsync(Guid meetingId, Guid caseId, CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meetingId, ct);
        var item = await MeetingRights.Staying(db, reader, meetingId).AsNoTracking().Where(i => i.CaseId == caseId).OrderByDescending(i => i.ReferredAt).FirstAsync(ct);
        var minutes = await db.MeetingMinutes.AsNoTracking().Where(m => m.ItemId == item.Id).OrderBy(m => m.StartedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(ct);
        var actions = await db.MeetingActions.AsNoTracking().Where(a => a.ItemId == item.Id).OrderBy(a => a.DueBy).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        var who = await names.RunAsync([item.ReferredBy, .. minutes.Select(m => (Guid?)m.WriterId), .. actions.Select(a => a.OwnerId), .. item.Information.Select(i => (Guid?)i.ById)], ct);
        return new ItemView(meeting, item, minutes, actions, await FactsAsync(caseId, ct), who);
    }

    private async Task<ItemFacts> FactsAsync(Guid caseId, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var year = UkTime.StartOfDay(UkTime.DateOf(now).AddMonths(-12));
        FactKind[] kinds = [FactKind.IncidentRecorded, FactKind.BreachRecorded];
        var incidents = await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && kinds.Contains(f.Kind) && f.OccurredAt >= year).OrderByDescending(f => f.OccurredAt).Take(1000).Select(f => f.OccurredAt).ToListAsync(ct);
        return new ItemFacts(
            await db.Cases.IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.Relationship).SingleAsync(ct), incidents.Count, incidents.Count == 0 ? null : incidents[0],
            await db.OrdersOf(caseId).AnyAsync(o => !o.ProtectsSomebodyElse && (o.Status == OrderStatus.Made || o.Status == OrderStatus.Served), ct),
            await db.WarrantsOf(caseId).AnyAsync(w => w.Status == WarrantStatus.Outstanding, ct));
    }
}
