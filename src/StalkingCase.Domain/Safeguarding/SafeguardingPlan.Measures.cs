using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>The measures of a plan, each a duty on its own date (CLK-09).</summary>
public sealed partial class SafeguardingPlan
{
    private readonly List<Measure> _measures = [];

    public IReadOnlyList<Measure> Measures => _measures;

    /// <summary>SAF-04: each measure says what the victim says to it. One that the victim refuses is kept and runs no clock.</summary>
    public Measure AddMeasure(MeasureContent content, Guid by, DateTimeOffset now)
    {
        MustNotBeEnded();
        Rule.Require(!string.IsNullOrWhiteSpace(content.Words), "SAF-04", "Enter what will be done.");
        Rule.Require(content.OwnerId is not null || !string.IsNullOrWhiteSpace(content.OwnerElsewhere), "SAF-07", "Enter who will do it.");
        Rule.Require(content.DueOn >= UkTime.DateOf(now), "CLK-09", "The date must be today or later.");
        Rule.Require(content.Agreement is VictimAgreement.Yes || !string.IsNullOrWhiteSpace(content.AgreementWords), "SAF-04", "Enter what the victim says, or why the victim cannot say.");
        var measure = new Measure(content, now);
        _measures.Add(measure);
        if (measure.State is MeasureState.Refused) Happened(FactKind.MeasureRefused, CaseId, measure.Id, now, by, now);
        else Happened(FactKind.MeasureAdded, CaseId, measure.Id, now, by, now, new FactDetail { OfficerId = content.OwnerId, DueBy = UkTime.StartOfDay(content.DueOn.AddDays(1)) });
        return measure;
    }

    /// <summary>The proof ends the duty, nothing else does.</summary>
    public void CompleteMeasure(Guid measureId, string proof, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(proof), "CLK-09", "Enter what was done and how it is known.");
        var measure = Open(measureId);
        Rule.Require(at >= measure.AddedAt, "CLK-09", "It was done before it was agreed. Enter when it was done.");
        measure.End(MeasureState.Done, proof, at);
        Happened(FactKind.MeasureRecorded, CaseId, measureId, at, by, now);
    }

    public void DropMeasure(Guid measureId, string reason, bool refused, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "CLK-09", "Enter why it will not be done.");
        Open(measureId).End(refused ? MeasureState.Refused : MeasureState.Dropped, reason, now);
        Happened(refused ? FactKind.MeasureRefused : FactKind.MeasureDropped, CaseId, measureId, now, by, now);
    }

    /// <summary>Somebody else does it; the date stays (WAR-10 for measures: handing over keeps the clock).</summary>
    public void HandMeasureTo(Guid measureId, Guid ownerId, Guid by, DateTimeOffset now)
    {
        var measure = Open(measureId);
        Rule.Require(ownerId != Guid.Empty, "SAF-07", "Select who will do it.");
        Rule.Require(measure.OwnerId != ownerId, "SAF-07", "This person does it already.");
        measure.HandTo(ownerId);
        Happened(FactKind.MeasureHandedOver, CaseId, measureId, now, by, now, new FactDetail { OfficerId = ownerId });
    }

    /// <summary>SAF-07: whoever may not see the case any more owes nothing on it: the plan and her open measures pass on, dates kept.</summary>
    public void PassOn(Guid from, Guid to, string reason, Guid by, DateTimeOffset now)
    {
        if (OwnerId == from) ChangeOwner(to, reason, by, now);
        foreach (var measure in _measures.Where(m => m.State is MeasureState.Open && m.OwnerId == from).ToList()) HandMeasureTo(measure.Id, to, by, now);
    }

    private Measure Open(Guid measureId)
    {
        MustNotBeEnded();
        var measure = Rule.Require(_measures.Find(m => m.Id == measureId), "CLK-09", "The plan has no such action.");
        Rule.Require(measure.State is MeasureState.Open, "CLK-09", "This action is not open any more.");
        return measure;
    }
}
