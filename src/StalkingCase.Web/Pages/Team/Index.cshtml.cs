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
        public Validator(DateTimeOffset now, IEnumerable<string> present)
        {
            RuleFor(x => x.AdvocateId).NotNull().WithMessage("Select who is away");
            RuleFor(x => x.LastDay).Must(d => d.TryDate(out _)).WithMessage("Enter the date, like 27 3 2026")
                .Must(d => !d.TryDate(out var last) || last >= UkTime.DateOf(now)).WithMessage("The last day must be today or later");
            RuleFor(x => x.DeputyId).Cascade(CascadeMode.Stop).Must((x, d) => d is null || d != x.AdvocateId).WithMessage("Somebody else stands in")
                .Must(d => d is null || present.Contains(d.ToString())).WithMessage("Who stands in must be here, and not away herself");
        }
    }
}

public sealed class CancelAbsenceInput
{
    public Guid? AbsenceId { get; set; }

    public sealed class Validator : AbstractValidator<CancelAbsenceInput>
    {
        public Validator() => RuleFor(x => x.AbsenceId).NotNull().WithMessage("Select the absence to cancel");
    }
}

/// <summary>An advocate manager's caseload and absences. Without a deputy, each case of the absent advocate starts CLK-47.</summary>
[RequirePermission(Permission.SupportVictims)]
public sealed class IndexModel(CaseDbContext db, TeamQuery team, Submission submission, Reader reader) : PageModel
{
    private const int MostCases = 200;

    [BindProperty(SupportsGet = true)] public string? After { get; set; }
    [BindProperty] public AbsenceInput Input { get; set; } = new();
    [BindProperty] public CancelAbsenceInput Cancel { get; set; } = new();

    public IReadOnlyList<TeamRow> Rows { get; private set; } = [];
    public IReadOnlyList<AwayRow> Away { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Advocates { get; private set; } = [];

    /// <summary>Who is away covers nobody.</summary>
    public IReadOnlyList<SelectListItem> Deputies { get; private set; } = [];

    public IEnumerable<SelectListItem> Absences => Away.Select(a => new SelectListItem($"{a.Advocate}, {(a.Until > Now ? "until" : "ended")} {UkTimeText.Format(a.Until, Now)}, {(a.Deputy is { } deputy ? $"deputy {deputy}" : "no deputy")}", a.Id.ToString()));
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
        if (!ModelState.Accepts(Input, new AbsenceInput.Validator(Now, Deputies.Select(d => d.Value)))) return this.Redisplay();

        Input.LastDay.TryDate(out var last);
        var advocate = Input.AdvocateId!.Value;
        var recorded = new Absence { ForceId = reader.ForceId, UserId = advocate, From = Now, Until = UkTime.StartOfDay(last.AddDays(1)), DeputyId = Input.DeputyId, RecordedAt = Now };
        var alone = await SettleAsync([.. await StandingAsync(ct), recorded], advocate, ct);
        db.Absences.Add(recorded);
        return await submission.SaveAsync(this, "/team", alone.Contains(advocate) ? "Absence recorded. Find another advocate for each case within 24 hours."
            : alone.Count > 0 ? "Absence recorded. She stood in for somebody who is away: find another advocate for each of those cases within 24 hours." : "Absence recorded. The deputy sees the cases from now.", ct);
    }

    /// <summary>An absence that was mistyped or is over.</summary>
    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        if (!reader.ManagesAdvocates) return NotFound();
        await LoadAsync(ct);
        if (Away.All(a => a.Id != Cancel.AbsenceId)) Cancel.AbsenceId = null;
        if (!ModelState.Accepts(Cancel, new CancelAbsenceInput.Validator(), nameof(Cancel))) return this.Redisplay();

        var cancelled = await db.Absences.SingleAsync(a => a.Id == Cancel.AbsenceId, ct);
        cancelled.CancelledAt = Now;
        var alone = await SettleAsync([.. (await StandingAsync(ct)).Where(a => a.Id != cancelled.Id)], cancelled.UserId, ct);
        return await submission.SaveAsync(this, "/team", alone.Contains(cancelled.UserId) ? "Absence cancelled. Another absence without a deputy still stands: find another advocate for each case within 24 hours." : "Absence cancelled.", ct);
    }

    private async Task<List<Absence>> StandingAsync(CancellationToken ct)
    {
        var now = Now;
        return await db.Absences.AsNoTracking().Where(a => a.CancelledAt == null && a.From <= now && a.Until > now && db.Users.Any(u => u.Id == a.UserId && u.OrganisationId == reader.OrganisationId)).OrderBy(a => a.Id).Take(MostCases).ToListAsync(ct);
    }

    /// <summary>
    /// Each case of hers, and of those for whom she stands in, has somebody again or needs somebody: a deputy who is away herself
    /// covers nobody (CLK-47). Answers who of them has nobody.
    /// </summary>
    private async Task<List<Guid>> SettleAsync(List<Absence> standing, Guid of, CancellationToken ct)
    {
        bool IsHere(Guid id) => standing.TrueForAll(a => a.UserId != id);
        bool HasSomebody(Guid id) => IsHere(id) || standing.Exists(a => a.UserId == id && a.DeputyId is { } deputy && IsHere(deputy));

        var concerned = standing.Where(a => a.DeputyId == of).Select(a => (Guid?)a.UserId).Append(of).Distinct().ToList();
        var referrals = await db.Referrals.Where(r => concerned.Contains(r.AdvocateId) && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null).OrderBy(r => r.Id).Take(MostCases).ToListAsync(ct);
        var ids = referrals.Select(r => r.Id).ToList();
        var waiting = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.Clock == "CLK-47" && ids.Contains(d.SubjectId) && db.Referrals.Any(r => r.Id == d.SubjectId && r.CaseId == d.CaseId)).Select(d => d.SubjectId).ToListAsync(ct);
        foreach (var referral in referrals)
        {
            var (has, waits) = (HasSomebody(referral.AdvocateId!.Value), waiting.Contains(referral.Id));
            if (has && waits) referral.AdvocateIsCovered(reader.Id, Now);
            else if (!has && !waits) referral.AdvocateIsAway(reader.Id, Now);
        }

        return [.. concerned.OfType<Guid>().Where(id => !HasSomebody(id))];
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        (Rows, Next) = await team.RunAsync(Keyset.Read(After), ct);
        Away = await team.AwayAsync(ct);
        Advocates = await team.AdvocatesAsync(ct);
        Deputies = await team.AdvocatesAsync(ct, present: true);
    }
}
