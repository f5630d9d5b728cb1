using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>Bank holidays by year. A day added or removed is a change of policy: previewed, decided by another administrator, applied by the same job (AUD-02).</summary>
[RequirePermission(Permission.Administer)]
public sealed class BankHolidaysModel(CaseDbContext db, PolicyQuery query, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    private const int Furthest = 10;

    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty] public BankHolidaysInput Input { get; set; } = new();

    public WorkingCalendar Calendar { get; private set; } = WorkingCalendar.Shipped;
    public IReadOnlyList<PolicyChange> Changes { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;
    public PolicyEffect? Effect { get; private set; }
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public int Shown { get; private set; }
    public int ThisYear => UkTime.DateOf(Now).Year;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? step, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new BankHolidaysInput.Validator(Calendar, Now))) return this.Redisplay();
        if (step != "propose")
        {
            Effect = await query.EffectAsync(reader.ForceId, Input.Changes, ct);
            return Page();
        }

        db.PolicyChanges.Add(new PolicyChange { ForceId = reader.ForceId, From = Input.From.At(Now)!.Value, Changes = Input.Changes, Reason = Input.Reason!, ProposedBy = reader.Id, ProposedAt = Now });
        return await submission.SaveAsync(this, $"/admin/bank-holidays?year={Input.On!.Value.Year}", "Change proposed. Another administrator decides.", ct);
    }

    public string SourceOf(DateOnly date) => !Calendar.Changed.TryGetValue(date, out var isHoliday) ? "As shipped" : isHoliday ? "Added here" : "Removed here: a day like others";

    private async Task LoadAsync(CancellationToken ct)
    {
        Calendar = (await query.HistoryAsync(reader.ForceId, ct)).At(Now).Calendar;
        Shown = Year is { } year && Math.Abs(year - ThisYear) <= Furthest ? year : ThisYear;
        Changes = [.. (await query.ChangesAsync(reader.ForceId, ct)).Where(c => Policy.DaysOf(c.Changes).Count > 0)];
        Names = await names.RunAsync(Changes.SelectMany(c => new Guid?[] { c.ProposedBy, c.DecidedBy }), ct);
    }
}
