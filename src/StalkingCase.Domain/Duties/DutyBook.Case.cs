using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> CaseClocks() =>
    [
        Clock.Of("CLK-01", "Record the crime")
            .StartsOnRecord(FactKind.ReportRecorded).DueByPolicy().Ends(FactKind.CrimeRecorded)
            .OwnedByLogger().Climbs(Ladder.Standard)
            .Because("National Crime Recording Standard: within 24 hours of the report.", "The crime or log number is recorded on the report.", "/duties/crime"),

        Clock.Of("CLK-02", "Complete a screening tool and a first grade")
            .StartsFromAll("ReportRecorded, while the case has no tool and grade", c => c.Facts.All.Where(f => f.Kind is FactKind.ReportRecorded
                && !c.Facts.Of(FactKind.AssessmentProposed).Any(a => a.Detail.ToolCompleted == true && a.RecordedAt < f.RecordedAt)).Select(f => Start.From(f, f.RecordedAt)))
            .Due((c, s, _) => c.PolicyAt(s).Period("CLK-02", s.Fact!.Detail.VeryFrightened == true ? "very-frightened" : "").After(s.StartsAt))
            .EndsWhere((_, _, f) => f.Kind is FactKind.AssessmentProposed && f.Detail.ToolCompleted == true)
            .OwnedByLogger().Climbs(Ladder.Standard.AtDue())
            .Because("Force policy; RSK-01. Before the call or visit ends, at the latest in 24 hours.", "A completed tool, or its recorded refusal, with a named grade.", "/risk/new"),

        Clock.Of("CLK-03", "Review the grade")
            .StartsOnRecord(FactKind.AssessmentProposed).DueByPolicy()
            .Ends(FactKind.AssessmentEndorsed, FactKind.AssessmentChanged, FactKind.AssessmentSentBack)
            .CancelledWhere((c, s, f) => f.Kind is FactKind.AssessmentEndorsed or FactKind.AssessmentChanged && f.SubjectId != s.Subject
                && c.Facts.Of(FactKind.AssessmentProposed).Any(p => p.SubjectId == f.SubjectId && (p.RecordedAt > s.StartsAt || (p.RecordedAt == s.StartsAt && p.Seq > s.Fact!.Seq))))
            .OwnedBy(Post.Sergeant).Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; RSK-02. The grade stays proposed until a supervisor decides.", "A supervisor endorses it, changes it or sends it back.", "/risk"),

        Clock.Of("CLK-04", "Review the risk")
            .StartsLast("The last decided assessment or risk review, else the case opened", c =>
                c.Last(FactKind.AssessmentEndorsed, FactKind.AssessmentChanged, FactKind.RiskReviewed, FactKind.CaseOpened, FactKind.CaseReopened) is { } last ? CaseStart(c, last, last.RecordedAt) : null)
            .DueByPolicy().OwnedByOfficer().Climbs(Ladder.Standard)
            .Because("Force policy.", "An assessment that a supervisor decides.", "/risk/new"),

        Clock.Of("CLK-05", "Reassess the risk")
            .StartsFromAll("A new incident, breach, arrest, release, bail, order, charge, hearing, verdict, warrant, move or withdrawal (RSK-05)", Reassessments)
            .StartsFromAll("A warrant action fell due, also after the case was closed", c => Overdue(c, "CLK-34", "CLK-35", "CLK-36", "CLK-37").Select(s => s with { OutlivesClosure = true }))
            .DueByPolicy()
            .EndsWhere((_, s, f) => f.Kind is FactKind.AssessmentProposed && f.RecordedAt >= s.StartsAt && !(f.RecordedAt == s.Fact?.RecordedAt && f.Seq < s.Fact.Seq))
            .OwnedByOfficer().Climbs(Ladder.Standard)
            .Because("Force policy; RSK-05.", "An assessment made after it, or \"No change, because\".", "/risk/new"),

        Clock.Of("CLK-06", "Allocate an officer in the case")
            .StartsOnRecord(FactKind.CaseOpened).DueByPolicy().Ends(FactKind.CaseAllocated)
            .OwnedBy(Post.Sergeant).Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy.", "An officer in the case is allocated.", "/owner"),

        Clock.Of("CLK-31", "Six months from the last act: charge, and file to the CPS before")
            .StartsFromAll("The last incident, where s.2 or s.2A may be charged; the owner is warned 90, 60, 30, 14, 7 days and 1 day before the end", c => LastConduct(c) is { } last && CaseStart(c, last, last.OccurredAt) is var start ? Warnings(c, "CLK-31", start, ChargeLimit(c, start)) : [])
            .StartsLast("The same, for the file", c => LastConduct(c) is { } last && CaseStart(c, last, last.OccurredAt) is var start
                ? start with { Part = "file", VisibleFrom = Warnings(c, "CLK-31", start, ChargeLimit(c, start)).First().VisibleFrom } : null)
            .Due((c, s, _) => s.Part == "file" ? c.PolicyAt(s).Period("CLK-31", "file").Before(ChargeLimit(c, s)) : ChargeLimit(c, s))
            .EndsInCase(FactKind.Charged)
            .OwnedByOfficer().Climbs((c, s) => s.Part == "file" ? Ladder.Standard : LadderOfWarning(s, ChargeLimit(c, s), inspector: 2, superintendent: 3))
            .Because("Magistrates' Courts Act 1980 s.127: six months from the last act for s.2 and s.2A.", "The charge is recorded.", "/timeline"),

        Clock.Of("CLK-45", "Decide on the closure")
            .Starts(FactKind.ClosureRequested).DueByPolicy().EndsInCase(FactKind.CaseClosed, FactKind.ClosureDeclined)
            .OwnedBy(Post.Sergeant).Climbs(Ladder.From(Rung.Inspector))
            .Because("Force policy; REP-20.", "A supervisor closes the case or declines, with a reason.", "/close"),

        Clock.Of("CLK-51", "Record what was left for later")
            .StartsFromAll("An answer \"Later\" or \"Not known yet\" on a report", c => c.Facts.All.Where(f => f.Kind is FactKind.FollowUpOpened)
                .Select(f => Start.From(f, f.OccurredAt) with { Part = f.Detail.FollowUp!.Value.ToString() }))
            .DueByPolicy()
            .EndsWhere((_, s, f) => f.Kind is FactKind.FollowUpRecorded && f.SubjectId == s.Subject && f.Detail.FollowUp == s.Fact!.Detail.FollowUp)
            .OwnedBy((c, s) => c.OfficerInCase ?? DutyContext.LoggerOf(s), Post.Sergeant, "Logger, then officer in the case").Climbs(Ladder.Standard)
            .Because("Force policy.", "The missing fact is recorded.", "/duties/follow-up"),
    ];

    private static Start CaseStart(DutyContext c, Fact fact, DateTimeOffset at) => Start.From(fact, at) with { Subject = c.CaseId };

    private static IEnumerable<Start> Reassessments(DutyContext c)
    {
        var isFirst = true;
        foreach (var fact in c.Facts.All)
        {
            if (AlarmBook.IsReassessmentTrigger(fact, isFirst)) yield return CaseStart(c, fact, fact.RecordedAt);
            if (fact.Kind is FactKind.IncidentRecorded or FactKind.BreachRecorded or FactKind.StatementTaken or FactKind.IntelligenceRecorded && c.Facts.VoidedBy(fact) is null) isFirst = false;
        }
    }

    private static Fact? LastConduct(DutyContext c) => c.IsSummaryOnlyConduct ? c.Last(FactKind.IncidentRecorded, FactKind.BreachRecorded) : null;
}
