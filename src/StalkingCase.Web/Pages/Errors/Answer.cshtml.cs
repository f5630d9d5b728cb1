using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Errors;

/// <summary>The designed answers: missing, hidden and restricted are one page.</summary>
[OpenToAll("Says what happened; shows nothing of a case.")]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class AnswerModel(CaseDbContext db, Reader reader) : PageModel
{
    [FromRoute] public int Code { get; set; }

    public string? DutyInspector { get; private set; }
    public string Reference => HttpContext.TraceIdentifier;

    public string PageTitle => Code switch { 403 => "You cannot use this page", 404 => "Page not found", 409 => "This record changed", 429 => "Too many tries", _ => "Something went wrong" };

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Code == 404 && reader.IsLoaded) DutyInspector = await db.Units.Where(u => u.Id == reader.UnitId).Select(u => u.DutyInspectorPhone).FirstOrDefaultAsync(ct);
    }

    public Task OnPostAsync(CancellationToken ct) => OnGetAsync(ct);
}
