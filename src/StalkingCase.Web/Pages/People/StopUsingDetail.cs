using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

/// <summary>
/// SEC-D07: a detail is used for nothing from now on, in no case of that victim or witness, and a letter that waits to go there
/// is stopped. What is written on the other cases tells nothing of this one.
/// </summary>
public sealed class StopUsingDetail(CaseDbContext db, Reader reader)
{
    private const int Most = 200;
    private const string Elsewhere = "It is not to be used for this person any more.";

    /// <returns>How many letters of this case were stopped.</returns>
    public async Task<int> RunAsync(Case of, Guid roleId, Guid detailId, string reason, CancellationToken ct)
    {
        var (role, now) = (of.RoleOf(roleId), db.Clock.GetUtcNow());
        var detail = role.DetailOf(detailId);
        var others = await OthersAsync(of, role, ct);
        var ids = others.Select(c => c.Id).Append(of.Id).ToList();
        var queued = await db.VictimLetters.Where(l => ids.Contains(l.CaseId) && l.Status == LetterStatus.Queued).ToListAsync(ct);
        List<ContactDetail> here = [detail, .. role.InUseLike(detail).Where(d => d.Id != detailId)];
        var stopped = queued.Count(l => l.CaseId == of.Id && here.Exists(d => d.Id == l.DetailId));
        foreach (var same in here) of.SupersedeContact(roleId, same.Id, reason, queued, reader.Id, now);
        foreach (var (other, its) in others.SelectMany(c => RolesOf(c, role).Select(r => (c, r))))
        {
            foreach (var same in its.InUseLike(detail).ToList()) other.SupersedeContact(its.Id, same.Id, Elsewhere, queued, reader.Id, now);
        }

        return stopped;
    }

    /// <summary>Whether it was superseded in any case of the person.</summary>
    public async Task<bool> IsStoppedAsync(Case of, Guid roleId, ContactKind kind, ProtectedText words, CancellationToken ct)
    {
        var role = of.RoleOf(roleId);
        return role.IsNotToBeUsed(kind, words) || (await OthersAsync(of, role, ct)).Any(c => RolesOf(c, role).Any(r => r.IsNotToBeUsed(kind, words)));
    }

    /// <summary>Where a victim is the suspect of another case, nothing is carried over (SEC-D13).</summary>
    private async Task<List<Case>> OthersAsync(Case of, CaseRole role, CancellationToken ct) => role.Part is RolePart.Suspect ? []
        : await db.Cases.Where(c => c.Id != of.Id && c.Roles.Any(r => r.PersonId == role.PersonId && r.Part != RolePart.Suspect)).OrderByDescending(c => c.OpenedAt).ThenBy(c => c.Id).Take(Most).ToListAsync(ct);

    private static IEnumerable<CaseRole> RolesOf(Case other, CaseRole of) => other.Roles.Where(r => r.PersonId == of.PersonId && r.Part is not RolePart.Suspect);
}
