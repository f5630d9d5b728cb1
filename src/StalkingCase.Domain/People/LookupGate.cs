namespace StalkingCase.Domain.People;

/// <summary>When enough was typed to look anyone up (REP-02): a search by next to nothing would show the whole register.</summary>
public static class LookupGate
{
    private const int LettersOfLastName = 3;

    /// <summary>Three letters of the last name and one other field, or one whole identifier or a date of birth.</summary>
    public static bool IsEnough(TypedPerson typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return typed.BornOn is not null
            || typed.Identifiers.Any(IsWhole)
            || Letters(typed.LastName) >= LettersOfLastName && HasOtherField(typed);
    }

    private static bool IsWhole(TypedIdentifier one) =>
        one.Kind is not (IdentifierKind.Workplace or IdentifierKind.Place) && Identifier.TryNormalise(one.Kind, one.Text, out _);

    private static bool HasOtherField(TypedPerson typed) =>
        Letters(typed.FirstName) > 0 || Letters(typed.Nickname) > 0 || typed.ApproximateAge is not null
        || typed.Identifiers.Any(one => Identifier.Keys(one.Kind, one.Text).Count > 0);

    // One Chinese, Japanese or Korean sign is a syllable or a word; many last names are one.
    private static int Letters(string? name) =>
        NameKeys.Compact(name).Where(char.IsLetter).Sum(letter => letter >= '\u2E80' ? LettersOfLastName : 1);
}
