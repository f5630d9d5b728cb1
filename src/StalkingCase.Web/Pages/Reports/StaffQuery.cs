using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.People;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>Members of staff who may be the suspect, and who is told of it.</summary>
public sealed record StaffFound(IReadOnlyList<Guid> Suspects, IReadOnlyList<Guid> Standards);

/// <summary>Compares a suspect with the staff directory of the force (SEC-D03), by the same matcher as any other record.</summary>
public sealed class StaffQuery(CaseDbContext db, Reader reader)
{
    private const int Most = 50_000;

    /// <param name="words">What was written of the suspect besides: a collar number may stand in it.</param>
    public async Task<StaffFound> FindAsync(TypedPerson asked, IReadOnlyList<string?> words, CancellationToken ct)
    {
        var staff = await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId).OrderBy(u => u.Id).Take(Most)
            .Select(u => new { u.Id, u.DisplayName, u.BornOn, u.PhoneNumber, u.Email, u.CollarNumber, u.Posts, u.IsSuspended }).ToListAsync(ct);
        var keys = Identifier.KeysOf(asked);
        var suspects = staff.Where(u => IsNamed(words, u.CollarNumber) || IsSurely(Matcher.Compare(asked, Known(u.Id, u.DisplayName, u.BornOn, u.PhoneNumber, u.Email), keys))).Select(u => u.Id).ToList();
        return new StaffFound(suspects, [.. staff.Where(u => !u.IsSuspended && u.Posts.Contains(Post.ProfessionalStandards)).Select(u => u.Id)]);
    }

    /// <summary>A name alone is shared by many: it takes the birth date with it, or a phone or e-mail.</summary>
    private static bool IsSurely(Match? match) =>
        match is { Strength: >= MatchStrength.Strong } && match.Reasons.Any(r => r is MatchReason.SameBirthDate or MatchReason.DayAndMonthSwapped or MatchReason.SamePhone or MatchReason.SameEmail);

    private static bool IsNamed(IReadOnlyList<string?> words, string? collarNumber) => collarNumber is { Length: > 3 }
        && words.Any(t => t?.Contains(collarNumber, StringComparison.OrdinalIgnoreCase) == true);

    private static KnownPerson Known(Guid id, string name, DateOnly? bornOn, string? phone, string? email)
    {
        var last = name.LastIndexOf(' ');
        return new KnownPerson
        {
            PersonId = id,
            FirstName = last < 0 ? null : name[..last].Split(' ')[^1],
            LastName = name[(last + 1)..],
            BornOn = bornOn,
            Identifiers = [.. Identifier.Keys(IdentifierKind.Phone, phone).Select(k => (IdentifierKind.Phone, k)), .. Identifier.Keys(IdentifierKind.Email, email).Select(k => (IdentifierKind.Email, k))],
        };
    }
}
