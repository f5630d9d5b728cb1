using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Domain.Kernel;

/// <summary>
/// What the books need to know of a fact beyond its kind. Every property is a code, number, id, instant or date: no
/// free text, name, place or protected detail can be put here, because no property could hold one.
/// </summary>
public sealed record FactDetail
{
    public static readonly FactDetail None = new();

    // entries
    public IReadOnlyList<Box>? Boxes { get; init; }
    public EntryType? Entry { get; init; }
    public Answer? Fear { get; init; }
    public FourAnswers? Four { get; init; }
    public bool? AfterToldToStop { get; init; }
    public bool? VeryFrightened { get; init; }
    public Classification? Principal { get; init; }
    public IReadOnlyList<Classification>? Included { get; init; }
    public Relationship? Relationship { get; init; }
    public ReportedBy? ReportedBy { get; init; }
    public Belief? Belief { get; init; }
    public FollowUp? FollowUp { get; init; }

    /// <summary>The report on which an incident was told, where there is one.</summary>
    public Guid? ReportId { get; init; }

    // risk
    public RiskGrade? Grade { get; init; }
    public RiskGrade? Floor { get; init; }

    /// <summary>A tool was completed, or its refusal recorded, with this grade (RSK-01).</summary>
    public bool? ToolCompleted { get; init; }

    public Rank? Rank { get; init; }

    // orders, bail, breaches
    public OrderKind? Order { get; init; }
    public OrderDecision? OrderDecision { get; init; }
    public bool? ProtectsSomebodyElse { get; init; }
    public bool? ProhibitsContact { get; init; }
    public DateOnly? EndsOn { get; init; }
    public ArrestDecision? ArrestDecision { get; init; }
    public bool? Technical { get; init; }
    public OrderStep? OrderStep { get; init; }
    public RenewalDecision? Renewal { get; init; }

    /// <summary>The suspect need not notify the police of name and address: the order asks for none, or another register does (ORD-03).</summary>
    public bool? NoNotification { get; init; }

    /// <summary>The order that was broken, or that a condition belongs to.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>What the suspect said to the charge.</summary>
    public Plea? Plea { get; init; }

    // warrants
    public WarrantGrade? WarrantGrade { get; init; }
    public ArrestOutcome? ArrestOutcome { get; init; }
    public DateTimeOffset? NextActionBy { get; init; }

    // victims
    public IReadOnlyList<ToldOf>? Told { get; init; }
    public int? EveryDays { get; init; }

    // meetings
    public MeetingKind? Meeting { get; init; }
    public Guid? MeetingId { get; init; }
    public IReadOnlyList<MaracCriterion>? Criteria { get; init; }

    /// <summary>How many questions of a DASH were answered yes: a MARAC criterion, never a score.</summary>
    public int? DashYes { get; init; }
    /// <summary>How the victim was reached, and against which safe contact if it was against any (VIC-02).</summary>
    public SafeContact? How { get; init; }

    public IReadOnlyList<UnsafeContact>? Unsafe { get; init; }
    public bool? SafeToSpeak { get; init; }
    public DateOnly? NextOn { get; init; }
    public bool? NoContact { get; init; }
    public WelfareOutcome? Welfare { get; init; }
    public KnownDateKind? KnownDate { get; init; }

    /// <summary>The known dates that a contact warned of (CLK-46); null where it was not asked which.</summary>
    public IReadOnlyList<Guid>? DateIds { get; init; }

    public WithdrawalReason? Withdrawal { get; init; }
    public bool? Tell { get; init; }

    // advocates
    public Guid? OrganisationId { get; init; }
    public ConsentScopes? Scopes { get; init; }

    // outcome
    public OutcomeCode? Outcome { get; init; }

    // people of the case and of the duty
    public Guid? OfficerId { get; init; }
    public Guid? UnitId { get; init; }
    public AssignmentPart? Part { get; init; }
    public bool? SuspectKnown { get; init; }

    // links, corrections, alarms, duties
    public Guid? OtherCaseId { get; init; }
    public LinkDecision? Link { get; init; }
    public Guid? Voids { get; init; }
    public VoidReason? VoidReason { get; init; }
    public AlarmKind? Alarm { get; init; }
    public Guid? AlarmId { get; init; }
    public Guid? DutyId { get; init; }
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Several duties in one act: re-timed by a change of policy, or handed up together.</summary>
    public IReadOnlyList<Guid>? DutyIds { get; init; }
}
