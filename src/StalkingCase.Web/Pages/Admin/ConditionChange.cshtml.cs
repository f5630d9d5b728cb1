using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>One condition of the library: every version, a new one, or its withdrawal (ORD-11).</summary>
[RequirePermission(Permission.Administer)]
public sealed class ConditionChangeModel(CaseDbContext db, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Of { get; set; }
    [BindProperty] public LibraryInput Input { get; set; } = new();
    [BindProperty] public LibraryInput Withdrawal { get; set; } = new();

    public LibraryCondition Condition { get; private set; } = null!;
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool IsWaiting => Condition.Wordings.Any(w => w.IsWaiting);
    public bool MayBeWithdrawn => Condition.Wordings.Where(w => w.IsApproved).MaxBy(w => w.From) is { IsWithdrawal: false };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        ShowLatest();
        return Page();
    }

    public async Task<IActionResult> OnPostRewordAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.Accepts(Input, new LibraryInput.Validator(LibraryAct.Reword, [], Now))) return this.Redisplay();
        Condition.Reword(Input.Content(Now), reader.Id, Now);
        return await submission.SaveAsync(this, "/admin/conditions", "Asked for. Another administrator decides.", ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        ShowLatest();
        if (!ModelState.Accepts(Withdrawal, new LibraryInput.Validator(LibraryAct.Withdraw, [], Now), nameof(Withdrawal))) return this.Redisplay();
        Condition.Withdraw(Withdrawal.From.At(Now)!.Value, Withdrawal.Reason!, reader.Id, Now);
        return await submission.SaveAsync(this, "/admin/conditions", "Asked for. Another administrator decides.", ct);
    }

    /// <summary>A new version starts from the words of the one before.</summary>
    private void ShowLatest()
    {
        var latest = Condition.Wordings.Where(w => !w.IsWithdrawal).MaxBy(w => w.Number);
        (Input.Words, Input.CourtWording) = (latest?.Words, latest?.CourtWording);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.LibraryConditions.SingleOrDefaultAsync(c => c.Id == Of && c.ForceId == reader.ForceId, ct) is not { } found) return false;
        Condition = found;
        Names = await names.RunAsync(found.Wordings.SelectMany(w => new Guid?[] { w.AskedBy, w.DecidedBy }), ct);
        return true;
    }
}
