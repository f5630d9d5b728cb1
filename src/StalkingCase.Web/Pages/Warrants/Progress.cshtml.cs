using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

public sealed class ProgressInput
{
    public WarrantGrade? Grade { get; set; }
    public WhenInput When { get; set; } = new();
    public Guid? OfficerId { get; set; }
    public string? LikelyPlaces { get; set; }
    public string? OfficerSafety { get; set; }

    /// <summary>The mark of the words that the form was filled from.</summary>
    public string? Seen { get; set; }

    public StandingWords Standing() => Standing(LikelyPlaces, OfficerSafety, _ => null);

    /// <param name="writtenBy">Who wrote the words of this field and when.</param>
    public static StandingWords Standing(string? likelyPlaces, string? officerSafety, Func<string, string?> writtenBy) =>
        new(new WordsPart("Likely places", likelyPlaces, writtenBy(nameof(LikelyPlaces))), new WordsPart("Officer safety", officerSafety, writtenBy(nameof(OfficerSafety))));
}

/// <summary>CLK-34, WAR-02, WAR-08, WAR-10: what the warrants unit does once the paper is there.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ProgressModel(CaseDbContext db, WarrantQuery query, UnitOfficersQuery officers, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    private const int MostChanges = 50;

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }
    [BindProperty] public ProgressInput Input { get; set; } = new();

    public WarrantView View { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];
    public WordsConflict? Conflict { get; private set; }
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        ShowWhereabouts();
    }

    public Task<IActionResult> OnPostGradeAsync(CancellationToken ct) => ActAsync(
        v => v.RuleFor(x => x.Grade).NotNull().WithMessage("Select the grade"), w => w.GradeAs(Input.Grade!.Value, View.Floor, reader.Id, Now), "Warrant graded.", ct);

    public Task<IActionResult> OnPostCirculateAsync(CancellationToken ct) => ActAsync(
        v => v.RuleFor(x => x.When).SetValidator(new WhenInput.Validator(Now, timeNeeded: true)), w => w.Circulate(Input.When.At(Now), reader.Id, Now), "On PNC as wanted.", ct);

    public Task<IActionResult> OnPostAllocateAsync(CancellationToken ct) => ActAsync(
        v => v.RuleFor(x => x.OfficerId).Must(id => Officers.Any(o => o.Value == id?.ToString())).WithMessage("Select an officer"), w => w.Allocate(Input.OfficerId!.Value, reader.Id, Now), "Warrant allocated. Its clocks run on.", ct);

    public Task<IActionResult> OnPostWhereaboutsAsync(CancellationToken ct) => ActAsync(v =>
    {
        v.RuleFor(x => x.LikelyPlaces).MaximumLength(2000).WithMessage("Likely places must be 2,000 characters or less");
        v.RuleFor(x => x.OfficerSafety).MaximumLength(2000).WithMessage("Officer safety must be 2,000 characters or less");
    }, w =>
    {
        ProgressInput.Standing(w.LikelyPlaces, w.OfficerSafety, _ => null).MustBeAsSeen(Input.Seen);
        w.NoteWhereabouts(Input.LikelyPlaces, Input.OfficerSafety, reader.Id, Now);
    }, "Saved. The earlier words stay readable.", ct);

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await LoadAsync(ct);
        if (!SentWhereabouts) return;
        string[] fields = [nameof(Warrant.LikelyPlaces), nameof(Warrant.OfficerSafety)];
        var changes = await db.Amendments.AsNoTracking().Where(a => a.RecordId == WarrantId && fields.Contains(a.Field)).OrderByDescending(a => a.AmendedAt).ThenByDescending(a => a.Id).Take(MostChanges).ToListAsync(ct);
        var who = await names.RunAsync(changes.Select(a => (Guid?)a.ById), ct);
        var standing = ProgressInput.Standing(View.Warrant.LikelyPlaces, View.Warrant.OfficerSafety,
            field => changes.FirstOrDefault(a => a.Field == field) is { } last ? $"{who.Of(last.ById)}, {UkTimeText.Format(last.AmendedAt, Now)}" : null);
        (Conflict, Input.Seen) = (new WordsConflict(standing, Input.Standing()), standing.Mark);
    }

    private bool SentWhereabouts => Request.Form.ContainsKey("Input.Seen");

    private void ShowWhereabouts() => (Input.LikelyPlaces, Input.OfficerSafety, Input.Seen) =
        (View.Warrant.LikelyPlaces, View.Warrant.OfficerSafety, ProgressInput.Standing(View.Warrant.LikelyPlaces, View.Warrant.OfficerSafety, _ => null).Mark);

    private async Task<IActionResult> ActAsync(Action<InlineValidator<ProgressInput>> rules, Action<Warrant> act, string said, CancellationToken ct)
    {
        await LoadAsync(ct);
        // The other forms of the page were not sent: shown again, they show what stands.
        if (!SentWhereabouts) ShowWhereabouts();
        var validator = new InlineValidator<ProgressInput>();
        rules(validator);
        if (!ModelState.Accepts(Input, validator)) return this.Redisplay();
        act(await db.WarrantsOf(CaseId).SingleAsync(w => w.Id == WarrantId, ct));
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/warrants/{WarrantId}", said, ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, WarrantId, ct);
        Officers = [.. (await officers.RunAsync(CaseId, ct)).Select(o => new SelectListItem($"{o.Name}, {o.Rank}", o.Id.ToString()))];
    }
}
