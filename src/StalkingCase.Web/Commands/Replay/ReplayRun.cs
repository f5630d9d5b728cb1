using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Search;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>One chronology entered from beginning to end in a database of its own, with a look after each entry and at each named time.</summary>
internal sealed record ReplayRun(Chronology Chronology, IReadOnlyList<Look> Looks, IReadOnlyList<string> Reported, bool IncludesDiscoverable)
{
    public static async Task<ReplayRun> OfAsync(Chronology chronology, bool includeDiscoverable, PolicyHistory policy, CancellationToken ct)
    {
        await using var memory = await MemoryDatabase.OpenAsync(policy, ct);
        var cast = new Cast(chronology);
        var looks = new List<Look>();
        var facts = new Dictionary<Guid, string>();
        var reported = new List<string>();
        CaseWriter? writer = null;
        foreach (var moment in Moments(chronology, includeDiscoverable))
        {
            if (moment.Event is { } e)
            {
                await using var db = memory.Open();
                writer ??= new CaseWriter(cast, chronology, memory.OfficerId, memory.ForceId, memory.UnitId);
                try
                {
                    await writer.EnterAsync(db, e, ct);
                }
                catch (RuleViolationException broken)
                {
                    reported.Add($"Entry {e.Seq}: refused by {broken.RuleId}: {broken.Message}");
                }

                await memory.DrainAsync(e.EnteredAt, ct);
            }

            looks.Add(await LookAsync(memory, writer, facts, moment, looks.LastOrDefault(), ct));
        }

        return new ReplayRun(chronology, looks, [.. reported, .. writer?.Reported ?? []], includeDiscoverable);
    }

    private sealed record Moment(DateTimeOffset At, ChronologyEvent? Event, string? Text);

    /// <summary>Entries by replay time then number, up to the homicide; looks at named times come after the entries of that time.</summary>
    private static IEnumerable<Moment> Moments(Chronology chronology, bool includeDiscoverable)
    {
        var entries = chronology.Events.Where(e => e.IsHomicide || (e.KnownToPolice == "yes" || (includeDiscoverable && e.IsDiscoverable)) && (e.ReplayAt ?? e.ReportedAt ?? e.At) is not null)
            .OrderBy(e => e.EnteredAt).ThenBy(e => e.Seq).TakeWhile(e => !e.IsHomicide).Select(e => new Moment(e.EnteredAt, e, null));
        var looks = chronology.ExpectedAlarms.Select(a => a.ByTime).OfType<string>().Distinct().Select(t => new Moment(UkTime.Parse(t), null, t));
        return entries.Concat(looks).OrderBy(m => m.At).ThenBy(m => m.Event is null).ThenBy(m => m.Event?.Seq ?? 0);
    }

    private static async Task<Look> LookAsync(MemoryDatabase memory, CaseWriter? writer, Dictionary<Guid, string> facts, Moment moment, Look? before, CancellationToken ct)
    {
        await using var db = memory.Open();
        var reversed = writer?.Reversed ?? new HashSet<Guid>();
        foreach (var fact in await db.Facts.AsNoTracking().ToListAsync(ct))
        {
            if (!facts.ContainsKey(fact.Id)) facts[fact.Id] = moment.Event is { } e ? $"entry {e.Seq}" : "an entry";
        }

        var alarms = (await db.Alarms.AsNoTracking().ToListAsync(ct)).Where(a => !reversed.Contains(a.CaseId)).ToList();
        var duties = (await db.Duties.AsNoTracking().ToListAsync(ct)).Where(d => !reversed.Contains(d.CaseId)).ToList();
        var flagged = await FlaggedAndSeriousAsync(db, ct);
        var what = moment.Event is { } entered ? $"{entered.Type}: {entered.RecordedAs}" : "nothing entered";
        return Look.Of(moment.At, moment.Event?.Seq, moment.Text, what, alarms, duties, facts, before, flagged);
    }

    private static async Task<HashSet<Guid>> FlaggedAndSeriousAsync(CaseDbContext db, CancellationToken ct)
    {
        var flagged = await db.Cases.IgnoreAutoIncludes().Where(c => c.IsFlagged).Select(c => c.Id).ToListAsync(ct);
        var found = new HashSet<Guid>();
        foreach (var id in flagged)
        {
            var newest = await db.Entries.AsNoTracking().Where(x => x.CaseId == id && x.VoidedAt == null && x.Type != EntryType.Statement && x.Type != EntryType.Intelligence && x.Type != EntryType.Contact)
                .OrderByDescending(x => x.OccurredAt).ThenByDescending(x => x.RecordedAt).FirstOrDefaultAsync(ct);
            if (newest is not null && (Indicators.SeriousOf(newest.Boxes).Any() || Indicators.HasCritical([.. newest.Boxes]))) found.Add(id);
        }

        return found;
    }
}
