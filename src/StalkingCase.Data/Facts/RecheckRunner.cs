using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Data.Facts;

/// <summary>
/// Derives the books again for cases whose neighbours changed, each in its own transaction. Several nodes may run it: the
/// rows of a case are taken away by whoever commits first.
/// </summary>
public sealed class RecheckRunner(CaseDatabase database)
{
    private static readonly Actor Runner = Actor.System("recheck");

    /// <summary>Takes what is due now; false for a case that failed, which keeps its rows for the next call.</summary>
    public async Task<IReadOnlyDictionary<Guid, bool>> DrainAsync(DateTimeOffset now, CancellationToken ct, Func<CaseDbContext, CaseDbContext>? prepare = null)
    {
        var done = new Dictionary<Guid, bool>();
        await using var look = database.Open(Runner);
        var due = await look.Rechecks.AsNoTracking().OrderBy(r => r.At).Select(r => r.CaseId).Distinct().Take(500).ToListAsync(ct);
        foreach (var caseId in due)
        {
            await using var db = database.Open(Runner);
            prepare?.Invoke(db);
            try
            {
                await db.RecheckAsync(caseId, now, ct);
                done[caseId] = true;
            }
            catch (DbUpdateException)
            {
                done[caseId] = false;
            }
        }

        return done;
    }
}
