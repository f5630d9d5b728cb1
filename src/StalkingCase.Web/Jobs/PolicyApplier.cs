using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Jobs;

/// <summary>
/// Derives the cases of a force that are open or still owe something again once a change of policy has begun to count, and
/// says so on each case whose duties it re-timed. Each case in its own transaction; one that fails is left to the recheck, which
/// applies the change and says so too, and holds up no other. What was done is kept after each batch, so that a killed run loses no more than that, and doing a case
/// twice changes nothing.
/// </summary>
public sealed class PolicyApplier(CaseDatabase database, ILogger? log = null)
{
    private const int Batch = 200;
    private static readonly Actor Runner = Actor.System("policy");

    /// <summary>One batch of each change that has begun; true when all is applied.</summary>
    public async Task<bool> RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var look = database.Open(Runner);
        var due = await look.PolicyChanges.Where(p => p.ApprovedAt != null && p.AppliedAt == null && p.From <= now).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(ct);
        var isDone = true;
        foreach (var change in due)
        {
            var after = change.AppliedThrough ?? Guid.Empty;
            var ofForce = look.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.ForceId == change.ForceId && c.Id > after);
            var open = ofForce.Where(c => c.Status == CaseStatus.Open).OrderBy(c => c.Id).Select(c => c.Id).Take(Batch);
            // Some clocks outlive the closure of the case (CLK-08).
            var owing = ofForce.Where(c => c.Status != CaseStatus.Open && look.Duties.WhereOpen().Any(d => d.CaseId == c.Id)).OrderBy(c => c.Id).Select(c => c.Id).Take(Batch);
            var cases = await open.Union(owing).OrderBy(id => id).Take(Batch).ToListAsync(ct);
            var failed = 0;
            foreach (var caseId in cases)
            {
                if (await TryAsync(caseId, change, now, ct)) continue;
                look.Rechecks.Add(new Recheck { CaseId = caseId, At = now, PolicyChangeId = change.Id });
                failed++;
            }

            change.AppliedCases += cases.Count - failed;
            if (cases.Count > 0) change.AppliedThrough = cases[^1];
            if (cases.Count < Batch) change.AppliedAt = now;
            else isDone = false;
            change.Version++;
            await look.SaveChangesAsync(ct);
        }

        return isDone;
    }

    private async Task<bool> TryAsync(Guid caseId, PolicyChange change, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var db = database.Open(Runner);
            await db.RecheckAsync(caseId, now, ct, change);
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong with one case: the change reaches the others, and the recheck tries this one again.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log?.LogError("Change of policy failed for {CaseId}: {Outcome}", caseId, e.GetType().Name);
            return false;
        }
    }
}
