using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public sealed class AddDateInput
{
    public KnownDateKind? Kind { get; set; }
    public DateParts On { get; set; } = new();
    public string? Words { get; set; }

    public sealed class Validator : AbstractValidator<AddDateInput>
    {
        public Validator(DateOnly today)
        {
            RuleFor(x => x.Kind).NotNull().WithMessage("Select what is known");
            RuleFor(x => x.On).Must(d => d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026");
            RuleFor(x => x.On).Must(d => !d.TryDate(out var on) || on >= today).WithMessage("The date must be today or later");
            RuleFor(x => x.Words).NotEmpty().When(x => x.Kind is KnownDateKind.Other).WithMessage("Enter what happens on that date").MaximumLength(500).WithMessage("What happens must be 500 characters or less");
        }
    }
}

public sealed class CancelDateInput
{
    public Guid? DateId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<CancelDateInput>
    {
        public Validator()
        {
            RuleFor(x => x.DateId).NotNull().WithMessage("Select the date that no longer stands");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the date no longer stands").MaximumLength(500).WithMessage("Reason must be 500 characters or less");
        }
    }
}

/// <summary>CLK-46: dates known before they come. The victim is warned and the plan reviewed before each.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class DatesModel(CaseDbContext db, VictimStateQuery states, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public AddDateInput Add { get; set; } = new();
    [BindProperty] public CancelDateInput Cancel { get; set; } = new();

    public IReadOnlyList<StandingDate> Dates { get; private set; } = [];
    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IEnumerable<SelectListItem> Choices => Dates.Select(d => new SelectListItem(Text(d), d.Id.ToString()));

    public static string Text(StandingDate date) => $"{EnumText.Of(date.Kind)}, {date.On.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Add, new AddDateInput.Validator(UkTime.DateOf(now)), nameof(Add))) return this.Redisplay();

        Add.On.TryDate(out var on);
        (await db.Cases.SingleAsync(c => c.Id == CaseId, ct)).KnowDate(Add.Kind!.Value, on, Add.Words, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim/dates", "Date recorded.", ct);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Cancel, new CancelDateInput.Validator(), nameof(Cancel))) return this.Redisplay();

        Rule.Require(Dates.Any(d => d.Id == Cancel.DateId), "CLK-46", "That date does not stand any more.");
        (await db.Cases.SingleAsync(c => c.Id == CaseId, ct)).CancelDate(Cancel.DateId!.Value, Cancel.Reason!, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim/dates", "Date cancelled. Its warnings are owed no longer.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Dates = (await states.RunAsync(CaseId, ct)).Dates(UkTime.DateOf(db.Clock.GetUtcNow()));
        Owed = await duties.RunAsync(CaseId, ct, "CLK-46");
    }
}
