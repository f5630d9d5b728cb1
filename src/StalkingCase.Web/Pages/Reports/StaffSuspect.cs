using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.People;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>
/// SEC-D03: a suspect who works for the force, whichever page named them. The case is restricted before anybody can list
/// it, that account is denied, and only professional standards are told, in the same commit; nothing on the page hints at it.
/// </summary>
public sealed class StaffSuspect(CaseDbContext db, Reader reader, StaffQuery staff, Safeguarding.PassPlansOn plans)
{
    public const string Step = "Member of staff named as suspect";

    public async Task KeepAwayAsync(Case @case, TypedPerson asked, IReadOnlyList<string?> words, DateTimeOffset now, CancellationToken ct)
    {
        var found = await staff.FindAsync(asked, words, ct);
        if (found.Suspects.Count == 0) return;
        var standards = found.Standards.Except(found.Suspects).ToList();
        var working = new[] { reader.Id, @case.OfficerInCaseId ?? reader.Id }.Except(found.Suspects);
        if (@case.IsRestricted) @case.AddReaders(standards, now);
        else
        {
            @case.Restrict(standards.Concat(working), reader.Id, now);
            await plans.OfUnnamedAsync(@case, "The case was restricted to named people.", now, ct);
        }

        var denied = await db.Conflicts.Where(x => x.CaseId == @case.Id).Select(x => x.UserId).ToListAsync(ct);
        db.Conflicts.AddRange(found.Suspects.Except(denied).Select(id => new ConflictDeclaration { ForceId = reader.ForceId, UserId = id, CaseId = @case.Id, DeclaredAt = now }));
        await TellAsync(@case.NamedReaders.Where(n => standards.Contains(n.UserId)).ToList(), now, ct);
    }

    /// <summary>Once for each place on the named list, which is what leads the reader of the notice to the case.</summary>
    private async Task TellAsync(IReadOnlyList<NamedReader> standards, DateTimeOffset now, CancellationToken ct)
    {
        var places = standards.Select(s => s.Id).ToList();
        var told = await db.Notices.Where(n => n.Step == Step && places.Contains(n.DutyId)).Select(n => n.DutyId).ToListAsync(ct);
        db.Notices.AddRange(standards.Where(s => !told.Contains(s.Id)).Select(s => new Notice { ForceId = reader.ForceId, DutyId = s.Id, Step = Step, RecipientId = s.UserId, At = now }));
    }
}

internal static class AskedSuspect
{
    /// <summary>The record that was chosen says who it is; what was typed fills its gaps and adds where to find them.</summary>
    public static TypedPerson As(this TypedPerson typed, Identity known) =>
        typed with { FirstName = known.FirstName ?? typed.FirstName, LastName = known.LastName ?? typed.LastName, Nickname = known.Nickname ?? typed.Nickname, BornOn = known.BornOn ?? typed.BornOn };
}
