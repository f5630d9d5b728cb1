using System.Globalization;
using System.Text;

namespace StalkingCase.Domain.People;

/// <summary>How a name is written for comparing: normal form, words, sound and likeness (REP-02).</summary>
public static partial class NameKeys
{
    /// <summary>Longest normal form; anything beyond is not a name.</summary>
    public const int MaxLength = 100;

    private const int MaxWords = 6;
    private const string Apostrophes = "'’‘ʼʻ`´′＇";
    private static readonly HashSet<string> Particles =
        ["VAN", "VON", "DER", "DEN", "DOS", "DAS", "BIN", "IBN", "ABU", "DEL", "BEGUM", "BIBI"];

    /// <summary>
    /// Upper case without accents, apostrophes or hyphens (a hyphen parts two words), Mac- as Mc-; other scripts kept.
    /// Never throws, and is its own normal form.
    /// </summary>
    public static string Normalise(string? name) => Shorten(string.Join(' ', Words(name).Select(FoldMac)));

    /// <summary>The words of the normal form, six at most.</summary>
    public static IReadOnlyList<string> Tokens(string? name) =>
        Normalise(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords).ToArray();

    /// <summary>The normal form written as one word: "O Brien" and "O'Brien" are the same.</summary>
    public static string Compact(string? name) => FoldMac(Plain(name));

    /// <summary>Same word, one edit per four letters, or the same sound with at most half the letters changed. Symmetric.</summary>
    public static bool IsSimilar(string? left, string? right) => IsCloselySimilar(left, right) || SoundsSame(left, right);

    internal static bool IsCloselySimilar(string? left, string? right)
    {
        var (a, b) = (Compact(left), Compact(right));
        if (a.Length == 0 || b.Length == 0)
        {
            return false;
        }
        var longer = Math.Max(a.Length, b.Length);
        return a == b || Math.Abs(a.Length - b.Length) <= longer / 4 && EditDistance.Between(a, b) <= longer / 4;
    }

    internal static bool IsParticle(string word) => Particles.Contains(word);

    /// <summary>One word, Mac- not yet folded: deletion tokens need it, since folding would make one edit two.</summary>
    internal static string Plain(string? name) => Shorten(string.Concat(Words(name)));

    // Khan, Quinn and Kane share the sound KN: the letters must also be half alike.
    private static bool SoundsSame(string? left, string? right)
    {
        var (a, b) = (Compact(left), Compact(right));
        return a.Length > 1 && b.Length > 1 && Phonetic(a) == Phonetic(b)
            && EditDistance.Between(a, b) <= Math.Max(a.Length, b.Length) / 2;
    }

    private static string[] Words(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return [];
        }
        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(2 * MaxLength))
        {
            // A lone surrogate, on which Normalize would throw, arrives as the replacement character: left out, not a gap.
            if (rune != Rune.ReplacementChar && !(rune.IsBmp && Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                clean.Append(rune.ToString());
            }
        }
        var letters = new StringBuilder();
        foreach (var rune in clean.ToString().Normalize(NormalizationForm.FormKD).ToUpperInvariant().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            Append(letters, rune);
        }
        return letters.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Append(StringBuilder letters, Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (IsAccent(rune.Value) || category is UnicodeCategory.Format or UnicodeCategory.Control && !Rune.IsWhiteSpace(rune)
            || rune.IsBmp && Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            return;
        }
        if (Rune.IsLetterOrDigit(rune) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        {
            letters.Append(Plainer(rune.Value) ?? rune.ToString());
        }
        else
        {
            letters.Append(' ');
        }
    }

    // Latin, Greek and Cyrillic accents, Hebrew and Arabic points; an Indic vowel sign is a letter and stays.
    private static bool IsAccent(int rune) => rune is >= 0x300 and <= 0x36F or >= 0x591 and <= 0x5C7
        or >= 0x64B and <= 0x65F or 0x670 or 0x640 or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0xFE00 and <= 0xFE0F;

    private static string? Plainer(int letter) => letter switch
    {
        'ß' or 'ẞ' => "SS",
        'Ł' => "L",
        'Ø' => "O",
        'Æ' => "AE",
        'Œ' => "OE",
        'Đ' or 'Ð' => "D",
        'Þ' => "TH",
        'ı' => "I",
        _ => null
    };

    // McDonald and MacDonald, McKay and Mackay; not Mack, Macey or Machin.
    private static string FoldMac(string word)
    {
        if (word.Length < 6 || !word.StartsWith("MAC", StringComparison.Ordinal) || word[3] == 'H')
        {
            return word;
        }
        return IsVowel(word[3]) && word.Length < 8 ? word : "MC" + word[3..];
    }

    private static string Shorten(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }
        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..end].Trim();
    }
}
