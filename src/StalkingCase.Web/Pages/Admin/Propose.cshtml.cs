using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>A change of one period: previewed by its effect, proposed with a reason and a start; another administrator decides.</summary>
[RequirePermission(Permission.Administer)]
public sealed class ProposeModel(CaseDbContext db, PolicyQuery query, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "of")] public string? Of { get; set; }
    [BindProperty] public ProposeInput Input { get; set; } = new();

    public PolicyClock Clock { get; private set; } = null!;
    public string Sentence { get; private set; } = "";
    public PolicyEffect? Effect { get; private set; }
    public IReadOnlyList<SelectListItem> Keys => [.. Clock.Rows.Select(r => new SelectListItem(r.Key.Name.Length == 0 ? "The clock's own" : PolicyWords.Of(r.Key).TrimEnd(' ', ':'), r.Key.Name.Length == 0 ? " " : r.Key.Name))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        var now = db.Clock.GetUtcNow();
        Input.Key = Input.Key?.Trim() ?? (Clock.Rows.Count == 1 ? Clock.Rows[0].Key.Name : null);
        if (!ModelState.Accepts(Input, new ProposeInput.Validator(Clock, now))) return this.Redisplay();
        var changes = Input.Changes(Clock.Id);
        try
        {
            _ = Policy.Defaults.Changed(changes);
        }
        catch (ArgumentException longer)
        {
            ModelState.AddModelError("Input.Period", longer.Message);
            return this.Redisplay();
        }

        if (step != "propose")
        {
            Effect = await query.EffectAsync(reader.ForceId, changes, ct);
            return Page();
        }

        db.PolicyChanges.Add(new PolicyChange { ForceId = reader.ForceId, From = Input.From.At(now)!.Value, Changes = changes, Reason = Input.Reason!, ProposedBy = reader.Id, ProposedAt = now });
        return await submission.SaveAsync(this, "/admin/policy", "Change proposed. Another administrator decides.", ct);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (Policy.Clocks.FirstOrDefault(c => c.Id == Of) is not { } found) return false;
        Clock = found;
        Sentence = PolicyWords.Sentence(found, (await query.HistoryAsync(reader.ForceId, ct)).At(db.Clock.GetUtcNow()));
        return true;
    }
}
