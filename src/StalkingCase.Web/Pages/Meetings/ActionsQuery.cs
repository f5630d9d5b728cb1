using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public enum WhoseActions
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Mine")] Mine,
    [System.ComponentModel.DataAnnotations.Display(Name = "Of meetings that I chair")] Chair,
    [System.ComponentModel.DataAnnotations.Display(Name = "My unit's")] Unit,
}

public sealed class ActionsFilter
{
    public WhoseActions Whose { get; set; }
    public bool Done { get; set; }
    public string? After { get; set; }

    public string Link(string? after) => $"{Link(Whose, Done)}{(after is null ? "" : $"&after={after}")}";

    public static string Link(WhoseActions whose, bool done) => $"/meetings/actions?whose={whose}{(done ? "&done=true" : "")}";
}

public sealed record ActionRow(MeetingAction Action, Guid CaseId, string Reference, MeetingKind Kind)
{
    public string Who { get; init; } = "";

    /// <summary>Who recorded that it was done, or dropped it.</summary>
    public string EndedBy { get; init; } = "";
}

/// <summary>Actions of meetings: the open ones, the longest overdue first, or those that ended, the latest first. A case hidden from the reader is not there.</summary>
public sealed class ActionsQuery(CaseDbContext db, Reader reader, CaseAccess access, OfficerNamesQuery names)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<ActionRow> Rows, string? Next)> RunAsync(ActionsFilter filter, CancellationToken ct)
    {
        var (id, force, units) = (reader.Id, reader.ForceId, reader.UnitIds);
        var all = db.MeetingActions.AsNoTracking();
        var actions = filter.Done ? all.Where(a => a.EndedAt != null) : all.Where(a => a.EndedAt == null);
        actions = filter.Whose switch
        {
            WhoseActions.Chair => actions.Where(a => a.ForceId == force && db.Meetings.Any(m => m.Id == a.MeetingId && m.ChairId == id)),
            WhoseActions.Unit when reader.MayPlanMeetings() => actions.Where(a => a.ForceId == force && db.Cases.Any(c => c.Id == a.CaseId && units.Contains(c.UnitId))),
            _ => actions.Where(a => a.OwnerId == id),
        };
        var rows = await (filter.Done ? Ended(actions, Keyset.Read(filter.After)) : Open(actions, Keyset.Read(filter.After))).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var endedBy = filter.Done ? await EndedByAsync(shown, ct) : [];
        var who = await names.RunAsync(shown.Select(r => r.Action.OwnerId).Concat(endedBy.Values.Cast<Guid?>()), ct);
        return ([.. shown.Select(r => r with { Who = r.Action.OwnerId is { } owner ? who.Of(owner) : r.Action.OutsidePerson!, EndedBy = endedBy.TryGetValue(r.Action.Id, out var by) ? who.Of(by) : "" })],
            rows.Count > PageSize ? new Keyset(0, filter.Done ? shown[^1].Action.EndedAt!.Value : shown[^1].Action.DueBy, shown[^1].Action.Id).ToString() : null);
    }

    private IQueryable<ActionRow> Open(IQueryable<MeetingAction> actions, Keyset? after)
    {
        if (after is { } k) actions = actions.Where(a => a.DueBy > k.At || (a.DueBy == k.At && a.Id > k.Id));
        return from a in actions
               join c in access.Visible() on a.CaseId equals c.Id
               orderby a.DueBy, a.Id
               select new ActionRow(a, c.Id, c.Reference, db.MeetingItems.Where(i => i.Id == a.ItemId).Select(i => i.Kind).First());
    }

    private IQueryable<ActionRow> Ended(IQueryable<MeetingAction> actions, Keyset? after)
    {
        if (after is { } k) actions = actions.Where(a => a.EndedAt < k.At || (a.EndedAt == k.At && a.Id > k.Id));
        return from a in actions
               join c in access.Visible() on a.CaseId equals c.Id
               orderby a.EndedAt descending, a.Id
               select new ActionRow(a, c.Id, c.Reference, db.MeetingItems.Where(i => i.Id == a.ItemId).Select(i => i.Kind).First());
    }

    private async Task<Dictionary<Guid, Guid>> EndedByAsync(IReadOnlyList<ActionRow> rows, CancellationToken ct)
    {
        var (cases, ids) = (rows.Select(r => r.CaseId).Distinct().ToList(), rows.Select(r => r.Action.Id).ToList());
        var ended = await db.Facts.AsNoTracking().Where(f => cases.Contains(f.CaseId) && (f.Kind == FactKind.MeetingActionDone || f.Kind == FactKind.MeetingActionDropped) && ids.Contains(f.SubjectId))
            .OrderBy(f => f.Seq).Select(f => new { f.SubjectId, f.ById }).Take(PageSize).ToListAsync(ct);
        return ended.DistinctBy(f => f.SubjectId).ToDictionary(f => f.SubjectId, f => f.ById);
    }
}
