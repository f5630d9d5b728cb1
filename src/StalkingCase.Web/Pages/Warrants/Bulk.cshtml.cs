using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <param name="Row">None for one that is not in the queue of this reader: nothing of it is shown.</param>
public sealed record BulkResult(OverdueRow? Row, string? Problem, string? Done = null);

/// <summary>One act on up to 50 warrants, each saved by itself: what fails is named, the rest is saved.</summary>
[RequirePermission(Permission.ReviewWarrant)]
public sealed class BulkModel(CaseDatabase database, CaseDbContext db, IActor actor, OverdueQuery query, WarrantQuery warrants, CaseAccess access, AbsenceQuery absences, Submission submission, Reader reader, ILogger<BulkModel> log) : PageModel
{
    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public BulkAct Act { get; set; }
    [BindProperty] public string? Back { get; set; }
    [BindProperty] public bool Save { get; set; }
    [BindProperty] public BulkInput Input { get; set; } = new();

    public IReadOnlyList<OverdueRow> Rows { get; private set; } = [];
    public IReadOnlyList<BulkResult> Results { get; private set; } = [];
    /// <summary>How many of the chosen are no longer overdue, or not this reader's to see.</summary>
    public int Gone { get; private set; }
    /// <summary>Cases of those that this reader may still see, where all have dropped out.</summary>
    public IReadOnlyList<GoneCase> GoneCases { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];
    /// <summary>WAR-04: how far off a next action may be, by grade.</summary>
    public string LatestNext { get; private set; } = "";

    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public string BackTo => Back is { } back && back.StartsWith("/warrants/overdue", StringComparison.Ordinal) && Url.IsLocalUrl(back) ? back : "/warrants/overdue";

    public IActionResult OnGet() => LocalRedirect("/warrants/overdue");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        List<Guid> chosen = [.. Chosen.Distinct().Take(OverdueQuery.PageSize)];
        Rows = [.. (await query.OfAsync(chosen, ct)).DistinctBy(r => r.WarrantId)];
        var gone = chosen.Except(Rows.Select(r => r.WarrantId)).ToList();
        Gone = gone.Count;
        Officers = await db.Users.Where(u => u.UnitId != null && reader.UnitIds.Contains(u.UnitId.Value) && !u.IsSuspended && u.Rank > Rank.None).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Take(500).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
        var policy = (await db.PolicyOfAsync(reader.ForceId, Now, ct)).At(Now);
        LatestNext = $"By when? Grade A within {policy.Period("CLK-36", WarrantGrade.A).Words}, B {policy.Period("CLK-36", WarrantGrade.B).Words}, C {policy.Period("CLK-36", WarrantGrade.C).Words}";
        if (!Save)
        {
            ModelState.Clear();
            if (Rows.Count == 0) ModelState.AddModelError(string.Empty, chosen.Count == 0 ? "Select at least one warrant" : $"The chosen {(chosen.Count == 1 ? "warrant is" : $"{chosen.Count} warrants are")} no longer overdue, or not yours to see");
            if (Rows.Count == 0 && gone.Count > 0) GoneCases = await query.GoneAsync(gone, ct);
            return Rows.Count == 0 ? this.Redisplay() : Page();
        }

