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
        var parts = from c in access.Visible()
                    from r in c.Roles
                    where r.PersonId == PersonId
                    orderby c.Reference, r.Id
                    select new OtherCase(c.Id, c.Reference, r.Part, c.Status);
        Parts = await parts.Take(Most).ToListAsync(ct);
    }
}
