using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Warrants;

/// <summary>One warrant: what is owed on it first, then the paper, the attempts with both their times, the reviews.</summary>
[RequirePermission(Permission.ViewCase)]
public sealed class DetailsModel(WarrantQuery query, SuspectsCasesQuery cases, Reader reader, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid WarrantId { get; set; }

    public WarrantView View { get; private set; } = null!;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayWrite => HttpContext.CaseDecision().MayWrite;
    public bool IsSupervisor => reader.IsSupervisor;

    public IReadOnlyList<Choice> Others { get; private set; } = [];
    public IReadOnlyList<Choice> MayCover { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        View = await query.RunAsync(CaseId, WarrantId, ct);
        var warrant = View.Warrant;
        Others = await cases.NamedAsync([.. warrant.Covers.Select(c => c.CaseId).Append(warrant.CaseId).Where(id => id != CaseId)], ct);
        if (MayWrite && warrant.Status is WarrantStatus.Outstanding) MayCover = await cases.LeftAsync(CaseId, warrant.CaseId, warrant.Covers, ct);
    }
}
