using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Search;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>
/// Enters one event as an ordinary user would, through the same acts, look-up and commit as the pages. People are typed
/// afresh; a match that is truly the same person is accepted, any other refused.
/// </summary>
internal sealed partial class CaseWriter(Cast cast, Chronology chronology, Guid officer, Guid force, Guid unit)
{
    private CaseDbContext db = null!;
    private PersonLookup lookup = null!;

    private readonly Dictionary<Guid, string> _roleOf = [];
    private readonly HashSet<Guid> _reversed = [];

    /// <summary>Cases that a report by the suspect opened, roles reversed (REP-17): beside the case, not of it.</summary>
    public IReadOnlySet<Guid> Reversed => _reversed;

    public IReadOnlyList<string> Reported => _reported;

    private readonly List<string> _reported = [];

    public async Task EnterAsync(CaseDbContext database, ChronologyEvent e, CancellationToken ct)
    {
        (db, lookup) = (database, new PersonLookup(database));
        var now = e.EnteredAt;
        var boxes = BoxesOf(e);
        var victimRole = VictimRole(e.RecordedAs);
        if (ReporterIsSuspect(e.RecordedAs))
        {
            await EnterCounterReportAsync(e, now, ct);
            return;
        }

        var (@case, isNew) = await CaseOfAsync(victimRole, "SUSPECT", now, ct);
        if (isNew || e.Type is "report") LogReportOn(@case, e, boxes, now);
        if (!(isNew && IsEntry(e.Type)) && e.Type is not "report") Apply(@case, e, boxes, now);
        await db.CommitAsync(null, now, ct);
    }

    private void LogReportOn(Case @case, ChronologyEvent e, IReadOnlyList<Box> boxes, DateTimeOffset now)
    {
        var report = Report.Start(force, unit, officer, now);
        db.Reports.Add(report);
        var type = e.Type switch { "breach" => EntryType.Breach, "threat" => EntryType.Threat, _ => EntryType.Report };
        var isConduct = IsEntry(e.Type);
        var content = new ReportContent(Content(e, type, isConduct ? boxes : [], now) with { Type = isConduct && e.Type is not "intelligence" and not "victim-contact" ? type : EntryType.Intelligence })
        {
            Relationship = Labels.Relationship(chronology.Relationship),
            Belief = Labels.Principal(e.RecordedAs) is Classification.Stalking ? Belief.Stalking : Belief.NotSure,
        };
        db.Entries.Add(LogReport.Submit(report, content, @case, officer, now));
    }

    private void Apply(Case @case, ChronologyEvent e, IReadOnlyList<Box> boxes, DateTimeOffset now)
    {
        var at = e.HappenedAt;
        switch (e.Type)
        {
            case "incident" or "threat" or "breach" or "intelligence":
                var type = e.Type switch { "incident" => EntryType.Incident, "threat" => EntryType.Threat, "breach" => EntryType.Breach, _ => EntryType.Intelligence };
                AddEntry(@case, e, type, boxes, now);
                return;
            case "victim-contact":
                ContactVictim(@case, e, boxes, at, now);
                return;
            case "risk-assessment":
                Assess(@case, e, now);
                break;
            case "order-made" or "order-served":
                MakeOrder(@case, e, boxes, at, now);
                return;
            case "warrant-issued":
                IssueWarrant(@case, e, at, now);
                break;
            case "arrest-attempt":
                AttemptArrest(@case, e, at, now);
                break;
            case "arrest":
                Arrest(@case, at, now);
                break;
            case "referral":
                Refer(@case, e, at, now);
                break;
            default:
                if (!Turn(@case, e, at, now))
                {
                    _reported.Add($"Entry {e.Seq}: type \"{e.Type}\" is not in the format; entered as information.");
                    AddEntry(@case, e, EntryType.Intelligence, boxes, now);
                    return;
                }

                break;
        }

        if (boxes.Count > 0) AddEntry(@case, e, EntryType.Intelligence, boxes, now);
    }

