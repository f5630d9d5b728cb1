using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Domain.Orders;

/// <summary>A place that the suspect may not enter, as the order draws it on the map. The suspect reads it: it is kept apart from every address (SEC-D02).</summary>
public sealed record Zone(MapPoint Centre, int RadiusMetres)
{
    public const int LargestRadius = 50_000;

    public bool IsRadiusAllowed => RadiusMetres is > 0 and <= LargestRadius;
}

/// <summary>Why a zone is held (SEC-D02). None says which place, or how far it is.</summary>
public enum ZoneConcern
{
    [Display(Name = "The centre of the zone is too near to a protected place")] CentreNearPlace,
    [Display(Name = "The zone is so small that it points to a protected place")] PointsToPlace,
    [Display(Name = "A protected place has no map position yet, so the zone cannot be compared with it")] CannotCompare,
}

/// <summary>What a force calls near and small (SEC-D02), in metres.</summary>
/// <param name="Near">A centre this near to a protected place, or nearer, points to it.</param>
/// <param name="Small">A zone with a smaller radius than this points to a protected place in it or near its edge.</param>
public sealed record ZoneLimits(int Near, int Small)
{
    /// <summary>A force may be more careful, and less only down to where a zone still hides a house.</summary>
    public const int Least = 50;
    public const int Most = 10_000;

    public static ZoneLimits Shipped { get; } = new(300, 500);

    public static bool IsAllowed(int metres) => metres is >= Least and <= Most;
}
