using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>ORD-11: the library of order conditions. Every change waits for a second administrator (AUD-02) and changes no order.</summary>
[RequirePermission(Permission.Administer)]
public sealed class ConditionsModel(CaseDbContext db, LibraryQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty] public LibraryInput Input { get; set; } = new();

    public LibraryView View { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(reader.ForceId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(reader.ForceId, ct);
        if (!ModelState.Accepts(Input, new LibraryInput.Validator(LibraryAct.Add, View.Conditions, Now))) return this.Redisplay();
        db.LibraryConditions.Add(LibraryCondition.Add(reader.ForceId, Input.Kind!.Value, Input.Title!, Input.Content(Now), reader.Id, Now));
        return await submission.SaveAsync(this, "/admin/conditions", "Asked for. Another administrator decides.", ct);
    }
}
