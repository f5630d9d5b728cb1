using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public sealed class ActionInput
{
    public string? Proof { get; set; }
    public string? Why { get; set; }
}

/// <summary>MTG-05: one action, done with its proof, or dropped by a supervisor with a reason.</summary>
[RequirePermission(Permission.AttendMeetings)]
public sealed class ActionModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid MeetingActionId { get; set; }
    [BindProperty] public ActionInput Input { get; set; } = new();

    public MeetingAction Action { get; private set; } = null!;
    public string Reference { get; private set; } = "";
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayDrop => reader.IsSupervisor;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ActAsync(
        v => v.RuleFor(x => x.Proof).NotEmpty().WithMessage("Enter what was done and how it is known").MaximumLength(2000).WithMessage("This must be 2,000 characters or less"),
        a => a.Done(Input.Proof!, reader.Id, Now), "Action recorded as done.", ct);

    public Task<IActionResult> OnPostDropAsync(CancellationToken ct) => ActAsync(
        v => v.RuleFor(x => x.Why).NotEmpty().WithMessage("Enter why the action is no longer called for").MaximumLength(2000).WithMessage("This must be 2,000 characters or less"),
        a => a.Drop(Input.Why!, reader.AsDecider, Now), "Action dropped.", ct);

    private async Task<IActionResult> ActAsync(Action<InlineValidator<ActionInput>> rules, Action<MeetingAction> act, string said, CancellationToken ct)
    {
        await LoadAsync(ct);
        var validator = new InlineValidator<ActionInput>();
        rules(validator);
        if (!ModelState.Accepts(Input, validator)) return this.Redisplay();
        act(await db.MeetingActions.SingleAsync(a => a.Id == MeetingActionId, ct));
        return await submission.SaveAsync(this, "/meetings/actions", said, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Action = await db.MeetingActions.AsNoTracking().SingleAsync(a => a.Id == MeetingActionId, ct);
        Reference = await db.Cases.IgnoreAutoIncludes().Where(c => c.Id == Action.CaseId).Select(c => c.Reference).SingleAsync(ct);
    }
}
