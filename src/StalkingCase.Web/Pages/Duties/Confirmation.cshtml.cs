using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Duties;

public sealed class ConfirmationInput
{
    public Guid? ReportId { get; set; }
    public WhenInput When { get; set; } = new();
    public ConfirmationWay? Way { get; set; }
    public Guid? DetailId { get; set; }
    public string? What { get; set; }
    public int? EveryDays { get; set; }

    /// <summary>Asked only of an input that was accepted.</summary>
    public ConfirmationContent Content(DateTimeOffset at, bool notSafe) => new(at, Way!.Value, What!) { DetailId = DetailId, NotSafeNow = notSafe };

    public sealed class Validator : AbstractValidator<ConfirmationInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.ReportId).NotNull().WithMessage("Select the report");
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.Way).NotNull().WithMessage("Select how it was sent");
            RuleFor(x => x.DetailId).NotNull().When(x => x.Way is not (null or ConfirmationWay.ByHand)).WithMessage("Select where it went");
            RuleFor(x => x.What).NotEmpty().WithMessage("Enter what was sent").MaximumLength(2000).WithMessage("What was sent must be 2,000 characters or less");
            RuleFor(x => x.EveryDays).InclusiveBetween(1, 28).WithMessage("Days between updates must be from 1 to 28");
        }
    }
}

/// <summary>CLK-12: what confirmed the report in writing, when and how, held to what is safe for the victim; and how often to be updated, if the victim said so.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ConfirmationModel(CaseDbContext db, OpenDutiesQuery duties, Submission submission, Reader reader) : PageModel
{
    private const int Most = 50;
    private static readonly ContactKind[] Ways = [ContactKind.Email, ContactKind.Phone, ContactKind.Address, ContactKind.Workplace, ContactKind.SafePlace];

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ConfirmationInput Input { get; set; } = new();

    public IReadOnlyList<OpenDuty> Owed { get; private set; } = [];
    public IEnumerable<SelectListItem> Reports => Owed.Where(d => d.Part.Length == 0).Select(d => new SelectListItem($"Report of {UkTimeText.Format(d.StartsAt, db.Clock.GetUtcNow())}", d.SubjectId.ToString()));

    /// <summary>By kind and date, never by its words; what is not to be used is not among them (SEC-D07).</summary>
    public IReadOnlyList<SelectListItem> Details { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (Details.All(d => d.Value != Input.DetailId?.ToString())) Input.DetailId = null;
        if (!ModelState.Accepts(Input, new ConfirmationInput.Validator(now))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var owed = Rule.Require(Owed.FirstOrDefault(d => d.SubjectId == Input.ReportId && d.Part.Length == 0), "CLK-12", "That report has been confirmed already.");
        var at = SentAt(owed, now);
        var notSafe = await db.Alarms.AnyAsync(a => a.CaseId == CaseId && a.Kind == AlarmKind.NotSafeToContact && a.RaisedAt <= at && (a.EndedAt == null || a.EndedAt > at), ct);
        var content = Input.Content(at, notSafe);
        var against = content.Against(of.Victim);
        if (against.Count > 0)
        {
            // Without the key of the form, which is sent again once it is put right.
            of.StopContact(content.How!.Value, against, reader.Id, now);
            await db.CommitAsync(null, now, ct);
            ModelState.AddModelError("Input.Way", SafeContactRule.Sentence(against));
            return this.Redisplay();
        }

        of.Confirm(owed.SubjectId, content, reader.Id, now);
        if (Input.EveryDays is { } days) of.ChooseUpdates(days, noContact: false, [], $"Said with the confirmation of the report: {Input.What}", reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", "Confirmation recorded.", ct);
    }

    /// <summary>A time is typed to the minute: of the minute of the report itself, it was sent after it.</summary>
    private DateTimeOffset SentAt(OpenDuty owed, DateTimeOffset now)
    {
        var at = Input.When.At(now);
        Rule.Require(owed.StartsAt - at < TimeSpan.FromMinutes(1), "CLK-12", "It must have been sent after the report.");
        return at < owed.StartsAt ? owed.StartsAt : at;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        Owed = await duties.RunAsync(CaseId, ct, "CLK-12");
        if (Owed.Where(d => d.Part.Length == 0).ToList() is [var only]) Input.ReportId ??= only.SubjectId;
        var details = await db.Cases.AsNoTracking().Where(c => c.Id == CaseId).SelectMany(c => c.Roles).Where(r => r.Part == RolePart.Victim)
            .SelectMany(r => r.Contacts).Where(d => d.SupersededAt == null && Ways.Contains(d.Kind)).OrderBy(d => d.Kind).ThenByDescending(d => d.RecordedAt).Take(Most).Select(d => new { d.Id, d.Kind, d.RecordedAt }).ToListAsync(ct);
        Details = [.. details.Select(d => new SelectListItem($"{EnumText.Of(d.Kind)}, recorded {UkTimeText.Format(d.RecordedAt, now)}", d.Id.ToString()))];
    }
}
