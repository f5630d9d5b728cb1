using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data;

public abstract partial class CaseDbContext
{
    private readonly HashSet<Guid> _expected = [];

    /// <summary>Set while a commit runs: the only time at which the interceptor lets a domain record through.</summary>
    internal DateTimeOffset? CommittingAt { get; set; }

    /// <summary>The one way to save domain changes (design, "One commit").</summary>
    /// <param name="submissionKey">The form's random key: the same form sent again saves nothing and gets the first outcome.</param>
    /// <param name="outcomeUrl">Where the sender goes now; kept for whoever sends the form again.</param>
    public Task<CommitOutcome> CommitAsync(Guid? submissionKey, DateTimeOffset now, CancellationToken ct, string? outcomeUrl = null) =>
        new Commit(this, submissionKey, now, outcomeUrl).RunAsync(ct);

    /// <summary>The outcome of a form that was saved before, or null. Asked before the act, whose rules would refuse a second time.</summary>
    public async Task<CommitOutcome?> FirstOutcomeAsync(Guid submissionKey, CancellationToken ct)
    {
        var userId = Actor.UserId;
        var first = await SubmissionKeys.AsNoTracking().SingleOrDefaultAsync(s => s.Key == submissionKey && s.UserId == userId, ct);
        return first is null ? null : new CommitOutcome(true, first.OutcomeUrl);
    }

    /// <summary>Says which version the form showed: a save over a later one is a conflict. The original value counts, not the current.</summary>
    public void Expect(AggregateRoot entity, int version)
    {
        _expected.Add(entity.Id);
        Entry(entity).Property(e => e.Version).OriginalValue = version;
    }

    internal bool IsExpected(AggregateRoot entity) => _expected.Contains(entity.Id);

    /// <summary>Derives one case again and clears its waiting rows; the same path as a commit, without an act.</summary>
    /// <param name="change">The change of policy for which it is done, if it is.</param>
    public Task RecheckAsync(Guid caseId, DateTimeOffset now, CancellationToken ct, PolicyChange? change = null) => new Commit(this, null, now, null).RecheckAsync(caseId, change, ct);

    /// <summary>Set by a replay, which brings a policy of its own; null for what the force has approved.</summary>
    public PolicyHistory? Policy { get; set; }

    /// <summary>The policies of a force that count at this time: as shipped, then each approved change from its start. One that starts later is not known yet.</summary>
    public async Task<PolicyHistory> PolicyOfAsync(Guid forceId, DateTimeOffset now, CancellationToken ct)
    {
        if (Policy is not null) return Policy;
        var changes = await PolicyChanges.AsNoTracking().Where(p => p.ForceId == forceId && p.ApprovedAt != null && p.From <= now).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(ct);
        return PolicyHistory.Of(changes.Select(c => (c.From, c.Changes)));
    }

    /// <summary>The policies that counted just before a change, and those with it; later ones are in neither.</summary>
    internal async Task<(PolicyHistory Before, PolicyHistory After)> PolicyAroundAsync(PolicyChange change, CancellationToken ct)
    {
        var upTo = await PolicyChanges.AsNoTracking().Where(p => p.ForceId == change.ForceId && p.ApprovedAt != null && p.From <= change.From).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(ct);
        var earlier = upTo.TakeWhile(p => p.Id != change.Id).Select(p => (p.From, p.Changes)).ToList();
        return (PolicyHistory.Of(earlier), PolicyHistory.Of(earlier.Append((change.From, change.Changes))));
    }
}
