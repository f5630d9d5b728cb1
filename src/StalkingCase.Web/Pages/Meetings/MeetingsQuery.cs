using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public enum MeetingsWhen
{
    [System.ComponentModel.DataAnnotations.Display(Name = "To come and of the last week")] Current,
    [System.ComponentModel.DataAnnotations.Display(Name = "All")] All,
}

public sealed class MeetingsFilter
{
    public MeetingKind? Kind { get; set; }
    public MeetingsWhen When { get; set; }
    public string? After { get; set; }

    public bool IsEmpty => Kind is null && When is MeetingsWhen.Current;

    public string Link(string? after) =>
        "/meetings?" + string.Join("&", new[] { Kind is { } k ? $"kind={k}" : null, When is MeetingsWhen.Current ? null : $"when={When}", after is null ? null : $"after={after}" }.OfType<string>());
}

public sealed record MeetingRow(Guid Id, MeetingKind Kind, MeetingStatus Status, DateTimeOffset StartsAt, Guid UnitId, string Unit, string Chair)
{
    public int Cases { get; init; }
    public int PapersOpen { get; init; }
    public DateTimeOffset PapersDueBy { get; init; }
}

/// <summary>Meetings that the reader may open, the latest first, with the cases that the reader may know of; never more than a page.</summary>
public sealed class MeetingsQuery(CaseDbContext db, Reader reader, CaseAccess access, TimeProvider clock)
{
    public const int PageSize = 50;
    private static readonly TimeSpan Past = TimeSpan.FromDays(7);

    public async Task<(IReadOnlyList<MeetingRow> Rows, string? Next)> RunAsync(MeetingsFilter filter, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (since, force) = (now - Past, reader.ForceId);
        var meetings = MeetingRights.Of(db, reader).AsNoTracking().IgnoreAutoIncludes().Where(m => m.ForceId == force);
        if (filter.When is MeetingsWhen.Current) meetings = meetings.Where(m => m.StartsAt >= since);
        if (filter.Kind is { } kind) meetings = meetings.Where(m => m.Kind == kind);
        if (Keyset.Read(filter.After) is { } k) meetings = meetings.Where(m => m.StartsAt < k.At || (m.StartsAt == k.At && m.Id < k.Id));
        var rows = await meetings.OrderByDescending(m => m.StartsAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new MeetingRow(m.Id, m.Kind, m.Status, m.StartsAt, m.UnitId,
                db.Units.Where(u => u.Id == m.UnitId).Select(u => u.Name).FirstOrDefault() ?? "", db.Users.Where(u => u.Id == m.ChairId).Select(u => u.DisplayName).FirstOrDefault() ?? "")).ToListAsync(ct);
        var shown = rows.Take(PageSize).ToList();
        var ids = shown.Select(r => (Guid?)r.Id).ToList();
        var items = await (from i in db.MeetingItems.AsNoTracking().IgnoreAutoIncludes()
                           join c in access.Visible() on i.CaseId equals c.Id
                           where ids.Contains(i.MeetingId)
                           group i by i.MeetingId into g
                           select new { g.Key, All = g.Count(), Open = g.Count(i => i.Status == ItemStatus.Listed && i.PapersSentAt == null) }).ToDictionaryAsync(g => g.Key!.Value, ct);
        var papers = (await db.PolicyOfAsync(force, now, ct)).At(now).Points("CLK-42")[0];
        return ([.. shown.Select(r => r with { Cases = items.GetValueOrDefault(r.Id)?.All ?? 0, PapersOpen = items.GetValueOrDefault(r.Id)?.Open ?? 0, PapersDueBy = papers.Before(r.StartsAt) })],
            rows.Count > PageSize ? new Keyset(0, shown[^1].StartsAt, shown[^1].Id).ToString() : null);
    }

    /// <summary>Referred and on no agenda yet, of the reader's units, by kind.</summary>
    public async Task<IReadOnlyList<(MeetingKind Kind, int Count)>> WaitingAsync(CancellationToken ct)
    {
        var (force, units) = (reader.ForceId, reader.UnitIds);
        var waiting = await (from i in db.MeetingItems.AsNoTracking().IgnoreAutoIncludes()
                             join c in access.Visible() on i.CaseId equals c.Id
                             where i.ForceId == force && i.Status == ItemStatus.Referred && units.Contains(c.UnitId)
                             group i by i.Kind into g
                             select new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. waiting.OrderBy(w => w.Key).Select(w => (w.Key, w.Count))];
    }
}
