using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
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
        if (Code == 404 && reader is { IsLoaded: true, UnitId: { } unit }) DutyInspector = await PhoneAsync(unit, ct);
    }

    /// <summary>Of the reader's unit, else of the nearest one above that has a number.</summary>
    private async Task<string?> PhoneAsync(Guid unit, CancellationToken ct)
    {
        var units = await db.Units.AsNoTracking().Where(u => u.ForceId == reader.ForceId).Select(u => new { u.Id, u.ParentId, u.DutyInspectorPhone }).ToListAsync(ct);
        var phones = units.ToDictionary(u => u.Id, u => u.DutyInspectorPhone);
        return new UnitTree(units.Select(u => (u.Id, u.ParentId))).Above(unit).Select(u => phones.GetValueOrDefault(u)).FirstOrDefault(p => !string.IsNullOrWhiteSpace(p));
    }

    public Task OnPostAsync(CancellationToken ct) => OnGetAsync(ct);
}
