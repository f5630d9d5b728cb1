using System.Globalization;

namespace StalkingCase.Domain.People;

/// <summary>What a stored name token holds (REP-02).</summary>
public enum NameTokenKind { LastName, InitialAndLastName, LastNameLessOne, LastNameSound, Alias, FirstName, FullFirstName }

/// <summary>A token stored with a person so that a typed name finds them (REP-02).</summary>
public readonly record struct NameToken(NameTokenKind Kind, string Value);

public static partial class NameKeys
{
    private const int LettersForLessOne = 24;

    /// <summary>The tokens to store with a person.</summary>
    public static IReadOnlyList<NameToken> IndexTokens(string? firstName, string? lastName, IEnumerable<string?>? aliases)
    {
        List<NameToken> tokens = [.. OfLastName(firstName, lastName), .. OfFirstName(firstName)];
        foreach (var alias in (aliases ?? []).Take(20))
        {
            var words = Tokens(alias);
            tokens.AddRange(OfAlias(alias));
            tokens.AddRange(OfFirstName(words.Count > 0 ? words[0] : null));
            if (words.Count > 1)
            {
                tokens.AddRange(OfLastName(words[0], string.Join(' ', words.Skip(1))));
            }
        }
        return tokens.Distinct().ToArray();
    }

    /// <summary>
    /// The tokens to look for, rarest first. A last name off by one letter still shares one (LastNameLessOne); the first
    /// name is also tried as a last name, for swapped names. First-name tokens only when no last name was typed.
    /// </summary>
    public static IReadOnlyList<NameToken> QueryTokens(TypedPerson typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        List<NameToken> tokens =
        [
            .. OfLastName(typed.FirstName, typed.LastName), .. OfLastName(null, typed.FirstName),
            .. OfAlias(typed.Nickname), .. OfAlias(typed.FirstName)
        ];
        if (Plain(typed.LastName).Length == 0)
        {
            tokens.AddRange([.. OfFirstName(typed.FirstName), .. OfFirstName(typed.Nickname)]);
        }
        return tokens.Distinct().OrderBy(token => token.Kind).ToArray();
    }

    private static IEnumerable<NameToken> OfLastName(string? firstName, string? lastName)
    {
        var whole = Compact(lastName);
        if (whole.Length == 0)
        {
            yield break;
        }
        var initial = Compact(firstName) is { Length: > 0 } first ? FirstLetter(first) : null;
        var parts = Words(lastName).Where(word => word.Length > 2 && !IsParticle(word)).Take(3).Prepend(Plain(lastName)).Distinct();
        foreach (var part in parts)
        {
            yield return new(NameTokenKind.LastName, Compact(part));
            yield return new(NameTokenKind.LastNameSound, Phonetic(part));
            if (initial is not null)
            {
                yield return new(NameTokenKind.InitialAndLastName, initial + "|" + Phonetic(part));
            }
            foreach (var value in LessOne(part))
            {
                yield return new(NameTokenKind.LastNameLessOne, value);
            }
        }
    }

    private static IEnumerable<NameToken> OfFirstName(string? firstName) => Tokens(firstName)
        .Select(word => new NameToken(NameTokenKind.FirstName, word))
        .Concat(Nicknames.FullNamesOf(firstName).Select(full => new NameToken(NameTokenKind.FullFirstName, full)));

    private static IEnumerable<NameToken> OfAlias(string? alias) =>
        Compact(alias) is { Length: > 1 } word ? [new(NameTokenKind.Alias, word)] : [];

    // Two words one edit apart always share the word itself or a form with one letter left out. The word is cut first
    // to bound the tokens: leaving out the last letter that was kept makes up for a letter inserted before the cut.
    private static IEnumerable<string> LessOne(string word)
    {
        var kept = word.Length > LettersForLessOne ? word[..LettersForLessOne] : word;
        yield return Digest(kept);
        for (var i = 0; kept.Length > 3 && i < kept.Length; i++)
        {
            yield return Digest(kept.Remove(i, 1));
        }
    }

    // FNV-1a, 32 bits: short and the same on every machine; a clash only offers one more candidate to compare.
    private static string Digest(string word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }
        return hash.ToString("X8", CultureInfo.InvariantCulture);
    }

    internal static string FirstLetter(string word) => char.IsHighSurrogate(word[0]) && word.Length > 1 ? word[..2] : word[..1];
}
