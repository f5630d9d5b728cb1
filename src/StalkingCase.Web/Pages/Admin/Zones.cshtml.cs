using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

public sealed class ZonesInput
{
    public int? Near { get; set; }
    public int? Small { get; set; }
    public string? Reason { get; set; }
    public LaterInput From { get; set; } = new();

    public sealed class Validator : AbstractValidator<ZonesInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Near).Must(m => m is { } metres && ZoneLimits.IsAllowed(metres)).WithMessage($"Enter the distance in metres, from {ZoneLimits.Least} to {ZoneLimits.Most:N0}");
            RuleFor(x => x.Small).Must(m => m is { } metres && ZoneLimits.IsAllowed(metres)).WithMessage($"Enter the smallest radius in metres, from {ZoneLimits.Least} to {ZoneLimits.Most:N0}");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
            RuleFor(x => x.From).SetValidator(new LaterInput.Validator(now, "Choose from when it counts"));
        }
    }
}

/// <summary>SEC-D02: how near and how small a zone may be before it is held. A change is one of policy: another administrator decides (AUD-02).</summary>
[RequirePermission(Permission.Administer)]
public sealed class ZonesModel(CaseDbContext db, PolicyQuery query, ZoneEffectQuery effects, Submission submission, Reader reader) : PageModel
{
    [BindProperty] public ZonesInput Input { get; set; } = new();

    public ZoneEffect? Effect { get; private set; }
    public ZoneLimits Limits { get; private set; } = ZoneLimits.Shipped;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (Input.Near, Input.Small) = (Limits.Near, Limits.Small);
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new ZonesInput.Validator(now))) return this.Redisplay();
        var changes = Policy.ZoneChange(new ZoneLimits(Input.Near!.Value, Input.Small!.Value));
        if (step == "preview")
        {
            Effect = await effects.RunAsync(reader.ForceId, changes, ct);
            return Page();
        }

        db.PolicyChanges.Add(new PolicyChange { ForceId = reader.ForceId, From = Input.From.At(now)!.Value, Changes = changes, Reason = Input.Reason!, ProposedBy = reader.Id, ProposedAt = now });
        return await submission.SaveAsync(this, "/admin/policy", "Change proposed. Another administrator decides.", ct);
    }

    private async Task LoadAsync(CancellationToken ct) => Limits = (await query.HistoryAsync(reader.ForceId, ct)).At(db.Clock.GetUtcNow()).Zones;
}
