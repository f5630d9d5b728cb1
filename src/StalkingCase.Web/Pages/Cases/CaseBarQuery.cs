using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

public sealed record WantedLine(Guid WarrantId, DateTimeOffset IssuedAt, DateTimeOffset? AttemptDueBy, string? Owner);

public sealed record RiskLine(RiskGrade? Grade, bool IsEndorsed, string? EndorsedBy, DateTimeOffset? EndorsedAt, bool ReviewOverdue);

public sealed record VictimLine(Guid RoleId, string ShortName, SafeContact? Safe, bool HasSafeTimes, bool? IsSafeTime);

public sealed record SuspectLine(Guid RoleId, string ShortName, IReadOnlyList<WarningMarker> Markers);

public sealed record OrderLine(OrderKind Kind, OrderStatus Status, DateOnly? EndsOn);

/// <summary>SAF-01: a High case without an active plan says so on every page.</summary>
public sealed record PlanLine(bool IsMissing, bool ReviewOverdue);

public sealed record NextLine(string Title, DateTimeOffset DueBy);

/// <summary>The identity bar: what nobody may miss on any page of the case.</summary>
public sealed record CaseBar(
    Guid CaseId, string Reference, CaseStatus Status, bool IsRestricted, WantedLine? Wanted, RiskLine Risk, VictimLine Victim, SuspectLine Suspect, OrderLine? Order, PlanLine Plan, NextLine? Next, string OfficerInCase, DateTimeOffset Now)
{
    /// <summary>CLK-42: referred to a MARAC within 12 months; a further incident until then is a repeat.</summary>
    public DateTimeOffset? RepeatUntil { get; init; }
}

/// <summary>Nine queries, whatever the case holds. An advocate gets neither markers nor arrest plans (ux 3f).</summary>
public sealed class CaseBarQuery(CaseDbContext db, OfficerNamesQuery names, Reader reader, IHttpContextAccessor http, TimeProvider clock)
{
    private const int MostDuties = 100;
    private const int MostRoles = 50;
    private static readonly string[] Attempts = ["CLK-35", "CLK-36"];

