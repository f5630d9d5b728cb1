using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>CLK-38, CLK-39, WAR-06: what a supervisor found and directs.</summary>
[RequirePermission(Permission.ReviewWarrant)]
[ChangesCase]
public sealed class ReviewModel(CaseDbContext db, WarrantQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }
    [BindProperty(SupportsGet = true, Name = "back")] public string? From { get; set; }
    [BindProperty] public ReviewInput Input { get; set; } = new();

    public WarrantView View { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayBeMonthly => reader.Rank >= Rank.Superintendent;

    /// <summary>The queue, with its filters and place, or the warrant.</summary>
    public string Back => From is { } from && from.StartsWith("/warrants/overdue", StringComparison.Ordinal) && Url.IsLocalUrl(from) ? from : $"/cases/{CaseId}/warrants/{WarrantId}";

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, WarrantId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, WarrantId, ct);
        var now = Now;
        if (!ModelState.Accepts(Input, new ReviewInput.Validator(now))) return this.Redisplay();

        var warrant = await db.WarrantsOf(CaseId).SingleAsync(w => w.Id == WarrantId, ct);
        warrant.Review(Input.Content(now), Input.Monthly && MayBeMonthly, reader.AsDecider, now);
        return await submission.SaveOnCaseAsync(this, CaseId, Back, "Review recorded.", ct);
    }
}
