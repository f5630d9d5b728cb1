using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

/// <summary>CLK-28, ORD-05: the decision on arrest for a breach, or the arrest itself. None is an inspector's.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ArrestModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ArrestInput Input { get; set; } = new();
    [BindProperty] public AttemptedInput Attempt { get; set; } = new();

    private const int Most = 100;

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Breaches { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new ArrestInput.Validator(now))) return this.Redisplay();

        Rule.Require(Input.BreachId is null || Breaches.Any(b => b.Value == Input.BreachId.ToString()), "ORD-05", "That breach has been decided already.");
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        if (Input.Decision is ArrestDecision.Arrested) of.RecordArrest(Input.When.At(now), reader.Id, now);
        if (Input.BreachId is { } breach) of.DecideArrest(breach, Input.Decision!.Value, Input.Reason, reader.AsDecider, now);
        var said = Input.Decision is ArrestDecision.Arrested ? "Arrest recorded. Tell the victim." : "Decision on arrest recorded.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", said, ct);
    }

    /// <summary>Without a warrant there is no other place to say that somebody went; the next attempt is due at its own time.</summary>
    public async Task<IActionResult> OnPostAttemptAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Attempt, new AttemptedInput.Validator(now), nameof(Attempt))) return this.Redisplay();

        Rule.Require(Breaches.Any(b => b.Value == Attempt.BreachId.ToString()), "ORD-05", "That breach has been decided already.");
        var (made, next) = (Attempt.When.At(now), Attempt.Next.At(now)!.Value);
        var happened = await db.Entries.Where(e => e.Id == Attempt.BreachId && e.CaseId == CaseId).Select(e => e.OccurredAt).SingleAsync(ct);
        Rule.Require(made >= happened, "ORD-05", "Attempt must be after the breach.");
        (await db.Cases.SingleAsync(c => c.Id == CaseId, ct)).RecordArrestAttempt(Attempt.BreachId!.Value, made, next, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", $"Arrest attempt recorded. Next attempt by {UkTimeText.Format(next, now)}.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        Owed = await duties.RunAsync(CaseId, ct, "CLK-28");
        // A breach waits for its arrest while the alarm stands, whatever was tried meanwhile: an inspector may still decide otherwise.
        var waiting = await db.Alarms.AsNoTracking().Where(a => a.CaseId == CaseId && a.Kind == AlarmKind.BreachWithoutArrest && a.EndedAt == null).OrderBy(a => a.Id).Take(Most).Select(a => a.SubjectId).ToListAsync(ct);
        var subjects = Owed.Select(d => d.SubjectId).Concat(waiting).Distinct().ToList();
        var entries = await db.Entries.AsNoTracking().Where(e => e.CaseId == CaseId && subjects.Contains(e.Id)).OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id).Select(e => new { e.Id, e.Type, e.OccurredAt }).ToListAsync(ct);
        Breaches = [.. entries.Select(e => new SelectListItem($"{e.Type}, {UkTimeText.Format(e.OccurredAt, now)}", e.Id.ToString()))];
        if (entries.Count != 1) return;
        Input.BreachId ??= entries[0].Id;
        Attempt.BreachId ??= entries[0].Id;
    }
}
