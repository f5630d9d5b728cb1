using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Facts;

/// <summary>What the books derived, stored as the difference from what is stored.</summary>
public static class DerivedRows
{
    /// <summary>Stored because a queue's index needs it; the record itself computes IsOpen from its instants.</summary>
    public const string Open = "Open";

    /// <summary>
    /// The mark of an open duty: never later than the first of its steps that has no notice; null when every step has one.
    /// It may be earlier, which costs the job a look. No part of the duty: the books do not derive it.
    /// </summary>
    public const string NextNoticeAt = "NextNoticeAt";

    /// <summary>
    /// The order by risk of the duty that stands for its warrant in the queue of the overdue (<see cref="WarrantQueue"/>), null for every
    /// other. Stored so that the queue of a whole force is read from an index of these alone.
    /// </summary>
    public const string LeadRisk = "LeadRisk";

    /// <summary>What the steps of a duty are made of. Only a commit that holds the case changes these.</summary>
    internal static readonly IReadOnlyList<string> StepColumns =
        [Open, nameof(Duty.DueBy), nameof(Duty.VisibleFrom), nameof(Duty.SergeantAt), nameof(Duty.InspectorAt), nameof(Duty.SuperintendentAt)];

    /// <summary>What a row of a duty holds beside the duty.</summary>
    /// <param name="leads">The duties that stand for their warrants.</param>
    internal static object? ShadowOf(Duty duty, string column, IReadOnlySet<Guid> leads) => column switch
    {
        Open => duty.IsOpen,
        NextNoticeAt => FirstStepAt(duty),
        LeadRisk => leads.Contains(duty.Id) ? duty.RiskOrder : null,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "A duty has no such column."),
    };

    // Compared with a parameter: of a condition that is a bare column SQLite uses no index.
    public static IQueryable<Duty> WhereOpen(this IQueryable<Duty> duties) => duties.Where(d => EF.Property<bool>(d, Open) == EF.Parameter(true));

    /// <summary>One for each warrant with an open action.</summary>
    public static IQueryable<Duty> WhereLeads(this IQueryable<Duty> duties) => duties.Where(d => EF.Property<int?>(d, LeadRisk) != null);

    public static IQueryable<Alarm> WhereOpen(this IQueryable<Alarm> alarms) => alarms.Where(a => EF.Property<bool>(a, Open) == EF.Parameter(true));

    internal static async Task<Neighbours> DeriveAsync(CaseDbContext db, Case of, IReadOnlyList<Fact> unsaved, CancellationToken ct)
    {
        var stored = await db.Facts.AsNoTracking().Where(f => f.CaseId == of.Id).ToListAsync(ct);
        var facts = new CaseFacts(stored.Concat(unsaved.Where(f => f.CaseId == of.Id)));
        var neighbours = await new NeighbourReader(db, unsaved).ReadAsync(of, facts, ct);
        var derived = Books.Derive(facts, neighbours, await db.PolicyOfAsync(of.ForceId, db.CommittingAt ?? db.Clock.GetUtcNow(), ct));
        await StoreAsync(db, db.Duties, of.Id, derived.Duties, d => d.Id, d => d.IsOpen, ct);
        await StoreAsync(db, db.Alarms, of.Id, derived.Alarms, a => a.Id, a => a.IsOpen, ct);
        of.Derived(facts.All.Max(f => f.Seq), derived.EffectiveRisk, derived.IsRiskEndorsed, derived.IsFlagged, derived.LastEntryAt);
        return neighbours;
    }

    private static async Task StoreAsync<T>(CaseDbContext db, DbSet<T> set, Guid caseId, IReadOnlyList<T> derived, Func<T, Guid> id, Func<T, bool> isOpen, CancellationToken ct) where T : class
    {
        var stored = await set.Where(r => EF.Property<Guid>(r, "CaseId") == caseId).ToDictionaryAsync(id, ct);
        var leads = WarrantQueue.Leads(derived.OfType<Duty>());
        foreach (var row in derived)
        {
            var entry = stored.Remove(id(row), out var earlier) ? db.Entry(earlier) : set.Add(row);
            if (row is Duty duty) Mark(entry, earlier as Duty, duty);
            if (earlier is not null) entry.CurrentValues.SetValues(row);
            entry.Property(Open).CurrentValue = isOpen(row);
            if (row is Duty queued) entry.Property(LeadRisk).CurrentValue = ShadowOf(queued, LeadRisk, leads);
        }

        set.RemoveRange(stored.Values);
    }

    /// <summary>
    /// A duty that is new, or whose steps are others now, is told again from its first step: the job passes over the notices
    /// that are there. Written even where it is the value that was read, because the job may have moved the mark since.
    /// </summary>
    private static void Mark(EntityEntry entry, Duty? earlier, Duty duty)
    {
        if (earlier is not null && earlier.IsOpen == duty.IsOpen && earlier.Steps().SequenceEqual(duty.Steps())) return;
        var mark = entry.Property(NextNoticeAt);
        mark.CurrentValue = FirstStepAt(duty);
        if (earlier is not null) mark.IsModified = true;
    }

    private static DateTimeOffset? FirstStepAt(Duty duty) => duty.IsOpen ? duty.Steps().Min(s => s.At) : null;
}