    private bool Turn(Case @case, ChronologyEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        var label = e.RecordedAs;
        switch (e.Type)
        {
            case "release": @case.RecordRelease(at, Labels.IsUnderInvestigation(label), officer, now); break;
            case "bail": @case.RecordBail(at, Labels.IsConditional(label), null, officer, now); break;
            case "charge" when Labels.IsChargeRefused(label): @case.RecordChargeRefused(at, officer, now); break;
            case "charge": @case.RecordCharge(at, officer, now); break;
            case "nfa": @case.RecordNoFurtherAction(at, Labels.Outcome(label), officer, now); break;
            case "conviction" when Labels.IsAcquittal(label): @case.RecordAcquittal(at, officer, now); break;
            case "conviction": @case.RecordConviction(at, officer, now); break;
            case "sentence": @case.RecordSentence(at, officer, now); break;
            default: return false;
        }

        return true;
    }

    private Entry AddEntry(Case @case, ChronologyEvent e, EntryType type, IReadOnlyList<Box> boxes, DateTimeOffset now)
    {
        var entry = Entry.Record(@case, Content(e, type, boxes, now), officer, now);
        db.Entries.Add(entry);
        return entry;
    }

    /// <summary>An unticked box is No: fear was asked and is not recorded.</summary>
    private static EntryContent Content(ChronologyEvent e, EntryType type, IReadOnlyList<Box> boxes, DateTimeOffset now) =>
        new(type, e.HappenedAt <= now ? e.HappenedAt : now, e.Precision switch { "minute" => TimePrecision.Minute, "day" => TimePrecision.Day, "month" => TimePrecision.Month, _ => TimePrecision.NotSure },
            string.IsNullOrWhiteSpace(e.EntryText) ? $"Recorded as: {(e.RecordedAs.Length > 0 ? e.RecordedAs : e.Type)}" : e.EntryText, boxes)
        {
            Fear = IsEntry(e.Type) ? boxes.Contains(Box.VictimFear) ? Answer.Yes : Answer.No : null,
            Principal = Labels.Principal(e.RecordedAs),
        };

    private async Task EnterCounterReportAsync(ChronologyEvent e, DateTimeOffset now, CancellationToken ct)
    {
        var (original, wasNew) = await CaseOfAsync("VICTIM", "SUSPECT", now, ct);
        if (wasNew) LogReportOn(original, e with { Indicators = [], EntryText = "Opened to note a complaint by the other side." }, [], now);
        await db.CommitAsync(null, now, ct);
        var (reversed, _) = await CaseOfAsync("SUSPECT", "VICTIM", now, ct);
        _reversed.Add(reversed.Id);
        var report = Report.Start(force, unit, officer, now);
        db.Reports.Add(report);
        var content = new ReportContent(Content(e, EntryType.Report, [], now)) { ReportedBy = ReportedBy.Victim, Relationship = Labels.Relationship(chronology.Relationship) };
        db.Entries.Add(LogReport.Submit(report, content, reversed, officer, now));
        original.NoteCounterComplaint(reversed.Id, officer, now);
        await db.CommitAsync(null, now, ct);
    }

    private List<Box> BoxesOf(ChronologyEvent e)
    {
        var boxes = new List<Box>();
        foreach (var name in e.Indicators ?? [])
        {
            if (Labels.Boxes.TryGetValue(name, out var box)) boxes.Add(box);
            else _reported.Add($"Entry {e.Seq}: indicator \"{name}\" is not on the form; the entry was made without it.");
        }

        return boxes;
    }

    private string VictimRole(string label) => cast.Roles.FirstOrDefault(r => r.StartsWith("VICTIM", StringComparison.Ordinal) && r != "VICTIM" && label.Contains(r, StringComparison.Ordinal)) ?? "VICTIM";

    private static bool ReporterIsSuspect(string label) => label.Contains("reporting person: SUSPECT", StringComparison.OrdinalIgnoreCase) || label.Contains("reported by SUSPECT", StringComparison.OrdinalIgnoreCase);

    private static bool IsEntry(string type) => type is "report" or "incident" or "threat" or "breach" or "intelligence" or "victim-contact";
}
