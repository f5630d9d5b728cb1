using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>WAR-03, WAR-04: an attempt with its next action. An arrest executes the warrant and is an arrest of the case too.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class NewAttemptModel(CaseDbContext db, WarrantQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }
    [BindProperty] public AttemptInput Input { get; set; } = new();

    public WarrantView View { get; private set; } = null!;
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, WarrantId, ct);
        Input.WhoWent = reader.Name;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, WarrantId, ct);
        var now = Now;
        if (!ModelState.Accepts(Input, new AttemptInput.Validator(now, View.Warrant.IssuedAt))) return this.Redisplay();

        var warrant = await db.WarrantsOf(CaseId).SingleAsync(w => w.Id == WarrantId, ct);
        warrant.RecordArrestAttempt(Input.Content(now), View.Floor, View.Policy.At(now), reader.Id, now);
        var root = $"/cases/{CaseId}/warrants/{WarrantId}";
        if (warrant.Status is not WarrantStatus.Executed) return await submission.SaveOnCaseAsync(this, CaseId, root, $"Arrest attempt recorded. Next action due {UkTimeText.Format(Input.Next.At(now)!.Value, now)}.", ct);

        foreach (var of in (await db.CoveredAsync(warrant.Covers, ct)).Prepend(await db.Cases.SingleAsync(c => c.Id == warrant.CaseId, ct))) of.RecordArrest(Input.When.At(now), reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"{root}/executed", "Arrest recorded. Tell the victim.", ct);
    }
}
