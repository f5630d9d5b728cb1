using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Data;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public sealed class NewInput
{
    public MeetingKind? Kind { get; set; }
    public LaterInput When { get; set; } = new();
    public string? Place { get; set; }
    public Guid? ChairId { get; set; }
    public Guid? CoordinatorId { get; set; }
}

/// <summary>MTG-01: a meeting of the reader's unit.</summary>
[RequirePermission(Permission.AttendMeetings)]
public sealed class NewModel(CaseDbContext db, PeopleOfMeetingsQuery people, Submission submission, Reader reader) : PageModel
{
    [BindProperty] public NewInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Chairs { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Sworn { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!reader.MayPlanMeetings()) return NotFound();
        await LoadAsync(ct);
        Input.CoordinatorId = reader.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!reader.MayPlanMeetings()) return NotFound();
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        var rules = new InlineValidator<NewInput>();
        rules.RuleFor(x => x.Kind).NotNull().WithMessage("Select the kind of meeting");
        rules.RuleFor(x => x.When).SetValidator(new LaterInput.Validator(now, "Choose the date of the meeting"));
        rules.RuleFor(x => x.Place).NotEmpty().WithMessage("Enter where the agencies meet").MaximumLength(200).WithMessage("Place must be 200 characters or less");
        rules.RuleFor(x => x.ChairId).Must(id => Chairs.Any(c => c.Value == id?.ToString())).WithMessage("Select who chairs the meeting");
        rules.RuleFor(x => x.CoordinatorId).Must(id => Sworn.Any(c => c.Value == id?.ToString())).WithMessage("Select who co-ordinates the meeting");
        if (!ModelState.Accepts(Input, rules)) return this.Redisplay();

        var meeting = Meeting.Plan(reader.ForceId, reader.UnitId!.Value, new MeetingContent(Input.Kind!.Value, Input.When.At(now)!.Value, Input.Place!, Input.ChairId!.Value, Input.CoordinatorId!.Value), now);
        db.Meetings.Add(meeting);
        return await submission.SaveAsync(this, $"/meetings/{meeting.Id}", "Meeting planned. Invite the agencies and build the agenda.", ct);
    }

    private async Task LoadAsync(CancellationToken ct) => (Chairs, Sworn) = (await people.ChairsAsync(ct), await people.SwornAsync(ct));
}
