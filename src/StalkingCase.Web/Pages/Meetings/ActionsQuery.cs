using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
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
    public string? After { get; set; }

    public string Link(string? after) => $"/meetings/actions?whose={Whose}{(after is null ? "" : $"&after={after}")}";
}

public sealed record ActionRow(MeetingAction Action, Guid CaseId, string Reference, MeetingKind Kind)
{
    public string Who { get; init; } = "";
}

/// <summary>Open actions of meetings, the longest overdue first; a case hidden from the reader is not there.</summary>
public sealed class ActionsQuery(CaseDbContext db, Reader reader, CaseAccess access, OfficerNamesQuery names)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<ActionRow> Rows, string? Next)> RunAsync(ActionsFilter filter, CancellationToken ct)
    {
        var (id, force, units) = (reader.Id, reader.ForceId, reader.UnitIds);
        var open = db.MeetingActions.AsNoTracking().Where(a => a.EndedAt == null);
        open = filter.Whose switch
        {
            WhoseActions.Chair => open.Where(a => a.ForceId == force && db.Meetings.Any(m => m.Id == a.MeetingId && m.ChairId == id)),
            WhoseActions.Unit when reader.MayPlanMeetings() => open.Where(a => a.ForceId == force && db.Cases.Any(c => c.Id == a.CaseId && units.Contains(c.UnitId))),
            _ => open.Where(a => a.OwnerId == id),
        };
        if (Keyset.Read(filter.After) is { } k) open = open.Where(a => a.DueBy > k.At || (a.DueBy == k.At && a.Id > k.Id));
        var rows = await (from a in open
                          join c in access.Visible() on a.CaseId equals c.Id
                          orderby a.DueBy, a.Id
                          select new ActionRow(a, c.Id, c.Reference, db.MeetingItems.Where(i => i.Id == a.ItemId).Select(i => i.Kind).First())).Take(PageSize + 1).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var who = await names.RunAsync(shown.Select(r => r.Action.OwnerId), ct);
        return ([.. shown.Select(r => r with { Who = r.Action.OwnerId is { } owner ? who.Of(owner) : r.Action.OutsidePerson! })], rows.Count > PageSize ? new Keyset(0, shown[^1].Action.DueBy, shown[^1].Action.Id).ToString() : null);
    }
}
