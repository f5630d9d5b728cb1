using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

[RequirePermission(Permission.RevealDetails), SharedWithAdvocates(ConsentScopes.Contact)]
public sealed class IndexModel(CasePeopleQuery query, Reader reader, TimeProvider clock) : PageModel
{
    [FromRoute] public Guid CaseId { get; set; }

    public IReadOnlyList<CasePerson> People { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public bool IsAdvocate => reader.Role is Roles.Advocate;

    public async Task OnGetAsync(CancellationToken ct) => People = await query.RunAsync(CaseId, ct);
}
