using System.Diagnostics;
using StalkingCase.Domain.People;

namespace StalkingCase.Domain.Tests.People;

public class LookupGateTests
{
    private static readonly TypedPerson Nobody = new() { Today = new(2026, 3, 1) };

    [Fact]
    public void Three_letters_of_a_last_name_and_another_field_are_enough()
    {
        Assert.True(LookupGate.IsEnough(Nobody with { LastName = "Nai", FirstName = "P" }));
        Assert.True(LookupGate.IsEnough(Nobody with { LastName = "Nair", ApproximateAge = 35 }));
        Assert.True(LookupGate.IsEnough(Nobody with { LastName = "王", FirstName = "伟" }));
        Assert.True(LookupGate.IsEnough(Nobody with { LastName = "Nair", Identifiers = [new(IdentifierKind.Place, "Roundhay Park")] }));
    }

    [Fact]
    public void Less_than_that_is_not()
    {
        Assert.False(LookupGate.IsEnough(Nobody));
        Assert.False(LookupGate.IsEnough(Nobody with { LastName = "Nair" }));
        Assert.False(LookupGate.IsEnough(Nobody with { LastName = "Na-'", FirstName = "Priya" }));
        Assert.False(LookupGate.IsEnough(Nobody with { LastName = "Nair", FirstName = " ' " }));
        Assert.False(LookupGate.IsEnough(Nobody with { FirstName = "Priya", ApproximateAge = 35 }));
    }

    [Theory]
    [InlineData(IdentifierKind.Phone, "07700 900982", "07700")]
    [InlineData(IdentifierKind.Email, "p@example.org", "p@")]
    [InlineData(IdentifierKind.Handle, "@dk", "@")]
    [InlineData(IdentifierKind.Vehicle, "AB12 CDE", "blue")]
    [InlineData(IdentifierKind.Address, "14 Mill Lane, Leeds LS1 4AB", "Leeds LS1 4AB")]
    public void One_whole_identifier_is_enough_and_half_is_not(IdentifierKind kind, string whole, string half)
    {
        Assert.True(LookupGate.IsEnough(Nobody with { Identifiers = [new(kind, whole)] }));
        Assert.False(LookupGate.IsEnough(Nobody with { Identifiers = [new(kind, half)] }));
    }

    [Fact]
    public void A_birth_date_is_enough_and_a_workplace_is_not()
    {
        Assert.True(LookupGate.IsEnough(Nobody with { BornOn = new(1991, 2, 7) }));
        Assert.False(LookupGate.IsEnough(Nobody with { Identifiers = [new(IdentifierKind.Workplace, "Acme Bakery")] }));
    }

    public static TheoryData<string?> Hostile =>
    [
        null, "", " ", "\0", "😀😀😀", "\u202Eriaн\u202C", "\uD800", "a\uDC00b\uD83D", "'; DROP TABLE Persons; --", "%%__[]", "<script>", "(((((((((+++++",
        new string('A', 10_000), new string('\u0301', 10_000), new string('1', 10_000), new string('/', 10_000), new string('@', 10_000),
        string.Concat(Enumerable.Repeat("1 A, ", 2_000)), string.Concat(Enumerable.Repeat("ﷺ", 10_000)), "😀" + new string(' ', 10_000) + "x", "İıßŁﬁǅ", "O'Neill-McÉ"
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_throws_runs_long_or_grows(string? text)
    {
        var clock = Stopwatch.StartNew();
        var typed = Nobody with
        {
            FirstName = text,
            LastName = text,
            Nickname = text,
            Identifiers = [.. Enum.GetValues<IdentifierKind>().Select(kind => new TypedIdentifier(kind, text))]
        };
        var known = new KnownPerson { PersonId = Guid.NewGuid(), FirstName = text, LastName = text, Aliases = [text ?? "", "Priya Nair"] };
        _ = LookupGate.IsEnough(typed);
        var match = Matcher.Compare(typed, known, Identifier.KeysOf(typed));
        _ = match?.Because;
        Assert.True(NameKeys.Normalise(text).Length <= NameKeys.MaxLength);
        Assert.True(NameKeys.Phonetic(text).Length <= NameKeys.MaxLength);
        Assert.All(NameKeys.IndexTokens(text, text, [text]).Concat(NameKeys.QueryTokens(typed)), token => Assert.True(token.Value.Length <= 110));
        Assert.True(NameKeys.IndexTokens(text, text, [text]).Count < 400);
        Assert.All(Identifier.KeysOf(typed), key => Assert.InRange(key.Key.Length, 1, 700));
        Assert.True(clock.ElapsedMilliseconds < 2_000);
    }
}
