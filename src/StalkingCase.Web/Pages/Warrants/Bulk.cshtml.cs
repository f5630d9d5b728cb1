using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

public sealed record BulkResult(OverdueRow Row, string? Problem);

/// <summary>One act on up to 50 warrants, each saved by itself: what fails is named, the rest is saved.</summary>
[RequirePermission(Permission.ReviewWarrant)]
public sealed class BulkModel(CaseDatabase database, CaseDbContext db, IActor actor, OverdueQuery query, CaseAccess access, AbsenceQuery absences, Submission submission, Reader reader) : PageModel
{
    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public BulkAct Act { get; set; }
    [BindProperty] public string? Back { get; set; }
    [BindProperty] public bool Save { get; set; }
    [BindProperty] public BulkInput Input { get; set; } = new();

    public IReadOnlyList<OverdueRow> Rows { get; private set; } = [];
    public IReadOnlyList<BulkResult> Results { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();

    public string BackTo => Back is { } back && back.StartsWith("/warrants/overdue", StringComparison.Ordinal) && Url.IsLocalUrl(back) ? back : "/warrants/overdue";

    public IActionResult OnGet() => LocalRedirect("/warrants/overdue");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Rows = await query.OfAsync([.. Chosen.Distinct().Take(OverdueQuery.PageSize)], ct);
        Officers = await db.Users.Where(u => u.UnitId != null && reader.UnitIds.Contains(u.UnitId.Value) && !u.IsSuspended && u.Rank > Rank.None).OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Take(500).Select(u => new Choosable(u.Id, u.DisplayName)).ToChoicesAsync(ct);
        if (!Save)
        {
            ModelState.Clear();
            if (Rows.Count == 0) ModelState.AddModelError(string.Empty, "Select at least one warrant");
            return Rows.Count == 0 ? this.Redisplay() : Page();
        }

        if (Officers.All(o => o.Value != Input.OfficerId?.ToString())) Input.OfficerId = null;
        if (!ModelState.Accepts(Input, new BulkInput.Validator(Act, Now))) return this.Redisplay();
        var away = Act is BulkAct.Reassign ? await absences.AwayAsync([Input.OfficerId], ct) : null;
        var results = new List<BulkResult>();
        foreach (var row in Rows) results.Add(new BulkResult(row, away?.ById.ContainsKey(Input.OfficerId!.Value) == true ? $"the officer is{away.Words(Input.OfficerId).TrimStart(',')}" : await SaveAsync(row, ct)));
        Results = results;
        return Page();
    }

    /// <summary>On a context of its own, under the form's key and the warrant: a form sent again saves none of them twice.</summary>
    private async Task<string?> SaveAsync(OverdueRow row, CancellationToken ct)
    {
        if (!(await access.DecideAsync(row.CaseId, ct)).MayWrite) return "you may not change this case";
        await using var own = database.Open(actor);
        var now = Now;
        try
        {
            var warrant = await own.Warrants.SingleAsync(w => w.Id == row.WarrantId && w.CaseId == row.CaseId, ct);
            if (Act is BulkAct.Reassign) warrant.Allocate(Input.OfficerId!.Value, reader.Id, now);
            else warrant.Review(new ReviewContent(Input.Done!, Input.Gaps!, Input.Reason!.Value, Direction(row), Input.Next.At(now)!.Value), monthly: false, reader.AsDecider, now);
            await own.CommitAsync(submission.Key is { } key ? DerivedId.Of(key, "bulk", "", row.WarrantId, row.WarrantId) : null, now, ct);
            return null;
        }
        catch (RuleViolationException broken)
        {
            return broken.Message;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "it was changed meanwhile: open it and look";
        }
    }

    private string Direction(OverdueRow row) => Input.Own.GetValueOrDefault(row.WarrantId.ToString()) is { } own && !string.IsNullOrWhiteSpace(own) ? own : Input.Direction!;
}
