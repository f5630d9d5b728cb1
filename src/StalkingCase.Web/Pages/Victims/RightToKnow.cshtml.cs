using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public sealed class RightToKnowInput
{
    public bool? Tell { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<RightToKnowInput>
    {
        public Validator()
        {
            RuleFor(x => x.Tell).NotNull().WithMessage("Select if the victim is told who the suspect is");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason for the decision").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-44: an inspector decides whether the victim is told who an unknown suspect turned out to be.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class RightToKnowModel(CaseDbContext db, VictimStateQuery states, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public RightToKnowInput Input { get; set; } = new();

    public VictimState State { get; private set; } = null!;
    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }
    public bool MayDecide => reader.IsSupervisor && reader.Rank >= Rank.Inspector;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new RightToKnowInput.Validator())) return this.Redisplay();

        Rule.Require(State.IdentityBecameKnown, "CLK-44", "The suspect of this case was not unknown, or is not named yet.");
        (await db.Cases.SingleAsync(c => c.Id == CaseId, ct)).DecideRightToKnow(Input.Tell!.Value, Input.Reason!, reader.AsDecider, Now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim", Input.Tell.Value ? "Decision recorded. Tell the victim by safe contact." : "Decision recorded.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        State = await states.RunAsync(CaseId, ct);
        Owed = await duties.RunAsync(CaseId, ct, "CLK-44");
    }
}
