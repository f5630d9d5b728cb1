using System.Text.RegularExpressions;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;

namespace StalkingCase.Domain.Orders;

/// <param name="Kind">Which protected detail it is.</param>
/// <param name="Words">The words as they were typed, which is all that is shown: the detail itself stays masked.</param>
public sealed record FoundDetail(ContactKind Kind, string Words);

/// <summary>
/// SEC-D01: finds protected details of a victim or witness in words that the suspect will read, however they are spaced
/// or written: a phone as 0 or +44, a postcode alone, a house number with its street.
/// </summary>
public sealed class ServedScreen
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const int ShortestWords = 4;
    private const string Coordinates = @"(?:49|5[0-9]|60)\.[0-9]{3,}[^0-9]{1,12}[0-8]\.[0-9]{3,}";

    private static readonly (string Whole, string Short)[] Streets =
        [("STREET", "ST"), ("ROAD", "RD"), ("LANE", "LN"), ("AVENUE", "AVE"), ("DRIVE", "DR"), ("CLOSE", "CL"), ("COURT", "CT"), ("CRESCENT", "CRES"), ("GARDENS", "GDNS"), ("PLACE", "PL"), ("TERRACE", "TERR"), ("SQUARE", "SQ")];

    private readonly List<(ContactKind Kind, Regex Pattern)> _patterns = [];

    private ServedScreen() { }

    /// <summary>What the zones of the order are screened against (SEC-D02).</summary>
    public ZoneScreen Zones { get; private init; } = ZoneScreen.Nothing;

    /// <summary>For histories told by no person: nothing is searched for.</summary>
    public static ServedScreen Nothing { get; } = new();

    public static ServedScreen Of(IEnumerable<(ContactKind Kind, ProtectedText Words)> details, ZoneScreen? zones = null)
    {
        var screen = new ServedScreen { Zones = zones ?? ZoneScreen.Nothing };
        // A zone that is typed as words passes no map: its point is held like an address (SEC-D02).
        screen._patterns.Add((ContactKind.SafePlace, new Regex(Coordinates, Linear)));
        foreach (var (kind, words) in details)
        {
            foreach (var pattern in Patterns(kind, words.Reveal()).Distinct()) screen._patterns.Add((kind, new Regex(pattern, Linear)));
        }

        return screen;
    }

    public IReadOnlyList<FoundDetail> Check(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return [];
        // An underscore is a letter to a pattern, but no part of any detail's digits and letters.
        var text = words.Normalize(System.Text.NormalizationForm.FormKC).Replace('_', ' ');
        return [.. _patterns.Select(p => (p.Kind, Match: p.Pattern.Match(text))).Where(p => p.Match.Success).Select(p => new FoundDetail(p.Kind, p.Match.Value.Trim())).Distinct()];
    }

    private static IEnumerable<string> Patterns(ContactKind kind, string detail) => kind switch
    {
        ContactKind.Phone => Identifier.TryNormalise(IdentifierKind.Phone, detail, out var phone) ? [Phone(phone)] : Loose(detail),
        ContactKind.Vehicle => Identifier.TryNormalise(IdentifierKind.Vehicle, detail, out var plate) ? [Spaced(plate).Replace("0", "[0O]", StringComparison.Ordinal).Replace("1", "[1I]", StringComparison.Ordinal)] : Loose(detail),
        ContactKind.Address or ContactKind.SafePlace => Address(detail),
        ContactKind.SafeTimes or ContactKind.AccessNeeds or ContactKind.Description => [],
        _ => Loose(detail),
    };

    private static string Phone(string international) =>
        international.StartsWith("+44", StringComparison.Ordinal) ? $@"(?:(?:\+|00)\W*4\W*4\W*(?:\(?0\)?)?|0)\W*{Spaced(international[3..])}" : Spaced(international.TrimStart('+'));

    private static IEnumerable<string> Address(string detail)
    {
        var keys = Identifier.Keys(IdentifierKind.Address, detail);
        foreach (var key in keys)
        {
            if (key.StartsWith(Identifier.PostcodePrefix, StringComparison.Ordinal)) yield return $@"\b{Spaced(key[Identifier.PostcodePrefix.Length..])}\b";
            else if (key.StartsWith("~|", StringComparison.Ordinal) && key.Split('|') is { Length: > 2 } parts)
                yield return $@"\b{Spaced(parts[1])}\W+{Street(parts.Skip(2).First(p => !p.StartsWith("FLAT", StringComparison.Ordinal)))}";
        }

        if (keys.Count == 0) foreach (var loose in Loose(detail)) yield return loose;
    }

    private static string Street(string name)
    {
        var (whole, abbreviation) = Streets.FirstOrDefault(s => name.EndsWith(s.Whole, StringComparison.Ordinal) && name.Length > s.Whole.Length);
        return whole is null ? Spaced(name) : $@"{Spaced(name[..^whole.Length])}\W*(?:{Spaced(whole)}|{Spaced(abbreviation)}\b)";
    }

    private static IEnumerable<string> Loose(string detail)
    {
        var letters = string.Concat(detail.Where(char.IsLetterOrDigit));
        return letters.Length >= ShortestWords ? [Spaced(letters)] : [];
    }

    private static string Spaced(string letters) => string.Join(@"\W*", letters.Select(c => Regex.Escape(c.ToString())));
}
