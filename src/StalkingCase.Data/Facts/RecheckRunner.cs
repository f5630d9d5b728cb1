using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Data.Facts;

/// <summary>
/// Derives the books again for cases whose neighbours changed, each in its own transaction. Several nodes may run it: the
/// rows of a case are taken away by whoever commits first.
/// </summary>
public sealed class RecheckRunner(CaseDatabase database)
{
    private const int MostAtOnce = 500;
    private static readonly Actor Runner = Actor.System("recheck");

    /// <summary>Takes what is due now. Each case taken, with what went wrong, or null: a case that failed keeps its rows and stops no other.</summary>
    public async Task<IReadOnlyDictionary<Guid, Exception?>> DrainAsync(DateTimeOffset now, CancellationToken ct, PolicyHistory? policy = null)
    {
        var done = new Dictionary<Guid, Exception?>();
        await using var look = database.Open(Runner);
        var due = await look.Rechecks.GroupBy(r => r.CaseId).OrderBy(g => g.Min(r => r.At)).Select(g => g.Key).Take(MostAtOnce).ToListAsync(ct);
        foreach (var caseId in due)
        {
            await using var db = database.Open(Runner);
            db.Policy = policy;
            try
            {
                await db.RecheckAsync(caseId, now, ct);
                done[caseId] = null;
            }
#pragma warning disable CA1031 // Handed to the caller, who logs it; the other cases must not wait for one that fails.
            catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                done[caseId] = failure;
            }
        }

        return done;
    }
}
