using System.Text;

namespace StalkingCase.Domain.People;

public static partial class NameKeys
{
    private const int MaxSounds = 8;

    // Longest first at each place. "0" is th, "X" is sh or ch. Irish bh and mh are v; Polish sz and cz are sh and ch.
    private static readonly (string Letters, string Sound)[] Sounds =
    [
        ("TSCH", "X"), ("SCH", "X"), ("CHR", "KR"), ("DGE", "J"), ("DGI", "J"), ("TCH", "X"), ("SIO", "X"), ("SIA", "X"),
        ("TIO", "X"), ("TIA", "X"), ("CIA", "X"), ("SCE", "S"), ("SCI", "S"), ("BH", "F"), ("MH", "F"), ("PH", "F"), ("TH", "0"),
        ("SH", "X"), ("SZ", "X"), ("CH", "X"), ("CZ", "X"), ("CK", "K"), ("KH", "K"), ("DH", "T"), ("GH", ""), ("QU", "K"),
        ("CE", "S"), ("CI", "S"), ("CY", "S"), ("GE", "J"), ("GI", "J"), ("GY", "J"),
        ("B", "P"), ("C", "K"), ("D", "T"), ("F", "F"), ("G", "K"), ("J", "J"), ("K", "K"), ("L", "L"), ("M", "M"), ("N", "N"),
        ("P", "P"), ("Q", "K"), ("R", "R"), ("S", "S"), ("T", "T"), ("V", "F"), ("X", "KS"), ("Z", "S"),
        ("A", ""), ("E", ""), ("I", ""), ("O", ""), ("U", ""), ("Y", ""), ("W", ""), ("H", "")
    ];

    private static readonly (string Letters, string Sound)[] FirstSounds =
    [
        ("KN", "N"), ("GN", "N"), ("PN", "N"), ("WR", "R"), ("PS", "S"), ("GH", "K"), ("X", "S"), ("WH", "W"), ("W", "W"),
        ("H", "H"), ("Y", "Y"), ("A", "A"), ("E", "A"), ("I", "A"), ("O", "A"), ("U", "A")
    ];

    /// <summary>
    /// A short key of how a name sounds: Nair and Nayar, Smith and Smyth, Mohammed and Muhammad share one.
    /// A name in another script is its own key.
    /// </summary>
    public static string Phonetic(string? name)
    {
        var word = Compact(name);
        if (!word.All(char.IsAsciiLetter))
        {
            return word;
        }
        var key = new StringBuilder();
        var at = 0;
        while (at < word.Length && key.Length < MaxSounds)
        {
            var rest = word.AsSpan(at);
            var (letters, sound) = at == 0 && Find(FirstSounds, rest) is { Letters: not null } first ? first : Find(Sounds, rest);
            // A doubled letter is one sound (Nash, Nassh; Mohammed, Mohamed); a sound met again after a vowel is two.
            if (!IsDoubled(word, at))
            {
                key.Append(sound);
            }
            at += letters.Length;
        }
        return key.ToString();
    }

    private static bool IsDoubled(string word, int at) => at > 0 && word[at] == word[at - 1];

    private static (string Letters, string Sound) Find((string Letters, string Sound)[] table, ReadOnlySpan<char> rest)
    {
        foreach (var entry in table)
        {
            if (rest.StartsWith(entry.Letters, StringComparison.Ordinal))
            {
                return entry;
            }
        }
        return default;
    }

    private static bool IsVowel(char letter) => letter is 'A' or 'E' or 'I' or 'O' or 'U';
}
