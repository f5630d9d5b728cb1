using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace StalkingCase.Web.Infrastructure;

/// <summary>A record as a select offers it.</summary>
public sealed record Choosable(Guid Id, string Text);

public static class Choosables
{
    /// <summary>Ids become text here and not in the database, which writes them in its own way.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ToChoicesAsync(this IQueryable<Choosable> records, CancellationToken ct) =>
        [.. (await records.ToListAsync(ct)).Select(r => new SelectListItem(r.Text, r.Id.ToString()))];
}
