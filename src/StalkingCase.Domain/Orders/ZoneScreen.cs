using StalkingCase.Domain.Cases;

namespace StalkingCase.Domain.Orders;

/// <summary>
/// SEC-D02: finds the zones that would tell the suspect where a protected place is. What cannot be compared is held too:
/// a place without a map position, and a case in which no place is recorded.
/// </summary>
public sealed class ZoneScreen
{
    private readonly IReadOnlyList<ContactDetail> _places;
    private readonly ZoneLimits? _limits;

    private ZoneScreen(IReadOnlyList<ContactDetail> places, ZoneLimits? limits) => (_places, _limits) = (places, limits);

    /// <summary>For histories told by no person: nothing is compared.</summary>
    public static ZoneScreen Nothing { get; } = new([], null);

    /// <summary>The places of victims and witnesses; one that is not used any more counts where its position is known.</summary>
    public static ZoneScreen Of(IEnumerable<ContactDetail> details, ZoneLimits limits) =>
        new([.. details.Where(d => d.IsPlace && (d.SupersededAt is null || d.Position is not null))], limits);

    /// <param name="clearedAt">When a second person cleared the zone: only what became known later counts against it.</param>
    public ZoneConcern? Check(Zone? zone, DateTimeOffset? clearedAt = null)
    {
        if (zone is null || _limits is null) return null;
        var since = _places.Where(p => clearedAt is null || p.PlaceKnownAt > clearedAt).ToList();
        var distances = since.Where(p => p.Position is not null).Select(p => p.Position!.MetresTo(zone.Centre)).ToList();
        return distances.Exists(metres => metres <= _limits.Near) ? ZoneConcern.CentreNearPlace
            : zone.RadiusMetres < _limits.Small && distances.Exists(metres => metres <= zone.RadiusMetres + _limits.Near) ? ZoneConcern.PointsToPlace
            : since.Exists(p => p.Position is null) || (clearedAt is null && !_places.Any(p => p.SupersededAt is null)) ? ZoneConcern.CannotCompare
            : null;
    }

    internal static string Words(ZoneConcern concern) => concern switch
    {
        ZoneConcern.CentreNearPlace => "the centre of the zone is too near to a protected place",
        ZoneConcern.PointsToPlace => "the zone is so small that it points to a protected place",
        _ => "a protected place has no map position yet, so the zone cannot be compared with it",
    };
}
