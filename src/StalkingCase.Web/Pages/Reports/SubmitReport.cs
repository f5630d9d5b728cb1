using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>
/// The act of submitting a report: the people, the case, the entry, the grade and what was left for later, in one commit.
/// </summary>
public sealed class SubmitReport(CaseDbContext db, Reader reader, CaseAccess access, LowestGradeQuery lowest, StaffSuspect staff)
{
    private const string SomebodyElse = "Not the same person, said when the report was logged.";

    public async Task OntoAsync(Report draft, ReportInput input, Earlier earlier, DateTimeOffset now, CancellationToken ct)
    {
        var today = UkTime.DateOf(now);
        var chosen = Guid.TryParse(input.OntoCase, out var onto) ? earlier.Pairs.FirstOrDefault(p => p.CaseId == onto && !p.IsReversed && p.MayRead) : null;
        var victim = await PersonAsync(chosen?.VictimId ?? earlier.Victims.ChosenId, ReportReading.VictimIdentity(input, today), now, ct);
        var suspect = await PersonAsync(chosen?.SuspectId ?? earlier.Suspects.ChosenId, ReportReading.SuspectIdentity(input, today), now, ct);
        var content = ReportReading.Content(input, now);
        var @case = chosen is null ? Opened(input, victim, suspect, now) : await db.Cases.SingleAsync(c => c.Id == chosen.CaseId, ct);

        foreach (var (kind, words) in ReportReading.VictimContacts(input)) Contact(@case, @case.Victim.Id, kind, words, now);
        foreach (var (kind, words) in ReportReading.SuspectContacts(input)) Contact(@case, @case.Suspect.Id, kind, words, now);
        if (input.SafeContact is { } safe) @case.PreferContactBy(safe, worksOnCase: chosen is not { MayWrite: false }, reader.Id, now);
        var entry = LogReport.Submit(draft, content, @case, reader.Id, now);
        db.Entries.Add(entry);

        // Until an officer is allocated, whoever logged a report goes on reading its case (SEC-D04).
        if (@case.OfficerInCaseId is null && !@case.Assignments.Any(a => a.UserId == reader.Id && a.EndedAt is null)) @case.Assign(reader.Id, AssignmentPart.Logger, reader.Id, now);
        foreach (var pair in earlier.Pairs.Where(p => p.CaseId != @case.Id)) await BesideAsync(@case, pair, now, ct);
        foreach (var id in earlier.Refused.Where(id => id != @case.Id)) await DecideAsync(@case, id, LinkDecision.Refused, SomebodyElse, now, ct);
        db.Assessments.Add(await GradedAsync(@case, entry, input, now, ct));
        await staff.KeepAwayAsync(@case, ReportReading.Suspect(input, today).As(suspect.Identity), [input.SuspectNickname, input.SuspectHandle, input.SuspectDescription], now, ct);
    }

    private Case Opened(ReportInput input, Person victim, Person suspect, DateTimeOffset now)
    {
        Rule.Require(reader.UnitId is not null, "CLK-06", "Your account belongs to no unit. Ask an administrator, then submit: the report is saved.");
        var opened = Case.Open(reader.ForceId, reader.UnitId!.Value, victim.Id, suspect.Id, suspect.Identity.IsKnown, input.Relationship ?? Relationship.NotKnown, reader.Id, now);
        db.Cases.Add(opened);
        return opened;
    }

    private async Task<Person> PersonAsync(Guid? known, Identity typed, DateTimeOffset now, CancellationToken ct)
    {
        // Only a person whom the reader may know of can be chosen: the id came from a form.
        if (known is { } id && await access.Visible().SelectMany(c => c.Roles).AnyAsync(r => r.PersonId == id, ct))
        {
            var person = await db.People.SingleAsync(p => p.Id == id, ct);
            person.FillBlanks(typed);
            return person;
        }

        var made = Person.Record(reader.ForceId, typed, now);
        db.People.Add(made);
        return made;
    }

    private async Task<RiskAssessment> GradedAsync(Case @case, Entry entry, ReportInput input, DateTimeOffset now, CancellationToken ct)
    {
        var answers = ReportReading.Screening(input);
        var content = new AssessmentContent(answers.ToolCode, answers.ToolVersion, answers.Answers.ToDictionary(), new Dictionary<int, string>(), input.Grade!.Value, input.Why!) { ToolFloor = answers.FloorFrom().Grade };
        return RiskAssessment.Propose(@case, content, (await lowest.RunAsync(@case, entry, ct)).Grade, reader.Id, now);
    }

    /// <summary>
    /// A case of its own beside one with the same two people: linked, so that the pattern counts both; a report by the
    /// other side is noted on its case (REP-17). A pair nobody decided on stays a question (ALM-03).
    /// </summary>
    private async Task BesideAsync(Case @case, PairCase pair, DateTimeOffset now, CancellationToken ct)
    {
        if (!pair.IsReversed && pair.IsTaken) await DecideAsync(@case, pair.CaseId, LinkDecision.Linked, null, now, ct);
        if (pair.IsReversed && pair.IsTaken) (await db.Cases.SingleAsync(c => c.Id == pair.CaseId, ct)).NoteCounterComplaint(@case.Id, reader.Id, now);
    }

    /// <summary>Remembered on this case, and on the other where the reader may write there (ALM-03).</summary>
    private async Task DecideAsync(Case @case, Guid otherId, LinkDecision decision, string? reason, DateTimeOffset now, CancellationToken ct)
    {
        @case.DecideLink(otherId, decision, reason, reader.Id, now);
        if (!(await access.DecideAsync(otherId, ct)).MayWrite) return;
        var other = await db.Cases.SingleAsync(c => c.Id == otherId, ct);
        other.DecideLink(@case.Id, decision, reason, reader.Id, now);
    }

    private static void Contact(Case @case, Guid roleId, ContactKind kind, string? words, DateTimeOffset now)
    {
        if (ProtectedText.Of(words) is { } text) @case.AddContact(roleId, kind, text, now);
    }
}
