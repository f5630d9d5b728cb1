using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>Who may own a plan or an action: sworn staff of the case's unit and the advocates who accepted a referral.</summary>
public sealed class PlanOwnersQuery(CaseDbContext db, Reader reader)
{
    public async Task<IReadOnlyList<SelectListItem>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var unit = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.UnitId).SingleAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.ForceId == reader.ForceId && !u.IsSuspended
                && ((u.UnitId == unit && u.Rank != Rank.None) || db.Referrals.Any(r => r.CaseId == caseId && r.AdvocateId == u.Id && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null)))
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }
}

/// <summary>Who may approve sharing without consent: supervisors of the case's unit, not the one who asks (AUD-02).</summary>
public sealed class ApproversQuery(CaseDbContext db, Reader reader)
{
    public async Task<IReadOnlyList<SelectListItem>> RunAsync(Guid caseId, CancellationToken ct)
    {
        var unit = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.UnitId).SingleAsync(ct);
        return await db.Users.AsNoTracking().Where(u => u.UnitId == unit && !u.IsSuspended && u.Rank >= Rank.Sergeant && u.Id != reader.Id)
            .OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(200).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
    }
}

/// <summary>VIC-04: what is recorded of where the suspect is, in words meant for the victim's side.</summary>
public sealed class SuspectWordsQuery(CaseDbContext db)
{
    private const int MostEntries = 1000;
    private static readonly ContactKind[] Places = [ContactKind.Address, ContactKind.Workplace, ContactKind.Phone, ContactKind.Vehicle, ContactKind.SafePlace];

    /// <summary>The kinds of detail found, in words, each once; never the detail itself. Intelligence and likely places count too (VIC-04).</summary>
    public async Task<IReadOnlyList<string>> FoundInAsync(Guid caseId, string words, CancellationToken ct)
    {
        var of = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId, ct);
        var screen = Domain.Orders.ServedScreen.Of(of.Suspect.Contacts.Where(c => Places.Contains(c.Kind)).Select(c => (c.Kind, c.Words)));
        List<string> secret =
        [
            .. await db.Entries.AsNoTracking().Where(e => e.CaseId == caseId && e.Type == EntryType.Intelligence).OrderBy(e => e.Id).Take(MostEntries).Select(e => e.Account).ToListAsync(ct),
            .. await db.Warrants.AsNoTracking().Where(w => w.CaseId == caseId && w.LikelyPlaces != null).OrderBy(w => w.Id).Take(MostEntries).Select(w => w.LikelyPlaces!).ToListAsync(ct),
        ];
        if (ToldScreen.Of([], secret).HoldsIntelligence(words)) return ["likely places, or words of the intelligence"];
        return [.. screen.Check(words).Select(f => EnumText.Of(f.Kind).ToLowerInvariant()).Distinct()];
    }
}
