using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Warrants;

/// <summary>What a supervisor directs on an outstanding warrant. Neither act hides, moves or ends a clock.</summary>
public sealed partial class Warrant
{
    /// <summary>What a supervisor said comes next; an attempt recorded later says its own.</summary>
    public string? NextAction { get; private set; }

    public DateTimeOffset? NextActionBy { get; private set; }
    public DateTimeOffset? NextActionSetAt { get; private set; }
    public Guid? NextActionSetBy { get; private set; }

    /// <summary>Set by a supervisor and not yet answered by an attempt.</summary>
    public bool AwaitsNextAction => Status is WarrantStatus.Outstanding && NextActionSetAt is { } set && _attempts.TrueForAll(a => a.RecordedAt < set);

    /// <summary>WAR-04: from now no later than the grade allows. The overdue action stays overdue until it is done.</summary>
    /// <param name="floor">The grade that counts until somebody grades the warrant (WAR-02).</param>
    public void SetNextAction(NextActionContent next, WarrantGrade floor, Policy policy, Decider by, DateTimeOffset now)
    {
        MustBeOutstanding("given a next action");
        by.MustBe(Rank.Sergeant, "WAR-04", "Setting the next action");
        Rule.Require(Says(next.What), "WAR-04", "Enter the next action.");
        Rule.Require(!string.IsNullOrWhiteSpace(next.Reason), "WAR-04", "Enter the reason.");
        Rule.Require(next.By > now, "WAR-04", "Choose a time that is still to come.");
        var latest = LatestNextAction(now, now, floor, policy);
        Rule.Require(next.By <= latest, "WAR-04", $"The next action for a grade {Counting(floor)} warrant is due no later than {UkTime.Text(latest)}.");
        Amended(CaseId, nameof(NextAction), NextAction, next.Reason.Trim(), by.Id, now);
        (NextAction, NextActionBy, NextActionSetAt, NextActionSetBy) = (next.What.Trim(), next.By, now, by.Id);
        Happened(FactKind.WarrantActionSet, CaseId, Id, now, by.Id, now, new FactDetail { Rank = by.Rank, NextActionBy = next.By });
    }

    /// <summary>
    /// WAR-05: hands the overdue actions to the next rank above the supervisor that has not got one of them yet, now instead of
    /// when the ladder says. They stay with whom they are.
    /// </summary>
    /// <param name="actions">The open actions of this warrant.</param>
    /// <returns>The rank, and the actions that it has from now on.</returns>
    public (Rank To, IReadOnlyList<Guid> Actions) Escalate(IReadOnlyList<Duty> actions, string reason, Decider by, DateTimeOffset now)
    {
        MustBeOutstanding("handed up");
        by.MustBe(Rank.Sergeant, "WAR-05", "Handing an overdue action up");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "WAR-05", "Enter why it is handed up.");
        Rule.Require(by.Rank < Rank.Superintendent, "WAR-05", "Nobody stands above you in this service: record a review.");
        var overdue = actions.Where(d => d.CaseId == CaseId && d.SubjectId == Id && d.IsOverdue(now)).ToList();
        Rule.Require(overdue.Count > 0, "WAR-05", "Only an overdue action of this warrant is handed up.");
        var (to, handed) = (Rank.Inspector, by.Rank < Rank.Inspector ? overdue.Where(d => d.InspectorAt > now).ToList() : []);
        if (handed.Count == 0) (to, handed) = (Rank.Superintendent, overdue.Where(d => d.SuperintendentAt > now).ToList());
        Rule.Require(handed.Count > 0, "WAR-05", "The superintendent has it already.");
        Amended(CaseId, "Handed up", null, reason.Trim(), by.Id, now);
        IReadOnlyList<Guid> ids = [.. handed.OrderBy(d => d.DueBy).ThenBy(d => d.Id).Select(d => d.Id)];
        Happened(FactKind.WarrantEscalated, CaseId, Id, now, by.Id, now, new FactDetail { DutyIds = ids, Rank = to });
        return (to, ids);
    }
}
