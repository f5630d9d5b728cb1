using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using static StalkingCase.Domain.Warrants.WarrantStatus;

namespace StalkingCase.Domain.Warrants;

/// <summary>A court's authority to arrest the suspect: outstanding until it is executed or the court withdraws it. Rules: docs/rules/warrants.md.</summary>
public sealed partial class Warrant : AggregateRoot
{
    /// <summary>WAR-06: a direction is for now, not for next week.</summary>
    public static readonly TimeSpan LatestDirection = TimeSpan.FromHours(24);

    private readonly List<ArrestAttempt> _attempts = [];
    private readonly List<WarrantReview> _reviews = [];

    private Warrant() { }

    public Guid CaseId { get; private init; }
    public WarrantType Type { get; private init; }
    public WarrantStatus Status { get; private set; }
    public DateTimeOffset IssuedAt { get; private init; }
    public string Court { get; private init; } = "";
    public string Offence { get; private init; } = "";
    public bool BackedForBail { get; private init; }
    public string? LikelyPlaces { get; private set; }
    public string? OfficerSafety { get; private set; }
    public WarrantGrade? Grade { get; private set; }
    public DateTimeOffset? CirculatedAt { get; private set; }
    public Guid? AllocatedTo { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Evidence of the outcome: custody reference, the court's reference, proof of death, the other force.</summary>
    public string? Words { get; private set; }

    public DateTimeOffset? PncClearedAt { get; private set; }
    public WarrantResult? Result { get; private set; }
    public IReadOnlyList<ArrestAttempt> Attempts => _attempts;
    public IReadOnlyList<WarrantReview> Reviews => _reviews;

    /// <summary>WAR-01.</summary>
    public static Warrant Issue(Case of, WarrantContent content, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(content.Court), "WAR-01", "Enter the court that issued the warrant.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.Offence), "WAR-01", "Enter the offence.");
        Rule.Require(content.IssuedAt <= now, "WAR-01", "The warrant cannot be issued in the future.");
        var warrant = new Warrant
        {
            ForceId = of.ForceId,
            CaseId = of.Id,
            Type = content.Type,
            IssuedAt = content.IssuedAt,
            Court = content.Court.Trim(),
            Offence = content.Offence.Trim(),
            BackedForBail = content.BackedForBail,
            LikelyPlaces = Trimmed(content.LikelyPlaces),
            OfficerSafety = Trimmed(content.OfficerSafety),
        };
        warrant.Happened(FactKind.WarrantIssued, of.Id, warrant.Id, content.IssuedAt, by, now);
        return warrant;
    }

    /// <param name="floor">WAR-02: A if any linked victim is High or there are threats or a breach; never below B in a stalking case.</param>
    public void GradeAs(WarrantGrade grade, WarrantGrade floor, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("graded");
        Rule.Require(grade >= floor, "WAR-02", $"This warrant cannot be graded below {floor}.");
        Rule.Require(grade != Grade, "WAR-02", $"The warrant is graded {grade} already.");
        Grade = grade;
        Happened(FactKind.WarrantGraded, CaseId, Id, now, by, now, new FactDetail { WarrantGrade = grade });
    }

    /// <summary>WAR-08: on PNC as wanted.</summary>
    public void Circulate(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("circulated");
        Rule.Require(CirculatedAt is null, "WAR-08", "The warrant is on PNC already.");
        Rule.Require(at >= IssuedAt, "WAR-08", "Circulation must be after the warrant was issued.");
        CirculatedAt = at;
        Happened(FactKind.WarrantCirculated, CaseId, Id, at, by, now);
    }

    /// <summary>WAR-10: reassigning keeps the original clock.</summary>
    public void Allocate(Guid officerId, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("allocated");
        Rule.Require(officerId != AllocatedTo, "WAR-10", "This officer has the warrant already.");
        AllocatedTo = officerId;
        Happened(FactKind.WarrantAllocated, CaseId, Id, now, by, now, new FactDetail { OfficerId = officerId });
    }

    /// <summary>New lines of enquiry: the earlier words stay readable.</summary>
    public void NoteWhereabouts(string? likelyPlaces, string? officerSafety, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("changed");
        if (Trimmed(likelyPlaces) != LikelyPlaces) Amended(CaseId, nameof(LikelyPlaces), LikelyPlaces, null, by, now);
        if (Trimmed(officerSafety) != OfficerSafety) Amended(CaseId, nameof(OfficerSafety), OfficerSafety, null, by, now);
        (LikelyPlaces, OfficerSafety) = (Trimmed(likelyPlaces), Trimmed(officerSafety));
        Changed();
    }

    /// <summary>WAR-03, WAR-04: a PNC check alone is no attempt; the next action is dated, no later than the grade allows. An arrest executes the warrant.</summary>
    /// <param name="floor">The grade that counts until somebody grades the warrant (WAR-02).</param>
    public void RecordArrestAttempt(AttemptContent content, WarrantGrade floor, Policy policy, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("attempted");
        Rule.Require(content.MadeAt >= IssuedAt, "WAR-03", "Attempt must be after the warrant was issued.");
        Rule.Require(content.MadeAt <= now, "WAR-03", "Attempt must be now or in the past.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.Place), "WAR-03", "Enter where you went or whom you asked.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.WhoWent), "WAR-03", "Enter who went.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.Found) && !PncCheck.IsAll($"{content.Place} {content.Found}"), "WAR-03", "Enter what you did besides the PNC check.");
        var isArrest = content.Outcome is ArrestOutcome.Arrested;
        if (isArrest) Rule.Require(!string.IsNullOrWhiteSpace(content.CustodyReference), "WAR-07", "Enter the custody reference.");
        else
        {
            Rule.Require(!string.IsNullOrWhiteSpace(content.NextAction) && content.NextActionBy > content.MadeAt, "WAR-03", "Enter the next action.");
            var latest = LatestNextAction(content.MadeAt, now, floor, policy);
            Rule.Require(content.NextActionBy <= latest, "WAR-04", $"The next action for a grade {Counting(floor)} warrant is due no later than {UkTime.Text(latest)}.");
        }

        _attempts.Add(new ArrestAttempt(content, by, now));
        if (isArrest) (Status, EndedAt, Words) = (Executed, content.MadeAt, Trimmed(content.CustodyReference));
        Happened(isArrest ? FactKind.WarrantExecuted : FactKind.ArrestAttempted, CaseId, Id, content.MadeAt, by, now,
            new FactDetail { ArrestOutcome = content.Outcome, NextActionBy = isArrest ? null : content.NextActionBy });
    }

    /// <summary>
    /// WAR-04: CLK-36 of the grade, from the attempt. Where that has passed before anybody entered the attempt, from now: what comes
    /// next is still to be said, and the clock runs from the attempt all the same.
    /// </summary>
    public DateTimeOffset LatestNextAction(DateTimeOffset madeAt, DateTimeOffset now, WarrantGrade floor, Policy policy)
    {
        var period = policy.Period("CLK-36", Counting(floor));
        return period.After(madeAt) is var latest && latest > now ? latest : period.After(now);
    }

    /// <summary>The grade that counts: the given one, never below the floor.</summary>
    public WarrantGrade Counting(WarrantGrade floor) => Grade is { } given && given > floor ? given : floor;

    /// <summary>WAR-06: "reviewed" alone is rejected.</summary>
    /// <param name="monthly">CLK-39, the superintendent's review of a warrant over target.</param>
    public void Review(ReviewContent content, bool monthly, Decider by, DateTimeOffset now)
    {
        MustBeOutstanding("reviewed");
        by.MustBe(monthly ? Rank.Superintendent : Rank.Sergeant, "WAR-06", "Reviewing a warrant");
        Rule.Require(Says(content.Done), "WAR-06", "Enter what was done. \"Reviewed\" alone is not a review.");
        Rule.Require(!string.IsNullOrWhiteSpace(content.Gaps), "WAR-06", "Enter what is missing, or that nothing is.");
        Rule.Require(Says(content.Direction), "WAR-06", "Enter your direction.");
        Rule.Require(content.NextActionBy > now && content.NextActionBy <= now + LatestDirection, "WAR-05", $"Choose a time no later than {UkTime.Text(now + LatestDirection)}.");
        _reviews.Add(new WarrantReview(content, monthly, by, now));
        Happened(monthly ? FactKind.WarrantMonthlyReviewed : FactKind.WarrantReviewed, CaseId, Id, now, by.Id, now, new FactDetail { Rank = by.Rank, NextActionBy = content.NextActionBy });
    }

    /// <summary>WAR-07: an outcome and evidence; age is never an outcome. An arrest is an attempt that succeeded.</summary>
    public void End(WarrantStatus outcome, string evidence, DateTimeOffset at, Decider by, DateTimeOffset now)
    {
        MustBeOutstanding("ended");
        by.MustBe(Rank.Sergeant, "WAR-07", "Ending a warrant without an arrest here");
        Rule.Require(outcome is Withdrawn or Deceased or ExecutedElsewhere, "WAR-07", "Select the outcome.");
        Rule.Require(at >= IssuedAt, "WAR-07", "The end must be after the warrant was issued.");
        Rule.Require(!string.IsNullOrWhiteSpace(evidence), "WAR-07", outcome is Withdrawn ? "Enter the court's reference." : "Enter the evidence for the outcome.");
        (Status, Words, EndedAt) = (outcome, evidence.Trim(), at);
        Happened(outcome is ExecutedElsewhere ? FactKind.WarrantExecuted : FactKind.WarrantEnded, CaseId, Id, at, by.Id, now);
    }

    /// <summary>CLK-40: no longer wanted on PNC.</summary>
    public void ClearPnc(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is not Outstanding, "WAR-07", "PNC is cleared once the warrant has ended.");
        Rule.Require(PncClearedAt is null, "WAR-07", "PNC is cleared already.");
        PncClearedAt = at;
        Happened(FactKind.WarrantPncCleared, CaseId, Id, at, by, now);
    }

