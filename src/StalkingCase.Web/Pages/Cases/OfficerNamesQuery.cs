using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>Who did or owes something, in words; read in one go for all the ids of a screen.</summary>
public sealed class OfficerNamesQuery(CaseDbContext db)
{
    public async Task<OfficerNames> RunAsync(IEnumerable<Guid?> ids, CancellationToken ct)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        if (wanted.Count == 0) return new OfficerNames(new Dictionary<Guid, OfficerName>());
        var found = await (from u in db.Users.AsNoTracking()
                           where wanted.Contains(u.Id)
                           select new OfficerName(u.Id, u.DisplayName, u.Extension, db.Units.Where(x => x.Id == u.UnitId).Select(x => x.Name).FirstOrDefault()))
            .ToDictionaryAsync(u => u.Id, ct);
        return new OfficerNames(found);
    }
}

public sealed record OfficerName(Guid Id, string Name, string? Extension, string? Unit);

public sealed record OfficerNames(IReadOnlyDictionary<Guid, OfficerName> ById)
{
    public string Of(Guid? id) => id is { } known && ById.TryGetValue(known, out var found) ? found.Name : "The service";

    /// <summary>Name and extension, as far as known.</summary>
    public string Reach(Guid? id) => id is { } known && ById.TryGetValue(known, out var found)
        ? found.Extension is null ? found.Name : $"{found.Name}, ext {found.Extension}"
        : "nobody yet";

    /// <summary>A duty is a person's, else a post's.</summary>
    public string Owner(Guid? ownerId, Post? post) => ownerId is not null ? Reach(ownerId) : post is { } p ? EnumText.Of(p) : "No owner";
}
