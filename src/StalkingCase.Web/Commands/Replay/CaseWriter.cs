using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Search;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>
/// Enters one event as an ordinary user would, through the same acts, look-up and commit as the pages. People are typed
/// afresh; a match that is truly the same person is accepted, any other refused.
/// </summary>
internal sealed class CaseWriter(Cast cast, Chronology chronology, Guid officer, Guid force, Guid unit)
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

    /// <summary>With boxes ticked the victim told us; without, we told the victim (VIC-03).</summary>
    private void ContactVictim(Case @case, ChronologyEvent e, IReadOnlyList<Box> boxes, DateTimeOffset at, DateTimeOffset now)
    {
        var words = string.IsNullOrWhiteSpace(e.EntryText) ? e.RecordedAs : e.EntryText;
        var succeeded = !Labels.IsFailedContact(e.RecordedAs);
        ToldOf[] told = boxes.Count > 0 ? [ToldOf.Routine] : Enum.GetValues<ToldOf>();
        db.VictimContacts.Add(VictimContact.Record(@case, succeeded, told, words.Length > 0 ? words : "Contact with the victim.", at, officer, now));
        if (boxes.Count > 0) AddEntry(@case, e, EntryType.Statement, boxes, now);
    }

    private void Assess(Case @case, ChronologyEvent e, DateTimeOffset now)
    {
        if (Labels.Grade(e.RecordedAs) is not { } grade) return;
        var because = $"as recorded: {e.RecordedAs}. The record gives no further reason for this grade.";
        db.Assessments.Add(RiskAssessment.Propose(@case, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), grade, because), @case.EffectiveRisk, officer, now));
    }

    /// <summary>ORD-10: an order that protects somebody else is history of the suspect; a written warning is no order.</summary>
    private void MakeOrder(Case @case, ChronologyEvent e, IReadOnlyList<Box> boxes, DateTimeOffset at, DateTimeOffset now)
    {
        if (Labels.IsWarning(e.RecordedAs))
        {
            @case.RecordWarning(at, officer, now);
        }
        else if (boxes.Contains(Box.PriorVictims) || Labels.IsSomebodyElses(e.RecordedAs))
        {
            db.Orders.Add(Order.Made(@case, OrderKind.Other, at, null, protectsSomebodyElse: true, officer, now));
            var entry = AddEntry(@case, e, EntryType.Intelligence, boxes, now);
            @case.FoundOutsideRecord(entry.Id, at, officer, now);
            return;
        }
        else if (e.Type == "order-made" || LastOrder(@case.Id) is not { } made)
        {
            var order = Order.Made(@case, Labels.Order(e.RecordedAs), at, null, protectsSomebodyElse: false, officer, now);
            db.Orders.Add(order);
            if (e.Type == "order-served") order.Serve(at, officer, now);
        }
        else
        {
            made.Serve(at >= made.MadeAt ? at : made.MadeAt!.Value, officer, now);
        }

        if (boxes.Count > 0) AddEntry(@case, e, EntryType.Intelligence, boxes, now);
    }

    private void IssueWarrant(Case @case, ChronologyEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        var warrant = Warrant.Issue(@case, WarrantType.FirstInstance, at, officer, now);
        db.Warrants.Add(warrant);
        if (Labels.WarrantGradeOf(e.RecordedAs) is { } grade)
        {
            var floor = @case.EffectiveRisk is RiskGrade.High ? WarrantGrade.A : WarrantGrade.B;
            warrant.GradeAs(grade > floor ? grade : floor, floor, officer, now);
        }

        if (Labels.IsCirculated(e.RecordedAs)) warrant.Circulate(at, officer, now);
    }

    private void AttemptArrest(Case @case, ChronologyEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        var words = string.IsNullOrWhiteSpace(e.EntryText) ? "Went to arrest." : e.EntryText;
        if (Outstanding(@case.Id).LastOrDefault() is { } warrant)
            warrant.RecordArrestAttempt(ArrestOutcome.NotThere, at >= warrant.IssuedAt ? at : warrant.IssuedAt, words, now.AddDays(7), officer, now);
        else if (db.Entries.Local.Concat(db.Entries.Where(x => x.CaseId == @case.Id && x.Type == EntryType.Breach).OrderBy(x => x.RecordedAt).ToList()).LastOrDefault(x => x.Type == EntryType.Breach) is { } breach)
            @case.DecideArrest(breach.Id, ArrestDecision.BeingAttempted, null, new Decider(officer, Rank.Constable), now);
    }

    private void Arrest(Case @case, DateTimeOffset at, DateTimeOffset now)
    {
        @case.RecordArrest(at, officer, now);
        foreach (var warrant in Outstanding(@case.Id))
            warrant.RecordArrestAttempt(ArrestOutcome.Arrested, at >= warrant.IssuedAt ? at : warrant.IssuedAt, "Arrested.", null, officer, now);
    }

    private void Refer(Case @case, ChronologyEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        if (Labels.IsPlan(e.RecordedAs)) db.Plans.Add(SafeguardingPlan.Activate(@case, officer, at, officer, now));
        else if (Labels.IsAdvocateReferral(e.RecordedAs)) db.Referrals.Add(Referral.Make(@case, null, consent: true, lawfulBasis: null, at, officer, now));
        else AddEntry(@case, e, EntryType.Contact, [], now);
    }

    private List<Warrant> Outstanding(Guid caseId) => [.. db.Warrants.Where(w => w.CaseId == caseId && w.Status == WarrantStatus.Outstanding).OrderBy(w => w.IssuedAt)];

    private Order? LastOrder(Guid caseId) => db.Orders.Where(o => o.CaseId == caseId && o.Status == OrderStatus.Made && !o.ProtectsSomebodyElse).OrderBy(o => o.MadeAt).LastOrDefault();

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

    private async Task<(Case Case, bool IsNew)> CaseOfAsync(string victimRole, string suspectRole, DateTimeOffset now, CancellationToken ct)
    {
        var victim = await PersonAsync(victimRole, now, ct);
        var suspect = await PersonAsync(suspectRole, now, ct);
        var found = await db.Cases.FirstOrDefaultAsync(c => c.Roles.Any(r => r.PersonId == victim && r.Part == RolePart.Victim) && c.Roles.Any(r => r.PersonId == suspect && r.Part == RolePart.Suspect), ct);
        if (found is not null) return (found, false);
        var opened = Case.Open(force, unit, victim, suspect, suspectKnown: true, Labels.Relationship(chronology.Relationship), officer, now);
        db.Cases.Add(opened);
        return (opened, true);
    }

    private async Task<Guid> PersonAsync(string role, DateTimeOffset now, CancellationToken ct)
    {
        var typed = cast.Type(role);
        var asked = new TypedPerson { FirstName = typed.Identity.FirstName, LastName = typed.Identity.LastName, BornOn = typed.Identity.BornOn, Today = UkTime.DateOf(now) };
        foreach (var match in await lookup.FindAsync(asked, db.Cases.IgnoreAutoIncludes(), 5, ct))
        {
            if (_roleOf.GetValueOrDefault(match.Match.PersonId) != role) continue;
            var known = await db.People.SingleAsync(p => p.Id == match.Match.PersonId, ct);
            known.FillBlanks(typed.Identity);
            return known.Id;
        }

        var person = Person.Record(force, typed.Identity, now);
        db.People.Add(person);
        _roleOf[person.Id] = role;
        return person.Id;
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
