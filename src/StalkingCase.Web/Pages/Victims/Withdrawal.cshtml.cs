using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

/// <summary>VIC-05: why the victim withdrew, and the steps that follow. A case is never closed on the withdrawal alone.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class WithdrawalModel(CaseDbContext db, VictimStateQuery states, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public WithdrawalInput Why { get; set; } = new();
    [BindProperty] public EvidenceInput Evidence { get; set; } = new();
    [BindProperty] public CheckInput Check { get; set; } = new();

    public WithdrawalJourney Journey { get; private set; } = null!;
    public string? Said { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public bool MayCheck => reader.IsSupervisor && Journey.Withdrawn?.ById != reader.Id;

    private string Here => $"/cases/{CaseId}/victim/withdrawal";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostWhyAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Why, new WithdrawalInput.Validator(), nameof(Why))) return this.Redisplay();

        Rule.Require(!Journey.IsBegun || Journey.IsComplete, "VIC-05", "The withdrawal is recorded already. Complete its steps first.");
        (await db.Cases.SingleAsync(c => c.Id == CaseId, ct)).RecordVictimWithdrawal(Why.Words!, reader.Id, Now, Why.Reason!.Value);
        return await submission.SaveOnCaseAsync(this, CaseId, Here, "Withdrawal recorded. The case goes on.", ct);
    }

    public async Task<IActionResult> OnPostEvidenceAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Evidence, new EvidenceInput.Validator(), nameof(Evidence))) return this.Redisplay();

        MustBeBegun();
        (await db.Cases.SingleAsync(c => c.Id == CaseId, ct)).ConsiderEvidenceLed(Evidence.GoesOn!.Value, Evidence.Words!, reader.Id, Now);
        return await submission.SaveOnCaseAsync(this, CaseId, Here, "Decision recorded.", ct);
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Check, new CheckInput.Validator(), nameof(Check))) return this.Redisplay();

        (await db.Cases.SingleAsync(c => c.Id == CaseId, ct)).CheckWithdrawal(Check.Words!, MustBeBegun(), reader.AsDecider, Now);
        return await submission.SaveOnCaseAsync(this, CaseId, Here, "Check recorded.", ct);
    }

    private Fact MustBeBegun() => Rule.Require(Journey.Withdrawn, "VIC-05", "No withdrawal is recorded. Record why the victim withdrew first.");

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        Journey = (await states.RunAsync(CaseId, ct)).Journey;
        Said = Journey.IsBegun ? (await states.SaidAsync(CaseId, "Withdrawal", ct))?.Reason : null;
    }
}
