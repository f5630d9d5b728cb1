using FluentValidation;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Web.Infrastructure;

/// <summary>A point of the map as it is typed, in decimal degrees.</summary>
public sealed class PointInput
{
    /// <summary>Four decimals are about ten metres: less would compare the wrong place (SEC-D02).</summary>
    private const int Decimals = 4;

    public string? Latitude { get; set; }
    public string? Longitude { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Latitude) && string.IsNullOrWhiteSpace(Longitude);

    public MapPoint? Point => MapPoint.TryDegrees(Latitude, out var north) && MapPoint.TryDegrees(Longitude, out var east) && MapPoint.IsInBounds(north, east) ? new MapPoint(north, east) : null;

    public static PointInput Of(MapPoint? point) => point is null ? new PointInput() : new PointInput
    {
        Latitude = point.Latitude.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Longitude = point.Longitude.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public sealed class Validator : AbstractValidator<PointInput>
    {
        public Validator(bool isNeeded)
        {
            When(x => isNeeded || !x.IsEmpty, () =>
            {
                RuleFor(x => x.Latitude).Must(IsPrecise).WithMessage("Enter the latitude with 4 decimals or more, like 54.4861");
                RuleFor(x => x.Longitude).Must(IsPrecise).WithMessage("Enter the longitude with 4 decimals or more, like -0.6155");
                RuleFor(x => x.Latitude).Must((x, _) => x.Point is not null).When(x => IsPrecise(x.Latitude) && IsPrecise(x.Longitude)).WithMessage($"{MapPoint.Bounds} Check both");
            });
        }

        private static bool IsPrecise(string? typed) => MapPoint.TryDegrees(typed, out _) && typed!.Trim().Split('.') is [_, { Length: >= Decimals }];
    }
}
