using System.Text.Json;

namespace StalkingCase.Domain.Duties;

/// <summary>The JSON form of a policy's changes.</summary>
internal static class PolicyOverlay
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static (IReadOnlyDictionary<PolicyKey, Period> Periods, IReadOnlyDictionary<DateOnly, bool> Days) Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        Dictionary<PolicyKey, Period> changes = [];
        Dictionary<DateOnly, bool> days = [];
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var clock in Members(document.RootElement, "The policy"))
            {
                foreach (var entry in Members(clock.Value, clock.Name))
                {
                    if (clock.Name != DaysOverlay.Name) Add(changes, PolicyKey.Parse(clock.Name, entry.Name), entry.Value);
                    else if (DaysOverlay.Read(entry.Name, entry.Value.ValueKind is JsonValueKind.String ? entry.Value.GetString() : null) is var (date, isHoliday)) days[date] = isHoliday;
                }
            }
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"The policy is not valid JSON: {wrong.Message}", wrong);
        }

        return (changes, days);
    }

    public static string Write(IEnumerable<KeyValuePair<PolicyKey, Period>> changes, IReadOnlyDictionary<DateOnly, bool> days)
    {
        var written = changes.GroupBy(change => change.Key.Clock, StringComparer.Ordinal)
            .OrderBy(clock => clock.Key, StringComparer.Ordinal)
            .ToDictionary(clock => clock.Key, clock => clock.ToDictionary(change => change.Key.Name, change => change.Value.ToString()));
        if (days.Count > 0) written[DaysOverlay.Name] = DaysOverlay.Write(days);
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
