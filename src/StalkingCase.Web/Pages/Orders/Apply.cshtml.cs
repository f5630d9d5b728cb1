using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class ApplyInput
{
    public string? Court { get; set; }
    public WhenInput Lodged { get; set; } = new();
    public DateParts Hearing { get; set; } = new();

    public sealed class Validator : AbstractValidator<ApplyInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.Court).NotEmpty().WithMessage("Enter the court").MaximumLength(200).WithMessage("Court must be 200 characters or less");
            RuleFor(x => x.Lodged).SetValidator(new WhenInput.Validator(now, timeNeeded: false));
            RuleFor(x => x.Hearing).Must(d => d.IsEmpty || d.TryDate(out _)).WithMessage("Enter the hearing date, like 27 3 2026");
        }
    }
}

/// <summary>CLK-20 ends: the application is lodged. Conditions that hold a protected detail stop it (SEC-D01).</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ApplyModel(CaseDbContext db, OrderQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public ApplyInput Input { get; set; } = new();

    public OrderView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await query.RunAsync(CaseId, OrderId, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        var now = db.Clock.GetUtcNow();
        if (!ModelState.Accepts(Input, new ApplyInput.Validator(now))) return this.Redisplay();

        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        order.Apply(Input.Court!, Input.Lodged.At(now), Input.Hearing.TryDate(out var hearing) ? hearing : null, [], await query.ScreenAsync(CaseId, ct), reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", "Application recorded.", ct);
    }
}
