using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Web.Tests.Support;

/// <summary>One case of a test and the ids under it.</summary>
public sealed record Arrangement(Guid CaseId, string Reference, Guid VictimId, Guid SuspectId, Guid VictimRoleId, Guid SuspectRoleId, Guid EntryId, Guid AssessmentId)
{
    public Guid DutyId { get; init; }
    public Guid AlarmId { get; init; }
    public Guid OrderId { get; init; }
    public Guid WarrantId { get; init; }
    public Guid MeetingId { get; init; }
    public Guid ActionId { get; init; }
    public Guid NoteId { get; init; }
    public Guid QuestionId { get; init; }
    public Guid ReferralId { get; init; }
    public Guid MeetingActionId { get; init; }
    public Guid SearchId { get; init; }

    /// <summary>The address of a page under this case, every id in it filled in.</summary>
    public string AddressOf(RouteEndpoint endpoint)
    {
        var address = "/" + endpoint.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal);
        foreach (var (name, id) in new (string, Guid)[]
        {
            ("caseId", CaseId), ("incidentId", EntryId), ("assessmentId", AssessmentId), ("roleId", VictimRoleId), ("dutyId", DutyId), ("alarmId", AlarmId), ("orderId", OrderId), ("warrantId", WarrantId),
            ("meetingId", MeetingId), ("actionId", ActionId), ("noteId", NoteId), ("questionId", QuestionId), ("referralId", ReferralId), ("meetingActionId", MeetingActionId), ("searchId", SearchId), ("personId", VictimId),
        }) address = address.Replace($"{{{name}}}", id.ToString(), StringComparison.OrdinalIgnoreCase);
        return address.Replace("{step}", "home", StringComparison.Ordinal) + (address.EndsWith("/consent/advocate", StringComparison.Ordinal) ? $"?referral={ReferralId}" : "");
    }
}

/// <summary>Cases made by the domain's own acts on behalf of demo accounts.</summary>
public static class World
{
    private static int _number;

    /// <summary>A reported, flagged and graded case, logged by the account; every protected detail is a sentinel.</summary>
    public static async Task<Arrangement> CaseAsync(this WebApp app, string loggedBy, string? officerInCase = null, bool restricted = false, Identity? victim = null, Identity? suspect = null, Guid? suspectId = null, Relationship relationship = Relationship.ExPartner, bool graded = true, Guid? victimId = null)
    {
        var number = Interlocked.Increment(ref _number);
        var by = app.Account(loggedBy);
        var now = app.Now;
        await using var db = app.Open(loggedBy);
        var v = victimId is not null ? null : Person.Record(by.ForceId, victim ?? new Identity($"Vic{Letters(number)}", $"Sentvictim{Letters(number)}", null, new DateOnly(1990, 1, 1).AddDays(number * 37), null), now);
        var s = suspectId is null ? Person.Record(by.ForceId, suspect ?? new Identity($"Sus{Letters(number)}", $"Sentsuspect{Letters(number)}", null, new DateOnly(1980, 1, 1).AddDays(number * 41), null), now) : null;
        var opened = Case.Open(by.ForceId, by.UnitId!.Value, victimId ?? v!.Id, suspectId ?? s!.Id, true, relationship, by.Id, now);
        opened.AddContact(opened.Victim.Id, ContactKind.Phone, new ProtectedText($"07700 9{number:00000}"), now);
        opened.AddContact(opened.Victim.Id, ContactKind.SafePlace, new ProtectedText($"SENTINEL-PLACE-{number} Rowan Row"), now, new ProtectedPosition(new MapPoint(54.5273m, -0.6419m)));
        var report = Report.Start(by.ForceId, by.UnitId.Value, by.Id, now);
        var entry = LogReport.Submit(report, new ReportContent(new EntryContent(EntryType.Report, now.AddHours(-1), TimePrecision.Minute, $"SENTINEL-WORDS-{number}", [Box.Following, Box.UnwantedContact, Box.VictimFear]) { Fear = Answer.Yes, Principal = Classification.Harassment })
        {
            Relationship = relationship,
        }, opened, by.Id, now);
        db.AddRange(opened, report, entry);
        if (v is not null) db.Add(v);
        if (s is not null) db.Add(s);
        var assessment = RiskAssessment.Propose(opened, new AssessmentContent("S-DASH", "2026.1", Enumerable.Range(1, 11).ToDictionary(i => i, i => i < 4 ? Answer.Yes : Answer.No), new Dictionary<int, string>(), RiskGrade.Medium, "Followed home twice this week."), null, by.Id, now);
        if (graded) db.Add(assessment);
        if (officerInCase is not null) opened.Allocate(app.Account(officerInCase).Id, by.Id, now);
        if (restricted) opened.Restrict([by.Id], by.Id, now);
        await db.CommitAsync(null, now, default);
        return new Arrangement(opened.Id, opened.Reference, opened.Victim.PersonId, opened.Suspect.PersonId, opened.Victim.Id, opened.Suspect.Id, entry.Id, assessment.Id)
        {
            DutyId = db.Duties.Where(d => d.CaseId == opened.Id).OrderBy(d => d.Id).Select(d => d.Id).First(),
            AlarmId = db.Alarms.Where(a => a.CaseId == opened.Id && a.Kind == StalkingCase.Domain.Alarms.AlarmKind.ProbableCourseOfConduct).Select(a => a.Id).First(),
        };
    }

