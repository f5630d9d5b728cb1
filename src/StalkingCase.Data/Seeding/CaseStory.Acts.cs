using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Data.Seeding;

public sealed partial class CaseStory
{
    private static readonly (string Code, string Version, Dictionary<int, Answer> Answers, RiskGrade? Floor)[] Tools =
        [Answered("SCREEN", 1, 2, 5), Answered("SCREEN", 1, 2, 3, 5, 7), Answered("S-DASH", 1, 2), Answered("S-DASH", 1, 2, 4, 5)];

    private RiskAssessment? _proposed;
    private SafeguardingPlan? _plan;
    private Referral? _referral;
    private Warrant? _warrant;

    private Decider Sergeant => new(Unit.Sergeant, Rank.Sergeant);
    private Decider Inspector => new(Unit.Inspector, Rank.Inspector);

    /// <summary>A tool and a named grade, never below the floor; <see cref="GradeBelowFloor"/> is the exception.</summary>
    public CaseStory Allocate(TimeSpan gap)
    {
        if (Moves(gap)) Case.Allocate(Officer, Unit.Sergeant, At);
        return this;
    }

    public CaseStory Grade(TimeSpan gap, RiskGrade grade)
    {
        if (!Moves(gap)) return this;
        var (code, version, answers, toolFloor) = _by.Of(Tools);
        var floor = RiskPicture.Of(Facts(), Neighbours.None).Floor.Grade;
        var chosen = (RiskGrade)Math.Max((int)grade, Math.Max((int)(floor ?? 0), (int)(toolFloor ?? 0)));
        Propose(new AssessmentContent(code, version, answers, new Dictionary<int, string>(), chosen, Because(chosen)) { ToolFloor = toolFloor }, floor);
        return this;
    }

    public CaseStory GradeBelowFloor(TimeSpan gap)
    {
        if (!Moves(gap)) return this;
        var (code, version, answers, toolFloor) = Tools[3];
        Propose(new AssessmentContent(code, version, answers, new Dictionary<int, string>(), RiskGrade.Standard,
            "The two have spoken since, in front of a worker, and the victim says that the messages were about the flat.")
        { ToolFloor = toolFloor },
            RiskPicture.Of(Facts(), Neighbours.None).Floor.Grade);
        return this;
    }

    /// <summary>"No change, because" by the officer.</summary>
    public CaseStory Review(TimeSpan gap)
    {
        if (!Moves(gap)) return this;
        var picture = RiskPicture.Of(Facts(), Neighbours.None);
        _proposed = Add(RiskAssessment.NoChange(Case, picture.Effective ?? RiskGrade.Medium, picture.Floor.Grade, "Read again with everything entered since: nothing takes the risk away, nothing adds to it.", Officer, At));
        return this;
    }

    private void Propose(AssessmentContent content, RiskGrade? floor) => _proposed = Add(RiskAssessment.Propose(Case, content, floor, Officer, At));

    public CaseStory Endorse(TimeSpan gap)
    {
        if (_proposed is { Status: AssessmentStatus.Proposed } && Moves(gap)) _proposed.Endorse(null, null, _proposed.Grade is RiskGrade.High || _proposed.Floor is RiskGrade.High ? Inspector : Sergeant, At);
        return this;
    }

    public CaseStory SendBack(TimeSpan gap)
    {
        if (_proposed is { Status: AssessmentStatus.Proposed } && Moves(gap)) _proposed.SendBack("What does the victim say about the two weeks before? Ask, and grade again.", Sergeant, At);
        return this;
    }

    /// <param name="answered">Whether the advocate has taken it on yet.</param>
    public CaseStory Refer(TimeSpan gap, bool consent = true, bool answered = true)
    {
        if (!Moves(gap)) return this;
        var scopes = consent ? ConsentScopes.All : ConsentScopes.Contact | ConsentScopes.SafetyPlan;
        _referral = Add(Referral.Make(Case, Unit.Organisation, Unit.Advocate, new ConsentContent(consent, scopes, consent ? "In person, on the day of the report." : null)
        {
            LawfulBasis = consent ? null : "Serious harm likely: shared without consent, inspector's decision.",
            ApprovedBy = consent ? null : Unit.Inspector,
        }, At, Officer, At));
        if (!answered || !Moves(_by.Hours(1, 6))) return this;
        _referral.Accept(Unit.Advocate, Unit.Advocate, At);
        if (Moves(_by.Hours(1, 10)) && Unit.Organisation is { } organisation) AdvocateCalls(organisation);
        return this;
    }

    private void AdvocateCalls(Guid organisation)
    {
        var reached = _by.Chance(0.8);
        Add(AdvocateContact.Record(Case, organisation, new AdvocateContactContent(SafeContact.Phone, reached, reached ? true : null, reached ? "Spoke on the safe number. Knows who I am and what I can do." : "No answer on the safe number. No message left.")
        {
            Wishes = reached ? "Wants to hear from me before the police call." : null,
            NextOn = reached ? Domain.Kernel.UkTime.DateOf(At).AddDays(7) : null,
        }, At, Unit.Advocate, At));
    }

    public CaseStory WithdrawConsent(TimeSpan gap)
    {
        if (_referral is not null && Moves(gap)) _referral.WithdrawConsent("By phone to the officer.", At, Officer, At);
        return this;
    }

