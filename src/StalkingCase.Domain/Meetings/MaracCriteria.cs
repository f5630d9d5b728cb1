using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Meetings;

/// <summary>A criterion as the facts show it, with the facts that do.</summary>
public sealed record CriterionMet(MaracCriterion Criterion, IReadOnlyList<Fact> Because);

/// <summary>Which cases a MARAC hears, read from the facts (guidance.md 5; SAF-06).</summary>
public static class MaracCriteria
{
    public const int Ticks = 14;
    public const int Incidents = 3;
    public const string NotDomestic = "A MARAC hears domestic abuse only: partners, former partners, family. Refer this case to a stalking clinic, MASIP, a stalking panel, MAPPA liaison or a safeguarding conference.";

    public static bool IsDomestic(Relationship relationship) => relationship is Relationship.ExPartner or Relationship.Partner or Relationship.Family;

    public static Relationship RelationshipOf(CaseFacts facts) =>
        facts.Live.LastOrDefault(f => f.Detail.Relationship is not (null or Relationship.NotKnown))?.Detail.Relationship ?? Relationship.NotKnown;

    /// <summary>Referred to such a meeting and neither heard nor withdrawn.</summary>
    public static bool IsWaiting(CaseFacts facts, MeetingKind kind) => facts.Of(FactKind.MeetingReferred).Any(r => r.Detail.Meeting == kind
        && !facts.Of(FactKind.MeetingDiscussed, FactKind.MeetingReferralWithdrawn).Any(f => f.SubjectId == r.SubjectId));

    /// <summary>CLK-42: until then any further incident is a repeat; null if no MARAC referral was made.</summary>
    public static DateTimeOffset? RepeatUntil(CaseFacts facts, PolicyHistory policy) =>
        LastReferral(facts.Live) is { } last ? RepeatUntil(last, policy) : null;

    /// <summary>Criteria met now, each with its facts, whether or not the case was referred since.</summary>
    public static IReadOnlyList<CriterionMet> Met(CaseFacts facts, PolicyHistory policy)
    {
        var met = new List<CriterionMet>();
        if (facts.Of(FactKind.AssessmentProposed).LastOrDefault(f => f.Detail.DashYes is not null) is { Detail.DashYes: >= Ticks } dash) met.Add(new(MaracCriterion.Ticks, [dash]));
        if (facts.Of(FactKind.AssessmentEndorsed, FactKind.AssessmentChanged).LastOrDefault() is { Detail.Grade: RiskGrade.High } decided) met.Add(new(MaracCriterion.Judgement, [decided]));
        var incidents = facts.Live.Where(IsIncident).OrderBy(f => f.OccurredAt).ToList();
        if (incidents.Count > 0)
        {
            var year = incidents.Where(f => IsWithinYear(f, incidents[^1])).ToList();
            if (year.Count >= Incidents) met.Add(new(MaracCriterion.Escalation, year));
        }

        if (LastReferral(facts.Live) is { } last && incidents.Where(f => IsRepeat(f, last, policy)).ToList() is { Count: > 0 } repeats) met.Add(new(MaracCriterion.Repeat, repeats));
        return met;
    }

    /// <summary>
    /// CLK-41: the facts at which a domestic case came to meet a criterion that nobody had answered. A referral answers all
    /// of them; within 12 months of it only a further incident asks again, once the case was heard. An inspector's reason
    /// answers what was known then.
    /// </summary>
    internal static IEnumerable<Fact> Asks(CaseFacts facts, PolicyHistory policy)
    {
        Fact? last = null;
        var (isDomestic, isMet, isAsked, isHigh) = (false, false, false, false);
        var waiting = new HashSet<Guid>();
        var incidents = new List<Fact>();
        foreach (var fact in facts.Live)
        {
            if (fact.Detail.Relationship is { } r && r is not Relationship.NotKnown) isDomestic = IsDomestic(r);
            switch (fact.Kind)
            {
                case FactKind.MeetingReferred when fact.Detail.Meeting is MeetingKind.Marac:
                    (last, isMet, isAsked) = (fact, false, false);
                    waiting.Add(fact.SubjectId);
                    break;
                case FactKind.MeetingDiscussed or FactKind.MeetingReferralWithdrawn:
                    waiting.Remove(fact.SubjectId);
                    break;
                case FactKind.MeetingReferralNotMade:
                    (isMet, isAsked) = (false, false);
                    break;
                case FactKind.AssessmentProposed when fact.Detail.DashYes >= Ticks && !IsAfterReferral(fact):
                    isMet = true;
                    break;
                case FactKind.AssessmentEndorsed or FactKind.AssessmentChanged:
                    isMet |= fact.Detail.Grade is RiskGrade.High && !isHigh && !IsAfterReferral(fact);
                    isHigh = fact.Detail.Grade is RiskGrade.High;
                    break;
                default:
                    if (!IsIncident(fact)) break;
                    incidents.Add(fact);
                    isMet |= last is not null && IsRepeat(fact, last, policy)
                        ? waiting.Count == 0
                        : !IsAfterReferral(fact) && incidents.Count(i => i.OccurredAt <= fact.OccurredAt && IsWithinYear(i, fact)) >= Incidents;
                    break;
            }

            if (!isDomestic || !isMet || isAsked || waiting.Count > 0) continue;
            isAsked = true;
            yield return fact;
        }

        bool IsAfterReferral(Fact fact) => last is not null && fact.OccurredAt <= RepeatUntil(last, policy);
    }

    private static DateTimeOffset RepeatUntil(Fact referral, PolicyHistory policy) => policy.At(referral.OccurredAt).Period("CLK-42", "repeat").After(referral.OccurredAt);

    private static bool IsRepeat(Fact incident, Fact referral, PolicyHistory policy) => incident.OccurredAt > referral.OccurredAt && incident.OccurredAt <= RepeatUntil(referral, policy);

    private static Fact? LastReferral(IEnumerable<Fact> facts) => facts.LastOrDefault(f => f.Kind is FactKind.MeetingReferred && f.Detail.Meeting is MeetingKind.Marac);

    private static bool IsIncident(Fact fact) =>
        fact.Kind is FactKind.IncidentRecorded or FactKind.BreachRecorded && !(fact.Detail.Boxes is { Count: > 0 } boxes && boxes.All(b => b is Box.FalseComplaint));

    private static bool IsWithinYear(Fact earlier, Fact latest) => UkTime.DateOf(earlier.OccurredAt) >= UkTime.DateOf(latest.OccurredAt).AddMonths(-12);
}
