using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Team;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

public sealed record NewReferral(Guid Id, string Reference, RiskGrade? Risk, bool IsEndorsed, DateTimeOffset MadeAt, DateTimeOffset? DueBy, bool IsNamed);

public sealed record NextContact(Guid CaseId, string Reference, DateOnly On);

public sealed record ChangeRow(Guid CaseId, string Reference, FactKind Kind, DateTimeOffset At)
{
    public string Words => Kind switch
    {
        FactKind.WarrantIssued => "The suspect is wanted",
        FactKind.Arrested => "The suspect was arrested",
        FactKind.Released or FactKind.ReleasedUnderInvestigation => "The suspect was released",
        FactKind.Remanded => "The suspect was kept in custody",
        FactKind.BailGranted or FactKind.BailChanged or FactKind.BailEnded => "The bail changed",
        FactKind.OrderMade => "An order was made",
        FactKind.OrderServed => "An order was served",
        FactKind.WarrantExecuted => "The suspect was arrested on the warrant",
        FactKind.IncidentRecorded or FactKind.BreachRecorded => "Something new happened: review the plan",
        FactKind.QuestionAnswered => "The police answered your question",
        FactKind.AssessmentEndorsed or FactKind.AssessmentChanged => "The risk was graded",
        _ => "The suspect was charged",
    };
}

public sealed record AdvocateWork(DutyPage Contacts, DutyPage Reviews, IReadOnlyList<NewReferral> Referrals, IReadOnlyList<NextContact> Next, IReadOnlyList<ChangeRow> Changes)
{
    /// <summary>For the manager of the organisation alone: what climbed to her.</summary>
    public IReadOnlyList<ClimbedRow>? Climbed { get; init; }
}

/// <summary>An advocate's home: contacts and reviews due, new referrals, and what changed on the cases she may see.</summary>
public sealed class AdvocateWorkQuery(CaseDbContext db, Reader reader, CaseAccess access, DutiesQuery duties, TeamQuery team, TimeProvider clock)
{
    private const int Most = 50;
    private const int Days = 7;
    private static readonly string[] Contacts = ["CLK-11", "CLK-13", "CLK-14", "CLK-15", "CLK-16", "CLK-17", "CLK-48"];
    private static readonly string[] Reviews = ["CLK-07", "CLK-08", "CLK-09"];
    private static readonly FactKind[] Told =
    [
        FactKind.WarrantIssued, FactKind.Arrested, FactKind.Released, FactKind.ReleasedUnderInvestigation, FactKind.BailGranted, FactKind.BailChanged,
        FactKind.BailEnded, FactKind.Remanded, FactKind.OrderMade, FactKind.OrderServed, FactKind.Charged, FactKind.WarrantExecuted, FactKind.IncidentRecorded, FactKind.BreachRecorded,
        FactKind.QuestionAnswered, FactKind.AssessmentEndorsed, FactKind.AssessmentChanged,
    ];

    /// <summary>Told of only where the victim lets it be shared.</summary>
    private static readonly FactKind[] Limited = [FactKind.OrderMade, FactKind.OrderServed, FactKind.IncidentRecorded, FactKind.BreachRecorded];

    public async Task<AdvocateWork> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (since, until, id, organisation, tomorrow) = (now.AddDays(-Days), UkTime.StartOfDay(UkTime.DateOf(now).AddDays(2)), reader.Id, reader.OrganisationId, UkTime.DateOf(now).AddDays(1));
        return new AdvocateWork(
            await duties.OfClocksAsync(Contacts, until, ct),
            await duties.OfClocksAsync(Reviews, until, ct),
            await (from r in db.Referrals.AsNoTracking()
                   join c in db.Cases.IgnoreAutoIncludes() on r.CaseId equals c.Id
                   where r.OrganisationId == organisation && r.Status == ReferralStatus.Sent && r.WithdrawnAt == null && (r.ConsentUntil == null || r.ConsentUntil > now) && (r.AdvocateId == null || r.AdvocateId == id)
                       && (!c.IsRestricted || c.NamedReaders.Any(n => n.UserId == id)) && !db.Conflicts.Any(x => x.UserId == id && (x.CaseId == c.Id || c.Roles.Any(p => p.PersonId == x.PersonId)))
                   orderby r.MadeAt, r.Id
                   select new NewReferral(r.Id, c.Reference, c.EffectiveRisk, c.IsRiskEndorsed, r.MadeAt,
                       db.Duties.WhereOpen().Where(d => d.CaseId == c.Id && d.Clock == "CLK-11" && d.SubjectId == r.Id).Select(d => (DateTimeOffset?)d.DueBy).FirstOrDefault(), r.AdvocateId == id)).Take(Most).ToListAsync(ct),
            await (from n in db.AdvocateContacts.AsNoTracking()
                   join c in access.Visible() on n.CaseId equals c.Id
                   where n.OrganisationId == organisation && n.NextOn != null && n.NextOn <= tomorrow && !db.AdvocateContacts.Any(later => later.CaseId == n.CaseId && later.At > n.At && (later.Succeeded || later.NextOn != null))
                   orderby n.NextOn, n.Id
                   select new NextContact(c.Id, c.Reference, n.NextOn!.Value)).Take(Most).ToListAsync(ct),
            await (from f in TimelineQuery.Standing(db.Facts.AsNoTracking(), db).OfThisVictim(db)
                   join c in access.Visible() on f.CaseId equals c.Id
                   join r in access.LiveReferrals(now) on c.Id equals r.CaseId
                   where f.RecordedAt >= since && (f.Kind != FactKind.QuestionAnswered || db.AdvocateMessages.Any(m => m.Id == f.SubjectId && m.OrganisationId == organisation)) && (Told.Contains(f.Kind) && !Limited.Contains(f.Kind)
                       || (f.Kind == FactKind.OrderMade || f.Kind == FactKind.OrderServed) && ((int)r.Scopes & (int)ConsentScopes.Orders) != 0
                       || (f.Kind == FactKind.IncidentRecorded || f.Kind == FactKind.BreachRecorded) && ((int)r.Scopes & (int)ConsentScopes.Timeline) != 0)
                   orderby f.RecordedAt descending, f.Id
                   select new ChangeRow(c.Id, c.Reference, f.Kind, f.OccurredAt)).Take(Most).ToListAsync(ct))
        {
            Climbed = reader.ManagesAdvocates ? await team.ClimbedAsync(ct) : null,
        };
    }
}
