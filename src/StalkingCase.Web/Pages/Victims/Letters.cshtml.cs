using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Pages.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

public sealed class LetterInput
{
    public Guid? ReportId { get; set; }
    public Guid? DetailId { get; set; }

    public sealed class Validator : AbstractValidator<LetterInput>
    {
        public Validator()
        {
            RuleFor(x => x.ReportId).NotNull().WithMessage("Select the report");
            RuleFor(x => x.DetailId).NotNull().WithMessage("Select where the letter goes");
        }
    }
}

/// <summary>CLK-12, SEC-D07: letters that wait for a person to send them; what may not be written to any more stops them.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class LettersModel(CaseDbContext db, OpenDutiesQuery duties, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    private const int Most = 50;
    private static readonly ContactKind[] Places = [ContactKind.Email, ContactKind.Address, ContactKind.Workplace, ContactKind.SafePlace];

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public LetterInput Input { get; set; } = new();

    public IReadOnlyList<VictimLetter> Letters { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Reports { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Addresses { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new LetterInput.Validator())) return this.Redisplay();

        Rule.Require(Reports.Any(r => r.Value == Input.ReportId.ToString()), "CLK-12", "That report has been confirmed already.");
        db.VictimLetters.Add(VictimLetter.Queue(await db.Cases.SingleAsync(c => c.Id == CaseId, ct), Input.ReportId!.Value, Input.DetailId!.Value, reader.Id, Now));
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim/letters", "The letter waits to be sent. The confirmation is owed until it has been.", ct);
    }

    public async Task<IActionResult> OnPostSentAsync(Guid letterId, CancellationToken ct)
    {
        await LoadAsync(ct);
        var letter = Rule.Require(await db.VictimLetters.SingleOrDefaultAsync(l => l.Id == letterId && l.CaseId == CaseId, ct), "CLK-12", "That letter is not of this case.");
        letter.RecordSent(await db.Cases.SingleAsync(c => c.Id == CaseId, ct), reader.Id, Now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/victim/letters", "The letter is recorded as sent: the report is confirmed.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Letters = await db.VictimLetters.AsNoTracking().Where(l => l.CaseId == CaseId).OrderByDescending(l => l.QueuedAt).ThenBy(l => l.Id).Take(Most).ToListAsync(ct);
        Names = await names.RunAsync(Letters.Select(l => (Guid?)l.QueuedBy), ct);
        Reports = [.. (await duties.RunAsync(CaseId, ct, "CLK-12")).Where(d => d.Part.Length == 0).Select(d => new SelectListItem($"Report of {UkTimeText.Format(d.StartsAt, Now)}", d.SubjectId.ToString()))];
        var details = await db.Cases.AsNoTracking().Where(c => c.Id == CaseId).SelectMany(c => c.Roles).Where(r => r.Part == RolePart.Victim)
            .SelectMany(r => r.Contacts).Where(d => d.SupersededAt == null && Places.Contains(d.Kind)).OrderBy(d => d.Kind).ThenByDescending(d => d.RecordedAt).Take(Most).Select(d => new { d.Id, d.Kind, d.RecordedAt }).ToListAsync(ct);
        Addresses = [.. details.Select(d => new SelectListItem($"{EnumText.Of(d.Kind)}, recorded {UkTimeText.Format(d.RecordedAt, Now)}", d.Id.ToString()))];
    }
}
