using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Data.Facts;

/// <param name="Repeated">The form had been saved before; nothing was saved now.</param>
/// <param name="OutcomeUrl">Where the first save sent its sender.</param>
public sealed record CommitOutcome(bool Repeated, string? OutcomeUrl);

/// <summary>
/// One act saved as one transaction: words, facts, tokens, audit, what the books derive, the form's key. May run twice
/// under a retrying strategy, so an attempt begins by forgetting the rows that an earlier one made.
/// </summary>
internal sealed class Commit(CaseDbContext db, Guid? submissionKey, DateTimeOffset now, string? outcomeUrl)
{
    public async Task<CommitOutcome> RunAsync(CancellationToken ct)
    {
        try
        {
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(AttemptAsync, ct);
        }
        catch (DbUpdateException) when (submissionKey is not null)
        {
            // The same form from another node won the race after this attempt had looked for its key.
            if (await db.FirstOutcomeAsync(submissionKey.Value, ct) is not { } first) throw;
            db.ChangeTracker.Clear();
            return first;
        }
        finally
        {
            db.CommittingAt = null;
        }
    }

    private async Task<CommitOutcome> AttemptAsync(CancellationToken ct)
    {
        ForgetMadeRows();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (submissionKey is { } sent && await db.FirstOutcomeAsync(sent, ct) is { } first)
        {
            db.ChangeTracker.Clear();
            return first;
        }

        db.CommittingAt = now;
        var aggregates = db.ChangeTracker.Entries<AggregateRoot>().Select(e => e.Entity).ToList();

        // In the order of the acts: ids made in one millisecond have no order, and what the books say may depend on it.
        var facts = aggregates.SelectMany(a => a.UnsavedFacts).OrderBy(f => f.RecordedAt).ToList();
        db.Amendments.AddRange(aggregates.SelectMany(a => a.UnsavedAmendments));
        var tiesChanged = await TokenWriter.WriteAsync(db, ct);
        var touched = Touched(facts);
        foreach (var caseId in touched.Order()) await PlaceAsync(caseId, facts, ct);
        await MustBeTheOnlyPlanAsync(ct);
        var recheck = new HashSet<Guid>();
        foreach (var caseId in touched)
        {
            var neighbours = await DerivedRows.DeriveAsync(db, db.Cases.Local.FindEntry(caseId)!.Entity, facts, ct);
            recheck.UnionWith(neighbours.All.Select(n => n.CaseId));

            // Two cases that learn the same identifier at the same time cannot see each other yet.
            if (tiesChanged || touched.Count > 1) recheck.Add(caseId);
        }

        db.Rechecks.AddRange(recheck.Order().Select(id => new Recheck { CaseId = id, At = now }));
        if (submissionKey is { } key) db.SubmissionKeys.Add(new SubmissionKey { Key = key, UserId = db.Actor.UserId, OutcomeUrl = outcomeUrl, At = now });
        await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        await transaction.CommitAsync(CancellationToken.None);
        db.ChangeTracker.AcceptAllChanges();
        foreach (var aggregate in aggregates) aggregate.FactsSaved();
        return new CommitOutcome(false, outcomeUrl);
    }

