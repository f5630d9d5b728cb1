using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public sealed class MovedInput
{
    public WhenInput When { get; set; } = new() { Choice = null };

    public sealed class Validator : AbstractValidator<MovedInput>
    {
        public Validator(DateTimeOffset now) => RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: false, "Select when the victim moved"));
    }
}

/// <summary>RSK-05: a victim who moves is looked at again. That it happened, and when; where to is a protected detail.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class MovedModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public MovedInput Input { get; set; } = new();

    public Guid RoleId { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (of, now) = (await LoadAsync(ct), db.Clock.GetUtcNow());
        if (!ModelState.Accepts(Input, new MovedInput.Validator(now))) return this.Redisplay();

        of.RecordVictimMoved(Input.When.At(now), reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/people/{RoleId}/contact", "The move is recorded. Add the new address, or whatever is known of it.", ct);
    }

    private async Task<Case> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        RoleId = of.Victim.Id;
        return of;
    }
}
