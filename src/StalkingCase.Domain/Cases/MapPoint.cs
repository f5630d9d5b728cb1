using System.Globalization;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Cases;

/// <summary>A point of the United Kingdom in decimal degrees (WGS84).</summary>
public sealed record MapPoint
{
    public const string Bounds = "Latitude is from 49.8 to 60.9 and longitude from -8.7 to 1.8 in the United Kingdom.";
    private const double EarthMetres = 6_371_008.8;

    public MapPoint(decimal latitude, decimal longitude)
    {
        Rule.Require(IsInBounds(latitude, longitude), "SEC-D02", Bounds);
        (Latitude, Longitude) = (latitude, longitude);
    }

    public decimal Latitude { get; }
    public decimal Longitude { get; }

    public static bool IsInBounds(decimal latitude, decimal longitude) => latitude is >= 49.8m and <= 60.9m && longitude is >= -8.7m and <= 1.8m;

    /// <summary>Reads degrees as they are typed: 54.4861 and -0.6155.</summary>
    public static bool TryDegrees(string? typed, out decimal degrees) =>
        decimal.TryParse(typed?.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out degrees);

    /// <summary>Over the surface of a sphere, which is within half a per cent.</summary>
    public double MetresTo(MapPoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (from, to) = (Radians(Latitude), Radians(other.Latitude));
        var (up, across) = (Math.Sin((to - from) / 2), Math.Sin(Radians(other.Longitude - Longitude) / 2));
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt((up * up) + (Math.Cos(from) * Math.Cos(to) * across * across))));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude}, {Longitude}");

    private static double Radians(decimal degrees) => (double)degrees * Math.PI / 180;
}

/// <summary>
/// Where a protected place is on the map (class P, like <see cref="ProtectedText"/>). It prints as a mask; only
/// <see cref="Reveal"/> gives the point, and a page that calls it must have been let through the reveal gate.
/// </summary>
public sealed class ProtectedPosition(MapPoint point) : IEquatable<ProtectedPosition>
{
    private readonly MapPoint _point = point;

    public MapPoint Reveal() => _point;

    internal double MetresTo(MapPoint other) => _point.MetresTo(other);

    public override string ToString() => ProtectedText.Mask;

    public bool Equals(ProtectedPosition? other) => other is not null && other._point == _point;

    public override bool Equals(object? obj) => Equals(obj as ProtectedPosition);

    public override int GetHashCode() => _point.GetHashCode();
}
