using System.Globalization;
using System.Text.Json;
using StalkingCase.Domain.Orders;

namespace StalkingCase.Domain.Duties;

/// <summary>The JSON form of a policy's changes.</summary>
internal static class PolicyOverlay
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static (IReadOnlyDictionary<PolicyKey, Period> Periods, IReadOnlyDictionary<DateOnly, bool> Days, IReadOnlyDictionary<string, int> Zones) Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Dictionary<PolicyKey, Period> changes = [];
        Dictionary<DateOnly, bool> days = [];
        Dictionary<string, int> zones = [];
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var clock in Members(document.RootElement, "The policy"))
            {
                foreach (var entry in Members(clock.Value, clock.Name))
                {
                    if (clock.Name == ZonesOverlay.Name) zones[ZonesOverlay.Known(entry.Name)] = ZonesOverlay.Metres(entry.Value.ValueKind is JsonValueKind.String ? entry.Value.GetString() : null);
                    else if (clock.Name != DaysOverlay.Name) Add(changes, PolicyKey.Parse(clock.Name, entry.Name), entry.Value);
                    else if (DaysOverlay.Read(entry.Name, entry.Value.ValueKind is JsonValueKind.String ? entry.Value.GetString() : null) is var (date, isHoliday)) days[date] = isHoliday;
                }
            }
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"The policy is not valid JSON: {wrong.Message}", wrong);
        }

        return (changes, days, zones);
    }

    public static string Write(IEnumerable<KeyValuePair<PolicyKey, Period>> changes, IReadOnlyDictionary<DateOnly, bool> days, ZoneLimits? zones = null)
    {
        var written = changes.GroupBy(change => change.Key.Clock, StringComparer.Ordinal)
            .OrderBy(clock => clock.Key, StringComparer.Ordinal)
            .ToDictionary(clock => clock.Key, clock => clock.ToDictionary(change => change.Key.Name, change => change.Value.ToString()));
        if (days.Count > 0) written[DaysOverlay.Name] = DaysOverlay.Write(days);
        if (zones is not null) written[ZonesOverlay.Name] = ZonesOverlay.Write(zones);
        return JsonSerializer.Serialize(written, Indented);
    }

    private static void Add(Dictionary<PolicyKey, Period> changes, PolicyKey key, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String || !Duties.Period.TryParse(value.GetString(), out var period))
            throw new ArgumentException($"{key}: {value.GetRawText()} is not a period such as \"24h\", \"7d\", \"2wd\" or \"6mo\".");
        if (!changes.TryAdd(key, period)) throw new ArgumentException($"{key} is set twice.");
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement element, string name)
        => element.ValueKind is JsonValueKind.Object
            ? element.EnumerateObject()
            : throw new ArgumentException($"{name} must be a JSON object, not {element.GetRawText()}.");
}

/// <summary>The part of a policy's JSON that changes the limits of zones (SEC-D02): <c>{"zones":{"near":"300m","small":"500m"}}</c>.</summary>
internal static class ZonesOverlay
{
    public const string Name = "zones";
    public const string Near = "near";
    public const string Small = "small";

    public static string Known(string name) => name is Near or Small ? name : throw new ArgumentException($"'{name}' is no limit of zones: it is \"{Near}\" or \"{Small}\".");

    public static int Metres(string? written) =>
        written is not null && written.EndsWith('m') && int.TryParse(written.AsSpan(0, written.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var metres) && ZoneLimits.IsAllowed(metres)
            ? metres
            : throw new ArgumentException($"'{written}' is not a distance such as 300m, from {ZoneLimits.Least} to {ZoneLimits.Most} metres.");

    public static ZoneLimits Over(ZoneLimits limits, IReadOnlyDictionary<string, int> changes) =>
        new(changes.GetValueOrDefault(Near, limits.Near), changes.GetValueOrDefault(Small, limits.Small));

    public static Dictionary<string, string> Write(ZoneLimits limits) =>
        new() { [Near] = string.Create(CultureInfo.InvariantCulture, $"{limits.Near}m"), [Small] = string.Create(CultureInfo.InvariantCulture, $"{limits.Small}m") };
}
