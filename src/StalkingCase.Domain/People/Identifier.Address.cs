using System.Text.RegularExpressions;
using RegularMatch = System.Text.RegularExpressions.Match;

namespace StalkingCase.Domain.People;

public static partial class Identifier
{
    // Every pattern is linear: no text, however long or odd, makes it slow.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Postcode = new(@"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", Linear);
    private static readonly Regex Flat = new(@"\b(?:FLAT|APARTMENT|APT|UNIT|ROOM)\.?\s*(?:NO\.?\s*)?([0-9]{1,4}[A-Z]?|[A-Z])\b", Linear);
    private static readonly Regex House = new(@"\b([0-9]{1,5}[A-Z]?)\b", Linear);
    private static readonly Regex Written = new(@"^([A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}|~)\|[A-Z0-9|]+$", Linear);

    private static readonly Dictionary<string, string> StreetWords = new()
    {
        ["ST"] = "STREET",
        ["RD"] = "ROAD",
        ["LN"] = "LANE",
        ["AVE"] = "AVENUE",
        ["AV"] = "AVENUE",
        ["DR"] = "DRIVE",
        ["CL"] = "CLOSE",
        ["CT"] = "COURT",
        ["CRES"] = "CRESCENT",
        ["GDNS"] = "GARDENS",
        ["PL"] = "PLACE",
        ["TERR"] = "TERRACE",
        ["SQ"] = "SQUARE"
    };

    // "LS14AB|14|FLAT2", or without a postcode "~|14|FLAT2|MILLLANE|LEEDS". A postcode or a town alone is no address.
    private static string Address(string text) =>
        AddressKeys(text).FirstOrDefault(key => !key.StartsWith(PostcodePrefix, StringComparison.Ordinal)) ?? "";

    private static string[] AddressKeys(string text)
    {
        var upper = text.ToUpperInvariant();
        if (upper.StartsWith(PostcodePrefix, StringComparison.Ordinal))
        {
            upper = upper[PostcodePrefix.Length..];
        }
        if (Written.IsMatch(upper))
        {
            return upper[0] == '~' ? [upper] : [upper, PostcodePrefix + upper[..upper.IndexOf('|', StringComparison.Ordinal)]];
        }
        var postcode = Postcode.Matches(upper).LastOrDefault();
        var code = postcode is null ? "" : postcode.Groups[1].Value + postcode.Groups[2].Value;
        var rest = postcode is null ? upper : upper.Remove(postcode.Index, postcode.Length);
        var flat = Flat.Match(rest);
        var flatKey = flat.Success ? "|FLAT" + flat.Groups[1].Value : "";
        rest = flat.Success ? rest.Remove(flat.Index, flat.Length) : rest;
        var number = House.Match(rest);

        List<string> keys = [];
        if (code.Length > 0 && HouseKey(rest, number) is { Length: > 0 } house)
        {
            keys.Add($"{code}|{house}{flatKey}");
        }
        if (number.Success && StreetAndTown(rest[(number.Index + number.Length)..]) is { } street)
        {
            keys.Add($"~|{number.Groups[1].Value}{flatKey}|{street}");
        }
        if (code.Length > 0)
        {
            keys.Add(PostcodePrefix + code);
        }
        return [.. keys];
    }

    // The number, else the name of the house: the first of at least two parts, since one part alone may be the town.
    private static string HouseKey(string rest, RegularMatch number)
    {
        if (number.Success)
        {
            return number.Groups[1].Value;
        }
        var parts = Parts(rest);
        return parts.Length > 1 ? parts[0] : "";
    }

    private static string? StreetAndTown(string text) =>
        Parts(text) is [{ Length: > 3 } street, { Length: > 2 } town, ..] ? $"{street}|{town}" : null;

    private static string[] Parts(string text) => text.Split(',', '\n', ';')
        .Select(part => string.Concat(NameKeys.Tokens(part)
            .Select((word, i) => i > 0 ? StreetWords.GetValueOrDefault(word, word) : word)
            .SelectMany(word => word).Where(char.IsAsciiLetterOrDigit)))
        .Where(part => part.Length > 0)
        .ToArray();
}
