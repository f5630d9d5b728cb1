using static StalkingCase.Domain.People.MatchReason;

namespace StalkingCase.Domain.People;

/// <summary>
/// Compares a typed person with a recorded one (REP-02). A name needs a second field to agree; an identifier may be
/// offered alone; a contradicting date of birth lowers the strength by one.
/// </summary>
public static class Matcher
{
    /// <summary>The match with every reason, or null when the recorded person is not to be offered.</summary>
    /// <param name="typed">The person typed.</param>
    /// <param name="known">The recorded person.</param>
    /// <param name="typedKeys">The typed person's identifier keys, in the form (plain or digest) in which the known ones are stored.</param>
    public static Match? Compare(TypedPerson typed, KnownPerson known, IReadOnlySet<(IdentifierKind Kind, string Key)> typedKeys)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(typedKeys);
        var name = NameAgreement.Of(typed, known);
        var birth = BirthAgreement.Of(typed, known);
        var shared = Shared(known, typedKeys);
        if (!MayBeOffered(typed, name, birth, shared))
        {
            return null;
        }
        var strength = Strength(name, birth, shared);
        var conflicts = birth.Conflicts || name.Conflicts && shared.Any(IsIdentifier);
        if (conflicts && --strength < 0)
        {
            return null;
        }
        MatchReason[] reasons = [.. name.Reasons, .. birth.Reason is { } reason ? [reason] : Array.Empty<MatchReason>(), .. shared];
        return new(known.PersonId, (MatchStrength)strength, reasons.Distinct().Order().ToArray());
    }

    /// <summary>Whether victim and suspect are both at least possibly the recorded pair: the incidents are offered as linked (REP-02).</summary>
    public static bool IsSamePair(Match? victim, Match? suspect) =>
        victim is { Strength: >= MatchStrength.Possible } && suspect is { Strength: >= MatchStrength.Possible };

    private static MatchReason[] Shared(KnownPerson known, IReadOnlySet<(IdentifierKind Kind, string Key)> typedKeys)
    {
        var reasons = known.Identifiers.Where(typedKeys.Contains).Select(Reason).ToHashSet();
        if (reasons.Contains(SameAddress))
        {
            reasons.Remove(SamePostcode);
        }
        return [.. reasons];
    }

    private static MatchReason Reason((IdentifierKind Kind, string Key) shared) => shared.Kind switch
    {
        IdentifierKind.Phone => SamePhone,
        IdentifierKind.Email => SameEmail,
        IdentifierKind.Handle => SameHandle,
        IdentifierKind.Vehicle => SameVehicle,
        IdentifierKind.Address when shared.Key.StartsWith(Identifier.PostcodePrefix, StringComparison.Ordinal) => SamePostcode,
        IdentifierKind.Address => SameAddress,
        IdentifierKind.Workplace => SameWorkplace,
        _ => SamePlace
    };

    private static bool IsIdentifier(MatchReason reason) => reason is SamePhone or SameEmail or SameHandle or SameVehicle or SameAddress;

    private static bool MayBeOffered(TypedPerson typed, NameAgreement name, BirthAgreement birth, MatchReason[] shared)
    {
        if (shared.Any(IsIdentifier))
        {
            return true;
        }
        var isNearBirthDate = birth.Reason is SameBirthDate or DayAndMonthSwapped or OneDigitDifferentBirthDate;
        return name.Level switch
        {
            NameLevel.Full => true,
            NameLevel.LastOnly => birth.Reason is not null || shared.Length > 0,
            NameLevel.FirstOnly => birth.Reason is SameBirthDate || !name.Conflicts && (isNearBirthDate || shared.Length > 0),
            NameLevel.Absent => shared.Length > 0 || birth.Reason is SameBirthDate && !HasName(typed),
            _ => false
        };
    }

    private static bool HasName(TypedPerson typed) =>
        NameKeys.Compact(typed.FirstName).Length > 0 || NameKeys.Compact(typed.LastName).Length > 0 || NameKeys.Compact(typed.Nickname).Length > 0;

    private static int Strength(NameAgreement name, BirthAgreement birth, MatchReason[] shared)
    {
        var points = name.Points + birth.Points + shared.Sum(reason => IsIdentifier(reason) ? 60 : reason is SamePostcode ? 10 : 15);
        var strength = points >= 80 ? MatchStrength.Certain : points >= 55 ? MatchStrength.Strong : points >= 30 ? MatchStrength.Possible : MatchStrength.Weak;
        if (name.Level != NameLevel.Full && birth.Reason is not SameBirthDate && strength == MatchStrength.Certain)
        {
            return (int)MatchStrength.Strong;
        }
        // A date of birth alone is shared by thousands.
        return birth.Reason is SameBirthDate && name.Level == NameLevel.Absent && shared.Length == 0 ? (int)MatchStrength.Weak : (int)strength;
    }
}
