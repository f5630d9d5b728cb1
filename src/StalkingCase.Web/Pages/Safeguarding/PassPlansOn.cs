using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>SAF-07: whoever may not open the plan any more owns none and owes nothing of one.</summary>
public sealed class PassPlansOn(CaseDbContext db, PlanSuccessorQuery successors, Reader reader)
{
    private const int Most = 20;
    private const int MostNamed = 1000;

    /// <summary>Of the advocates of referrals that show the plan no more.</summary>
    public Task OfAsync(Guid caseId, IEnumerable<Referral> referrals, string reason, DateTimeOffset now, CancellationToken ct) =>
        FromAsync(caseId, [.. referrals.Select(r => r.AdvocateId).OfType<Guid>().Distinct()], () => successors.RunAsync(caseId, ct), reason, now, ct);

    /// <summary>
    /// Of whoever is not named on a case that has just been restricted, advocates and police alike. The list is not saved yet, so
    /// the successor is of it: the officer in the case, else the reader, else the first who is named.
    /// </summary>
    public async Task OfUnnamedAsync(Case restricted, string reason, DateTimeOffset now, CancellationToken ct)
    {
        var named = restricted.NamedReaders.Select(n => n.UserId).ToList();
        var sworn = (await db.Users.AsNoTracking().Where(u => named.Contains(u.Id) && !u.IsSuspended && u.Rank != Rank.None).OrderBy(u => u.Id).Select(u => u.Id).Take(MostNamed).ToListAsync(ct)).ToHashSet();
        var successor = new[] { restricted.OfficerInCaseId, reader.Id }.Concat(named.Cast<Guid?>()).FirstOrDefault(p => p is { } id && sworn.Contains(id));
        await FromAsync(restricted.Id, (await OwnersAsync(restricted.Id, ct)).Except(named).ToList(), () => Task.FromResult(successor), reason, now, ct);
    }

    private async Task FromAsync(Guid caseId, IReadOnlyList<Guid> owners, Func<Task<Guid?>> successor, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (owners.Count == 0 || await successor() is not { } takesOver) return;
        foreach (var plan in await PlansAsync(caseId, ct)) foreach (var owner in owners.Where(o => o != takesOver)) plan.PassOn(owner, takesOver, reason, reader.Id, now);
    }

    private async Task<IReadOnlyList<Guid>> OwnersAsync(Guid caseId, CancellationToken ct) =>
        [.. (await PlansAsync(caseId, ct)).SelectMany(p => p.Measures.Where(m => m.State is MeasureState.Open).Select(m => (Guid?)m.OwnerId).Append(p.OwnerId)).OfType<Guid>().Distinct()];

    private Task<List<SafeguardingPlan>> PlansAsync(Guid caseId, CancellationToken ct) => db.Plans.Where(p => p.CaseId == caseId && p.Status != PlanStatus.Ended).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
}
