using static StalkingCase.Domain.People.MatchReason;

namespace StalkingCase.Domain.People;

/// <summary>How far two names agree.</summary>
internal enum NameLevel { Absent, Conflict, FirstOnly, LastOnly, Full }

/// <summary>What a comparison of two names found: its level, its weight for the strength, and why (REP-02).</summary>
internal sealed record NameAgreement(NameLevel Level, int Points, bool Conflicts, IReadOnlyList<MatchReason> Reasons)
{
    private enum Part { Absent, Different, Initial, Similar, Close, Form, Same }

    internal static NameAgreement Of(TypedPerson typed, KnownPerson known)
    {
        var best = Best(typed.FirstName, typed.LastName, known.FirstName, known.LastName);
        foreach (var alias in known.Aliases.Take(20))
        {
            if (NameKeys.Tokens(alias) is [var first, _, ..] words && Best(typed.FirstName, typed.LastName, first, string.Join(' ', words.Skip(1))) is { Level: NameLevel.Full } whole)
            {
                best = Better(best, whole with { Points = whole.Points - 2, Reasons = [SameAlias] });
            }
        }
        return best.Level == NameLevel.Full ? best : WithAlias(typed, known, best);
    }

    // A first name or nickname on one side that is an alias or first name on the other.
    private static NameAgreement WithAlias(TypedPerson typed, KnownPerson known, NameAgreement straight)
    {
        string?[] known1 = [known.FirstName, .. known.Aliases.Take(20)];
        string?[] typed1 = [typed.FirstName, typed.Nickname];
        var shared = typed1.SelectMany((t, i) => known1.Select((k, j) => (t, k, Alias: i + j > 0)))
            .Any(pair => pair.Alias && OfFirst(pair.t, pair.k) is Part.Same or Part.Form && NameKeys.Compact(pair.t).Length > 1);
        if (!shared)
        {
            return straight;
        }
        var last = OfLast(typed.LastName, known.LastName);
        return last switch
        {
            Part.Same => new(NameLevel.Full, 34, false, [SameLastName, SameAlias]),
            Part.Close or Part.Similar => new(NameLevel.Full, 24, false, [SimilarLastName, SameAlias]),
            _ => new(NameLevel.FirstOnly, 16, last == Part.Different, [SameAlias])
        };
    }

    private static NameAgreement Best(string? first, string? last, string? knownFirst, string? knownLast)
    {
        var best = Straight(first, last, knownFirst, knownLast);
        foreach (var (f, l) in Split(first, last))
        {
            best = Better(best, Straight(f, l, knownFirst, knownLast));
            best = Split(knownFirst, knownLast).Aggregate(best, (b, name) => Better(b, Straight(f, l, name.First, name.Last)));
        }
        best = Split(knownFirst, knownLast).Aggregate(best, (b, name) => Better(b, Straight(first, last, name.First, name.Last)));
        return best.Level == NameLevel.Full ? best : Better(best, Swapped(first, last, knownFirst, knownLast));
    }

    // A whole name typed in one box.
    private static IEnumerable<(string First, string Last)> Split(string? first, string? last)
    {
        var (f, l) = (NameKeys.Tokens(first), NameKeys.Tokens(last));
        var words = f.Count == 0 ? l : l.Count == 0 ? f : [];
        return words.Count > 1 ? [(words[0], string.Join(' ', words.Skip(1)))] : [];
    }

    private static NameAgreement Better(NameAgreement one, NameAgreement other) => other.Points > one.Points ? other : one;

