using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Alarms;

public static partial class AlarmBook
{
    /// <summary>ALM-01 (REP-16), and the question of REP-03 where it is no more than a question.</summary>
    private static void ProbableCourseOfConduct(Episodes book, Conduct conduct, Learned learned)
    {
        var chain = conduct.Counting.OrderBy(a => a.OccurredAt).ThenBy(a => a.FactId).Select(a => a.Because).ToList();
        if (CourseOfConduct.IsProbable(conduct))
        {
            var isNew = !book.WasRaised(AlarmKind.ProbableCourseOfConduct);
            if (!isNew && learned.Act is null or { IsCounterComplaint: true } && !book.IsOpen(AlarmKind.ProbableCourseOfConduct)) return;
            book.Raise(AlarmKind.ProbableCourseOfConduct, book.CaseId, learned.At, learned.FactId, chain);
            book.EndAll(AlarmKind.CourseOfConductQuestion, learned.FactId, learned.At);
        }
        else if (!book.IsOpen(AlarmKind.ProbableCourseOfConduct) && CourseOfConduct.IsQuestion(conduct) && !HasAnsweredFour(conduct)
            && (learned.Act is not null || !book.WasRaised(AlarmKind.CourseOfConductQuestion)))
        {
            book.Raise(AlarmKind.CourseOfConductQuestion, book.CaseId, learned.At, learned.FactId, chain);
        }
    }

    private static bool HasAnsweredFour(Conduct conduct) =>
        conduct.Four is { Fixated: not null, Obsessive: not null, Unwanted: not null, Repeated: not null };

    /// <summary>ALM-04: the floor became High here, or an entry ticks a floor-setting box while it is (RSK-03, RSK-04).</summary>
    private static void FloorHigh(Episodes book, Conduct conduct, RiskPicture.Walker risk, Learned learned, RiskGrade? before)
    {
        if (risk.Floor.Grade is not RiskGrade.High) return;
        var ticks = learned.Act is { IsCounterComplaint: false } act && Indicators.SetsFloor([.. act.Boxes]);
        if (before is RiskGrade.High && !ticks) return;
        var because = conduct.Acts.Where(a => Indicators.SetsFloor([.. a.Boxes])).Select(a => a.Because).Append(learned.Because);
        book.Raise(AlarmKind.FloorHigh, book.CaseId, learned.At, learned.FactId, because);
    }

    /// <summary>ALM-02 from this case's own record: "prior victims" ticked, or a record found elsewhere.</summary>
    private static void OwnOtherVictims(Episodes book, Learned learned)
    {
        if (learned.Fact is not { } fact) return;
        if (fact.Kind is FactKind.OutsideRecordFound || fact.Detail.Boxes?.Contains(Box.PriorVictims) == true)
            book.Raise(AlarmKind.OtherVictims, fact.CaseId, fact.RecordedAt, fact.Id, [new Because(fact.Id, fact.CaseId)]);
    }

    /// <summary>ALM-05 (RSK-05). The first entry of a case is what the first grade is for (CLK-02), so it triggers nothing here.</summary>
    private static void ReassessRisk(Episodes book, Conduct conduct, Learned learned)
    {
        if (learned.Fact is not { } fact) return;
        if (IsReassessmentTrigger(fact, isFirstEntry: !conduct.Acts.Any(a => a.FactId != fact.Id && a.CaseId == fact.CaseId && !a.IsCounterComplaint)))
            book.Raise(AlarmKind.ReassessRisk, fact.CaseId, fact.RecordedAt, fact.Id, [new Because(fact.Id, fact.CaseId)]);
    }

    /// <summary>RSK-05, as far as a fact can say it; a silent suspect and an overdue warrant are clocks.</summary>
    internal static bool IsReassessmentTrigger(Fact fact, bool isFirstEntry) => fact.Kind switch
    {
        FactKind.IncidentRecorded => !isFirstEntry,
        FactKind.BreachRecorded => true,
        FactKind.IntelligenceRecorded => fact.Detail.Boxes is { } boxes && Indicators.SetsFloor([.. boxes]),
        FactKind.OrderMade => fact.Detail.ProtectsSomebodyElse != true,
        FactKind.Arrested or FactKind.Released or FactKind.ReleasedUnderInvestigation or FactKind.BailGranted or FactKind.BailChanged or FactKind.BailEnded or FactKind.Remanded
            or FactKind.OrderEnded or FactKind.OrderRefused or FactKind.OrderVaried or FactKind.Charged or FactKind.ChargeRefused or FactKind.NoFurtherAction
            or FactKind.Convicted or FactKind.Acquitted or FactKind.Sentenced or FactKind.HearingKnown
            or FactKind.WarrantIssued or FactKind.WarrantExecuted or FactKind.VictimMoved or FactKind.VictimWithdrew or FactKind.ReviewDemanded or FactKind.RiskConcernRaised => true,
        _ => false,
    };

