using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>The contact log of the reader's organisation, the newest first.</summary>
[RequirePermission(Permission.SupportVictims)]
[SharedWithAdvocates]
public sealed class ContactsModel(CaseDbContext db, CaseAccess access, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public IReadOnlyList<AdvocateContact> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public Guid? ReferralId { get; private set; }
    public bool SeesPlan => HttpContext.CaseDecision().Covers(ConsentScopes.SafetyPlan);

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Now, PageNumber) = (clock.GetUtcNow(), Math.Clamp(PageNumber, 1, 1000));
        ReferralId = await access.LiveReferrals(Now).Where(r => r.CaseId == CaseId).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
        var found = await db.AdvocateContacts.AsNoTracking().Where(c => c.CaseId == CaseId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        (Rows, HasMore) = ([.. found.Take(PageSize)], found.Count > PageSize);
        Names = await names.RunAsync(Rows.Select(r => (Guid?)r.ById), ct);
    }
}
