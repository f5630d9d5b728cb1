using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Risk;

/// <summary>The tools of the reader's force and which versions it asks (RSK-12), read once for a request.</summary>
public sealed class ForceToolsQuery(CaseDbContext db, Reader reader)
{
    private const int Most = 1000;

    private ForceTools? _read;

    public async Task<ForceTools> RunAsync(CancellationToken ct) =>
        _read ??= ForceTools.Of(await db.ToolChanges.AsNoTracking().Where(c => c.ForceId == reader.ForceId).OrderByDescending(c => c.AskedAt).ThenBy(c => c.Id).Take(Most).ToListAsync(ct));
}
