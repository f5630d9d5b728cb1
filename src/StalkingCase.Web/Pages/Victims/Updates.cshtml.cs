using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public enum UpdateChoice
{
    [Display(Name = "As often as the risk needs")] ByRisk,
    [Display(Name = "At an interval the victim chose")] Every,
    [Display(Name = "No routine contact wanted", Description = "At High risk we ask again every 28 days")] None,
}

public sealed class UpdatesInput
{
    public UpdateChoice? Choice { get; set; }
    public int? EveryDays { get; set; }
    public List<ToldOf> NotToldOf { get; set; } = [];
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<UpdatesInput>
    {
        public Validator()
        {
            RuleFor(x => x.Choice).NotNull().WithMessage("Select how often the victim wants to hear");
            RuleFor(x => x.EveryDays).NotNull().When(x => x.Choice is UpdateChoice.Every).WithMessage("Enter the days between updates, from 1 to 28");
            RuleFor(x => x.EveryDays).InclusiveBetween(1, 28).When(x => x.Choice is UpdateChoice.Every).WithMessage("Days between updates must be from 1 to 28");
            RuleFor(x => x.Words).NotEmpty().WithMessage("Enter what the victim said, and by which channel").MaximumLength(2000).WithMessage("What the victim said must be 2,000 characters or less");
        }
    }
}

/// <summary>CLK-12, CLK-17: how often and how the victim wants to hear, and of what not (VIC-03).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class UpdatesModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public UpdatesInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.Accepts(Input, new UpdatesInput.Validator())) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.ChooseUpdates(Input.Choice is UpdateChoice.Every ? Input.EveryDays : null, Input.Choice is UpdateChoice.None, Input.NotToldOf, Input.Words!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim", "The victim's choice is recorded.", ct);
    }
}