    private static NameAgreement Straight(string? first, string? last, string? knownFirst, string? knownLast)
    {
        var (f, l) = (OfFirst(first, knownFirst), OfLast(last, knownLast));
        return (l, f) switch
        {
            (Part.Same, Part.Same) => new(NameLevel.Full, 40, false, [SameName]),
            (Part.Same, Part.Form) => new(NameLevel.Full, 35, false, [SameLastName, Nickname]),
            (Part.Same, Part.Close or Part.Similar) => new(NameLevel.Full, 32, false, [SimilarName]),
            (Part.Same, Part.Initial) => new(NameLevel.Full, 31, false, [InitialAndSurname]),
            (Part.Close, Part.Same) => new(NameLevel.Full, 32, false, [SimilarName]),
            (Part.Close, Part.Form) => new(NameLevel.Full, 30, false, [SimilarLastName, Nickname]),
            (Part.Close, Part.Close) => new(NameLevel.Full, 30, false, [SimilarName]),
            // A dropped letter and an initial together: still one busy person, when the last name is long enough to tell.
            (Part.Close, Part.Initial) => new(NameLevel.Full, Math.Max(NameKeys.Compact(last).Length, NameKeys.Compact(knownLast).Length) > 4 ? 30 : 22, false, [SimilarName]),
            (Part.Similar, Part.Same) => new(NameLevel.Full, 30, false, [SimilarName]),
            (Part.Close or Part.Similar, Part.Form or Part.Close or Part.Similar or Part.Initial) => new(NameLevel.Full, 22, false, [SimilarName]),
            (Part.Same, Part.Absent) => new(NameLevel.LastOnly, 15, false, [SameLastName]),
            (Part.Close or Part.Similar, Part.Absent) => new(NameLevel.LastOnly, 10, false, [SimilarLastName]),
            (Part.Absent, Part.Absent) => new(NameLevel.Absent, 0, false, []),
            (_, Part.Same) => new(NameLevel.FirstOnly, 12, l == Part.Different, [SameFirstName]),
            (_, Part.Form) => new(NameLevel.FirstOnly, 11, l == Part.Different, [Nickname]),
            (Part.Absent, Part.Close or Part.Similar or Part.Initial) => new(NameLevel.Absent, 0, false, []),
            _ => new(NameLevel.Conflict, 0, true, [])
        };
    }

    private static NameAgreement Swapped(string? first, string? last, string? knownFirst, string? knownLast)
    {
        var (one, other) = (OfLast(first, knownLast), OfLast(last, knownFirst));
        return (one, other) switch
        {
            (Part.Same, Part.Same) => new(NameLevel.Full, 34, false, [SwappedNames]),
            (Part.Same, Part.Close) or (Part.Close, Part.Same) => new(NameLevel.Full, 30, false, [SimilarName, SwappedNames]),
            _ => new(NameLevel.Conflict, -1, true, [])
        };
    }

    private static Part OfFirst(string? left, string? right)
    {
        var (a, b) = (NameKeys.Tokens(left), NameKeys.Tokens(right));
        if (a.Count == 0 || b.Count == 0)
        {
            return Part.Absent;
        }
        if (a[0].Length == 1 || b[0].Length == 1)
        {
            return NameKeys.FirstLetter(a[0]) != NameKeys.FirstLetter(b[0]) ? Part.Different
                : a[0].Length == b[0].Length && char.IsAsciiLetter(a[0][0]) is false ? Part.Same : Part.Initial;
        }
        if (a[0] == b[0] || NameKeys.Compact(left) == NameKeys.Compact(right))
        {
            return Part.Same;
        }
        return Nicknames.AreForms(a[0], b[0]) ? Part.Form
            : NameKeys.IsCloselySimilar(a[0], b[0]) ? Part.Close
            : NameKeys.IsSimilar(a[0], b[0]) || IsShortOneDropped(a[0], b[0]) || a.Intersect(b).Any(word => word.Length > 2) ? Part.Similar
            : Part.Different;
    }

    // Max and Ma: too short for one edit in four. First names only, since Li and Lin are two families.
    private static bool IsShortOneDropped(string one, string other) =>
        one.Length + other.Length == 5 && Math.Abs(one.Length - other.Length) == 1 && EditDistance.Between(one, other) == 1;

    private static Part OfLast(string? left, string? right)
    {
        var (a, b) = (NameKeys.Compact(left), NameKeys.Compact(right));
        if (a.Length == 0 || b.Length == 0)
        {
            return Part.Absent;
        }
        return a == b ? Part.Same
            : NameKeys.IsCloselySimilar(a, b) ? Part.Close
            : NameKeys.IsSimilar(a, b) || SharePart(left, right) ? Part.Similar
            : Part.Different;
    }

    // Smith-Jones and Jones.
    private static bool SharePart(string? left, string? right) => NameKeys.Tokens(left).Intersect(NameKeys.Tokens(right))
        .Any(word => word.Length > 2 && !NameKeys.IsParticle(word));
}
