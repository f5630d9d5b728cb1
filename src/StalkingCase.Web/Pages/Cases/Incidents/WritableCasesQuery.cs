using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>Open cases that the reader works on, or supervises, by reference: where an entry may have belonged.</summary>
public sealed class WritableCasesQuery(CaseAccess access, Reader reader)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<SelectListItem>> RunAsync(Guid except, CancellationToken ct)
    {
        var (id, isSupervisor, units) = (reader.Id, reader.IsSupervisor, reader.UnitIds);
        return await access.Visible().AsNoTracking().Where(c => c.Id != except && c.Status == CaseStatus.Open
                && (c.OfficerInCaseId == id || c.Assignments.Any(a => a.UserId == id && a.EndedAt == null) || (isSupervisor && units.Contains(c.UnitId))))
            .OrderBy(c => c.Reference).Take(Most).Select(c => new Choosable(c.Id, c.Reference)).ToChoicesAsync(ct);
    }
}