        if (Officers.All(o => o.Value != Input.OfficerId?.ToString())) Input.OfficerId = null;
        if (!ModelState.Accepts(Input, new BulkInput.Validator(Act, Now))) return this.Redisplay();
        var away = Act is BulkAct.Reassign ? await absences.AwayAsync([Input.OfficerId], ct) : null;
        var results = new List<BulkResult>();
        foreach (var row in Rows) results.Add(away?.ById.ContainsKey(Input.OfficerId!.Value) == true ? new BulkResult(row, $"the officer is{away.Words(Input.OfficerId).TrimStart(',')}") : await SaveAsync(row, ct));
        foreach (var warrantId in gone) results.Add(new BulkResult(null, await IsSavedAsync(db, warrantId, ct) ? null : "no longer overdue, or not yours to see: open the queue again"));
        Results = results;
        return Page();
    }

    /// <summary>On a context of its own, under the form's key and the warrant: a form sent again saves none of them twice.</summary>
    private async Task<BulkResult> SaveAsync(OverdueRow row, CancellationToken ct)
    {
        try
        {
            if (!(await access.DecideAsync(row.CaseId, ct)).MayWrite) return new BulkResult(row, "you may not change this case");
            await using var own = database.Open(actor);
            if (await IsSavedAsync(own, row.WarrantId, ct)) return new BulkResult(row, null);
            var warrant = await own.WarrantsOf(row.CaseId).SingleAsync(w => w.Id == row.WarrantId, ct);
            var done = await ActAsync(own, warrant, row, Now, ct);
            await own.CommitAsync(KeyOf(row.WarrantId), Now, ct);
            return new BulkResult(row, null, done);
        }
        catch (RuleViolationException broken)
        {
            return new BulkResult(row, broken.Message);
        }
        catch (DbUpdateException)
        {
            return new BulkResult(row, "it was changed meanwhile: open it and look");
        }
#pragma warning disable CA1031 // Those saved before it stand, and the reader must learn which: one that fails is named and the others go on.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError("Bulk act failed for {CaseId}: {Outcome}", row.CaseId, e.GetType().Name);
            return new BulkResult(row, "it could not be saved: open it and do it there");
        }
    }

    private Guid? KeyOf(Guid warrantId) => submission.Key is { } sent ? DerivedId.Of(sent, "bulk", "", warrantId, warrantId) : null;

    /// <summary>This form did it already.</summary>
    private async Task<bool> IsSavedAsync(CaseDbContext of, Guid warrantId, CancellationToken ct) => KeyOf(warrantId) is { } key && await of.FirstOutcomeAsync(key, ct) is not null;

    private async Task<string?> ActAsync(CaseDbContext own, Warrant warrant, OverdueRow row, DateTimeOffset now, CancellationToken ct)
    {
        switch (Act)
        {
            case BulkAct.Reassign:
                warrant.Allocate(Input.OfficerId!.Value, reader.Id, now);
                return null;
            case BulkAct.NextAction:
                warrant.SetNextAction(new NextActionContent(OwnOr(row, Input.What!), Input.Next.At(now)!.Value, Input.Why!), await warrants.FloorAsync(warrant, ct), (await own.PolicyOfAsync(warrant.ForceId, now, ct)).At(now), reader.AsDecider, now);
                return null;
            case BulkAct.Escalate:
                var actions = await own.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == row.CaseId && d.SubjectId == row.WarrantId && WarrantQueue.Clocks.Contains(d.Clock)).OrderBy(d => d.Id).Take(OverdueQuery.PageSize).ToListAsync(ct);
                var (to, handed) = warrant.Escalate(actions, Input.Why!, reader.AsDecider, now);
                foreach (var id in handed) await TellAsync(own, warrant.ForceId, id, to, now, ct);
                return $"with the {EnumText.Of(to).ToLowerInvariant()} now";
            default:
                warrant.Review(new ReviewContent(Input.Done!, Input.Gaps!, Input.Reason!.Value, OwnOr(row, Input.Direction!), Input.Next.At(now)!.Value), monthly: false, reader.AsDecider, now);
                return null;
        }
    }

    /// <summary>In the commit of the act and under the key of the job that writes notices, so that the rank is told at once and told once.</summary>
    private static async Task TellAsync(CaseDbContext own, Guid forceId, Guid dutyId, Rank to, DateTimeOffset now, CancellationToken ct)
    {
        var step = to.ToString();
        if (!await own.Notices.AnyAsync(n => n.DutyId == dutyId && n.Step == step, ct)) own.Notices.Add(new Notice { ForceId = forceId, DutyId = dutyId, Step = step, At = now });
    }

    private string OwnOr(OverdueRow row, string forAll) => Input.Own.GetValueOrDefault(row.WarrantId.ToString()) is { } own && !string.IsNullOrWhiteSpace(own) ? own : forAll;
}
