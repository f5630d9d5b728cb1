using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>
/// The act of submitting a report: the people, the case, the entry, the grade and what was left for later, in one commit.
/// </summary>
public sealed class SubmitReport(CaseDbContext db, Reader reader, CaseAccess access)
{
    public async Task OntoAsync(Report draft, ReportInput input, IReadOnlyList<PairCase> pairs, DateTimeOffset now, CancellationToken ct)
    {
        var today = UkTime.DateOf(now);
        var chosen = Guid.TryParse(input.OntoCase, out var onto) ? pairs.FirstOrDefault(p => p.CaseId == onto && !p.IsReversed) : null;
        var victim = await PersonAsync(chosen?.VictimId ?? Choice(input.VictimMatch), ReportReading.VictimIdentity(input, today), now, ct);
        var suspect = await PersonAsync(chosen?.SuspectId ?? Choice(input.SuspectMatch), ReportReading.SuspectIdentity(input, today), now, ct);
        var content = ReportReading.Content(input, now);
        var @case = chosen is null ? Opened(input, victim, suspect, now) : await db.Cases.SingleAsync(c => c.Id == chosen.CaseId, ct);

        foreach (var (kind, words) in ReportReading.VictimContacts(input)) Contact(@case, @case.Victim.Id, kind, words, now);
        foreach (var (kind, words) in ReportReading.SuspectContacts(input)) Contact(@case, @case.Suspect.Id, kind, words, now);
        if (input.SafeContact is not null) @case.PreferContactBy(input.SafeContact);
        db.Entries.Add(LogReport.Submit(draft, content, @case, reader.Id, now));
        db.Assessments.Add(Graded(@case, input, now));
        if (chosen is null) await BesideAsync(@case, pairs, now, ct);
        await RestrictIfStaffAsync(@case, suspect, input, now, ct);
    }

    private Case Opened(ReportInput input, Person victim, Person suspect, DateTimeOffset now)
    {
        var opened = Case.Open(reader.ForceId, reader.UnitId!.Value, victim.Id, suspect.Id, suspect.Identity.IsKnown, input.Relationship ?? Relationship.NotKnown, reader.Id, now);
        db.Cases.Add(opened);
        return opened;
    }

    private async Task<Person> PersonAsync(Guid? known, Identity typed, DateTimeOffset now, CancellationToken ct)
    {
        // Only a person whom the reader may know of can be chosen: the id came from a form.
        if (known is { } id && await access.Visible().AnyAsync(c => c.Roles.Any(r => r.PersonId == id), ct))
        {
            var person = await db.People.SingleAsync(p => p.Id == id, ct);
            person.FillBlanks(typed);
            return person;
        }

        var made = Person.Record(reader.ForceId, typed, now);
        db.People.Add(made);
        return made;
    }

    private RiskAssessment Graded(Case @case, ReportInput input, DateTimeOffset now)
    {
        var answers = ReportReading.Screening(input);
        var content = new AssessmentContent(answers.ToolCode, answers.ToolVersion, answers.Answers.ToDictionary(), new Dictionary<int, string>(), input.Grade!.Value, input.Why!) { ToolFloor = answers.FloorFrom().Grade };
        return RiskAssessment.Propose(@case, content, ReportReading.FloorOf(input, null), reader.Id, now);
    }

    /// <summary>A report by the other side is noted on its case (REP-17). An offered pair that was not joined stays open: its incidents count until somebody refuses them (REP-03, ALM-03).</summary>
    private async Task BesideAsync(Case opened, IReadOnlyList<PairCase> pairs, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var pair in pairs.Where(p => p.IsReversed))
        {
            var mayWrite = (await access.DecideAsync(pair.CaseId, ct)).MayWrite;
            var other = mayWrite ? await db.Cases.SingleAsync(c => c.Id == pair.CaseId, ct) : null;
            if (other is { Status: CaseStatus.Open }) other.NoteCounterComplaint(opened.Id, reader.Id, now);
        }
    }

    /// <summary>
    /// SEC-D03: a suspect who works for the force. The case is restricted before anybody can list it, that account is
    /// denied, and only professional standards are told; nothing on the page hints at it.
    /// </summary>
    private async Task RestrictIfStaffAsync(Case @case, Person suspect, ReportInput input, DateTimeOffset now, CancellationToken ct)
    {
        var staff = await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && suspect.BornOn != null && u.BornOn == suspect.BornOn).ToListAsync(ct);
        var phone = Identifier.TryNormalise(IdentifierKind.Phone, input.SuspectPhone, out var number) ? number : null;
        var known = staff.Where(u => NameKeys.Normalise(u.DisplayName) == NameKeys.Normalise(suspect.DisplayName) || (phone is not null && u.PhoneNumber == phone)).ToList();
        if (known.Count == 0 || @case.IsRestricted) return;
        var standards = await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended).ToListAsync(ct);
        @case.Restrict(standards.Where(u => u.Posts.Contains(Post.ProfessionalStandards) && known.All(k => k.Id != u.Id)).Select(u => u.Id).Append(reader.Id), reader.Id, now);
        db.Conflicts.AddRange(known.Select(u => new ConflictDeclaration { ForceId = reader.ForceId, UserId = u.Id, CaseId = @case.Id, DeclaredAt = now }));
    }

    private static void Contact(Case @case, Guid roleId, ContactKind kind, string? words, DateTimeOffset now)
    {
        if (ProtectedText.Of(words) is { } text) @case.AddContact(roleId, kind, text, now);
    }

    private static Guid? Choice(string? match) => Guid.TryParse(match, out var id) ? id : null;
}
