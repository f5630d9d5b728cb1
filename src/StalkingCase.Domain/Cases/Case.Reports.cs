using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Domain.Cases;

public sealed partial class Case
{
    internal void TakeReport(Guid reportId, ReportContent content, Guid by, DateTimeOffset now)
    {
        Happened(FactKind.ReportRecorded, Id, reportId, now, by, now, new FactDetail
        {
            ReportedBy = content.ReportedBy,
            Relationship = content.Relationship,
            VeryFrightened = content.VeryFrightened ? true : null,
            Belief = content.Belief,
            Principal = content.Incident.Principal,
            Included = content.Incident.Included.Count == 0 ? null : content.Incident.Included,
            OfficerId = by,
        });
        if (!string.IsNullOrWhiteSpace(content.CrimeNumber)) RecordCrime(reportId, by, now);
        if (content.AdvocateOffered) Happened(FactKind.SupportOffered, Id, reportId, now, by, now);
        foreach (var later in content.Later.Distinct())
            Happened(FactKind.FollowUpOpened, Id, reportId, now, by, now, new FactDetail { FollowUp = later, OfficerId = by });
    }

    /// <summary>CLK-01: the crime is recorded once it has a number.</summary>
    public void RecordCrime(Guid reportId, Guid by, DateTimeOffset now) =>
        Happened(FactKind.CrimeRecorded, Id, reportId, now, by, now);