    /// <summary>The same case with an order made and a warrant issued now.</summary>
    public static async Task<Arrangement> WithOrderAndWarrantAsync(this WebApp app, Arrangement of, string by, DateTimeOffset? issuedAt = null, Guid? allocatedTo = null)
    {
        var (now, who) = (app.Now, app.Account(by).Id);
        await using var db = app.Open(by);
        var opened = await db.Cases.SingleAsync(c => c.Id == of.CaseId);
        var order = Order.Made(opened, new MadeContent(OrderKind.StalkingProtection, now, UkTime.DateOf(now).AddYears(2)) { Conditions = [new ConditionContent(ConditionKind.NoContact, "Not to contact the victim.")] }, who, now);
        var warrant = Warrant.Issue(opened, new WarrantContent(WarrantType.FirstInstance, issuedAt ?? now, "Castle Hill Magistrates' Court", "Breach of a stalking protection order", BackedForBail: false), who, now);
        if (allocatedTo is { } officer) warrant.Allocate(officer, who, now);
        db.AddRange(order, warrant);
        await db.CommitAsync(null, now, default);
        return of with { OrderId = order.Id, WarrantId = warrant.Id };
    }

    /// <summary>Makes an administrator of somebody, for acts that need two.</summary>
    public static async Task SecondAdminAsync(this WebApp app, string userName)
    {
        await using var db = app.Open();
        var (user, role) = (app.Account(userName).Id, await db.Roles.SingleAsync(r => r.Name == "admin"));
        db.UserRoles.RemoveRange(await db.UserRoles.Where(r => r.UserId == user).ToListAsync());
        db.UserRoles.Add(new Microsoft.AspNetCore.Identity.IdentityUserRole<Guid> { UserId = user, RoleId = role.Id });
        await db.SaveChangesAsync();
    }

    public static async Task DeclareConflictAsync(this WebApp app, string userName, Guid caseId)
    {
        await using var db = app.Open();
        db.Conflicts.Add(new ConflictDeclaration { ForceId = app.Account(userName).ForceId, UserId = app.Account(userName).Id, CaseId = caseId, DeclaredAt = app.Now });
        await db.SaveChangesAsync();
    }

    public static async Task<Referral> ReferAsync(this WebApp app, Guid caseId, string advocate, string by, ConsentScopes scopes = ConsentScopes.All)
    {
        await using var db = app.Open(by);
        var @case = db.Cases.Single(c => c.Id == caseId);
        var referral = Accepted(@case, app.Account(advocate), app.Account(by).Id, app.Now, scopes);
        db.Referrals.Add(referral);
        await db.CommitAsync(null, app.Now, default);
        return referral;
    }

    /// <summary>A referral with consent that the advocate has accepted.</summary>
    public static Referral Accepted(Case of, Officer advocate, Guid by, DateTimeOffset now, ConsentScopes scopes = ConsentScopes.All)
    {
        var referral = Referral.Make(of, advocate.OrganisationId, advocate.Id, new ConsentContent(IsGiven: true, scopes, "In person."), now, by, now);
        referral.Accept(advocate.Id, advocate.Id, now);
        return referral;
    }

    /// <summary>An active plan with one open action, owned by the account.</summary>
    public static async Task<(Guid PlanId, Guid ActionId)> PlanAsync(this WebApp app, Guid caseId, string owner, string by)
    {
        await using var db = app.Open(by);
        var (now, who) = (app.Now, app.Account(by).Id);
        var plan = SafeguardingPlan.Start(db.Cases.Single(c => c.Id == caseId), app.Account(owner).Id, who, now);
        foreach (var domain in SafeguardingPlan.NeededAtHigh) plan.Write(domain, new ProtectedText($"SENTINEL-PLAN-{domain}"), who, now);
        var measure = plan.AddMeasure(new MeasureContent(PlanDomain.Home, "Change the locks", app.Account(owner).Id, null, UkTime.DateOf(now).AddDays(2), VictimAgreement.Yes), who, now);
        plan.Activate(RiskGrade.High, VictimAgreement.Yes, null, now, who, now);
        db.Plans.Add(plan);
        await db.CommitAsync(null, now, default);
        return (plan.Id, measure.Id);
    }

    /// <summary>The same case with an advocate who accepted, her plan, a note of hers and a question to the police.</summary>
    public static async Task<Arrangement> WithAdvocateAsync(this WebApp app, Arrangement of, string advocate, string by, ConsentScopes scopes = ConsentScopes.All)
    {
        var referral = await app.ReferAsync(of.CaseId, advocate, by, scopes);
        var (_, action) = await app.PlanAsync(of.CaseId, advocate, by);
        var her = app.Account(advocate);
        await using var db = app.Open(advocate);
        var opened = await db.Cases.SingleAsync(c => c.Id == of.CaseId);
        var note = AdvocateNote.Write(opened, her.OrganisationId!.Value, $"SENTINEL-NOTE of {of.Reference}", her.Id, app.Now);
        var question = AdvocateMessage.Ask(opened, her.OrganisationId.Value, "Has he been interviewed?", her.Id, app.Now);
        db.AddRange(note, question);
        await db.CommitAsync(null, app.Now, default);
        return of with { ActionId = action, NoteId = note.Id, QuestionId = question.Id, ReferralId = referral.Id };
    }

    /// <summary>An act on one loaded case, committed.</summary>
    public static async Task ActAsync(this WebApp app, string by, Guid caseId, Action<Case, Guid, DateTimeOffset> act)
    {
        await using var db = app.Open(by);
        act(db.Cases.Single(c => c.Id == caseId), app.Account(by).Id, app.Now);
        await db.CommitAsync(null, app.Now, default);
    }

    private static string Letters(int number) => new([.. number.ToString("000", System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)('a' + (c - '0') * 2))]);
}
