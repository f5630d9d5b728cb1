using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public sealed class DetailsInput
{
    public string? Agency { get; set; }
    public string? Person { get; set; }
    public string? Contact { get; set; }
    public Guid? UserId { get; set; }
    public string? PapersTo { get; set; }
    public LaterInput When { get; set; } = new();
    public string? Reason { get; set; }
    public string? CancelReason { get; set; }
    public Guid? ChairId { get; set; }
    public string? ChairReason { get; set; }
}

/// <summary>One meeting: its agenda in one click, agencies, papers. Whoever runs it acts; other attendees read.</summary>
[RequirePermission(Permission.AttendMeetings)]
public sealed class DetailsModel(CaseDbContext db, MeetingQuery query, PeopleOfMeetingsQuery people, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid MeetingId { get; set; }
    [BindProperty] public DetailsInput Input { get; set; } = new();

    public MeetingView View { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Chairs { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayRun => reader.MayRun(View.Meeting);
    private string Here => $"/meetings/{MeetingId}";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>MTG-03: all that wait, also those that whoever presses may not see: no case is left out for that.</summary>
    public async Task<IActionResult> OnPostAgendaAsync(CancellationToken ct)
    {
        if (!await MayAsync(ct)) return NotFound();
        var meeting = await MeetingAsync(ct);
        var waiting = await (from i in db.MeetingItems
                             join c in db.Cases.IgnoreAutoIncludes() on i.CaseId equals c.Id
                             where i.ForceId == meeting.ForceId && i.Kind == meeting.Kind && i.Status == ItemStatus.Referred && db.Units.Any(u => u.Id == c.UnitId && (u.Id == meeting.UnitId || u.ParentId == meeting.UnitId))
                             select new { Item = i, c.EffectiveRisk }).ToListAsync(ct);
        var last = await db.MeetingItems.Where(i => i.MeetingId == MeetingId).MaxAsync(i => (int?)i.Place, ct) ?? 0;
        Agenda.Build(meeting, waiting.Select(w => (w.Item, w.EffectiveRisk)), last, reader.Id, Now);
        return await submission.SaveAsync(this, Here, View.Waiting == 0 ? "Nothing that you may see waits for this kind of meeting." : $"{View.Waiting} {(View.Waiting == 1 ? "case" : "cases")} put on the agenda, worst risk first.", ct);
    }

    /// <summary>One place up, past the case that the reader sees before it.</summary>
    public async Task<IActionResult> OnPostUpAsync(Guid itemId, CancellationToken ct)
    {
        if (!await MayAsync(ct)) return NotFound();
        var at = View.Rows.ToList().FindIndex(r => r.Item.Id == itemId);
        if (at <= 0) return RedirectToPage(new { MeetingId });
        var (moved, above) = (await db.MeetingItems.SingleAsync(i => i.Id == itemId, ct), await db.MeetingItems.SingleAsync(i => i.Id == View.Rows[at - 1].Item.Id, ct));
        var place = moved.Place;
        moved.MoveTo(above.Place);
        above.MoveTo(place);
        return await submission.SaveAsync(this, Here, "Agenda changed.", ct);
    }

    public async Task<IActionResult> OnPostOffAsync(Guid itemId, CancellationToken ct)
    {
        if (!await MayAsync(ct) || View.Rows.All(r => r.Item.Id != itemId)) return NotFound();
        (await db.MeetingItems.SingleAsync(i => i.Id == itemId, ct)).TakeOff("Taken off by whoever runs the meeting; it waits for the next.", reader.Id, Now);
        return await submission.SaveAsync(this, Here, "Taken off. The case waits for the next agenda.", ct);
    }

    public Task<IActionResult> OnPostInviteAsync(CancellationToken ct) => ActAsync(v =>
    {
        v.RuleFor(x => x.Agency).NotEmpty().WithMessage("Enter the agency").MaximumLength(200).WithMessage("Agency must be 200 characters or less");
        v.RuleFor(x => x.Person).NotEmpty().WithMessage("Enter who comes for the agency").MaximumLength(200).WithMessage("Name must be 200 characters or less");
        v.RuleFor(x => x.Contact).MaximumLength(200).WithMessage("Contact must be 200 characters or less");
        v.RuleFor(x => x.UserId).Must(id => id is null || Accounts.Any(a => a.Value == id.ToString())).WithMessage("Select an account of the list");
    }, (meeting, _) => meeting.Invite(Input.Agency!, Input.Person!, Input.Contact ?? "", Input.UserId), "Agency invited.", ct);

    /// <summary>CLK-42, for every case on the agenda that the reader may see.</summary>
    public Task<IActionResult> OnPostPapersAsync(CancellationToken ct) => ActAsync(
        v => v.RuleFor(x => x.PapersTo).NotEmpty().WithMessage("Enter to whom the papers went, and how").MaximumLength(2000).WithMessage("This must be 2,000 characters or less"),
        (meeting, items) =>
        {
            var seen = View.Rows.Select(r => r.Item.Id).ToHashSet();
            foreach (var item in items.Where(i => seen.Contains(i.Id) && i.PapersSentAt is null)) item.SendPapers(meeting, Input.PapersTo!, reader.Id, Now);
        }, "Papers recorded as sent.", ct);

    public Task<IActionResult> OnPostPostponeAsync(CancellationToken ct) => ActAsync(v =>
    {
        v.RuleFor(x => x.When).SetValidator(new LaterInput.Validator(Now, "Choose the new date"));
        v.RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter why the meeting is postponed").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
    }, (meeting, items) => Agenda.Postpone(meeting, items, Input.When.At(Now)!.Value, Input.Reason!, reader.Id, Now), "Meeting postponed. The papers are due five working days before the new date.", ct);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken ct) => ActAsync(
        v => v.RuleFor(x => x.CancelReason).NotEmpty().WithMessage("Enter why the meeting is cancelled").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less"),
        (meeting, items) => Agenda.Cancel(meeting, items, Input.CancelReason!, reader.Id, Now), "Meeting cancelled. Its cases wait for the next agenda.", ct);

    public Task<IActionResult> OnPostChairAsync(CancellationToken ct) => ActAsync(v =>
    {
        v.RuleFor(x => x.ChairId).Must(id => Chairs.Any(c => c.Value == id?.ToString())).WithMessage("Select who chairs the meeting");
        v.RuleFor(x => x.ChairReason).NotEmpty().WithMessage("Enter why the chair changes").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
    }, (meeting, _) => meeting.ChangeChair(Input.ChairId!.Value, Input.ChairReason!, reader.Id, Now), "The meeting has another chair.", ct);

    /// <summary>A case that whoever runs the meeting may not see was not heard: it waits for the next, and neither its number nor its being there is told.</summary>
    public Task<IActionResult> OnPostHoldAsync(CancellationToken ct) => ActAsync(_ => { }, (meeting, items) =>
    {
        var seen = View.Rows.Select(r => r.Item.Id).ToHashSet();
        meeting.Hold(items.Count(i => seen.Contains(i.Id)), Now);
        foreach (var unheard in items.Where(i => !seen.Contains(i.Id))) unheard.TakeOff("Not heard at the meeting; it waits for the next.", reader.Id, Now);
    }, "Meeting recorded as held.", ct);

    private async Task<IActionResult> ActAsync(Action<InlineValidator<DetailsInput>> rules, Action<Meeting, IReadOnlyList<MeetingItem>> act, string said, CancellationToken ct)
    {
        if (!await MayAsync(ct)) return NotFound();
        var validator = new InlineValidator<DetailsInput>();
        rules(validator);
        if (!ModelState.Accepts(Input, validator)) return this.Redisplay();
        act(await MeetingAsync(ct), await db.MeetingItems.Where(i => i.MeetingId == MeetingId && i.Status == ItemStatus.Listed).OrderBy(i => i.Place).ToListAsync(ct));
        return await submission.SaveAsync(this, Here, said, ct);
    }

    private async Task<bool> MayAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return MayRun;
    }

    private Task<Meeting> MeetingAsync(CancellationToken ct) => db.Meetings.SingleAsync(m => m.Id == MeetingId, ct);

    private async Task LoadAsync(CancellationToken ct)
    {
        View = await query.RunAsync(MeetingId, ct);
        if (MayRun) (Accounts, Chairs) = (await people.EverybodyAsync(ct), await people.ChairsAsync(ct));
    }
}