    /// <summary>ALM-06: a breach, or contact while an order or bail forbids it, or contact after a written warning (ORD-05, ORD-10).</summary>
    private static void BreachWithoutArrest(Episodes book, Conduct conduct, Learned learned)
    {
        if (learned.Fact is not { } fact) return;
        if (learned.Act is { IsCounterComplaint: false } act)
        {
            if (fact.Kind is FactKind.BreachRecorded || act.Boxes.Any(Indicators.IsBreach) || IsForbiddenContact(conduct, act))
                book.Raise(AlarmKind.BreachWithoutArrest, fact.SubjectId, fact.RecordedAt, fact.Id, [act.Because]);
        }
        else if (fact.Kind is FactKind.WarningGiven or FactKind.OrderMade or FactKind.BailGranted or FactKind.BailChanged)
        {
            // Entered late: contact that is on record already was forbidden when it happened.
            foreach (var earlier in conduct.Acts.Where(a => a.CaseId == fact.CaseId && a.OccurredAt >= fact.OccurredAt && IsForbiddenContact(conduct, a)))
            {
                if (!book.WasRaised(AlarmKind.BreachWithoutArrest, earlier.SubjectId))
                    book.Raise(AlarmKind.BreachWithoutArrest, earlier.SubjectId, fact.RecordedAt, fact.Id, [learned.Because, earlier.Because]);
            }
        }
    }

    private static bool IsForbiddenContact(Conduct conduct, Act act) =>
        act is { IsIncident: true, IsCounterComplaint: false } && act.Boxes.Any(Indicators.IsContact) && (conduct.HasProtectionAt(act.OccurredAt) || conduct.IsAfterWarning(act.OccurredAt));

    /// <summary>ALM-07 (ORD-01): shown at once, and again after a flag or each later turn of the case. Bail or charge does not clear it.</summary>
    private static void NoOrderDecision(Episodes book, Conduct conduct, RiskPicture.Walker risk, Learned learned, bool isNewFlag)
    {
        var isInScope = conduct.IsFlagged || conduct.RecordedAsStalking || risk.Effective is RiskGrade.High;
        if (!isInScope || book.IsOpen(AlarmKind.NoOrderDecision)) return;
        var isTurn = isNewFlag || learned.Fact?.Kind is FactKind.Released or FactKind.ReleasedUnderInvestigation or FactKind.BailGranted
            or FactKind.ChargeRefused or FactKind.NoFurtherAction or FactKind.Convicted;
        if (book.WasRaised(AlarmKind.NoOrderDecision) && !isTurn) return;
        if (IsOrderDecision(learned.Fact)) return;
        book.Raise(AlarmKind.NoOrderDecision, book.CaseId, learned.At, learned.FactId, [learned.Because]);
    }

    private static bool IsOrderDecision(Fact? fact) => fact?.Kind is FactKind.OrderConsidered or FactKind.OrderApplied;

    /// <summary>ALM-11: closing, downgrading, a label away from stalking (REP-06), "false report", outcome 16 or 17 or no further action on a flagged case.</summary>
    private static void OutcomeAgainstPattern(Episodes book, Conduct conduct, Learned learned, RiskGrade? effectiveBefore)
    {
        if (learned.Fact is not { } fact || !conduct.IsFlagged) return;
        var isAgainst = fact.Kind is FactKind.ClosureRequested or FactKind.NoFurtherAction
            || (fact.Kind is FactKind.OutcomeProposed && fact.Detail.Outcome is not Cases.OutcomeCode.Charge)
            || (fact.Kind is FactKind.Classified && Labels.LeadAway(fact.Detail.Principal, fact.Detail.Included ?? []))
            || (fact.Kind is FactKind.AssessmentProposed && fact.Detail.Grade < effectiveBefore);
        if (isAgainst) book.Raise(AlarmKind.OutcomeAgainstPattern, fact.CaseId, fact.RecordedAt, fact.Id, [new Because(fact.Id, fact.CaseId)]);
    }
}
