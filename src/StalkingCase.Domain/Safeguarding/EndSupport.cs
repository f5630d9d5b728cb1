using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>An advocate's support ends. Her plans and her open actions have somebody else from the same moment (SAF-07, SAF-08).</summary>
public static class EndSupport
{
    /// <summary>Whether somebody has to take over from the advocate before she can go.</summary>
    public static bool NeedsSomebody(Referral referral, IEnumerable<SafeguardingPlan> plans) => OfHers(referral, plans).Count > 0;

    /// <param name="takesOver">Needed only where she owns a plan or does an action of one.</param>
    public static void Of(Referral referral, IEnumerable<SafeguardingPlan> plans, Guid? takesOver, string reason, Guid by, DateTimeOffset now)
    {
        var hers = OfHers(referral, plans);
        Rule.Require(hers.Count == 0 || (takesOver is { } next && next != Guid.Empty), "SAF-07", "Select who takes over the safeguarding plan.");
        Rule.Require(hers.Count == 0 || takesOver != referral.AdvocateId, "SAF-07", "Somebody else takes over the safeguarding plan.");
        referral.End(reason, by, now);
        foreach (var plan in hers) plan.PassOn(referral.AdvocateId!.Value, takesOver!.Value, reason, by, now);
    }

    private static List<SafeguardingPlan> OfHers(Referral referral, IEnumerable<SafeguardingPlan> plans) =>
        [.. plans.Where(p => p.CaseId == referral.CaseId && p.Status is not PlanStatus.Ended
            && (p.OwnerId == referral.AdvocateId || p.Measures.Any(m => m.State is MeasureState.Open && m.OwnerId == referral.AdvocateId)))];
}
