using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public sealed record ItemOfCase(MeetingItem Item, DateTimeOffset? MeetingAt, bool MayOpen);

/// <summary>What meetings a case goes to, and whether it should (SAF-06). An item that the reader's agency left is not there for it (MTG-02).</summary>
public sealed record CaseMeetings(
    IReadOnlyList<ItemOfCase> Items, IReadOnlyList<MeetingAction> Actions, Relationship Relationship, IReadOnlyList<CriterionMet> Met, DateTimeOffset? RepeatUntil, bool IsMaracWaiting, CaseFacts Facts, OfficerNames Names)
{
    public bool IsDomestic => MaracCriteria.IsDomestic(Relationship);
}

public sealed class CaseMeetingsQuery(CaseDbContext db, Reader reader, OfficerNamesQuery names)
{
    private const int Most = 100;

    public async Task<CaseMeetings> RunAsync(Guid caseId, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var facts = new CaseFacts(await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId).ToListAsync(ct));
        var policy = await db.PolicyOfAsync(facts.ForceId, now, ct);
        var items = await MeetingRights.Staying(db, reader).AsNoTracking().Where(i => i.CaseId == caseId).OrderByDescending(i => i.ReferredAt).ThenBy(i => i.Id).Take(Most).ToListAsync(ct);
        var ids = items.Select(i => i.MeetingId).OfType<Guid>().ToList();
        var meetings = await db.Meetings.AsNoTracking().IgnoreAutoIncludes().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.StartsAt }).ToDictionaryAsync(m => m.Id, m => m.StartsAt, ct);
        var mine = await MeetingRights.Of(db, reader).IgnoreAutoIncludes().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        var staying = MeetingRights.Staying(db, reader).IgnoreAutoIncludes().Select(i => i.Id);
        var actions = await db.MeetingActions.AsNoTracking().Where(a => a.CaseId == caseId && staying.Contains(a.ItemId)).OrderBy(a => a.DueBy).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        return new CaseMeetings(
            [.. items.Select(i => new ItemOfCase(i, i.MeetingId is { } m ? meetings[m] : null, i.MeetingId is { } mine1 && mine.Contains(mine1)))], actions, MaracCriteria.RelationshipOf(facts),
            MaracCriteria.Met(facts, policy), MaracCriteria.RepeatUntil(facts, policy), MaracCriteria.IsWaiting(facts, MeetingKind.Marac), facts, await names.RunAsync(actions.Select(a => a.OwnerId), ct));
    }

    /// <summary>A criterion with the facts that show it, in words.</summary>
    public static string Because(CriterionMet met, DateTimeOffset now) => met.Criterion switch
    {
        MaracCriterion.Ticks => $"{met.Because[0].Detail.DashYes} ticks, {Infrastructure.UkTimeText.Format(met.Because[0].OccurredAt, now)}",
        MaracCriterion.Judgement => $"High was decided {Infrastructure.UkTimeText.Format(met.Because[0].OccurredAt, now)}",
        MaracCriterion.Escalation => $"{met.Because.Count} incidents, the last {Infrastructure.UkTimeText.Format(met.Because[^1].OccurredAt, now)}",
        _ => $"Further incident {Infrastructure.UkTimeText.Format(met.Because[^1].OccurredAt, now)}",
    };
}
