using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>RSK-10: the order protects other victims of the suspect too, and each of their cases has its clocks.</summary>
[RequirePermission(Permission.WorkOnCase)]
[ChangesCase]
public sealed class CoversModel(CaseDbContext db, SuspectsCasesQuery cases, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    [BindProperty(SupportsGet = true)] public Guid OrderId { get; set; }
    [BindProperty] public CoversInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Choices { get; private set; } = [];
    public string Back => $"/cases/{CaseId}/orders/{OrderId}";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var order = await LoadAsync(ct);
        if (!ModelState.Accepts(Input, new CoversInput.Validator(Choices))) return this.Redisplay();

        var (now, own) = (db.Clock.GetUtcNow(), await db.Cases.SingleAsync(c => c.Id == order.CaseId, ct));
        foreach (var other in await cases.ChosenAsync(Input.Cases, ct)) order.Cover(own, other, reader.Id, now);
        return await submission.SaveOnCaseAsync(this, CaseId, Back, "The order counts in those cases too.", ct);
    }

    private async Task<Domain.Orders.Order> LoadAsync(CancellationToken ct)
    {
        var order = await db.OrdersOf(CaseId).SingleAsync(o => o.Id == OrderId, ct);
        Choices = await cases.LeftAsync(CaseId, order.CaseId, order.Covers, ct);
        return order;
    }
}
