using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Reports;

/// <summary>Everything a report says once its answers have been read.</summary>
public sealed record ReportContent(EntryContent Incident)
{
    public ReportedBy ReportedBy { get; init; } = ReportedBy.Victim;
    public Relationship Relationship { get; init; }
    public FourAnswers? Four { get; init; }
    public bool VeryFrightened { get; init; }
    public Belief Belief { get; init; } = Belief.NotSure;
    public string? NotStalkingReason { get; init; }
    public string? CrimeNumber { get; init; }
    public IReadOnlyList<FollowUp> Later { get; init; } = [];
    public bool AdvocateOffered { get; init; }
}

/// <summary>
/// The act of submitting a report onto a case, new or existing (REP-01 to REP-03, REP-11). Touches the report, the case
/// and the new entry in one commit.
/// </summary>
public static class LogReport
{
    public static Entry Submit(Report report, ReportContent content, Case onto, Guid by, DateTimeOffset now)
    {
        Rule.Require(report.ForceId == onto.ForceId, "ACC-01", "The report and the case belong to two forces.");
        Rule.Require(content.Belief is not Belief.SomethingElse || !string.IsNullOrWhiteSpace(content.NotStalkingReason), "REP-06", "Enter why this is not stalking.");
        if (onto.Status is CaseStatus.Closed) onto.Reopen("A new report was added.", by, now);

        report.Submitted(onto.Id, content.Belief is Belief.SomethingElse ? content.NotStalkingReason : null, now);
        onto.StateRelationship(content.Relationship);
        onto.TakeReport(report.Id, content, by, now);
        return Entry.Record(onto, content.Incident with { ReportId = report.Id, Four = content.Four, ReportedBy = content.ReportedBy }, by, now);
    }
}
