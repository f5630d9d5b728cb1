using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Facts;

/// <summary>
/// What one change of policy did to one case: the books asked twice, without the change and with it. Asked of the facts and
/// not of the stored rows, because an act since its start has re-timed those already.
/// </summary>
internal static class Retimed
{
    /// <summary>As many ids as a fact holds.</summary>
    private const int Most = 80;

    /// <summary>The duties that ran when the change began and are due at another time because of it, the soonest first.</summary>
    public static IReadOnlyList<Guid> By(DateTimeOffset from, CaseFacts facts, Neighbours neighbours, PolicyHistory before, PolicyHistory after)
    {
        var earlier = Books.Derive(facts, neighbours, before).Duties.ToDictionary(d => d.Id);
        return [.. Books.Derive(facts, neighbours, after).Duties
            .Where(d => earlier.GetValueOrDefault(d.Id) is { } old ? old.StartsAt < from && old.DueBy != d.DueBy : d.IsOpen && d.StartsAt < from)
            .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Select(d => d.Id).Take(Most)];
    }
}
