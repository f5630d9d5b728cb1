using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Search;

/// <summary>Keeps what was typed, encrypted and for half an hour, and leads to its id: no name in any address (SEC-D09).</summary>
[EnableRateLimiting(RateLimits.Search)]
[RequirePermission(Permission.Search)]
public sealed class StartModel(CaseDbContext db, Reader reader, CaseAccess access, TimeProvider clock) : PageModel
{
    private const int Longest = 200;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    [BindProperty] public string? Q { get; set; }

    public void OnGet()
    {
        // The empty form.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Q)) ModelState.AddModelError(nameof(Q), "Enter a name, date of birth, phone number or case reference");
        else if (Q.Length > Longest) ModelState.AddModelError(nameof(Q), $"Search must be {Longest} characters or less");
        if (!ModelState.IsValid) return this.Redisplay();

        var now = clock.GetUtcNow();
        var reference = SearchTerms.Read(Q, UkTime.DateOf(now)).Reference ?? "";
        var opened = await access.Visible().Where(c => c.Reference == reference).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        var search = new SavedSearch { ForceId = reader.ForceId, UserId = reader.Id, Terms = Q!.Trim(), At = now, ExpiresAt = now + KeptFor };
        db.SavedSearches.Add(search);
        await db.SaveChangesAsync(ct);
        return LocalRedirect(opened is { } id ? $"/cases/{id}" : $"/search/{search.Id}");
    }
}
