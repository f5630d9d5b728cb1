using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

public sealed class ConditionsPageInput
{
    public ConditionsInput Conditions { get; set; } = new();
    public Guid? Clear { get; set; }
    public string? ClearBecause { get; set; }

    /// <summary>The mark of the words that the form was filled from.</summary>
    public string? Seen { get; set; }
}

/// <summary>SEC-D01, SEC-D02: conditions are drafted here; words that hold a protected detail and zones that point to one are cleared by a second person.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ConditionsModel(CaseDbContext db, OrderQuery query, ConditionLibraryQuery libraryQuery, Submission submission, Reader reader) : PageModel, IShowsConflict
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public ConditionsPageInput Input { get; set; } = new();

    public OrderView View { get; private set; } = null!;
    public WordsConflict? Conflict { get; private set; }

    /// <summary>The draft was sent: what is typed is shown again whatever became of the order.</summary>
    public bool SentDraft { get; private set; }

    public IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> Held => [.. View.Conditions.Where(c => c.IsHeld).Select(c => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem($"Condition {c.Number}", c.Id.ToString()))];
    public bool MayDraft => View.Order.Status is OrderStatus.Considered or OrderStatus.Applied or OrderStatus.Made;

    public bool MayScreen => View.Order.Status is not (OrderStatus.Ended or OrderStatus.Refused) && View.Conditions.Count > 0;

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        ShowConditions();
    }

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        SentDraft = true;
        var library = await libraryQuery.RunAsync(ct);
        Input.Conditions.Fill(library, ModelState, "Input.Conditions");
        if (step == "fill") return Page();
        if (!ModelState.Accepts(Input.Conditions, new ConditionsInput.Validator(needed: true, library, View.Wordings), "Input.Conditions")) return this.Redisplay();

        var content = Input.Conditions.Content(await query.ScreenAsync(CaseId, ct), library);
        var order = await OrderAsync(ct);
        Standing(order).MustBeAsSeen(Input.Seen);
        order.Draft(content, reader.Id, db.Clock.GetUtcNow());
        var said = content.Any(c => c.Found.Count > 0) ? "Draft saved. A condition is held: it contains the victim's protected details."
            : content.Any(c => c.Concern is not null) ? "Draft saved. A zone is held: it may tell the suspect where a protected place is." : "Draft saved.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", said, ct);
    }

    public async Task<IActionResult> OnPostClearAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        ShowConditions();
        var validator = new InlineValidator<ConditionsPageInput>();
        validator.RuleFor(x => x.Clear).NotNull().WithMessage("Select which condition");
        validator.RuleFor(x => x.ClearBecause).NotEmpty().WithMessage("Enter why it may be served").MaximumLength(1000).WithMessage("The reason must be 1,000 characters or less");
        if (!ModelState.Accepts(Input, validator)) return this.Redisplay();
        (await OrderAsync(ct)).Clear(Input.Clear!.Value, Input.ClearBecause ?? "", await query.ScreenAsync(CaseId, ct), reader.Id, db.Clock.GetUtcNow());
        Rule.Require(reader.IsSupervisor, "SEC-D01", "A supervisor clears a condition.");
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}", "Condition cleared.", ct);
    }

    public async Task<IActionResult> OnPostScreenAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, OrderId, ct);
        ShowConditions();
        var held = (await OrderAsync(ct)).ScreenAgain(await query.ScreenAsync(CaseId, ct), reader.Id, db.Clock.GetUtcNow());
        var said = held == 0 ? "Screened again. Nothing is held." : $"Screened again. {(held == 1 ? "A condition is" : $"{held} conditions are")} held: a second person must clear {(held == 1 ? "it" : "them")}.";
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/orders/{OrderId}/conditions", said, ct);
    }

    public async Task LoadConflictAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        View = await query.RunAsync(CaseId, OrderId, ct);
        if (!SentDraft) return;
        Conflict = new WordsConflict(Standing(View.Order), new StandingWords([.. Input.Conditions.Typed()]));
        Input.Seen = Conflict.Standing.Mark;
    }

    private StandingWords Standing(Order order) => new([.. ConditionsInput.Standing(order.Conditions, View.Names)]);

    private void ShowConditions() => (Input.Conditions, Input.Seen) = (ConditionsInput.Of(View.Conditions), Standing(View.Order).Mark);

    private Task<Order> OrderAsync(CancellationToken ct) => db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
}
