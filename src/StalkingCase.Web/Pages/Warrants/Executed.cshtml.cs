using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

public sealed class ExecutedInput
{
    public WhenInput When { get; set; } = new();
    public string? Place { get; set; }
    public string? WhoWent { get; set; }
    public string? CustodyReference { get; set; }
    public WarrantResult? Result { get; set; }
    public WhenInput ResultWhen { get; set; } = new();

    public sealed class Validator : AbstractValidator<ExecutedInput>
    {
        public Validator(DateTimeOffset now)
        {
            RuleFor(x => x.When).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
            RuleFor(x => x.Place).NotEmpty().WithMessage("Enter where the arrest was made").MaximumLength(500).WithMessage("Place must be 500 characters or less");
            RuleFor(x => x.WhoWent).NotEmpty().WithMessage("Enter who made the arrest").MaximumLength(500).WithMessage("Who made the arrest must be 500 characters or less");
            RuleFor(x => x.CustodyReference).NotEmpty().WithMessage("Enter the custody reference").MaximumLength(100).WithMessage("Custody reference must be 100 characters or less");
        }
    }

    public sealed class ResultValidator : AbstractValidator<ExecutedInput>
    {
        public ResultValidator(DateTimeOffset now)
        {
            RuleFor(x => x.Result).NotNull().WithMessage("Select what became of the suspect");
            RuleFor(x => x.ResultWhen).SetValidator(new WhenInput.Validator(now, timeNeeded: true));
        }
    }
}

/// <summary>The arrest on a warrant, then what CLK-40 asks for: PNC cleared, court or bail recorded.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class ExecutedModel(CaseDbContext db, WarrantQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }
    [BindProperty] public ExecutedInput Input { get; set; } = new();

    public WarrantView View { get; private set; } = null!;
    public DateTimeOffset? TellBy { get; private set; }
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    private string Root => $"/cases/{CaseId}/warrants/{WarrantId}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.WhoWent = reader.Name;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = Now;
        if (!ModelState.Accepts(Input, new ExecutedInput.Validator(now))) return this.Redisplay();

        var at = Input.When.At(now);
        var warrant = await WarrantAsync(ct);
        warrant.RecordArrestAttempt(
            new AttemptContent(ArrestOutcome.Arrested, at, Input.Place!, Input.WhoWent!, "Arrested.") { CustodyReference = Input.CustodyReference }, View.Floor, View.Policy.At(now), reader.Id, now);
        foreach (var of in (await db.CoveredAsync(warrant.Covers, ct)).Prepend(await OwnAsync(warrant, ct))) of.RecordArrest(at, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"{Root}/executed", "Arrest recorded. Tell the victim.", ct);
    }

    public async Task<IActionResult> OnPostPncAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        (await WarrantAsync(ct)).ClearPnc(Now, reader.Id, Now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"{Root}/executed", "Cleared on PNC.", ct);
    }

    public async Task<IActionResult> OnPostResultAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var now = Now;
        if (!ModelState.Accepts(Input, new ExecutedInput.ResultValidator(now))) return this.Redisplay();
        var warrant = await WarrantAsync(ct);
        warrant.RecordResult(await OwnAsync(warrant, ct), Input.Result!.Value, Input.ResultWhen.At(now), reader.Id, now, await db.CoveredAsync(warrant.Covers, ct));
        return await submission.SaveOnCaseAsync(this, CaseId, Root, "Result recorded. Tell the victim.", ct);
    }

    private Task<Warrant> WarrantAsync(CancellationToken ct) => db.WarrantsOf(CaseId).SingleAsync(w => w.Id == WarrantId, ct);

    private Task<Case> OwnAsync(Warrant warrant, CancellationToken ct) => db.Cases.SingleAsync(c => c.Id == warrant.CaseId, ct);

    private async Task LoadAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, WarrantId, ct);
        TellBy = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == CaseId && (d.Clock == "CLK-13" || d.Clock == "CLK-15" || d.Clock == "CLK-48")).MinAsync(d => (DateTimeOffset?)d.DueBy, ct);
    }
}
