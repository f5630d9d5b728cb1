using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Alarms;

public sealed record BecauseLine(DateTimeOffset At, string Words, string? OtherReference);

public sealed record AlarmRow(
    Guid? AlarmId, AlarmKind Kind, AlarmWords Words, DateTimeOffset RaisedAt, DateTimeOffset? EndedAt, string? EndedBecause, IReadOnlyList<BecauseLine> Because, DateTimeOffset? DueBy, string Owner, string? Href)
{
    public bool MayBeCleared => EndedAt is null && AlarmId is not null && Words.IsPattern && Kind is not AlarmKind.FloorHigh;
}

/// <summary>
/// Alarms of a case as this reader may see them: a fact of a hidden case is not mentioned, and an alarm that then rests
/// on nothing is not shown; an advocate reads of no fact that she would not read of on the timeline. Overdue duties that bear an alarm's name stand among them.
/// </summary>
public sealed class AlarmsQuery(CaseDbContext db, CaseAccess access, OfficerNamesQuery names, Reader reader, IHttpContextAccessor http, TimeProvider clock)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<AlarmRow>> RunAsync(Guid caseId, bool open, CancellationToken ct)
    {
        var isAdvocate = reader.Role is Roles.Advocate;
        var alarms = await db.Alarms.AsNoTracking().Where(a => a.CaseId == caseId && (a.EndedAt == null) == open).OrderByDescending(a => a.RaisedAt).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        var shown = await ShownAsync(caseId, alarms, isAdvocate, ct);
        var ids = shown.SelectMany(a => a.Because).Select(b => b.FactId).Concat(shown.Select(a => a.EndedByFactId).OfType<Guid>()).Distinct().ToList();
        var rests = db.Facts.AsNoTracking().Where(f => ids.Contains(f.Id));
        var facts = await (isAdvocate ? rests.OfThisVictim(db) : rests).ToDictionaryAsync(f => f.Id, ct);
        var cases = facts.Values.Select(f => f.CaseId).Concat(shown.SelectMany(a => a.Because).Select(b => b.CaseId)).Where(c => c != caseId).Distinct().ToList();
        var references = await access.Visible().Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id, c => c.Reference, ct);
        var now = clock.GetUtcNow();
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && d.VisibleFrom <= now).OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Most).ToListAsync(ct);
        var who = await names.RunAsync(duties.Select(d => d.OwnerId), ct);
        var told = isAdvocate ? FactWords.KindsOf(null, http.HttpContext!.GivenScopes()) : null;
        var rows = shown.Where(a => told is null || a.Because.Any(b => facts.TryGetValue(b.FactId, out var f) && told.Contains(f.Kind))).Select(alarm =>
        {
            var words = AlarmText.Of(alarm.Kind);
            var duty = duties.Find(d => d.Clock == "CLK-50" && d.SubjectId == alarm.Id) ?? duties.Find(d => words.Source.Contains(d.Clock, StringComparison.Ordinal));
            var because = alarm.Because.Where(b => facts.TryGetValue(b.FactId, out var f) && (told is null || told.Contains(f.Kind))).Select(b => Line(facts[b.FactId], b.CaseId == caseId ? null : references.GetValueOrDefault(b.CaseId), isAdvocate)).OrderBy(b => b.At).ToList();
            var ended = alarm.EndedByFactId is { } e && facts.TryGetValue(e, out var by) && (told is null || told.Contains(by.Kind)) ? FactWords.Of(by) : null;
            return new AlarmRow(alarm.Id, alarm.Kind, words, alarm.RaisedAt, alarm.EndedAt, ended, because, duty?.DueBy, duty is null ? "the officer in the case" : who.Owner(duty.OwnerId, duty.OwnerPost), $"/cases/{caseId}{words.Link}");
        });
        var overdue = open ? duties.Where(d => !isAdvocate || DutyWords.SharedWith(http.HttpContext!.GivenScopes()).Contains(d.Clock) || d.OwnerId == reader.Id).Select(d => (Duty: d, Kind: AlarmText.OfOverdue(d, now))).Where(x => x.Kind is not null).Select(x =>
            new AlarmRow(null, x.Kind!.Value, AlarmText.Of(x.Kind.Value), x.Duty.DueBy, null, null,
                [new BecauseLine(x.Duty.DueBy, $"{Domain.Duties.DutyBook.ClockOf(x.Duty.Clock).Title}: due and not done", null)], x.Duty.DueBy, who.Owner(x.Duty.OwnerId, x.Duty.OwnerPost), DutyWords.LinkOf(x.Duty.Clock, caseId, x.Duty.SubjectId))) : [];
        return [.. rows.Concat(overdue).OrderByDescending(r => open && r.Words.IsPattern).ThenByDescending(r => r.EndedAt ?? r.RaisedAt).ThenBy(r => r.AlarmId)];
    }

    /// <summary>The ids of alarms of this case that the reader may not know of, for lists of duties that look at them.</summary>
    public async Task<IReadOnlySet<Guid>> HiddenAsync(Guid caseId, CancellationToken ct)
    {
        var alarms = await db.Alarms.AsNoTracking().Where(a => a.CaseId == caseId).OrderByDescending(a => a.RaisedAt).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        var shown = await ShownAsync(caseId, alarms, reader.Role is Roles.Advocate, ct);
        return alarms.Select(a => a.Id).Except(shown.Select(a => a.Id)).ToHashSet();
    }

    private async Task<List<Alarm>> ShownAsync(Guid caseId, List<Alarm> alarms, bool isAdvocate, CancellationToken ct)
    {
        var others = alarms.SelectMany(Others).Distinct().ToList();
        var known = isAdvocate || others.Count == 0 ? [] : (await access.Visible().Where(c => others.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        return [.. alarms.Where(a => !IsAboutAnother(a) || known.Contains(a.SubjectId))
            .Where(a => !isAdvocate || a.Kind is not (AlarmKind.OtherVictims or AlarmKind.UnlinkedRecord or AlarmKind.OutcomeAgainstPattern))
            .Select(a => a with { Because = [.. a.Because.Where(b => b.CaseId == caseId || known.Contains(b.CaseId))] })
            .Where(a => a.Because.Count > 0)];

        bool IsAboutAnother(Alarm a) => a.Kind is AlarmKind.UnlinkedRecord || (a.Kind is AlarmKind.OtherVictims && a.SubjectId != caseId);

        IEnumerable<Guid> Others(Alarm a) => a.Because.Select(b => b.CaseId).Append(IsAboutAnother(a) ? a.SubjectId : caseId).Where(c => c != caseId);
    }

    private static BecauseLine Line(Fact fact, string? otherReference, bool isAdvocate)
    {
        var ticks = fact.Detail.Boxes ?? [];
        var boxes = (isAdvocate ? ticks.OfThisVictim() : ticks) is { Count: > 0 } ticked ? $": {string.Join(", ", ticked.Take(8).Select(b => EnumText.Of(b)))}" : "";
        var label = fact.Detail.Principal is { } principal && fact.Kind is FactKind.IncidentRecorded ? $" recorded as {EnumText.Of(principal)}" : "";
        return new BecauseLine(fact.OccurredAt, FactWords.Of(fact) + label + boxes, otherReference);
    }
}