    public CaseStory Plan(TimeSpan gap, Guid? owner = null)
    {
        if (!Moves(gap)) return this;
        var plan = _plan = Add(SafeguardingPlan.Start(Case, owner ?? Officer, Officer, At));
        foreach (var (domain, words) in PlanWords) plan.Write(domain, Sentinels.Plan(Number, words), Officer, At);
        if (_by.Chance(0.5)) plan.DecideOnDependants(false, null, null, Officer, At);
        else plan.DecideOnDependants(true, DependantsDecision.Referred, "Referred to the children's team by phone, the school told.", Officer, At);
        if (_by.Chance(0.4))
        {
            plan.AddMeasure(new MeasureContent(PlanDomain.Home, "Change the locks and fit a door camera", null, "Housing", Domain.Kernel.UkTime.DateOf(At).AddDays(3), VictimAgreement.Yes) { IsHigh = true }, Officer, At);
            plan.AddMeasure(new MeasureContent(PlanDomain.Travel, "Agree a safe route to work", Unit.Advocate, null, Domain.Kernel.UkTime.DateOf(At).AddDays(7), VictimAgreement.Yes), Officer, At);
        }

        plan.Activate(Domain.Risk.RiskGrade.High, VictimAgreement.Yes, null, At, Officer, At);
        return this;
    }

    public CaseStory ReviewPlan(TimeSpan gap)
    {
        if (_plan is not null && Moves(gap)) _plan.Review(new PlanReviewContent(ReviewTrigger.Periodic, "The school knows, the route to work varies. Nothing else changed.", "Feels safer at home, not yet on the way there."), At, Officer, At);
        foreach (var open in _plan?.Measures.Where(m => m.State is MeasureState.Open).ToList() ?? []) _plan!.CompleteMeasure(open.Id, "Seen in place at the visit.", At, Officer, At);
        return this;
    }

    public CaseStory Tell(TimeSpan gap, params ToldOf[] told)
    {
        if (Moves(gap)) Add(VictimContact.Record(Case, true, told.Length > 0 ? told : [ToldOf.Routine], "Spoke on the safe number, told everything there is to tell and asked how it has been.", At, Officer, At));
        return this;
    }

    /// <summary>CLK-12 of the last report.</summary>
    public CaseStory Confirm(TimeSpan gap)
    {
        if (Moves(gap)) Case.ConfirmInWriting(_made.OfType<Domain.Reports.Report>().Last().Id, null, "Wants to be told by phone. No other needs.", Officer, At);
        return this;
    }

    public CaseStory FailToReach(TimeSpan gap)
    {
        if (Moves(gap)) Add(VictimContact.Record(Case, false, [], "No answer on the safe number. No message left.", At, Officer, At));
        return this;
    }

    public CaseStory LookAtAlarms(TimeSpan gap)
    {
        if (!Moves(gap)) return this;
        foreach (var alarm in OpenPatterns().ToList()) Case.LookAtAlarm(alarm.Kind, alarm.Id, "Read with the sergeant; the plan and the tasks on the case answer it.", Officer, At);
        return this;
    }

    public CaseStory Restrict(TimeSpan gap, params Guid[] readers)
    {
        if (Moves(gap)) Case.Restrict(readers, Unit.Inspector, At);
        return this;
    }

    public CaseStory AskToClose(TimeSpan gap, OutcomeCode outcome)
    {
        if (Moves(gap)) Case.RequestClosure(outcome, "Quiet for months, the victim has moved on and agrees.", NoObstacles, Officer, At);
        return this;
    }

    public CaseStory Close(TimeSpan gap, OutcomeCode outcome)
    {
        if (Case.ClosureRequestedBy is not null && Moves(gap)) Case.Close(new ClosureRecord(outcome, true, "May come back if they meet through the children.", null, true), null, NoObstacles, Inspector, At);
        return this;
    }

    public CaseStory NoteCounterComplaint(CaseStory other)
    {
        if (Moves(other.At > At ? other.At - At : TimeSpan.FromHours(1))) Case.NoteCounterComplaint(other.Case.Id, Officer, At);
        return this;
    }

    private static readonly (PlanDomain Domain, string Words)[] PlanWords =
    [
        (PlanDomain.Contact, "text first, never a message on the landline"), (PlanDomain.Home, "back bedroom has a bolt; exit bag in the shed"), (PlanDomain.WorkOrStudy, "reception has the photo; parks inside the gate"),
        (PlanDomain.Digital, "new phone used for everything; the old one kept for evidence"), (PlanDomain.Travel, "three routes, never home if followed"), (PlanDomain.Children, "school password; only two people collect"),
        (PlanDomain.Crisis, "999, silent 55; a sister expects her at any hour"),
    ];

    private static readonly ClosureObstacles NoObstacles = new(false, false, false, false, false, false);

    private static string Because(RiskGrade grade) => grade switch
    {
        RiskGrade.High => "Knows the routines, does not stop when told, and it is coming closer together.",
        RiskGrade.Medium => "Keeps coming back, and the victim has changed how she lives because of it.",
        _ => "One period, ended when spoken to; the victim feels safe where she is.",
    };

    private static (string Code, string Version, Dictionary<int, Answer> Answers, RiskGrade? Floor) Answered(string code, params int[] yes)
    {
        var tool = RiskTools.All.Last(t => t.Code == code);
        var answers = tool.Questions.ToDictionary(q => q.Number, q => yes.Contains(q.Number) && !q.Critical ? Answer.Yes : Answer.No);
        return (code, tool.Version, answers, new ToolAnswers(tool, answers).FloorFrom().Grade);
    }
}
