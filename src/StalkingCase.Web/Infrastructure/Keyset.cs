using System.Globalization;

namespace StalkingCase.Web.Infrastructure;

/// <summary>The last row of a page: its order, its time, its id. The next page starts after it, at the same cost however far.</summary>
public sealed record Keyset(int Order, DateTimeOffset At, Guid Id)
{
    public static Keyset? Read(string? text)
    {
        var parts = (text ?? "").Split('.');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var order)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && Guid.TryParseExact(parts[2], "N", out var id)
            ? new Keyset(order, new DateTimeOffset(ticks, TimeSpan.Zero), id) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order}.{At.UtcTicks}.{Id:N}");
}
