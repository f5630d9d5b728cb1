using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Pages.Alarms;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>The last change of policy that gave a duty another time.</summary>
public sealed record RetimedBy(Guid ChangeId, DateTimeOffset From);

public sealed record DutyRow(Duty Duty, Clock Clock, string Owner, string? Href)
{
    public RetimedBy? Retimed { get; init; }

    public string State(DateTimeOffset now) => Duty switch
    {
        { CancelledAt: not null } => Duty.Cancelled switch
        {
            CancelReason.StartVoided => "Cancelled: what started it was entered by mistake",
            CancelReason.SubjectEnded => "Cancelled: what it was about has ended",
            CancelReason.CaseClosed => "Cancelled: the case was closed",
            CancelReason.Met => "Not needed: its action was done",
            _ => "No longer owed",
        },
        { MetAt: { } met } => met <= Duty.DueBy ? "Done in time" : "Done late",
        _ => Duty.IsOverdue(now) ? "Overdue" : "Open",
    };
}

/// <summary>The duties of a case: what, by when, whose, why, what discharges. An advocate reads her own and the victim's clocks.</summary>
public sealed class DutiesQuery(CaseDbContext db, AlarmsQuery alarms, OfficerNamesQuery names, Reader reader, IHttpContextAccessor http, TimeProvider clock)
{
    private const int MostChanges = 50;

    public async Task<IReadOnlyList<DutyRow>> RunAsync(Guid caseId, bool open, int most, CancellationToken ct)
    {
        var (now, id, isAdvocate, shared) = (clock.GetUtcNow(), reader.Id, reader.Role is Roles.Advocate, DutyWords.SharedWith(http.HttpContext!.GivenScopes()));
        var duties = db.Duties.AsNoTracking().Where(d => d.CaseId == caseId && d.VisibleFrom <= now && (d.MetAt == null && d.CancelledAt == null) == open);
        if (isAdvocate) duties = duties.Where(d => d.OwnerId == id || shared.Contains(d.Clock));
        var ordered = open ? duties.OrderBy(d => d.DueBy).ThenBy(d => d.Id) : duties.OrderByDescending(d => d.DueBy).ThenBy(d => d.Id);
        var found = await ordered.Take(most).ToListAsync(ct);
        var hidden = found.Exists(d => d.Clock == "CLK-50") ? await alarms.HiddenAsync(caseId, ct) : new HashSet<Guid>();
        var who = await names.RunAsync(found.Select(d => d.OwnerId), ct);
        var retimed = await RetimedAsync(caseId, ct);
        return [.. found.Where(d => !hidden.Contains(d.SubjectId)).Select(d => new DutyRow(d, DutyBook.ClockOf(d.Clock), who.Owner(d.OwnerId, d.OwnerPost), DutyWords.LinkOf(d.Clock, caseId, d.SubjectId)) { Retimed = retimed.GetValueOrDefault(d.Id) })];
    }

    private async Task<IReadOnlyDictionary<Guid, RetimedBy>> RetimedAsync(Guid caseId, CancellationToken ct)
    {
        var applied = await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && f.Kind == FactKind.PolicyApplied).OrderByDescending(f => f.Seq).Take(MostChanges).ToListAsync(ct);
        return applied.SelectMany(f => (f.Detail.DutyIds ?? []).Select(id => (Id: id, By: new RetimedBy(f.SubjectId, f.OccurredAt)))).GroupBy(r => r.Id)
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.By.From).By);
    }
}
