using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StalkingCase.Domain.People;
using static StalkingCase.Domain.People.MatchReason;

namespace StalkingCase.Domain.Tests.People;

public class MatcherTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly DateOnly Born = new(1991, 2, 7);

    [Theory]
    [InlineData("Priya", "Nair", SameName)]
    [InlineData("Priya Anne", "NAIR", SameName)]
    [InlineData("", "Priya Nair", SameName)]
    [InlineData("Priya", "Nayar", SimilarName)]
    [InlineData("Pirya", "Nair", SimilarName)]
    [InlineData("Nair", "Priya", SwappedNames)]
    [InlineData("P.", "Nair", InitialAndSurname)]
    [InlineData("Priyanka", "Nair", MatchReason.Nickname)]
    [InlineData("Kanda", "Nair", SameAlias)]
    [InlineData("Sunny", "Kumar", SameAlias)]
    public void A_name_that_agrees_in_both_parts_is_at_least_possible(string first, string last, MatchReason why)
    {
        var match = Compare(Typed(first, last), Priya);
        Assert.Contains(why, match!.Reasons);
        Assert.True(match.Strength >= MatchStrength.Possible);
    }

    [Theory]
    [InlineData("", "Nair")]
    [InlineData("Rajesh", "Nair")]
    [InlineData("Q.", "Nair")]
    [InlineData("Priya", "Shah")]
    [InlineData("Shah", "Priya")]
    [InlineData("Priya", "")]
    [InlineData("Darren", "Kumar")]
    public void One_part_of_a_name_alone_is_never_a_match(string first, string last) => Assert.Null(Compare(Typed(first, last), Priya));

    [Theory]
    [InlineData("Priya", "Nar")]
    [InlineData("Prya", "Nair")]
    [InlineData("Priya", "Nai")]
    public void A_dropped_letter_still_matches_without_a_birth_date(string first, string last)
    {
        var match = Compare(Typed(first, last), Priya);
        Assert.Equal([SimilarName], match!.Reasons);
        Assert.Equal(MatchStrength.Possible, match.Strength);
    }

    [Theory]
    [InlineData("Ma", "Cole", true)]
    [InlineData("Mx", "Cole", true)]
    [InlineData("Mo", "Cole", false)]
    [InlineData("Max", "Coe", true)]
    public void A_dropped_letter_of_a_short_name_still_matches(string first, string last, bool matches) =>
        Assert.Equal(matches, Compare(Typed(first, last), Known("Max", "Cole")) is { Strength: MatchStrength.Possible });

    [Fact]
    public void A_last_name_of_two_letters_does_not_match_one_of_three() => Assert.Null(Compare(Typed("Wei", "Li"), Known("Wei", "Lin")));

    [Fact]
    public void A_dropped_letter_beside_an_initial_still_matches() =>
        Assert.Equal(MatchStrength.Possible, Compare(Typed("D.", "Wilkinsn"), Known("Darren", "Wilkinson"))!.Strength);

    [Theory]
    [InlineData(1991, 2, 7, SameBirthDate, MatchStrength.Certain)]
    [InlineData(1991, 7, 2, DayAndMonthSwapped, MatchStrength.Strong)]
    [InlineData(1990, 2, 7, OneDigitDifferentBirthDate, MatchStrength.Strong)]
    [InlineData(1991, 12, 30, SameBirthYear, MatchStrength.Possible)]
    public void A_birth_date_that_nearly_agrees_says_how(int year, int month, int day, MatchReason why, MatchStrength strength)
    {
        var match = Compare(Typed("Priya", "Nair") with { BornOn = new(year, month, day) }, Priya)!;
        Assert.Equal([SameName, why], match.Reasons);
        Assert.Equal(strength, match.Strength);
    }

    [Fact]
    public void A_birth_date_that_contradicts_lowers_the_strength()
    {
        var other = Typed("Priya", "Nair") with { BornOn = new(1964, 10, 30) };
        Assert.Equal(MatchStrength.Weak, Compare(other, Priya)!.Strength);
        Assert.Null(Compare(other with { FirstName = "Bria", LastName = "Nahyar" }, Priya));
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(30, true)]
    [InlineData(41, false)]
    [InlineData(int.MinValue, false)]
    [InlineData(int.MaxValue, false)]
    public void An_age_within_five_years_is_similar(int age, bool similar) =>
        Assert.Equal(similar, Compare(Typed("Priya", "Nair") with { ApproximateAge = age }, Priya)!.Reasons.Contains(SimilarAge));

    [Fact]
    public void An_age_is_compared_with_a_birth_year_known_about_too()
    {
        var known = Priya with { BornOn = null, BornYearAbout = 1990 };
        Assert.Contains(SimilarAge, Compare(Typed("", "Nair") with { ApproximateAge = 33 }, known)!.Reasons);
        Assert.Contains(SameBirthYear, Compare(Typed("", "Nair") with { BornOn = new(1990, 5, 5) }, known)!.Reasons);
        Assert.Null(Compare(Typed("", "Nair") with { ApproximateAge = 50 }, known));
    }

    [Fact]
    public void A_birth_date_alone_is_weak_and_offered_only_without_a_typed_name()
    {
        Assert.Equal(MatchStrength.Weak, Compare(Typed("", "") with { BornOn = Born }, Priya)!.Strength);
        Assert.Null(Compare(Typed("Darren", "Cole") with { BornOn = Born }, Priya));
        Assert.Null(Compare(Typed("Darren", "Cole") with { BornOn = Born }, Known(null, null) with { BornOn = Born }));
    }

    [Fact]
    public void A_first_name_and_birth_date_survive_a_change_of_last_name() =>
        Assert.Equal(MatchStrength.Possible, Compare(Typed("Priya", "Shah") with { BornOn = Born }, Priya)!.Strength);

    [Theory]
    [InlineData(IdentifierKind.Phone, "07700 900982", SamePhone)]
    [InlineData(IdentifierKind.Email, "P@example.org", SameEmail)]
    [InlineData(IdentifierKind.Handle, "instagram.com/priya_n", SameHandle)]
    [InlineData(IdentifierKind.Vehicle, "AB12 CDE", SameVehicle)]
    [InlineData(IdentifierKind.Address, "14 Mill Lane, Leeds LS1 4AB", SameAddress)]
    public void An_identifier_alone_is_strong_and_less_beside_another_name(IdentifierKind kind, string text, MatchReason why)
    {
        var typed = Typed("", "") with { Identifiers = [new(kind, text)] };
        var alone = Compare(typed, Priya)!;
        Assert.Equal((why, MatchStrength.Strong), (Assert.Single(alone.Reasons), alone.Strength));
        Assert.Equal(MatchStrength.Possible, Compare(typed with { FirstName = "Darren", LastName = "Cole" }, Priya)!.Strength);
        Assert.Equal(MatchStrength.Certain, Compare(typed with { FirstName = "P", LastName = "Nair" }, Priya)!.Strength);
        Assert.Null(Compare(typed with { Identifiers = [new(kind, "07700 900111 14 Mill Lane AB99 9ZZ")] }, Priya));
    }

    [Theory]
    [InlineData(IdentifierKind.Address, "99 Mill Lane, Leeds LS1 4AB", SamePostcode)]
    [InlineData(IdentifierKind.Workplace, "ACME Bakery", SameWorkplace)]
    [InlineData(IdentifierKind.Place, "Roundhay park", SamePlace)]
    public void A_postcode_workplace_or_place_alone_is_weak_and_not_offered_beside_another_name(IdentifierKind kind, string text, MatchReason why)
    {
        var typed = Typed("", "") with { Identifiers = [new(kind, text)] };
        Assert.Equal(MatchStrength.Weak, Compare(typed, Priya)!.Strength);
        Assert.Equal([why], Compare(typed, Priya)!.Reasons);
        Assert.Null(Compare(typed with { FirstName = "Darren", LastName = "Cole" }, Priya));
        Assert.Contains(why, Compare(typed with { LastName = "Nair" }, Priya)!.Reasons);
    }

    [Fact]
    public void Digests_are_compared_like_plain_keys()
    {
        static string Digest(string key) => string.Concat(key.Reverse());
        var known = Priya with { Identifiers = [.. Priya.Identifiers.Select(one => (one.Kind, Identifier.Seal(one.Key, Digest)))] };
        var typed = Typed("", "Nair") with { Identifiers = [new(IdentifierKind.Address, "LS1 4AB"), new(IdentifierKind.Phone, "07700900982")] };
        Assert.Equal([SameLastName, SamePhone, SamePostcode], Matcher.Compare(typed, known, Identifier.KeysOf(typed, Digest))!.Reasons);
    }

    [Fact]
    public void The_sentence_says_every_reason()
    {
        Assert.Equal("Same name and date of birth.", Compare(Typed("Priya", "Nair") with { BornOn = Born }, Priya)!.Because);
        Assert.Equal("Similar name, day and month of birth swapped.", Compare(Typed("Priya", "Nayar") with { BornOn = new(1991, 7, 2) }, Priya)!.Because);
        Assert.Equal("Same last name, another form of the first name.", Compare(Typed("Priyanka", "Nair"), Priya)!.Because);
        Assert.All(Enum.GetValues<MatchReason>(), reason => Assert.Matches("^[A-Z].+\\.$", new Match(default, default, [reason]).Because));
    }

    [Fact]
    public void A_pair_needs_both_persons_at_least_possible()
    {
        var (weak, possible) = (new Match(default, MatchStrength.Weak, [SamePlace]), new Match(default, MatchStrength.Possible, [SimilarName]));
        Assert.True(Matcher.IsSamePair(possible, possible));
        Assert.False(Matcher.IsSamePair(possible, weak));
        Assert.False(Matcher.IsSamePair(null, possible));
    }

    [Property(MaxTest = 500)]
    public Property Names_compare_alike_in_both_directions()
    {
        var names = Gen.Elements("", "P.", "Priya", "Pirya", "Nair", "Nayar", "Nair-Shah", "Priya Nair", "Liz", "Elizabeth", "Mo Ali", "Chris", "Ng", "王", "O'Brien", "Mac Donald", "McDonald");
        var pairs = from a in names from b in names from c in names from d in names select (a, b, c, d);
        return Prop.ForAll(pairs.ToArbitrary(), one =>
        {
            var there = Compare(Typed(one.a, one.b), Known(one.c, one.d));
            var back = Compare(Typed(one.c, one.d), Known(one.a, one.b));
            return there?.Strength == back?.Strength && (there?.Reasons ?? []).SequenceEqual(back?.Reasons ?? []);
        });
    }

    private static KnownPerson Known(string? first, string? last) => new() { PersonId = Guid.NewGuid(), FirstName = first, LastName = last };

    private static KnownPerson Priya => Known("Priya", "Nair") with
    {
        Aliases = ["Kanda", "Sunny Kumar"],
        BornOn = Born,
        Identifiers =
        [
            .. Keys(IdentifierKind.Phone, "+44 7700 900982"), .. Keys(IdentifierKind.Email, "p@example.org"), .. Keys(IdentifierKind.Handle, "@Priya_N"),
            .. Keys(IdentifierKind.Vehicle, "ab12cde"), .. Keys(IdentifierKind.Address, "14 Mill Lane, Leeds, LS1 4AB"),
            .. Keys(IdentifierKind.Workplace, "Acme Bakery Ltd"), .. Keys(IdentifierKind.Place, "Roundhay Park")
        ]
    };

    private static IEnumerable<(IdentifierKind, string)> Keys(IdentifierKind kind, string text) => Identifier.Keys(kind, text).Select(key => (kind, key));

    private static TypedPerson Typed(string? first, string? last) => new() { FirstName = first, LastName = last, Today = Today };

    private static Match? Compare(TypedPerson typed, KnownPerson known) => Matcher.Compare(typed, known, Identifier.KeysOf(typed));
}
