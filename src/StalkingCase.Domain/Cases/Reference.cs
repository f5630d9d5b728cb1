using System.Security.Cryptography;

namespace StalkingCase.Domain.Cases;

/// <summary>
/// A case reference as people see it: SC- and eight letters and digits, the last a check character, drawn at random so
/// that gaps tell nothing. The alphabet has no 0, 1, I, L or O.
/// </summary>
public static class Reference
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New() => From(RandomNumberGenerator.GetInt32);

    /// <summary>The same with the caller's own source of numbers below a bound, for a seed that repeats.</summary>
    public static string From(Func<int, int> below)
    {
        var body = new string(Enumerable.Range(0, 7).Select(_ => Alphabet[below(Alphabet.Length)]).ToArray());
        return Written(body + Check(body));
    }

    /// <summary>Reads what somebody typed, with or without prefix, spaces and hyphens; null when the check character is wrong.</summary>
    public static string? Read(string? typed)
    {
        var text = new string((typed ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit).Take(12).ToArray());
        if (text.StartsWith("SC", StringComparison.Ordinal) && text.Length == 10) text = text[2..];
        return text.Length == 8 && text.All(Alphabet.Contains) && Check(text[..7]) == text[7] ? Written(text) : null;
    }

    private static string Written(string eight) => $"SC-{eight[..4]}-{eight[4..]}";

    private static char Check(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++) sum += (i + 2) * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        return Alphabet[sum % Alphabet.Length];
    }
}
