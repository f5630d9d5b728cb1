namespace StalkingCase.Domain.Kernel;

/// <summary>Every kind of fact. Stored by name: a name is never changed or used again for something else.</summary>
public enum FactKind
{
    // Cases
    CaseOpened, CaseAllocated, CaseTransferred, CaseRestricted, RestrictionLifted, SuspectNamed,
    ClosureRequested, ClosureDeclined, CaseClosed, CaseReopened, PersonAssigned,
    LinkDecided, CounterCaseOpened, ClassedVexatious, OutcomeProposed, ReviewDemanded, OutsideRecordFound,
    // Reports
    ReportRecorded, CrimeRecorded, Classified, FourAnswered, FollowUpOpened, FollowUpRecorded,
    // Entries: each may carry boxes
    IncidentRecorded, StatementTaken, IntelligenceRecorded, CounterComplaintRecorded, NoteRecorded,
    // Corrections
    EntryVoided,
    // Risk
    AssessmentProposed, AssessmentEndorsed, AssessmentChanged, AssessmentSentBack, RiskReviewed,
    // Orders
    OrderConsidered, OrderApplied, OrderMade, OrderServed, OrderEnded, OrderRefused, WarningGiven, BreachRecorded, ArrestDecided,
    OrderStepDone, SuspectNotified, NotificationMissed, OrderVaried, OrderRenewalDecided, OrderTermSet, OrderTermChecked, OrderTermEnded,
    // Custody and court
    Arrested, Interviewed, Released, ReleasedUnderInvestigation, BailGranted, BailChanged, BailEnded, Remanded, NotInvestigated,
    Charged, ChargeRefused, NoFurtherAction, HearingKnown, Convicted, Acquitted, Sentenced,
    // Warrants
    WarrantIssued, WarrantGraded, WarrantCirculated, WarrantAllocated, ArrestAttempted, WarrantExecuted, WarrantEnded,
    WarrantReviewed, WarrantMonthlyReviewed, WarrantPncCleared, WarrantResultRecorded, WarrantActionSet, WarrantEscalated,
    // Safeguarding
    PlanStarted, PlanActivated, PlanReviewed, PlanOwnerChanged, PlanEnded, DependantsDecided, RiskConcernRaised, SharingDecided,
    MeasureAdded, MeasureRecorded, MeasureDropped, MeasureRefused, MeasureHandedOver,
    SupportOffered, ReferralMade, ReferralAccepted, ReferralDeclined, ReferralEnded, ReferralTakenBack, ConsentRecorded, ConsentGiven, ConsentWithdrawn,
    AdvocateContacted, AdvocateContactFailed, AdvocateReassigned, AdvocateAway, AdvocateCovered, QuestionAsked, QuestionAnswered, NoteShared,
    // Victims
    VictimContacted, VictimContactFailed, VictimChoseContact, VictimWithdrew, VictimMoved, ConfirmationSent, StatementOffered,
    StatementDeclined, PersonalStatementTaken, ContactStopped, SafeContactSet, SafeContactChecked, ContactSuperseded, WelfareChecked, NeedsAssessed,
    RightsDowngraded, RightsRestored, DateKnown, DateCancelled, RightToKnowDecided, WithdrawalChecked, EvidenceLedConsidered, LetterQueued, LetterCancelled,
    IdentityCheckFailed,
    // Meetings
    MeetingReferred, MeetingReferralNotMade, MeetingReferralWithdrawn, MeetingAdvocateTold, MeetingListed, MeetingUnlisted, PapersSent, MeetingDiscussed,
    MeetingActionAgreed, MeetingActionDone, MeetingActionDropped,
    // Duties and alarms
    DutyExtended, DutyReassigned, AlarmCleared, AlarmLookedAt, PolicyApplied,
}