    /// <summary>CLK-51: the fact that an answer "Later" or "Not known yet" was waiting for.</summary>
    public void RecordFollowUp(Guid reportId, FollowUp followUp, string what, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(what), "CLK-51", "Enter what was found out or done.");
        Amended(Id, followUp.ToString(), what, null, by, now);
        Happened(FactKind.FollowUpRecorded, Id, reportId, now, by, now, new FactDetail { FollowUp = followUp });
    }

    /// <summary>REP-06: in a flagged case a label that leads away from stalking needs a supervisor; the reason stays on the entry.</summary>
    public void MayBeLabelled(Classification principal, IReadOnlyList<Classification> included, Decider by)
    {
        if (IsFlagged && Labels.LeadAway(principal, included)) by.MustBe(Rank.Sergeant, "REP-06", "Calling it something other than stalking in a flagged case");
    }

    /// <summary>REP-10: FOUR asked again where the question stands. Null answers were not given.</summary>
    public void AnswerFour(FourAnswers answers, Guid by, DateTimeOffset now) =>
        Happened(FactKind.FourAnswered, Id, Id, now, by, now, new FactDetail { Four = answers });

    /// <summary>REP-17: a report by the suspect against the victim has its own case; this one notes it and counts it for nothing.</summary>
    public void NoteCounterComplaint(Guid counterCaseId, Guid by, DateTimeOffset now)
    {
        Rule.Require(counterCaseId != Id, "REP-17", "A counter-complaint has a case of its own.");
        Happened(FactKind.CounterCaseOpened, Id, counterCaseId, now, by, now, new FactDetail { OtherCaseId = counterCaseId });
    }

    /// <summary>REP-17: from now on the complaint counts as conduct towards the victim.</summary>
    public void ClassComplaintVexatious(Guid complaintId, string reason, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Sergeant, "REP-17", "Classing a complaint vexatious");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "REP-17", "Enter why the complaint is vexatious.");
        Amended(Id, "Vexatious complaint", null, reason, by.Id, now);
        Happened(FactKind.ClassedVexatious, Id, complaintId, now, by.Id, now, new FactDetail { Rank = by.Rank });
    }

    /// <summary>ALM-03: linked, or refused with a reason. "Not the same person" is remembered. Written on each case it touches.</summary>
    public void DecideLink(Guid otherCaseId, LinkDecision decision, string? reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(otherCaseId != Id, "REP-02", "A case cannot be linked to itself.");
        Rule.Require(decision is LinkDecision.Linked || !string.IsNullOrWhiteSpace(reason), "REP-12", "Enter why this is not the same person.");
        if (!string.IsNullOrWhiteSpace(reason)) Amended(Id, "Link", decision.ToString(), reason, by, now);
        Happened(FactKind.LinkDecided, Id, otherCaseId, now, by, now, new FactDetail { OtherCaseId = otherCaseId, Link = decision });
    }

    /// <summary>ALM-02: a record found elsewhere of conduct towards somebody else. The words stay on the entry that tells of it.</summary>
    public void FoundOutsideRecord(Guid entryId, DateTimeOffset occurredAt, Guid by, DateTimeOffset now) =>
        Happened(FactKind.OutsideRecordFound, Id, entryId, occurredAt, by, now);

    /// <summary>ALM-11: an outcome under way is seen before it is final.</summary>
    public void ProposeOutcome(OutcomeCode outcome, Guid by, DateTimeOffset now) =>
        Happened(FactKind.OutcomeProposed, Id, Id, now, by, now, new FactDetail { Outcome = outcome });

    /// <summary>A supervisor asks for risk to be looked at again (RSK-05).</summary>
    public void DemandReview(string reason, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Sergeant, "RSK-05", "Asking for a reassessment");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "RSK-05", "Enter why risk should be looked at again.");
        Amended(Id, "Reassessment asked for", null, reason, by.Id, now);
        Happened(FactKind.ReviewDemanded, Id, Id, now, by.Id, now, new FactDetail { Rank = by.Rank });
    }

    /// <summary>REP-07: a pattern alarm clears only by a supervisor with a reason, and comes back with the next matching fact.</summary>
    public void ClearAlarm(Alarms.AlarmKind alarm, Guid alarmId, string reason, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Sergeant, "REP-07", "Clearing an alarm");
        Rule.Require(Alarms.AlarmText.IsPattern(alarm), "REP-07", "This alarm ends by the fact that does what it asks.");
        Rule.Require(alarm is not Alarms.AlarmKind.FloorHigh, "RSK-03", "A High floor is endorsed at High, or decided by an inspector, on the risk page.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "REP-07", "Enter why the alarm can be cleared.");
        Amended(Id, "Alarm cleared", alarm.ToString(), reason, by.Id, now);
        Happened(FactKind.AlarmCleared, Id, alarmId, now, by.Id, now, new FactDetail { Alarm = alarm, AlarmId = alarmId, Rank = by.Rank });
    }

    /// <summary>CLK-50: somebody looked at the alarm and says what was done.</summary>
    public void LookAtAlarm(Alarms.AlarmKind alarm, Guid alarmId, string whatWasDone, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(whatWasDone), "CLK-50", "Enter what you did about the alarm.");
        Amended(Id, "Alarm looked at", alarm.ToString(), whatWasDone, by, now);
        Happened(FactKind.AlarmLookedAt, Id, alarmId, now, by, now, new FactDetail { Alarm = alarm, AlarmId = alarmId });
    }

    /// <summary>Extension needs a reason, keeps the original date and is bounded (design: "Extension").</summary>
    public void ExtendDuty(Duties.Duty duty, DateTimeOffset dueBy, string reason, Decider by, DateTimeOffset now)
    {
        by.MustBe(Rank.Sergeant, "WAR-05", "Extending a duty");
        Rule.Require(duty.CaseId == Id && duty.IsOpen, "WAR-05", "Only an open duty of this case can be extended.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "WAR-05", "Enter why more time is needed.");
        Rule.Require(Duties.Extension.LatestOf(duty) is not null, "WAR-05", "This time cannot be made longer.");
        Rule.Require(dueBy > now, "WAR-05", "Choose a time that is still to come.");
        Rule.Require(dueBy > duty.DueBy && dueBy <= Duties.Extension.LatestOf(duty), "WAR-05", "Choose a time after the one set and no later than the policy allows.");
        Amended(Id, duty.Clock, duty.DueBy.ToString("O", System.Globalization.CultureInfo.InvariantCulture), reason, by.Id, now);
        Happened(FactKind.DutyExtended, Id, duty.Id, now, by.Id, now, new FactDetail { DutyId = duty.Id, DueBy = dueBy, Rank = by.Rank });
    }
}
