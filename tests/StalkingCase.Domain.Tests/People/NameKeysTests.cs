using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StalkingCase.Domain.People;

namespace StalkingCase.Domain.Tests.People;

public class NameKeysTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Theory]
    [InlineData("José O’Brien", "JOSE OBRIEN")]
    [InlineData("Anne-Marie", "ANNE MARIE")]
    [InlineData("MacDonald", "MCDONALD")]
    [InlineData("Mackay", "MCKAY")]
    [InlineData("Macey", "MACEY")]
    [InlineData("Małgorzata", "MALGORZATA")]
    [InlineData("Ｎａｉｒ", "NAIR")]
    [InlineData("王", "王")]
    [InlineData("प्रिया", "प्रिया")]
    [InlineData("\u202ENair😀\u0000", "NAIR")]
    [InlineData(null, "")]
    public void A_name_has_one_normal_form(string? typed, string expected) => Assert.Equal(expected, NameKeys.Normalise(typed));

    [Fact]
    public void Half_a_character_is_left_out() => Assert.Equal("NAIR", NameKeys.Normalise("Na\uD800ir"));

    [Theory]
    [InlineData("Nair", "Nayar")]
    [InlineData("Smith", "Smyth")]
    [InlineData("Catherine", "Kathryn")]
    [InlineData("Mohammed", "Muhammad")]
    [InlineData("Mohamed", "Muhammed")]
    [InlineData("Stephen", "Steven")]
    [InlineData("Siobhan", "Shevaun")]
    [InlineData("Hussain", "Hussein")]
    [InlineData("Philip", "Filip")]
    [InlineData("Ahmed", "Ahmad")]
    [InlineData("Wright", "Right")]
    public void Spellings_of_one_sound_share_a_key(string one, string other) => Assert.Equal(NameKeys.Phonetic(one), NameKeys.Phonetic(other));

    [Theory]
    [InlineData("Smith", "Jones")]
    [InlineData("Nair", "Nash")]
    [InlineData("Khan", "Quinn")]
    [InlineData("Lee", "Loe1")]
    public void Other_names_are_not_similar(string one, string other) => Assert.False(NameKeys.IsSimilar(one, other));

    [Theory]
    [InlineData("Liz", "Elizabeth")]
    [InlineData("Bob", "Robert")]
    [InlineData("Mo", "Muhammad")]
    [InlineData("Gosia", "Małgorzata")]
    [InlineData("Chris", "Christopher")]
    [InlineData("Chris", "Christine")]
    [InlineData("Kasia", "Katarzyna")]
    public void A_short_form_stands_for_the_full_name(string one, string other)
    {
        Assert.True(Nicknames.AreForms(one, other));
        Assert.True(Nicknames.AreForms(other, one));
    }

    [Fact]
    public void Two_full_names_of_one_short_form_are_not_the_same_name() => Assert.False(Nicknames.AreForms("Christopher", "Christine"));

    [Theory]
    [InlineData("NAIR", "NAIR", 0)]
    [InlineData("NAIR", "NAR", 1)]
    [InlineData("NAIR", "NIAR", 1)]
    [InlineData("NAIR", "NAIRN", 1)]
    [InlineData("NAIR", "", 4)]
    [InlineData("SMITH", "JONES", 5)]
    public void An_edit_is_one_letter_or_one_exchange(string one, string other, int edits) => Assert.Equal(edits, EditDistance.Between(one, other));

    [Property(MaxTest = 500)]
    public bool Normalising_twice_changes_nothing(string? name) => NameKeys.Normalise(NameKeys.Normalise(name)) == NameKeys.Normalise(name);

    [Property(MaxTest = 500)]
    public bool Normalising_any_characters_twice_changes_nothing(char[] letters)
    {
        var name = new string(letters);
        return NameKeys.Normalise(NameKeys.Normalise(name)) == NameKeys.Normalise(name) && NameKeys.Compact(NameKeys.Compact(name)) == NameKeys.Compact(name);
    }

    [Property(MaxTest = 1000)]
    public Property Similarity_and_distance_are_symmetric() => Prop.ForAll(Words().Two().ToArbitrary(), pair =>
        NameKeys.IsSimilar(pair.Item1, pair.Item2) == NameKeys.IsSimilar(pair.Item2, pair.Item1)
        && EditDistance.Between(pair.Item1, pair.Item2) == EditDistance.Between(pair.Item2, pair.Item1));

    [Property(MaxTest = 1000)]
    public Property A_last_name_with_any_single_edit_shares_a_token()
    {
        var cases = from name in Words() from edit in Gen.Choose(0, 3) from at in Gen.Choose(0, 100) from letter in Gen.Elements(Alphabet) select (name, edit, at, letter);
        return Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var typed = Edited(one.name, one.edit, one.at % one.name.Length, one.letter);
            var stored = NameKeys.IndexTokens("Priya", one.name, []);
            return NameKeys.QueryTokens(new TypedPerson { LastName = typed, Today = Today }).Intersect(stored).Any();
        });
    }

    [Fact]
    public void A_swapped_name_a_misspelt_swapped_name_and_a_nickname_share_a_token_too()
    {
        var stored = NameKeys.IndexTokens("Priya", "Nair", ["Pri", "Priya Kumar"]);
        Assert.Contains(new NameToken(NameTokenKind.LastName, "NAIR"), Asked("Nair", "Priya").Intersect(stored));
        Assert.NotEmpty(Asked("Nar", "Priya").Intersect(stored));
        Assert.NotEmpty(Asked("P.", "Kumr").Intersect(stored));
        Assert.NotEmpty(Asked(null, "Priya Nair").Intersect(stored));
        Assert.NotEmpty(Asked("Lizzie", null).Intersect(NameKeys.IndexTokens("Elizabeth", "Cole", null)));
        Assert.NotEmpty(Asked(null, "Maxdonald").Intersect(NameKeys.IndexTokens(null, "Mac Donald", null)));
        Assert.Empty(Asked("Darren", "Cole").Intersect(stored));
    }

    [Fact]
    public void The_rarest_tokens_are_asked_first_and_first_names_only_without_a_last_name()
    {
        var asked = NameKeys.QueryTokens(new TypedPerson { FirstName = "Mohammed", LastName = "Nair", Today = Today });
        Assert.Equal(NameTokenKind.LastName, asked[0].Kind);
        Assert.DoesNotContain(asked, token => token.Kind is NameTokenKind.FirstName or NameTokenKind.FullFirstName);
    }

    private static IReadOnlyList<NameToken> Asked(string? first, string? last) =>
        NameKeys.QueryTokens(new TypedPerson { FirstName = first, LastName = last, Today = Today });

    // MAC- names too: folding Mac to Mc must not turn one edit into two.
    private static readonly char[] Alphabet = "ABCDEGHIKLMNORSTUYÉŁ".ToCharArray();

    private static Gen<string> Words() =>
        from start in Gen.Elements("", "MAC", "MC", "O", "SMITHSMITHSMITHSMITHSM")
        from size in Gen.Choose(4, 12)
        from letters in Gen.Elements(Alphabet).ArrayOf(size)
        select start + new string(letters);

    private static string Edited(string name, int edit, int at, char letter) => edit switch
    {
        0 => name.Insert(at, letter.ToString()),
        1 => name.Remove(at, 1),
        2 => name.Remove(at, 1).Insert(at, letter.ToString()),
        _ => at + 1 < name.Length ? name[..at] + name[at + 1] + name[at] + name[(at + 2)..] : name
    };
}
