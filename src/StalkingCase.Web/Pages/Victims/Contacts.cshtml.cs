using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Victims;

/// <summary>Contacts of the police with the victim and failed tries, the newest first (VIC-03). No number, no hours.</summary>
[RequirePermission(Permission.WorkOnCase)]
public sealed class ContactsModel(CaseDbContext db, OfficerNamesQuery names, TimeProvider clock) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public IReadOnlyList<VictimContact> Rows { get; private set; } = [];

    /// <summary>The known dates that a contact warned of, in words, by the contact (CLK-46).</summary>
    public ILookup<Guid, string> WarnedOf { get; private set; } = null!;

    public bool HasMore { get; private set; }
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Now, PageNumber) = (clock.GetUtcNow(), Math.Clamp(PageNumber, 1, 1000));
        var found = await db.VictimContacts.AsNoTracking().Where(c => c.CaseId == CaseId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        (Rows, HasMore) = ([.. found.Take(PageSize)], found.Count > PageSize);
        WarnedOf = await WarnedOfAsync([.. Rows.Select(r => r.Id)], ct);
        Names = await names.RunAsync(Rows.Select(r => (Guid?)r.ById), ct);
    }

    private async Task<ILookup<Guid, string>> WarnedOfAsync(List<Guid> contacts, CancellationToken ct)
    {
        var facts = await db.Facts.AsNoTracking().Where(f => f.CaseId == CaseId && f.Kind == FactKind.VictimContacted && contacts.Contains(f.SubjectId)).ToListAsync(ct);
        var named = facts.SelectMany(f => (f.Detail.DateIds ?? []).Select(id => (Contact: f.SubjectId, Date: id))).ToList();
        var ids = named.Select(n => n.Date).Distinct().ToList();
        var dates = ids.Count == 0 ? [] : await db.Facts.AsNoTracking().Where(f => f.CaseId == CaseId && (f.Kind == FactKind.DateKnown || f.Kind == FactKind.HearingKnown) && ids.Contains(f.SubjectId)).OrderBy(f => f.Seq).ToListAsync(ct);
        var words = dates.Where(f => f.Detail.EndsOn is not null).GroupBy(f => f.SubjectId).ToDictionary(g => g.Key, g => DatesModel.Text(new StandingDate(g.Key, g.Last().Detail.KnownDate ?? KnownDateKind.Hearing, g.Last().Detail.EndsOn!.Value)));
        return named.Where(n => words.ContainsKey(n.Date)).ToLookup(n => n.Contact, n => words[n.Date]);
    }
}
