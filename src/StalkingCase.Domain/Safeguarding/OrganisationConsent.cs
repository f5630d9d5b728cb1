using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>
/// The victim consents to an organisation, not to one referral of it: her word holds for every open referral of that
/// organisation on the case, so that none of them goes on showing what she took away (ACC-02, SEC-D17).
/// </summary>
public static class OrganisationConsent
{
    /// <param name="open">Every open referral of the organisation on the case.</param>
    public static void Withdraw(IReadOnlyCollection<Referral> open, string how, Guid by, DateTimeOffset now)
    {
        Rule.Require(open.Count > 0, "ACC-02", "The referral is not open any more.");
        var standing = open.Where(r => r.WithdrawnAt is null).ToList();
        Rule.Require(standing.Count > 0, "ACC-02", "Consent has been withdrawn already.");
        foreach (var referral in standing) referral.WithdrawConsent(how, now, by, now);
    }

    /// <summary>The referral that it was recorded on, and whichever else still gives a view.</summary>
    public static void Change(Referral of, IReadOnlyCollection<Referral> open, ConsentContent consent, Guid by, DateTimeOffset now)
    {
        of.ChangeConsent(consent, by, now);
        foreach (var other in open.Where(r => r.Id != of.Id && r.WithdrawnAt is null)) other.ChangeConsent(consent, by, now);
    }

    /// <summary>Whether the organisation would see more than the referral that counts lets it see.</summary>
    public static bool WouldWiden(Referral of, IReadOnlyCollection<Referral> open, ConsentContent consent) =>
        (open.Where(r => r.WithdrawnAt is null).MaxBy(r => (r.MadeAt, r.Id)) ?? of).WouldWiden(consent);

    /// <summary>Support of the organisation ends: what was accepted ends, what still waits for an answer is declined.</summary>
    public static void End(IReadOnlyCollection<Referral> open, IReadOnlyCollection<SafeguardingPlan> plans, Guid? takesOver, string reason, Guid by, DateTimeOffset now)
    {
        foreach (var accepted in open.Where(r => r.Status is ReferralStatus.Accepted)) EndSupport.Of(accepted, plans, takesOver, reason, by, now);
        foreach (var sent in open.Where(r => r.Status is ReferralStatus.Sent)) sent.Decline(reason, by, now);
    }

    /// <summary>Another advocate of the organisation takes the victim on, with the plans of whoever had her.</summary>
    public static void Reassign(Referral of, IReadOnlyCollection<Referral> open, IReadOnlyCollection<SafeguardingPlan> plans, Guid next, string reason, Guid by, DateTimeOffset now)
    {
        foreach (var referral in open.Where(r => r.Id != of.Id && r.AdvocateId != next).Prepend(of))
        {
            var before = referral.AdvocateId;
            referral.Reassign(next, reason, by, now);
            if (before is { } earlier) foreach (var plan in plans) plan.PassOn(earlier, next, reason, by, now);
        }
    }
}
