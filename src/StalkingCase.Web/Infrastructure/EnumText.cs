using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace StalkingCase.Web.Infrastructure;

public static class EnumText
{
    public static string Of(Enum value) => Display(value)?.GetName() ?? value.ToString();

    public static string? HintOf(Enum value) => Display(value)?.GetDescription();

    private static DisplayAttribute? Display(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>();
}