    /// <param name="change">The change of policy for which it is done: the case says so, once, if it re-timed a duty.</param>
    public async Task RecheckAsync(Guid caseId, PolicyChange? change, CancellationToken ct)
    {
        try
        {
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
            {
                db.ChangeTracker.Clear();
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                db.CommittingAt = now;
                await PlaceAsync(caseId, [], token);
                var of = db.Cases.Local.FindEntry(caseId)!.Entity;
                var rows = await db.Rechecks.Where(r => r.CaseId == caseId).ToListAsync(token);
                var left = rows.Select(r => r.PolicyChangeId).OfType<Guid>().ToList();
                if (change is not null) left.Add(change.Id);
                var shown = new List<Fact>();
                foreach (var applied in await db.PolicyChanges.AsNoTracking().Where(p => left.Contains(p.Id)).OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(token)) shown.AddRange(await ShownAsync(of, applied, token));
                if (shown.Count > 0) await PlaceAsync(caseId, shown, token);
                await DerivedRows.DeriveAsync(db, of, shown, token);
                db.Rechecks.RemoveRange(rows);
                await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, token);
                await transaction.CommitAsync(CancellationToken.None);
                db.ChangeTracker.AcceptAllChanges();
            }, ct);
        }
        finally
        {
            db.CommittingAt = null;
        }
    }

    private async Task<List<Fact>> ShownAsync(Case of, PolicyChange change, CancellationToken ct)
    {
        if (await db.Facts.AsNoTracking().AnyAsync(f => f.CaseId == of.Id && f.Kind == FactKind.PolicyApplied && f.SubjectId == change.Id, ct)) return [];
        var facts = new CaseFacts(await db.Facts.AsNoTracking().Where(f => f.CaseId == of.Id).ToListAsync(ct));
        var neighbours = await new NeighbourReader(db, []).ReadAsync(of, facts, ct);
        var (before, after) = await db.PolicyAroundAsync(change, ct);
        var retimed = Retimed.By(change.From, facts, neighbours, before, after);
        return retimed.Count == 0 ? [] : [Fact.OfPolicy(of.ForceId, of.Id, change.Id, change.From, retimed, now)];
    }

    private void ForgetMadeRows()
    {
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.Entity is Fact or Amendment or Duty or Alarm or AuditEntry or SubmissionKey or Recheck or PersonNameToken or IdentifierToken) entry.State = EntityState.Detached;
        }
    }

    /// <summary>SAF-07: one live plan of a case. Asked while the case is held, so that of two at once the second sees the first.</summary>
    private async Task MustBeTheOnlyPlanAsync(CancellationToken ct)
    {
        foreach (var begun in db.ChangeTracker.Entries<SafeguardingPlan>().Where(e => e.State is EntityState.Added && e.Entity.Status is not PlanStatus.Ended).Select(e => e.Entity).ToList())
        {
            var others = await db.Plans.IgnoreAutoIncludes().AsNoTracking().Where(p => p.CaseId == begun.CaseId && p.Id != begun.Id && p.Status != PlanStatus.Ended).Select(p => p.Id).Take(Few).ToListAsync(ct);
            var ending = db.ChangeTracker.Entries<SafeguardingPlan>().Where(e => e.Entity.Status is PlanStatus.Ended).Select(e => e.Entity.Id).ToHashSet();
            Rule.Require(others.TrueForAll(ending.Contains), "SAF-07", "Somebody has just begun a plan for this case. Open the safeguarding page and go on with that one.");
        }
    }

    private const int Few = 10;

    private HashSet<Guid> Touched(List<Fact> facts)
    {
        var touched = facts.Select(f => f.CaseId).ToHashSet();
        touched.UnionWith(db.ChangeTracker.Entries<IdentifierToken>().Select(t => t.Entity.CaseId));
        return touched;
    }

    /// <summary>Waits for the case, then gives its new facts the places after those of whoever was first.</summary>
    private async Task PlaceAsync(Guid caseId, List<Fact> facts, CancellationToken ct)
    {
        var head = await db.Locked(caseId).AsNoTracking()
            .Select(c => new { c.FactSeq, c.Version, c.EffectiveRisk, c.IsRiskEndorsed, c.IsFlagged, c.LastEntryAt }).SingleOrDefaultAsync(ct);
        var entry = db.Cases.Local.FindEntry(caseId);
        if (entry is null)
        {
            var loaded = await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId, ct) ?? throw new InvalidOperationException("A fact belongs to no case of this force.");
            entry = db.Entry(loaded);
        }
        else if (head is not null)
        {
            Rebase(entry, head.Version);
            Refresh(entry, c => c.FactSeq, head.FactSeq);
            Refresh(entry, c => c.EffectiveRisk, head.EffectiveRisk);
            Refresh(entry, c => c.IsRiskEndorsed, head.IsRiskEndorsed);
            Refresh(entry, c => c.IsFlagged, head.IsFlagged);
            Refresh(entry, c => c.LastEntryAt, head.LastEntryAt);
        }

        var seq = head?.FactSeq ?? 0;
        foreach (var fact in facts.Where(f => f.CaseId == caseId)) db.Facts.Add(fact).Property(f => f.Seq).CurrentValue = ++seq;
    }

    // An act that changes none of the case's words (an arrest recorded, a contact added) queues behind another's; words
    // against words is a conflict, and so is a version that the form named.
    private void Rebase(EntityEntry<Case> entry, int stored)
    {
        if (entry.State is EntityState.Added || db.IsExpected(entry.Entity) || entry.Properties.Any(p => p.IsModified && !Unworded.Contains(p.Metadata.Name))) return;
        var version = entry.Property<int>(nameof(Case.Version));
        var acts = version.CurrentValue - version.OriginalValue;
        (version.OriginalValue, version.CurrentValue) = (stored, stored + acts);
    }

    internal static readonly string[] DerivedColumns =
        [nameof(Case.FactSeq), nameof(Case.EffectiveRisk), nameof(Case.IsRiskEndorsed), nameof(Case.IsFlagged), nameof(Case.LastEntryAt)];

    private static readonly string[] Unworded = [.. DerivedColumns, nameof(Case.Version)];

    private static void Refresh<T>(EntityEntry<Case> entry, System.Linq.Expressions.Expression<Func<Case, T>> column, T stored) =>
        (entry.Property(column).OriginalValue, entry.Property(column).CurrentValue) = (stored, stored);
}