    public async Task<CaseBar> RunAsync(Guid caseId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (today, isAdvocate) = (UkTime.DateOf(now), reader.Role is Roles.Advocate);
        var head = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => new
        {
            c.Reference,
            c.Status,
            c.IsRestricted,
            c.EffectiveRisk,
            c.IsRiskEndorsed,
            c.OfficerInCaseId,
            HasPlan = db.Plans.Any(p => p.CaseId == c.Id && p.Status == PlanStatus.Active),
        }).SingleAsync(ct);
        var roles = await (from c in db.Cases.IgnoreAutoIncludes()
                           from r in c.Roles
                           where c.Id == caseId && (r.Part == RolePart.Victim || r.Part == RolePart.Suspect)
                           orderby r.Id
                           select new { r.Id, r.Part, r.PersonId, r.SafeContact, r.SafeHours, HasSafeTimes = r.Contacts.Any(d => d.Kind == ContactKind.SafeTimes && d.SupersededAt == null) }).Take(MostRoles).ToListAsync(ct);
        var (victimRole, suspectRole) = (roles.First(r => r.Part is RolePart.Victim), roles.First(r => r.Part is RolePart.Suspect));
        Guid[] both = [victimRole.PersonId, suspectRole.PersonId];
        var people = await db.People.AsNoTracking().Where(p => both.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var decided = await db.Assessments.AsNoTracking().Where(a => a.CaseId == caseId && (a.Status == AssessmentStatus.Endorsed || a.Status == AssessmentStatus.Changed))
            .OrderByDescending(a => a.DecidedAt).ThenBy(a => a.Id).Select(a => new { a.DecidedBy, a.DecidedAt }).FirstOrDefaultAsync(ct);
        var warrant = await db.WarrantsOf(caseId).AsNoTracking().Where(w => w.Status == WarrantStatus.Outstanding)
            .OrderBy(w => w.IssuedAt).ThenBy(w => w.Id).Select(w => new { w.Id, w.IssuedAt, w.AllocatedTo }).FirstOrDefaultAsync(ct);
        var order = await db.Orders.AsNoTracking()
            .Where(o => o.CaseId == caseId && !o.ProtectsSomebodyElse && (o.Status == OrderStatus.Made || o.Status == OrderStatus.Served) && (o.EndsOn == null || o.EndsOn >= today))
            .OrderByDescending(o => o.Status == OrderStatus.Served).ThenByDescending(o => o.EndsOn).ThenBy(o => o.Id)
            .Select(o => new OrderLine(o.Kind, o.Status, o.EndsOn)).FirstOrDefaultAsync(ct);
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && d.VisibleFrom <= now)
            .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(MostDuties)
            .Select(d => new { d.Clock, d.SubjectId, d.DueBy, d.OwnerId, d.OwnerPost }).ToListAsync(ct);
        var attempt = warrant is null ? null : duties.Find(d => d.SubjectId == warrant.Id && Attempts.Contains(d.Clock));
        var (decision, shared) = (http.HttpContext!.CaseDecision(), DutyWords.SharedWith(http.HttpContext!.GivenScopes()));
        var (seesPlan, seesMeetings) = (decision.Covers(ConsentScopes.SafetyPlan), decision.Covers(ConsentScopes.SafetyPlan | ConsentScopes.Timeline));
        var next = duties.Find(d => !isAdvocate || shared.Contains(d.Clock) || d.OwnerId == reader.Id);
        var referredAt = await db.MeetingItems.IgnoreAutoIncludes().Where(i => i.CaseId == caseId && i.Kind == MeetingKind.Marac).MaxAsync(i => (DateTimeOffset?)i.ReferredAt, ct);
        var repeat = referredAt is { } referred ? (await db.PolicyOfAsync(reader.ForceId, now, ct)).At(referred).Period("CLK-42", "repeat").After(referred) : (DateTimeOffset?)null;
        var who = await names.RunAsync([decided?.DecidedBy, warrant?.AllocatedTo, attempt?.OwnerId, head.OfficerInCaseId], ct);

        var (victim, suspect) = (people[victimRole.PersonId], people[suspectRole.PersonId]);
        return new CaseBar(
            caseId, head.Reference, head.Status, head.IsRestricted,
            warrant is null ? null : new WantedLine(warrant.Id, warrant.IssuedAt, isAdvocate ? null : attempt?.DueBy,
                isAdvocate ? null : attempt is null ? who.Reach(warrant.AllocatedTo) : who.Owner(attempt.OwnerId, attempt.OwnerPost)),
            new RiskLine(head.EffectiveRisk, head.IsRiskEndorsed, head.IsRiskEndorsed && decided is not null ? who.Of(decided.DecidedBy) : null, decided?.DecidedAt,
                !isAdvocate && duties.Exists(d => d.Clock == "CLK-04" && d.DueBy <= now)),
            new VictimLine(victimRole.Id, victim.ShortName, victimRole.SafeContact, victimRole.HasSafeTimes || victimRole.SafeHours is not null, victimRole.SafeHours?.Includes(now)),
            new SuspectLine(suspectRole.Id, suspect.ShortName, isAdvocate ? [] : suspect.Markers),
            decision.Covers(ConsentScopes.Orders) ? order : null,
            new PlanLine(seesPlan && head.Status is CaseStatus.Open && head.EffectiveRisk is RiskGrade.High && !head.HasPlan, seesPlan && duties.Exists(d => d.Clock == "CLK-08" && d.DueBy <= now)),
            next is null ? null : new NextLine(DutyBook.ClockOf(next.Clock).Title, next.DueBy), who.Reach(head.OfficerInCaseId), now)
        {
            RepeatUntil = seesMeetings && repeat >= now ? repeat : null,
        };
    }
}
