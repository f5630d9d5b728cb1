using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Cases;

public enum TimelineGroup
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Reports and incidents")] Entries,
    [System.ComponentModel.DataAnnotations.Display(Name = "Risk")] Risk,
    [System.ComponentModel.DataAnnotations.Display(Name = "Orders, breaches and warrants")] Orders,
    [System.ComponentModel.DataAnnotations.Display(Name = "Arrest, bail and court")] Custody,
    [System.ComponentModel.DataAnnotations.Display(Name = "Victim and safeguarding")] Victim,
    [System.ComponentModel.DataAnnotations.Display(Name = "The case itself")] Case,
}

public sealed record FactLine(TimelineGroup Group, bool SharedWithAdvocates, Func<Fact, string> Words);

/// <summary>Every kind of fact as a sentence, where it belongs on the timeline, and whether an advocate may read it. A test holds it complete.</summary>
public static class FactWords
{
    public static readonly IReadOnlyDictionary<FactKind, FactLine> Table = new Dictionary<FactKind, FactLine>
    {
        [FactKind.CaseOpened] = Case("Case opened", true),
        [FactKind.CaseAllocated] = Case("Officer in the case allocated", true),
        [FactKind.CaseTransferred] = Case("Case transferred to another unit"),
        [FactKind.CaseRestricted] = Case("Case restricted to a named list"),
        [FactKind.RestrictionLifted] = Case("Restriction lifted"),
        [FactKind.SuspectNamed] = Case("The suspect was named"),
        [FactKind.ClosureRequested] = new(TimelineGroup.Case, false, f => $"Closure asked for{Of(f.Detail.Outcome)}"),
        [FactKind.ClosureDeclined] = Case("Closure declined: the case stays open"),
        [FactKind.CaseClosed] = new(TimelineGroup.Case, true, f => $"Case closed{Of(f.Detail.Outcome)}"),
        [FactKind.CaseReopened] = Case("Case reopened", true),
        [FactKind.PersonAssigned] = new(TimelineGroup.Case, false, f => $"Somebody was assigned{Of(f.Detail.Part)}"),
        [FactKind.LinkDecided] = new(TimelineGroup.Case, false, f => $"Earlier record decided on{Of(f.Detail.Link)}"),
        [FactKind.CounterCaseOpened] = Case("A complaint by the suspect was given a case of its own"),
        [FactKind.ClassedVexatious] = Case("The suspect's complaint was classed as vexatious"),
        [FactKind.OutcomeProposed] = new(TimelineGroup.Case, false, f => $"Outcome proposed{Of(f.Detail.Outcome)}"),
        [FactKind.ReviewDemanded] = new(TimelineGroup.Risk, false, _ => "A supervisor asked for the risk to be looked at again"),
        [FactKind.OutsideRecordFound] = Entry("A record was found elsewhere", false),
        [FactKind.ReportRecorded] = new(TimelineGroup.Entries, true, f => $"Report recorded{Of(f.Detail.ReportedBy, " by ")}"),
        [FactKind.CrimeRecorded] = Entry("Crime recorded", true),
        [FactKind.Classified] = new(TimelineGroup.Entries, false, f => $"Classified{Of(f.Detail.Principal)}"),
        [FactKind.FourAnswered] = new(TimelineGroup.Entries, false, f => $"FOUR answered: {f.Detail.Four?.Yes ?? 0} of 4 yes"),
        [FactKind.FollowUpOpened] = new(TimelineGroup.Entries, false, f => $"Left for later{Of(f.Detail.FollowUp)}"),
        [FactKind.FollowUpRecorded] = new(TimelineGroup.Entries, false, f => $"Found out or done{Of(f.Detail.FollowUp)}"),
        [FactKind.IncidentRecorded] = Entry("Incident", true),
        [FactKind.StatementTaken] = Entry("Statement or contact", true),
        [FactKind.IntelligenceRecorded] = Entry("Intelligence", false),
        [FactKind.CounterComplaintRecorded] = Entry("Complaint by the suspect", false),
        [FactKind.NoteRecorded] = Entry("Note", false),
        [FactKind.EntryVoided] = new(TimelineGroup.Entries, false, f => $"Entry voided{Of(f.Detail.VoidReason)}"),
        [FactKind.AssessmentProposed] = new(TimelineGroup.Risk, false, f => $"Risk graded{Of(f.Detail.Grade)}, not yet endorsed"),
        [FactKind.AssessmentEndorsed] = new(TimelineGroup.Risk, true, f => $"Risk endorsed{Of(f.Detail.Grade)}"),
        [FactKind.AssessmentChanged] = new(TimelineGroup.Risk, true, f => $"Risk decided{Of(f.Detail.Grade)}"),
        [FactKind.AssessmentSentBack] = new(TimelineGroup.Risk, false, _ => "Assessment sent back with a question"),
        [FactKind.RiskReviewed] = new(TimelineGroup.Risk, false, _ => "Risk reviewed"),
        [FactKind.OrderConsidered] = new(TimelineGroup.Orders, true, f => $"Protection order considered{Of(f.Detail.OrderDecision)}"),
        [FactKind.OrderApplied] = Order("Order applied for"),
        [FactKind.OrderMade] = Order("Order made"),
        [FactKind.OrderServed] = Order("Order served"),
        [FactKind.OrderEnded] = Order("Order ended"),
        [FactKind.OrderRefused] = Order("Order refused"),
        [FactKind.WarningGiven] = new(TimelineGroup.Orders, true, _ => "Written warning given to the suspect"),
        [FactKind.BreachRecorded] = new(TimelineGroup.Orders, true, _ => "Possible breach of an order or bail"),
        [FactKind.OrderStepDone] = new(TimelineGroup.Orders, true, f => $"Order{Of(f.Detail.OrderStep)}"),
        [FactKind.SuspectNotified] = new(TimelineGroup.Orders, true, _ => "The suspect notified name and address"),
        [FactKind.NotificationMissed] = new(TimelineGroup.Orders, true, _ => "The suspect did not notify name and address in time: an offence"),
        [FactKind.OrderVaried] = Order("Order varied or renewed"),
        [FactKind.OrderRenewalDecided] = new(TimelineGroup.Orders, true, _ => "Decided before the order ends"),
        [FactKind.OrderTermSet] = new(TimelineGroup.Orders, false, f => $"A condition has its own date{(f.Detail.EndsOn is { } on ? $": {on:d MMM yyyy}" : "")}"),
        [FactKind.OrderTermChecked] = new(TimelineGroup.Orders, false, _ => "A condition's own date was checked"),
        [FactKind.OrderTermEnded] = new(TimelineGroup.Orders, false, _ => "A condition with its own date was replaced"),
        [FactKind.WarrantPncCleared] = new(TimelineGroup.Orders, false, _ => "Warrant cleared from PNC"),
        [FactKind.WarrantResultRecorded] = new(TimelineGroup.Orders, false, _ => "Result after the arrest on the warrant recorded"),
        [FactKind.ArrestDecided] = new(TimelineGroup.Orders, false, f => $"Decision on arrest{Of(f.Detail.ArrestDecision)}"),
        [FactKind.Arrested] = Custody("Suspect arrested"),
        [FactKind.Interviewed] = Custody("Suspect interviewed"),
        [FactKind.Released] = Custody("Suspect released"),
        [FactKind.ReleasedUnderInvestigation] = Custody("Suspect released under investigation, without bail"),
        [FactKind.BailGranted] = new(TimelineGroup.Custody, true, f => f.Detail.ProhibitsContact == true ? "Bail granted, no contact with the victim" : "Bail granted, contact not forbidden"),
        [FactKind.BailChanged] = new(TimelineGroup.Custody, true, f => f.Detail.ProhibitsContact == true ? "Bail changed, no contact with the victim" : "Bail changed, contact no longer forbidden"),
        [FactKind.BailEnded] = Custody("Bail ended"),
        [FactKind.Remanded] = Custody("Suspect kept in custody"),
        [FactKind.NotInvestigated] = Custody("Not investigated"),
        [FactKind.Charged] = Custody("Suspect charged"),
        [FactKind.ChargeRefused] = Custody("Charge refused"),
        [FactKind.NoFurtherAction] = new(TimelineGroup.Custody, true, f => $"No further action on the reports so far{Of(f.Detail.Outcome)}"),
        [FactKind.HearingKnown] = Custody("Hearing date known"),
        [FactKind.Convicted] = Custody("Suspect convicted"),
        [FactKind.Acquitted] = Custody("Suspect acquitted"),
        [FactKind.Sentenced] = Custody("Suspect sentenced"),
        [FactKind.WarrantIssued] = new(TimelineGroup.Orders, true, _ => "Warrant issued: suspect wanted"),
        [FactKind.WarrantGraded] = new(TimelineGroup.Orders, false, f => $"Warrant graded{Of(f.Detail.WarrantGrade)}"),
        [FactKind.WarrantCirculated] = new(TimelineGroup.Orders, false, _ => "Warrant circulated on PNC"),
        [FactKind.WarrantAllocated] = new(TimelineGroup.Orders, false, _ => "Warrant allocated to an officer"),
        [FactKind.ArrestAttempted] = new(TimelineGroup.Orders, false, f => $"Arrest attempted{Of(f.Detail.ArrestOutcome)}"),
        [FactKind.WarrantExecuted] = new(TimelineGroup.Orders, true, _ => "Warrant executed: suspect arrested"),
        [FactKind.WarrantEnded] = new(TimelineGroup.Orders, true, _ => "Warrant ended without arrest"),
        [FactKind.WarrantReviewed] = new(TimelineGroup.Orders, false, _ => "Supervisor reviewed the warrant"),
        [FactKind.WarrantMonthlyReviewed] = new(TimelineGroup.Orders, false, _ => "Superintendent reviewed the warrant"),
        [FactKind.WarrantActionSet] = new(TimelineGroup.Orders, false, f => $"A supervisor set the next action on the warrant{(f.Detail.NextActionBy is { } by ? $", due {UkTime.Text(by)}" : "")}"),
        [FactKind.WarrantEscalated] = new(TimelineGroup.Orders, false, f => $"Overdue warrant actions were handed up{Of(f.Detail.Rank)}"),
        [FactKind.PlanStarted] = Victim("Safeguarding plan begun"),
        [FactKind.PlanActivated] = Victim("Safeguarding plan active"),
        [FactKind.PlanOwnerChanged] = Victim("Safeguarding plan: another owner"),
        [FactKind.PlanEnded] = Victim("Safeguarding plan ended"),
        [FactKind.DependantsDecided] = Victim("Children and dependants considered"),
        [FactKind.RiskConcernRaised] = new(TimelineGroup.Risk, true, _ => "A concern about the risk was raised in the plan review"),
        [FactKind.SharingDecided] = Victim("The victim's answer about telling somebody was recorded"),
        [FactKind.MeasureAdded] = new(TimelineGroup.Victim, true, f => $"Safeguarding action agreed{(f.Detail.DueBy is { } by ? $", by {UkTime.DateOf(by).AddDays(-1):d MMM yyyy}" : "")}"),
        [FactKind.MeasureDropped] = Victim("Safeguarding action dropped"),
        [FactKind.MeasureRefused] = Victim("Safeguarding action refused by the victim"),
        [FactKind.MeasureHandedOver] = Victim("Safeguarding action given to somebody else"),
        [FactKind.ReferralAccepted] = Victim("The advocate accepted the referral"),
        [FactKind.ReferralDeclined] = Victim("The referral to the advocate was declined"),
        [FactKind.ReferralTakenBack] = Victim("The referral to the advocate was taken back"),
        [FactKind.ReferralEnded] = Victim("The advocate's support ended"),
        [FactKind.ConsentGiven] = Victim("Consent to share with the advocate changed"),
        [FactKind.ConsentWithdrawn] = Victim("Consent to share with the advocate withdrawn"),
        [FactKind.AdvocateContacted] = new(TimelineGroup.Victim, true, f => f.Detail.SafeToSpeak == false ? "The advocate reached the victim: NOT safe to speak" : "The advocate spoke to the victim"),
        [FactKind.AdvocateContactFailed] = Victim("The advocate did not reach the victim"),
        [FactKind.AdvocateReassigned] = Victim("Another advocate supports the victim"),
        [FactKind.AdvocateAway] = Victim("The advocate is away and nobody stands in"),
        [FactKind.AdvocateCovered] = Victim("The advocate is back, or somebody stands in"),
        [FactKind.QuestionAsked] = Victim("The advocate asked the police a question"),
        [FactKind.QuestionAnswered] = Victim("The police answered the advocate's question"),
        [FactKind.NoteShared] = Victim("The advocate shared a note with the police"),
        [FactKind.PlanReviewed] = Victim("Safeguarding plan reviewed"),
        [FactKind.MeasureRecorded] = Victim("Safeguarding measure recorded"),
        [FactKind.SupportOffered] = Victim("Support offered to the victim"),
        [FactKind.ReferralMade] = Victim("Referred to an advocate"),
        [FactKind.ConsentRecorded] = Victim("Consent withdrawn or changed"),
        [FactKind.VictimContacted] = new(TimelineGroup.Victim, true, f => f.Detail.Told is { Count: > 0 } told ? $"Victim contacted and told: {string.Join("; ", told.Select(t => EnumText.Of(t)))}" : "Victim contacted"),
        [FactKind.VictimContactFailed] = Victim("No reply from the victim"),
        [FactKind.VictimChoseContact] = new(TimelineGroup.Victim, true, f => f.Detail.EveryDays is { } days ? $"Victim chose contact every {days} days" : "Victim chose how often to be contacted"),
        [FactKind.VictimWithdrew] = Victim("The victim no longer supports the case"),
        [FactKind.NeedsAssessed] = Police("The victim's needs were assessed"),
        [FactKind.StatementDeclined] = Victim("Victim personal statement declined"),
        [FactKind.PersonalStatementTaken] = Victim("Victim personal statement taken"),
        [FactKind.RightsDowngraded] = Police("A supervisor took enhanced rights away"),
        [FactKind.RightsRestored] = Police("Enhanced rights given back"),
        [FactKind.DateKnown] = Police("A date that is coming became known"),
        [FactKind.DateCancelled] = Police("A known date no longer stands"),
        [FactKind.RightToKnowDecided] = new(TimelineGroup.Victim, false, f => f.Detail.Tell == true ? "Decided: the victim is told who the suspect is" : "Decided: the victim is not told now who the suspect is"),
        [FactKind.WithdrawalChecked] = Police("A supervisor checked the withdrawal"),
        [FactKind.EvidenceLedConsidered] = Police("A prosecution without the victim was considered"),
        [FactKind.VictimMoved] = Victim("The victim moved"),
        [FactKind.ConfirmationSent] = Victim("Written confirmation and needs assessment recorded"),
        [FactKind.StatementOffered] = Victim("Victim personal statement offered"),
        [FactKind.ContactStopped] = new(TimelineGroup.Victim, false, f => $"A contact with the victim was stopped{(f.Detail.Unsafe is { Count: > 0 } against ? ": " + string.Join("; ", against.Select(u => EnumText.Of(u).ToLowerInvariant())) : "")}"),
        [FactKind.SafeContactSet] = Police("How and when the victim is safely reached was recorded"),
        [FactKind.SafeContactChecked] = Victim("The safe contact plan was checked"),
        [FactKind.ContactSuperseded] = Police("A contact detail is not to be used any more"),
        [FactKind.WelfareChecked] = new(TimelineGroup.Victim, true, f => $"Welfare check{Of(f.Detail.Welfare)}"),
        [FactKind.LetterQueued] = Police("A letter to the victim waits to be sent"),
        [FactKind.LetterCancelled] = Police("A letter to the victim was stopped"),
        [FactKind.IdentityCheckFailed] = Police("Somebody on the phone asked for details and could not show who they are: nothing was told"),
        [FactKind.MeetingReferred] = Meeting("Referred"),
        [FactKind.MeetingReferralNotMade] = new(TimelineGroup.Victim, false, _ => "Inspector: not referred to a MARAC, with a reason"),
        [FactKind.MeetingReferralWithdrawn] = Meeting("Referral withdrawn"),
        [FactKind.MeetingAdvocateTold] = Victim("Advocate told that the case meets a MARAC criterion"),
        [FactKind.MeetingListed] = Meeting("On the agenda"),
        [FactKind.MeetingUnlisted] = Meeting("Taken off the agenda"),
        [FactKind.PapersSent] = Meeting("Papers sent"),
        [FactKind.MeetingDiscussed] = Meeting("Discussed"),
        [FactKind.MeetingActionAgreed] = new(TimelineGroup.Victim, true, f => $"Action agreed at a meeting{(f.Detail.DueBy is { } due ? $", due {UkTime.DateOf(due):d MMM yyyy}" : "")}"),
        [FactKind.MeetingActionDone] = Victim("Action of a meeting done"),
        [FactKind.MeetingActionDropped] = new(TimelineGroup.Victim, false, _ => "Action of a meeting dropped by a supervisor"),
        [FactKind.DutyExtended] = Case("A duty was given more time"),
        [FactKind.DutyReassigned] = Case("A duty was given to somebody else"),
        [FactKind.PolicyApplied] = new(TimelineGroup.Case, false, f => $"A change of policy re-timed {f.Detail.DutyIds?.Count ?? 0} {(f.Detail.DutyIds?.Count == 1 ? "duty" : "duties")} of the case"),
        [FactKind.AlarmCleared] = new(TimelineGroup.Case, false, f => $"Alarm cleared{AlarmOf(f)}"),
        [FactKind.AlarmLookedAt] = new(TimelineGroup.Case, false, f => $"Alarm looked at{AlarmOf(f)}"),
    };

