using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Meetings;

public sealed class ReferInput
{
    public MeetingKind? Kind { get; set; }
    public List<MaracCriterion> Criteria { get; set; } = [];
    public string? WithoutCriteria { get; set; }
    public string? Summary { get; set; }
    public MeetingConsent? Consent { get; set; }
    public string? WithoutConsent { get; set; }
    public string? AdvocateTold { get; set; }

    public ReferralContent Content() => new(Kind!.Value, Consent!.Value, Summary!) { Criteria = Criteria, WithoutCriteriaBecause = WithoutCriteria, WithoutConsentBecause = WithoutConsent };

    public sealed class Validator : AbstractValidator<ReferInput>
    {
        public Validator(bool isDomestic)
        {
            RuleFor(x => x.Kind).NotNull().WithMessage("Select the kind of meeting");
            RuleFor(x => x.Kind).Must(k => k is not MeetingKind.Marac || isDomestic).WithMessage(MaracCriteria.NotDomestic);
            RuleFor(x => x.WithoutCriteria).NotEmpty().When(x => x.Kind is MeetingKind.Marac && isDomestic && x.Criteria.Count == 0).WithMessage("Select a criterion, or enter why the case is referred without one")
                .MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            RuleFor(x => x.Summary).NotEmpty().WithMessage("Enter why the case goes to the meeting").MaximumLength(4000).WithMessage("This must be 4,000 characters or less");
            RuleFor(x => x.Consent).NotNull().WithMessage("Select what the victim says");
            RuleFor(x => x.WithoutConsent).NotEmpty().When(x => x.Consent is MeetingConsent.Refused or MeetingConsent.NotAsked).WithMessage("Enter why the case is referred without the victim's agreement")
                .MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            RuleFor(x => x.AdvocateTold).MaximumLength(2000).WithMessage("This must be 2,000 characters or less");
        }
    }
}

/// <summary>
/// SAF-06: the referral, with criteria that the facts show ticked beforehand. An advocate with consent may refer too, which a
/// page marked as changing the case would not let her: so the page says itself who may post.
/// </summary>
[RequirePermission(Permission.ReferToMeeting)]
[SharedWithAdvocates(ConsentScopes.SafetyPlan | ConsentScopes.Timeline)]
public sealed class ReferModel(CaseDbContext db, CaseMeetingsQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public ReferInput Input { get; set; } = new();

    public CaseMeetings View { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public bool IsPolice => HttpContext.CaseDecision().MayWrite;
    private bool MayRefer => HttpContext.CaseDecision().Answer is CaseAnswer.Assigned or CaseAnswer.Advocate;

    public IEnumerable<Choice> Kinds => Enum.GetValues<MeetingKind>().Where(k => View.IsDomestic || k is not MeetingKind.Marac).Select(k => new Choice(k.ToString(), EnumText.Of(k), EnumText.HintOf(k)));

    public IEnumerable<Choice> Criteria => Enum.GetValues<MaracCriterion>().Select(c => new Choice(c.ToString(), EnumText.Of(c), View.Met.FirstOrDefault(m => m.Criterion == c) is { } met ? CaseMeetingsQuery.Because(met, Now) : null));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!MayRefer) return NotFound();
        View = await query.RunAsync(CaseId, ct);
        if (View.IsDomestic) (Input.Kind, Input.Criteria) = (MeetingKind.Marac, [.. View.Met.Select(m => m.Criterion)]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayRefer) return NotFound();
        View = await query.RunAsync(CaseId, ct);
        if (!ModelState.Accepts(Input, new ReferInput.Validator(View.IsDomestic))) return this.Redisplay();

        var (of, now) = (await db.Cases.SingleAsync(c => c.Id == CaseId, ct), Now);
        db.MeetingItems.Add(MeetingItem.Refer(of, Input.Content(), View.Facts, reader.Id, now));
        if (!IsPolice) of.TellAdvocate("The advocate referred the case herself.", reader.Id, now);
        else if (!string.IsNullOrWhiteSpace(Input.AdvocateTold)) of.TellAdvocate(Input.AdvocateTold, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/meetings", $"Referred: {EnumText.Of(Input.Kind!.Value)}. It waits for the next agenda; what is needed now goes on.", ct);
    }
}