    /// <summary>CLK-40, WAR-09: custody, bail or release after the arrest. Custody, bail and release are the case's own facts, recorded in the same act.</summary>
    public void RecordResult(Case of, WarrantResult result, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(Status is Executed or ExecutedElsewhere, "WAR-09", "The result follows the arrest.");
        Rule.Require(Result is null, "WAR-09", "The result is recorded already.");
        Rule.Require(at >= EndedAt, "WAR-09", "The result must be after the arrest.");
        Result = result;
        Happened(FactKind.WarrantResultRecorded, CaseId, Id, at, by, now);
        if (result is WarrantResult.BailNoContact or WarrantResult.BailOpen) of.RecordBail(at, result is WarrantResult.BailNoContact, null, by, now);
        if (result is WarrantResult.Released) of.RecordRelease(at, underInvestigation: false, by, now);
        if (result is WarrantResult.Remanded) of.RecordRemand(at, by, now);
    }

    private void MustBeOutstanding(string act) => Rule.Require(Status is Outstanding, "WAR-07", $"The warrant cannot be {act}: {(Status is Executed or ExecutedElsewhere ? "it was executed" : "it has ended")}.");

    private static bool Says(string words) => !string.IsNullOrWhiteSpace(words) && !Empty.Contains(words.Trim().TrimEnd('.').ToLowerInvariant());

    private static readonly HashSet<string> Empty = ["reviewed", "warrant reviewed", "noted", "done", "ok", "as above", "continue", "n/a", "none", "no change"];

    private static string? Trimmed(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
