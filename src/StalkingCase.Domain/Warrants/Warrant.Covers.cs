using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Warrants;

/// <summary>A warrant against a suspect with several victims: wanted in every one of their cases (WAR-01, WAR-09).</summary>
public sealed partial class Warrant
{
    private readonly List<CoveredCase> _covers = [];

    /// <summary>The other cases it covers, besides its own.</summary>
    public IReadOnlyList<CoveredCase> Covers => _covers;

    protected override IReadOnlyList<Guid> AlsoOf => [.. _covers.Select(c => c.CaseId)];

    /// <summary>
    /// WAR-01: one more victim of the suspect. Her case learns what is known of the warrant so far, and every fact from now on; she is told
    /// as the first was.
    /// </summary>
    public void Cover(Case own, Case other, Guid by, DateTimeOffset now)
    {
        MustBeOutstanding("extended to another case");
        _covers.Add(CoveredCase.Of(CaseId, own, other, _covers, "WAR-01", by, now));
        Happened(FactKind.WarrantIssued, other.Id, Id, IssuedAt, by, now);
        if (Grade is { } grade) Happened(FactKind.WarrantGraded, other.Id, Id, now, by, now, new FactDetail { WarrantGrade = grade });
        if (CirculatedAt is { } circulated) Happened(FactKind.WarrantCirculated, other.Id, Id, circulated, by, now);
        if (AllocatedTo is { } officer) Happened(FactKind.WarrantAllocated, other.Id, Id, now, by, now, new FactDetail { OfficerId = officer });
        foreach (var made in _attempts.OrderBy(a => a.MadeAt)) Happened(FactKind.ArrestAttempted, other.Id, Id, made.MadeAt, by, now, new FactDetail { ArrestOutcome = made.Outcome, NextActionBy = made.NextActionBy });
    }

    /// <summary>What is recorded of each case beside the warrant's own facts is recorded of every one.</summary>
    private void MustBeEvery(Case own, IReadOnlyList<Case> covered) =>
        Rule.Require(own.Id == CaseId && _covers.Select(c => c.CaseId).ToHashSet().SetEquals(covered.Select(c => c.Id)), "WAR-09", "The result counts in every case that the warrant covers.");
}
