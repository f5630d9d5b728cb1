using System.Globalization;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>ORD-09: from which day courts make stalking protection orders of their own motion. A setting, because no day is commenced yet.</summary>
public sealed record CourtRoutes(DateOnly? From)
{
    public const string Setting = "Orders:CourtRoutesFrom";

    public static CourtRoutes Read(IConfiguration settings) =>
        settings[Setting] is { Length: > 0 } day ? new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : new((DateOnly?)null);

    public bool AreOpen(DateTimeOffset now) => From <= UkTime.DateOf(now);
}
