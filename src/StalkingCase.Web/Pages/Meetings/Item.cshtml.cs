using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

/// <summary>
/// One case at a meeting, on one screen. Whatever button is pressed, all that is typed is saved with it. Attendees read;
/// whoever may write on the case writes. An advocate reads, so the page says itself who may post.
/// </summary>
[RequirePermission(Permission.AttendMeetings)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan | ConsentScopes.Timeline)]
public sealed class ItemModel(CaseDbContext db, ItemQuery query, PeopleOfMeetingsQuery people, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    private const int LongestMinutes = 100_000;

    [BindProperty(SupportsGet = true)] public Guid MeetingId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ItemInput Input { get; set; } = new();

    /// <summary>Of the reader's own note; the script of every saved form keeps a field of this name.</summary>
    [BindProperty] public int Version { get; set; }

    public ItemView View { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Accounts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Agencies { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;
    public bool MayMinute => MayWrite && View.Meeting.HasBegun(Now) && View.Item.Status is ItemStatus.Listed or ItemStatus.Discussed;
    public string Here => $"/meetings/{MeetingId}/cases/{CaseId}";
    public MeetingMinute? Mine => View.Minutes.FirstOrDefault(m => m.WriterId == reader.Id);

    /// <summary>Set where the same person saved other words from another tab: both are shown.</summary>
    public WordsConflict? Conflict { get; private set; }

    /// <summary>The form was sent: what is typed is shown again whatever became of the item meanwhile.</summary>
    public bool WasSent { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (Input.Minutes, Version) = (Mine?.Words, Mine?.Version ?? 0);
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!MayWrite) return NotFound();
        WasSent = true;
        var now = Now;
        var note = await KeepAsync(now, ct);
        var agencies = View.Meeting.Agencies.Where(a => !View.Item.HasLeft(a.Id)).Select(a => (Guid?)a.Id).ToList();
        if (!ModelState.Accepts(Input, new ItemInput.Validator(go, UkTime.DateOf(View.Meeting.StartsAt), agencies.Contains, id => Accounts.Any(a => a.Value == id.ToString()))))
        {
            await db.CommitAsync(null, now, ct);
            Shown(note);
            return this.Redisplay();
        }

        return await submission.SaveOnCaseAsync(this, CaseId, Here, await ActAsync(go, now, ct), ct);
    }

    /// <summary>Every 15 seconds, with script: keeps the minutes and judges nothing else.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!MayMinute || (Mine?.Version ?? 0) != Version) return new JsonResult(new { saved = (string?)null }) { StatusCode = StatusCodes.Status409Conflict };
        var note = await KeepAsync(Now, ct);
        await db.CommitAsync(null, Now, ct);
        return new JsonResult(new { saved = UkTimeText.Format(Now, Now), version = note?.Version ?? Version });
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await LoadAsync(ct);
        Conflict = Mine is { } mine && mine.Words != Typed ? new WordsConflict(new StandingWords(new WordsPart("Saved from another tab", mine.Words)), new StandingWords(new WordsPart("Your minutes", Typed))) : null;
        Version = Mine?.Version ?? 0;
        ModelState.Remove(nameof(Version));
    }

    private string Typed => (Input.Minutes ?? "").ReplaceLineEndings("\n");

    /// <summary>All that is typed, whichever button was pressed; the conclusion by its own button only.</summary>
    private async Task<string> ActAsync(string? go, DateTimeOffset now, CancellationToken ct)
    {
        var said = new List<string>();
        var (meeting, item) = (await db.Meetings.SingleAsync(m => m.Id == MeetingId, ct), await db.MeetingItems.SingleAsync(i => i.Id == View.Item.Id, ct));
        if (Input.HasInformation)
        {
            item.Inform(meeting, Input.AgencyId!.Value, Input.Information!, reader.Id, now);
            said.Add("Information recorded.");
        }

        if (Input.HasAction)
        {
            db.MeetingActions.Add(MeetingAction.Agree(meeting, item, Input.Action(), reader.Id, now));
            said.Add("Action agreed.");
        }

        if (Input.Leaves)
        {
            item.Leaves(meeting, Input.LeavingId!.Value, Input.Tie!, reader.Id, now);
            said.Add("The agency has left this item. Its attendee no longer sees it.");
        }

        if (go == "discussed")
        {
            item.Discuss(meeting, Input.RiskAgreed!.Value, Input.Outcome!.Value, Input.Agreed!, reader.Id, now);
            said.Add("Recorded as discussed.");
        }

        return string.Join(' ', said.Append("Minutes saved."));
    }

    /// <summary>The reader's own note with what is typed now; null where nothing was typed.</summary>
    private async Task<MeetingMinute?> KeepAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (Typed.Length > LongestMinutes) throw new RuleViolationException("MTG-04", "Minutes of one person on one case must be 100,000 characters or less. Go on in the agreed words.");
        var note = await db.MeetingMinutes.SingleOrDefaultAsync(m => m.ItemId == View.Item.Id && m.WriterId == reader.Id, ct);
        if (Typed == (note?.Words ?? "")) return note;
        if ((note?.Version ?? 0) != Version) throw new DbUpdateConcurrencyException("Saved from another tab meanwhile.");
        if (note is null)
        {
            note = MeetingMinute.Start(await db.Meetings.SingleAsync(m => m.Id == MeetingId, ct), await db.MeetingItems.SingleAsync(i => i.Id == View.Item.Id, ct), reader.Id, now);
            db.MeetingMinutes.Add(note);
        }
        else db.Expect(note, Version);
        note.Write(Typed, reader.Id, now);
        return note;
    }

    private void Shown(MeetingMinute? note)
    {
        Version = note?.Version ?? 0;
        ModelState.Remove(nameof(Version));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        View = await query.RunAsync(MeetingId, CaseId, ct);
        Agencies = [.. View.Meeting.Agencies.Where(a => !View.Item.HasLeft(a.Id)).OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        if (MayWrite) Accounts = await people.OwnersAsync(CaseId, ct);
    }
}
