using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.People;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.People;

/// <summary>Who somebody is and which part they play in the cases the reader may know of. Where they live or work hangs on a case.</summary>
[RequirePermission(Permission.ViewPerson)]
public sealed class PersonModel(CaseDbContext db, CaseAccess access) : PageModel
{
    private const int Most = 100;

    [FromRoute] public Guid PersonId { get; set; }

    public Person Person { get; private set; } = null!;
    public IReadOnlyList<OtherCase> Parts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Person = await db.People.AsNoTracking().SingleAsync(p => p.Id == PersonId, ct);
        var parts = await access.Visible().SelectMany(c => c.Roles.Where(r => r.PersonId == PersonId).Select(r => new { RoleId = r.Id, r.Part, CaseId = c.Id, c.Reference, c.Status }))
            .OrderBy(x => x.Reference).ThenBy(x => x.RoleId).Take(Most).ToListAsync(ct);
        Parts = [.. parts.Select(p => new OtherCase(p.CaseId, p.Reference, p.Part, p.Status))];
    }
}
