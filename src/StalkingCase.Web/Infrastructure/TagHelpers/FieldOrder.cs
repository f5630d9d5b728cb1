using System.Reflection;

namespace StalkingCase.Web.Infrastructure.TagHelpers;

/// <summary>
/// The order in which a page asks: that in which its inputs declare their fields. What was posted comes in another order, in
/// which an unanswered question is always last.
/// </summary>
public static class FieldOrder
{
    private const int NotAField = -1;

    /// <summary>What belongs to no field comes first; fields that the page does not know keep their places behind the others.</summary>
    public static IEnumerable<T> Of<T>(Type? page, IEnumerable<T> items, Func<T, string> nameOf) =>
        items.Select((item, i) => (item, place: PlaceOf(page, nameOf(item)), i)).OrderBy(x => x.place, Comparer<int[]>.Create(Compare)).ThenBy(x => x.i).Select(x => x.item);

    private static int[] PlaceOf(Type? page, string name)
    {
        if (name.Length == 0) return [NotAField];
        var place = new List<int>();
        foreach (var part in name.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var property = page?.GetProperty(bracket < 0 ? part : part[..bracket], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            place.Add(property?.MetadataToken ?? int.MaxValue);
            if (bracket >= 0) place.Add(int.TryParse(part[(bracket + 1)..].TrimEnd(']'), out var row) ? row : int.MaxValue);
            page = property is null ? null : bracket < 0 || !property.PropertyType.IsGenericType ? Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType : property.PropertyType.GetGenericArguments()[^1];
        }

        return [.. place];
    }

    private static int Compare(int[] one, int[] other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++) if (one[i] != other[i]) return one[i].CompareTo(other[i]);
        return one.Length.CompareTo(other.Length);
    }
}
