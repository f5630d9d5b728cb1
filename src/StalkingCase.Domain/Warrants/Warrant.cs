using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using static StalkingCase.Domain.Warrants.WarrantStatus;

namespace StalkingCase.Domain.Warrants;

/// <summary>A court's authority to arrest the suspect. Rules: docs/rules/warrants.md. Its pages come with its own area.</summary>
public sealed class Warrant : AggregateRoot
{
    private readonly List<ArrestAttempt> _attempts = [];

    private Warrant() { }

    public Guid CaseId { get; private init; }
    public WarrantType Type { get; private init; }
    public WarrantStatus Status { get; private set; }
    public DateTimeOffset IssuedAt { get; private init; }
    public WarrantGrade? Grade { get; private set; }
    public DateTimeOffset? CirculatedAt { get; private set; }
    public Guid? AllocatedTo { get; private set; }
    public string? Words { get; private set; }
    public IReadOnlyList<ArrestAttempt> Attempts => _attempts;

    public static Warrant Issue(Case of, WarrantType type, DateTimeOffset issuedAt, Guid by, DateTimeOffset now)
    {
        var warrant = new Warrant { ForceId = of.ForceId, CaseId = of.Id, Type = type, IssuedAt = issuedAt };
        warrant.Happened(FactKind.WarrantIssued, of.Id, warrant.Id, issuedAt, by, now);
        return warrant;
    }

    /// <param name="floor">WAR-02: A if any linked victim is High or there are threats or a breach; never below B in a stalking case.</param>
    public void GradeAs(WarrantGrade grade, WarrantGrade floor, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("graded");
        Rule.Require(grade >= floor, "WAR-02", $"This warrant cannot be graded below {floor}.");
        Grade = grade;
        Happened(FactKind.WarrantGraded, CaseId, Id, now, by, now, new FactDetail { WarrantGrade = grade });
    }

    public void Circulate(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("circulated");
        CirculatedAt = at;
        Happened(FactKind.WarrantCirculated, CaseId, Id, at, by, now);
    }

    /// <summary>WAR-10: reassigning keeps the original clock.</summary>
    public void Allocate(Guid officerId, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("allocated");
        AllocatedTo = officerId;
        Happened(FactKind.WarrantAllocated, CaseId, Id, now, by, now, new FactDetail { OfficerId = officerId });
    }

    /// <summary>WAR-03: a PNC check alone is no attempt. A success executes the warrant.</summary>
    public void RecordArrestAttempt(ArrestOutcome outcome, DateTimeOffset madeAt, string account, DateTimeOffset? nextActionBy, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("attempted");
        Rule.Require(madeAt >= IssuedAt && madeAt <= now, "WAR-03", "Attempt must be after the warrant was issued.");
        Rule.Require(!string.IsNullOrWhiteSpace(account), "WAR-03", "Enter what you did besides the PNC check.");
        Rule.Require(outcome is ArrestOutcome.Arrested || nextActionBy > madeAt, "WAR-03", "Enter the next action.");
        _attempts.Add(new ArrestAttempt(outcome, madeAt, account, nextActionBy, by));
        if (outcome is ArrestOutcome.Arrested) Status = Executed;
        Happened(outcome is ArrestOutcome.Arrested ? FactKind.WarrantExecuted : FactKind.ArrestAttempted, CaseId, Id, madeAt, by, now,
            new FactDetail { ArrestOutcome = outcome, NextActionBy = nextActionBy });
    }

    /// <summary>WAR-06: "reviewed" alone is rejected.</summary>
    public void Review(string done, string gaps, string direction, bool monthly, Decider by, DateTimeOffset now)
    {
        MustBeOutstanding("reviewed");
        by.MustBe(monthly ? Rank.Superintendent : Rank.Sergeant, "WAR-06", "Reviewing a warrant");
        Rule.Require(new[] { done, gaps, direction }.All(w => !string.IsNullOrWhiteSpace(w)), "WAR-06", "Enter what was done, what is missing and your direction.");
        Amended(CaseId, "Review", $"{done}\n{gaps}", direction, by.Id, now);
        Happened(monthly ? FactKind.WarrantMonthlyReviewed : FactKind.WarrantReviewed, CaseId, Id, now, by.Id, now, new FactDetail { Rank = by.Rank });
    }

    /// <summary>WAR-07: an outcome and evidence; age is never an outcome.</summary>
    public void End(WarrantStatus outcome, string evidence, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("ended");
        Rule.Require(outcome is not Outstanding, "WAR-07", "Select the outcome.");
        Rule.Require(!string.IsNullOrWhiteSpace(evidence), "WAR-07", "Enter the evidence for the outcome.");
        (Status, Words) = (outcome, evidence);
        Happened(outcome is Executed or ExecutedElsewhere ? FactKind.WarrantExecuted : FactKind.WarrantEnded, CaseId, Id, at, by, now);
    }

    private void MustBeOutstanding(string act) => Rule.Require(Status is Outstanding, "WAR-07", $"The warrant cannot be {act}: it is {Status}.");
}

public sealed class ArrestAttempt
{
    private ArrestAttempt() { }

    public ArrestAttempt(ArrestOutcome outcome, DateTimeOffset madeAt, string account, DateTimeOffset? nextActionBy, Guid byId) =>
        (Outcome, MadeAt, Account, NextActionBy, ById) = (outcome, madeAt, account, nextActionBy, byId);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public ArrestOutcome Outcome { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }
    public string Account { get; private init; } = "";
    public DateTimeOffset? NextActionBy { get; private init; }
    public Guid ById { get; private init; }
}