    public static string Of(Fact fact) => Table.TryGetValue(fact.Kind, out var line) ? line.Words(fact) : fact.Kind.ToString();

    /// <param name="shared">What the victim lets an advocate see; null for the police, who see all.</param>
    public static IReadOnlyList<FactKind> KindsOf(TimelineGroup? group, ConsentScopes? shared) =>
        [.. Table.Where(t => (group is null || t.Value.Group == group) && (shared is not { } given || (t.Value.SharedWithAdvocates && (given & Needs(t.Key, t.Value)) == Needs(t.Key, t.Value)))).Select(t => t.Key)];

    private static ConsentScopes Needs(FactKind kind, FactLine line) => line.Group switch
    {
        TimelineGroup.Risk => ConsentScopes.SafetyPlan,
        TimelineGroup.Entries => ConsentScopes.Timeline,
        TimelineGroup.Orders when kind.ToString().StartsWith("Order", StringComparison.Ordinal) => ConsentScopes.Orders,
        _ => ConsentScopes.None,
    };

    private static string Of(Enum? value, string before = ": ") => value is null ? "" : before + (before == " by " ? EnumText.Of(value).ToLowerInvariant() : EnumText.Of(value));

    private static string AlarmOf(Fact fact) => fact.Detail.Alarm is { } kind ? $": {Domain.Alarms.AlarmText.Of(kind).Title}" : "";

    private static FactLine Case(string words, bool shared = false) => new(TimelineGroup.Case, shared, _ => words);

    private static FactLine Entry(string words, bool shared) => new(TimelineGroup.Entries, shared, _ => words);

    private static FactLine Order(string words) => new(TimelineGroup.Orders, true, f => $"{words}{Of(f.Detail.Order)}{(f.Detail.EndsOn is { } end ? $", to {end:d MMM yyyy}" : "")}");

    private static FactLine Custody(string words) => new(TimelineGroup.Custody, true, _ => words);

    private static FactLine Meeting(string words) => new(TimelineGroup.Victim, true, f => $"{words}{Of(f.Detail.Meeting)}");

    private static FactLine Police(string words) => new(TimelineGroup.Victim, false, _ => words);

    private static FactLine Victim(string words) => new(TimelineGroup.Victim, true, _ => words);
}
