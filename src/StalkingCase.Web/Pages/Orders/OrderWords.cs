using StalkingCase.Domain.Orders;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Orders;

/// <summary>Why a condition is held and what its zone is, in words.</summary>
public static class OrderWords
{
    public static string Held(OrderCondition condition) => string.Join(" ", new[]
    {
        condition.Held is { } words ? $"\"{words}\" may tell the suspect where the victim is." : null,
        condition.Concern is { } concern ? $"{EnumText.Of(concern)}." : null,
    }.OfType<string>());

    public static string ZoneOf(OrderCondition condition) => condition.Zone is { } zone ? $"Zone: {zone.RadiusMetres:N0} metres around {zone.Centre}" : "";
}
