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
public sealed class ConditionChangeModel(CaseDbContext db, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid Of { get; set; }
    [BindProperty] public LibraryInput Input { get; set; } = new();
    [BindProperty] public LibraryInput Withdrawal { get; set; } = new();

    public LibraryCondition Condition { get; private set; } = null!;
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public WordsConflict? Conflict { get; private set; }

    /// <summary>A new version was sent: what is typed is shown again, also where a change of somebody else's waits now.</summary>
    public bool SentVersion { get; private set; }

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
        SentVersion = true;
        if (!ModelState.Accepts(Input, new LibraryInput.Validator(LibraryAct.Reword, [], Now))) return this.Redisplay();
        Standing().MustBeAsSeen(Input.Seen);
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

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await LoadAsync(ct);
        if (!SentVersion) return;
        Conflict = new WordsConflict(Standing(), Input.Typed());
        Input.Seen = Conflict.Standing.Mark;
    }

    private LibraryWording? Latest => Condition.Wordings.Where(w => !w.IsWithdrawal).MaxBy(w => w.Number);

    private StandingWords Standing() => LibraryInput.Standing(Latest?.Words, Latest?.CourtWording, Latest is { } last ? $"{Names.Of(last.AskedBy)}, {UkTimeText.Format(last.AskedAt, Now)}" : null);

    /// <summary>A new version starts from the words of the one before.</summary>
    private void ShowLatest() => (Input.Words, Input.CourtWording, Input.Seen) = (Latest?.Words, Latest?.CourtWording, Standing().Mark);

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.LibraryConditions.SingleOrDefaultAsync(c => c.Id == Of && c.ForceId == reader.ForceId, ct) is not { } found) return false;
        Condition = found;
        Names = await names.RunAsync(found.Wordings.SelectMany(w => new Guid?[] { w.AskedBy, w.DecidedBy }), ct);
        return true;
    }
}
