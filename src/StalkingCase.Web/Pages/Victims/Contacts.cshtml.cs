using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

/// <summary>Contacts of the police with the victim and failed tries, the newest first (VIC-03). No number, no hours.</summary>
[RequirePermission(Permission.WorkOnCase)]
public sealed class ContactsModel(CaseDbContext db, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public IReadOnlyList<VictimContact> Rows { get; private set; } = [];
    public bool HasMore { get; private set; }
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Now, PageNumber) = (clock.GetUtcNow(), Math.Clamp(PageNumber, 1, 1000));
        var found = await db.VictimContacts.AsNoTracking().Where(c => c.CaseId == CaseId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        (Rows, HasMore) = ([.. found.Take(PageSize)], found.Count > PageSize);
        Names = await names.RunAsync(Rows.Select(r => (Guid?)r.ById), ct);
    }
}
