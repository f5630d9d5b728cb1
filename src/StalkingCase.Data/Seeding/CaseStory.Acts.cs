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

    public Order? LastOrder { get; private set; }

    public CaseStory Allocate(TimeSpan gap)
    {
        if (Moves(gap)) Case.Allocate(Officer, Unit.Sergeant, At);
        return this;
    }

    /// <summary>A tool and a named grade, never below the floor; <see cref="GradeBelowFloor"/> is the exception.</summary>
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

    public CaseStory Refer(TimeSpan gap, bool consent = true)
    {
        if (Moves(gap)) _referral = Add(Referral.Make(Case, Unit.Advocate, consent, consent ? null : "Serious harm likely: shared without consent, inspector's decision.", At, Officer, At));
        return this;
    }

    public CaseStory WithdrawConsent(TimeSpan gap)
    {
        if (_referral is not null && Moves(gap)) _referral.WithdrawConsent(At, Officer, At);
        return this;
    }

    public CaseStory Plan(TimeSpan gap, Guid? owner = null)
    {
        if (Moves(gap)) _plan = Add(SafeguardingPlan.Activate(Case, owner ?? Officer, At, Officer, At));
        return this;
    }

    public CaseStory ReviewPlan(TimeSpan gap)
    {
        if (_plan is not null && Moves(gap)) _plan.Review("Locks changed, the school knows, the route to work varies. Nothing else changed.", At, Officer, At);
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

    public CaseStory ConsiderOrder(TimeSpan gap, OrderDecision decision = OrderDecision.NotNow)
    {
        if (Moves(gap)) Case.ConsiderOrder(decision, decision is OrderDecision.NotNow ? NotNowReason.CriteriaNotMet : null, "Talked through with the order officer.", Officer, At);
        return this;
    }

    public CaseStory OrderMade(TimeSpan gap, OrderKind kind, int? days = null)
    {
        if (!Moves(gap)) return this;
        var ends = days is { } end ? Domain.Kernel.UkTime.DateOf(At).AddDays(end) : (DateOnly?)null;
        LastOrder = Add(Order.Made(Case, new MadeContent(kind, At, ends) { Court = _by.Of(Courts), Conditions = Unit.Conditions ?? Conditions }, Officer, At));
        return this;
    }

    public CaseStory Serve(TimeSpan gap)
    {
        if (LastOrder is { Status: OrderStatus.Made } && Moves(gap)) LastOrder.Serve(new ServiceContent(At, InCourt: false) { Where = "At the police station", ByWhom = "The officer in the case", HowExplained = "Read out, each condition explained." }, exemptFromNotification: false, ServedScreen.Nothing, Officer, At);
        return this;
    }

    public CaseStory Warrant(TimeSpan gap, WarrantGrade grade)
    {
        if (!Moves(gap)) return this;
        _warrant = Add(Domain.Warrants.Warrant.Issue(Case, new WarrantContent(WarrantType.FirstInstance, At, _by.Of(Courts), "Stalking, s.2A", BackedForBail: false) { LikelyPlaces = "A friend in the next town; the gym on the ring road." }, Officer, At));
        if (!Moves(_by.Hours(1, 3))) return this;
        _warrant.GradeAs(grade, WarrantGrade.B, Unit.Officers[^1], At);
        _warrant.Circulate(At, Unit.Officers[^1], At);
        _warrant.Allocate(Officer, Unit.Sergeant, At);
        return this;
    }

    public CaseStory Attempt(TimeSpan gap, ArrestOutcome outcome)
    {
        if (_warrant is { Status: WarrantStatus.Outstanding } && Moves(gap))
        {
            var latest = _warrant.LatestNextAction(At, WarrantGrade.B, Policy.Defaults);
            _warrant.RecordArrestAttempt(new AttemptContent(outcome, At, "The last known address", "The officer in the case and one other", "Spoke to the neighbours, looked for the car.")
            {
                NextAction = outcome is ArrestOutcome.Arrested ? null : "Go back in the evening",
                NextActionBy = outcome is ArrestOutcome.Arrested ? null : At.AddDays(2) is var next && next < latest ? next : latest,
                CustodyReference = outcome is ArrestOutcome.Arrested ? "CU/0000/00" : null,
            }, WarrantGrade.B, Policy.Defaults, Officer, At);
        }

        return this;
    }

    public CaseStory Arrest(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordArrest(At, Officer, At);
        return this;
    }

    public CaseStory Bail(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordBail(At, prohibitsContact: true, Domain.Kernel.UkTime.DateOf(At).AddMonths(3), Officer, At);
        return this;
    }

    public CaseStory Charge(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordCharge(At, Officer, At);
        return this;
    }

    public CaseStory NoFurtherAction(TimeSpan gap)
    {
        if (Moves(gap)) Case.RecordNoFurtherAction(At, OutcomeCode.EvidentialDifficulty, Officer, At);
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

    private static readonly string[] Courts = ["Northmere Magistrates' Court", "Castle Hill Magistrates' Court", "Eastvale Magistrates' Court"];

    private static readonly ConditionContent[] Conditions =
    [
        new(ConditionKind.NoContact, "Not to contact the victim, directly or through anybody else."),
        new(ConditionKind.Distance, "Not to come within the distance of the victim.") { Metres = 100 },
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
