using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>An officer asks; a supervisor who is not the same person decides (REP-20, REP-21, CLK-45).</summary>
[RequirePermission(Permission.CloseCase)]
[ChangesCase]
public sealed class CloseModel(CaseDbContext db, ClosureObstaclesQuery obstacles, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty] public AskToCloseInput Ask { get; set; } = new();
    [BindProperty] public DecideClosureInput Decide { get; set; } = new();

    public Case Of { get; private set; } = null!;
    public ClosureObstacles Obstacles { get; private set; } = null!;
    public IReadOnlyList<string> StaysDue { get; private set; } = [];

    /// <summary>REP-21: what the closure says of a protection order is what the facts say.</summary>
    public bool OrderDecided { get; private set; }
    public bool IsRequester => Of.ClosureRequestedBy == reader.Id;
    public bool MayDecide => reader.IsSupervisor && !IsRequester;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Ask, new AskToCloseInput.Validator(), nameof(Ask))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        of.RequestClosure(Ask.Outcome!.Value, Ask.Reason!, Obstacles, reader.Id, db.Clock.GetUtcNow());
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}/close", "Closure asked for. A supervisor decides.", ct);
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Decide, new DecideClosureInput.Validator(Obstacles.Any), nameof(Decide))) return this.Redisplay();

        var now = db.Clock.GetUtcNow();
        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        if (Decide.Decision is ClosureDecision.KeepOpen) of.DeclineClosure(Decide.WhyOpen!, reader.AsDecider, now);
        else of.Close(await RecordAsync(ct), Decide.OverrideReason, Obstacles, reader.AsDecider, now);
        return await submission.SaveOnCaseAsync(this, CaseId, $"/cases/{CaseId}", Decide.Decision is ClosureDecision.Close ? "Case closed." : "The case stays open.", ct);
    }

    private async Task<ClosureRecord> RecordAsync(CancellationToken ct)
    {
        var owner = await db.Plans.Where(p => p.CaseId == CaseId && p.Status != Domain.Safeguarding.PlanStatus.Ended).OrderByDescending(p => p.StartedAt).ThenByDescending(p => p.Id).Select(p => (Guid?)p.OwnerId).FirstOrDefaultAsync(ct);
        return new ClosureRecord(Of.RequestedOutcome ?? default, Decide.VictimTold!.Value, Decide.ResidualRisk!, owner, OrderDecided);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Of = await db.Cases.AsNoTracking().IgnoreAutoIncludes().SingleAsync(c => c.Id == CaseId, ct);
        Obstacles = await obstacles.RunAsync(CaseId, ct);
        StaysDue = await obstacles.StaysDueAsync(CaseId, ct);
        OrderDecided = await db.Facts.AnyAsync(f => f.CaseId == CaseId && (f.Kind == FactKind.OrderConsidered || f.Kind == FactKind.OrderApplied), ct);
    }
}
