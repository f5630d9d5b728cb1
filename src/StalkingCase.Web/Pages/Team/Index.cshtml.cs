using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Team;

public sealed class AbsenceInput
{
    public Guid? AdvocateId { get; set; }
    public DateParts LastDay { get; set; } = new();
    public Guid? DeputyId { get; set; }

    public sealed class Validator : AbstractValidator<AbsenceInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.AdvocateId).NotNull().WithMessage("Select who is away");
            RuleFor(x => x.LastDay).Must(d => d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026")
                .Must(d => !d.TryDate(out var last) || last >= UkTime.DateOf(now)).WithMessage("The last day must be today or later");
            RuleFor(x => x.DeputyId).Must((x, d) => d is null || d != x.AdvocateId).WithMessage("Somebody else stands in");
        }
    }
}

/// <summary>An advocate manager's caseload and absences. Without a deputy, each case of the absent advocate starts CLK-47.</summary>
[RequirePermission(Permission.SupportVictims)]
public sealed class IndexModel(CaseDbContext db, TeamQuery team, Submission submission, Reader reader) : PageModel
{
    private const int MostCases = 200;

    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty] public AbsenceInput Input { get; set; } = new();

    public IReadOnlyList<TeamRow> Rows { get; private set; } = [];
    public IReadOnlyList<AwayRow> Away { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Advocates { get; private set; } = [];
    public string? Next { get; private set; }
    public DateTimeOffset Now { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!reader.ManagesAdvocates) return NotFound();
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!reader.ManagesAdvocates) return NotFound();
        await LoadAsync(ct);
        if (Advocates.All(a => a.Value != Input.AdvocateId?.ToString())) Input.AdvocateId = null;
        if (Advocates.All(a => a.Value != Input.DeputyId?.ToString())) Input.DeputyId = null;
        if (!ModelState.Accepts(Input, new AbsenceInput.Validator(Now))) return this.Redisplay();

        Input.LastDay.TryDate(out var last);
        var advocate = Input.AdvocateId!.Value;
        db.Absences.Add(new Absence { ForceId = reader.ForceId, UserId = advocate, From = Now, Until = UkTime.StartOfDay(last.AddDays(1)), DeputyId = Input.DeputyId, RecordedAt = Now });
        if (Input.DeputyId is not null)
        {
            foreach (var referral in await db.Referrals.Where(r => r.AdvocateId == advocate && db.Duties.WhereOpen().Any(d => d.CaseId == r.CaseId && d.Clock == "CLK-47" && d.SubjectId == r.Id)).OrderBy(r => r.Id).Take(MostCases).ToListAsync(ct))
                referral.AdvocateIsCovered(reader.Id, Now);
        }
        else
        {
            var now = Now;
            var stoodInFor = db.Absences.Where(a => a.DeputyId == advocate && a.CancelledAt == null && a.From <= now && a.Until > now).Select(a => (Guid?)a.UserId);
            foreach (var referral in await db.Referrals.Where(r => (r.AdvocateId == advocate || stoodInFor.Contains(r.AdvocateId)) && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null).OrderBy(r => r.Id).Take(MostCases).ToListAsync(ct))
                referral.AdvocateIsAway(reader.Id, Now);
        }

        return await submission.SaveAsync(this, "/team", Input.DeputyId is null ? "Absence recorded. Find another advocate for each case within 24 hours." : "Absence recorded. The deputy sees the cases from now.", ct);
    }

    /// <summary>Back before the end, or entered by mistake: what it began for each case is covered again (CLK-47).</summary>
    public async Task<IActionResult> OnPostBackAsync(Guid absence, CancellationToken ct)
    {
        if (!reader.ManagesAdvocates) return NotFound();
        await LoadAsync(ct);
        var now = Now;
        if (await db.Absences.SingleOrDefaultAsync(a => a.Id == absence && db.Users.Any(u => u.Id == a.UserId && u.OrganisationId == reader.OrganisationId), ct) is not { } found) return NotFound();
        found.CancelledAt ??= now;
        var isStillAway = await db.Absences.AnyAsync(a => a.UserId == found.UserId && a.Id != found.Id && a.CancelledAt == null && a.From <= now && a.Until > now && a.DeputyId == null, ct);
        if (!isStillAway)
        {
            var stoodInFor = db.Absences.Where(a => a.DeputyId == found.UserId && a.CancelledAt == null && a.From <= now && a.Until > now).Select(a => (Guid?)a.UserId);
            foreach (var referral in await db.Referrals.Where(r => (r.AdvocateId == found.UserId || stoodInFor.Contains(r.AdvocateId)) && db.Duties.WhereOpen().Any(d => d.CaseId == r.CaseId && d.Clock == "CLK-47" && d.SubjectId == r.Id)).OrderBy(r => r.Id).Take(MostCases).ToListAsync(ct))
                referral.AdvocateIsCovered(reader.Id, now);
        }

        return await submission.SaveAsync(this, "/team", "Absence cancelled. The cases are theirs again.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        (Rows, Next) = await team.RunAsync(Keyset.Read(After), ct);
        Away = await team.AwayAsync(ct);
        Advocates = await team.AdvocatesAsync(ct);
    }
}
