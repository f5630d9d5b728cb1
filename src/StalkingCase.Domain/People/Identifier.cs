using System.Globalization;
using System.Text;

namespace StalkingCase.Domain.People;

/// <summary>What else identifies a person or links two incidents (REP-02, REP-04).</summary>
public enum IdentifierKind { Phone, Email, Handle, Vehicle, Address, Workplace, Place }

/// <summary>How identifiers are written for comparing, however they were typed (REP-02). Never throws on any text.</summary>
public static partial class Identifier
{
    /// <summary>Marks the key of a postcode alone. Kept outside a digest, so that a postcode is never taken for an address.</summary>
    public const string PostcodePrefix = "PC:";

    private const int MaxRead = 500;

    private static readonly HashSet<string> CompanyWords = ["LTD", "LIMITED", "PLC", "LLP", "THE"];
    private static readonly HashSet<string> ProfileFolders = ["in", "u", "user", "users", "add", "profile", "people", "c", "channel"];

    /// <summary>The one normal form of a complete identifier; false when the text does not hold one.</summary>
    public static bool TryNormalise(IdentifierKind kind, string? text, out string normalised)
    {
        var clean = Clean(text);
        normalised = clean.Length == 0 ? "" : kind switch
        {
            IdentifierKind.Phone => Phone(clean),
            IdentifierKind.Email => Email(clean),
            IdentifierKind.Handle => Handle(clean),
            IdentifierKind.Vehicle => Vehicle(clean),
            IdentifierKind.Address => Address(clean),
            IdentifierKind.Workplace => Words(clean, CompanyWords),
            IdentifierKind.Place => Words(clean, []),
            _ => ""
        };
        return normalised.Length > 0;
    }

    /// <summary>Every key to store or look for: the full one and, for an address, the other way of writing it and its postcode.</summary>
    public static IReadOnlyList<string> Keys(IdentifierKind kind, string? text)
    {
        if (kind == IdentifierKind.Address)
        {
            return AddressKeys(Clean(text));
        }
        return TryNormalise(kind, text, out var normalised) ? [normalised] : [];
    }

    /// <summary>All keys of a typed person, in the shape <see cref="Matcher"/> compares.</summary>
    public static IReadOnlySet<(IdentifierKind Kind, string Key)> KeysOf(TypedPerson typed, Func<string, string>? digest = null)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.Identifiers
            .SelectMany(one => Keys(one.Kind, one.Text).Select(key => (one.Kind, digest is null ? key : Seal(key, digest))))
            .ToHashSet();
    }

    /// <summary>The key as a digest; the mark of a postcode alone stays readable.</summary>
    public static string Seal(string key, Func<string, string> digest)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(digest);
        return key.StartsWith(PostcodePrefix, StringComparison.Ordinal) ? PostcodePrefix + digest(key) : digest(key);
    }

    private static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().SkipWhile(Rune.IsWhiteSpace).Take(MaxRead))
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control) && rune != Rune.ReplacementChar)
            {
                clean.Append(rune.ToString());
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
        }
        return clean.ToString().Normalize(NormalizationForm.FormKC).Trim();
    }

    // Any digits of any script; "+44 (0)7700" loses its nought; an extension is left out.
    private static string Phone(string text)
    {
        var lower = text.ToLowerInvariant();
        var start = lower.StartsWith("tel:", StringComparison.Ordinal) ? 4 : 0;
        var end = lower.IndexOf('x', StringComparison.Ordinal) is var x and > 6 ? x : lower.Length;
        var number = lower[start..end].Replace("(0)", "", StringComparison.Ordinal);
        var end2 = number.EndsWith('e') ? number.Length - 1 : number.Length;
        var digits = new StringBuilder();
        foreach (var c in number[..end2])
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0)
            {
                digits.Append((char)('0' + digit));
            }
            else if (c == '+' && digits.Length == 0)
            {
                digits.Append('+');
            }
            else if (!char.IsWhiteSpace(c) && !"-‐‑–—.()/".Contains(c, StringComparison.Ordinal))
            {
                return "";
            }
        }
        return International(digits.ToString());
    }

    private static string International(string digits) => digits switch
    {
        ['+', '4', '4', '0', .. var rest] => British(rest),
        ['+', '4', '4', .. var rest] => British(rest),
        ['+', '0', ..] => "",
        ['+', .. var rest] => rest.Length is >= 8 and <= 15 ? digits : "",
        ['0', '0', .. var rest] => International("+" + rest),
        ['0', .. var rest] => British(rest),
        ['4', '4', .. var rest] when rest.Length is 10 or 11 => International("+" + digits),
        ['7', ..] when digits.Length == 10 => British(digits),
        _ => ""
    };

    private static string British(string national) =>
        national.Length is 9 or 10 && national[0] != '0' || national == "8001111" ? "+44" + national : "";

    private static string Email(string text)
    {
        var lower = text.ToLowerInvariant().Trim('<', '>', ' ', ',', ';', '.');
        lower = lower.StartsWith("mailto:", StringComparison.Ordinal) ? lower[7..] : lower;
        var at = lower.IndexOf('@', StringComparison.Ordinal);
        var domain = lower[(at + 1)..];
        return at > 0 && lower.Length <= 254 && domain.IndexOf('.', StringComparison.Ordinal) > 0 && !domain.Contains('@', StringComparison.Ordinal)
            && !lower.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or ':' or ',') ? lower : "";
    }

    private static string Handle(string text)
    {
        var lower = text.ToLowerInvariant();
        lower = lower.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? lower[(scheme + 3)..] : lower;
        if (lower.Contains('/', StringComparison.Ordinal))
        {
            var parts = lower.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var path = parts.Length > 1 && parts[0].Contains('.', StringComparison.Ordinal) ? parts[1..] : parts;
            path = path.Length > 1 && ProfileFolders.Contains(path[0]) ? path[1..] : path;
            lower = path.FirstOrDefault() ?? "";
            lower = lower.IndexOf("?id=", StringComparison.Ordinal) is var id and >= 0 ? lower[(id + 4)..].Split('&')[0] : lower.Split('?', '#')[0];
        }
        var handle = string.Join(' ', lower.TrimStart('@', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return handle.Length is >= 2 and <= 100 && handle.Any(char.IsLetterOrDigit) ? handle : "";
    }

    private static string Vehicle(string text)
    {
        var plate = string.Concat(text.ToUpperInvariant().Where(char.IsLetterOrDigit));
        return plate.Length is >= 2 and <= 8 && plate.Any(char.IsDigit) ? plate.Replace('O', '0').Replace('I', '1') : "";
    }

    private static string Words(string text, HashSet<string> without)
    {
        var words = NameKeys.Normalise(text).Split(' ').Where(word => !without.Contains(word)).ToArray();
        return words.Sum(word => word.Length) > 2 ? string.Join(' ', words) : "";
    }
}
