using StalkingCase.Domain.Cases;

namespace StalkingCase.Domain.Orders;

/// <summary>
/// SEC-D02: finds the zones that would tell the suspect where a protected place is. What cannot be compared is held too:
/// a place without a map position, and a victim of whom no home is recorded.
/// </summary>
public sealed class ZoneScreen
{
    private readonly IReadOnlyList<ContactDetail> _places;
    private readonly bool _isHomeKnown;
    private readonly ZoneLimits? _limits;

    private ZoneScreen(IReadOnlyList<ContactDetail> places, bool isHomeKnown, ZoneLimits? limits) => (_places, _isHomeKnown, _limits) = (places, isHomeKnown, limits);

    /// <summary>For histories told by no person: nothing is compared.</summary>
    public static ZoneScreen Nothing { get; } = new([], false, null);

    /// <summary>The places of victims and witnesses; one that is not used any more counts where its position is known.</summary>
    /// <param name="own">The victim's own details: without a home or safe place among them nothing can be said of where she is.</param>
    public static ZoneScreen Of(IReadOnlyCollection<ContactDetail> details, IEnumerable<ContactDetail> own, ZoneLimits limits) =>
        new([.. details.Where(d => d.IsPlace && (d.SupersededAt is null || d.Position is not null))],
            own.Any(d => d.Kind is ContactKind.Address or ContactKind.SafePlace && d.SupersededAt is null), limits);

    /// <summary>What a clearance given now is given for.</summary>
    internal IReadOnlyList<Guid> Places => [.. _places.Select(p => p.Id)];

    /// <param name="clearance">When a second person cleared the zone, and which places were compared with it then: any other counts against it, and one that was moved since.</param>
    public ZoneConcern? Check(Zone? zone, (DateTimeOffset At, IReadOnlyList<Guid> Over)? clearance = null)
    {
        if (zone is null || _limits is null) return null;
        var since = _places.Where(p => clearance is not { } given || p.PlaceKnownAt > given.At || !given.Over.Contains(p.Id)).ToList();
        var distances = since.Where(p => p.Position is not null).Select(p => p.Position!.MetresTo(zone.Centre)).ToList();
        return distances.Exists(metres => metres <= _limits.Near) ? ZoneConcern.CentreNearPlace
            : zone.RadiusMetres < _limits.Small && distances.Exists(metres => metres <= zone.RadiusMetres + _limits.Near) ? ZoneConcern.PointsToPlace
            : since.Exists(p => p.Position is null) || (clearance is null && !_isHomeKnown) ? ZoneConcern.CannotCompare
            : null;
    }

    internal static string Words(ZoneConcern concern) => concern switch
    {
        ZoneConcern.CentreNearPlace => "the centre of the zone is too near to a protected place",
        ZoneConcern.PointsToPlace => "the zone is so small that it points to a protected place",
        _ => "a protected place has no map position yet, so the zone cannot be compared with it",
    };
}
