using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>ACC-04: a restriction is lifted by two supervisors on the named list, one after the other.</summary>
[RequirePermission(Permission.AllocateCase)]
[ChangesCase]
public sealed class LiftModel(CaseDbContext db, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public LiftInput Input { get; set; } = new();

    public bool IsRestricted { get; private set; }
    public string? AskedBy { get; private set; }
    public string? Why { get; private set; }
    public bool MayDecide { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct)
    {
        var (of, facts) = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new LiftInput.Validator(decides: false))) return this.Redisplay();

        of.AskToLiftRestriction(Input.Reason!, facts, reader.AsDecider, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/restrict/lift", "Asked. Another supervisor on the named list decides.", ct);
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken ct)
    {
        var (of, facts) = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new LiftInput.Validator(decides: true))) return this.Redisplay();

        of.DecideOnRestriction(Input.Lift is true, Input.Reason!, facts, reader.AsDecider, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", Input.Lift is true ? "The restriction is lifted." : "The case stays restricted.", ct);
    }

    private async Task<(Case Of, CaseFacts Facts)> LoadAsync(CancellationToken ct)
    {
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        var facts = new CaseFacts(await db.Facts.AsNoTracking().Where(f => f.CaseId == CaseId).ToListAsync(ct));
        IsRestricted = of.IsRestricted;
        if (Case.LiftAskedBy(facts) is not { } asked) return (of, facts);
        AskedBy = (await names.RunAsync([asked], ct)).Of(asked);
        MayDecide = asked != reader.Id;
        Why = await db.Amendments.AsNoTracking().Where(a => a.CaseId == CaseId && a.Field == "Restriction" && a.ById == asked).OrderByDescending(a => a.AmendedAt).ThenByDescending(a => a.Id).Select(a => a.Reason).FirstOrDefaultAsync(ct);
        return (of, facts);
    }
}
