using FsCheck.Xunit;
using StalkingCase.Domain.People;
using static StalkingCase.Domain.People.IdentifierKind;

namespace StalkingCase.Domain.Tests.People;

public class IdentifierTests
{
    [Theory]
    [InlineData(Phone, "07700 900 982", "+447700900982")]
    [InlineData(Phone, "+44 7700 900982", "+447700900982")]
    [InlineData(Phone, "0044 7700 900982", "+447700900982")]
    [InlineData(Phone, "07700-900-982", "+447700900982")]
    [InlineData(Phone, "+44 (0)7700 900982", "+447700900982")]
    [InlineData(Phone, "447700900982", "+447700900982")]
    [InlineData(Phone, "7700900982", "+447700900982")]
    [InlineData(Phone, "tel:07700900982", "+447700900982")]
    [InlineData(Phone, "0113 496 0000 ext 12", "+441134960000")]
    [InlineData(Phone, "٠٧٧٠٠٩٠٠٩٨٢", "+447700900982")]
    [InlineData(Phone, "+91 98765 43210", "+919876543210")]
    [InlineData(Email, " Priya.Nair+x@Example.ORG ", "priya.nair+x@example.org")]
    [InlineData(Email, "mailto:a@b.co", "a@b.co")]
    [InlineData(Handle, "@Dark_Knight", "dark_knight")]
    [InlineData(Handle, "https://www.instagram.com/Dark_Knight/?hl=en", "dark_knight")]
    [InlineData(Handle, "instagram.com/x1", "x1")]
    [InlineData(Handle, "https://tiktok.com/@dk", "dk")]
    [InlineData(Handle, "facebook.com/profile.php?id=1234&x=y", "1234")]
    [InlineData(Handle, "reddit.com/u/dk9", "dk9")]
    [InlineData(Vehicle, "lo51 oio", "L0510I0", true)]
    [InlineData(Vehicle, "AB12 CDE", "AB12CDE")]
    [InlineData(Address, "Flat 2, 14 Mill Lane, Leeds LS1 4AB", "LS14AB|14|FLAT2")]
    [InlineData(Address, "14 mill ln, ls14ab", "LS14AB|14")]
    [InlineData(Address, "Rose Cottage, Main Street, Otley LS21 3AA", "LS213AA|ROSECOTTAGE")]
    [InlineData(Address, "14 Mill Rd, Leeds", "~|14|MILLROAD|LEEDS")]
    [InlineData(Workplace, "The Acme Bakery Ltd", "ACME BAKERY")]
    [InlineData(Place, "Roundhay Park", "ROUNDHAY PARK")]
    public void An_identifier_has_one_normal_form_however_typed(IdentifierKind kind, string typed, string expected, bool folded = false)
    {
        Assert.True(Identifier.TryNormalise(kind, typed, out var normalised));
        Assert.Equal(folded ? expected.Replace('O', '0').Replace('I', '1') : expected, normalised);
    }

    [Theory]
    [InlineData(Phone, "07700 900")]
    [InlineData(Phone, "he calls at night")]
    [InlineData(Email, "priya@")]
    [InlineData(Email, "a b@c.org")]
    [InlineData(Handle, "@")]
    [InlineData(Vehicle, "blue Ford")]
    [InlineData(Address, "Leeds LS1 4AB")]
    [InlineData(Address, "near the park")]
    [InlineData(Place, "--")]
    public void Half_an_identifier_is_none(IdentifierKind kind, string typed) => Assert.False(Identifier.TryNormalise(kind, typed, out _));

    [Fact]
    public void Confusable_signs_of_a_plate_are_folded() =>
        Assert.Equal(Identifier.Keys(Vehicle, "LO51 OIO"), Identifier.Keys(Vehicle, "L051 010"));

    [Fact]
    public void An_address_has_its_full_key_and_its_marked_postcode()
    {
        var keys = Identifier.Keys(Address, "14 Mill Lane, Leeds LS1 4AB");
        Assert.Equal(["LS14AB|14", "~|14|MILLLANE|LEEDS", "PC:LS14AB"], keys);
        Assert.Contains("~|14|MILLLANE|LEEDS", Identifier.Keys(Address, "14 Mill Lane, Leeds"));
        Assert.Equal(["PC:LS14AB"], Identifier.Keys(Address, "Leeds LS1 4AB"));
    }

    [Fact]
    public void A_digest_keeps_the_mark_of_a_postcode_alone()
    {
        Assert.Equal("PC:d9", Identifier.Seal("PC:LS14AB", key => "d" + key.Length));
        Assert.Equal("d9", Identifier.Seal("LS14AB|14", key => "d" + key.Length));
    }

    [Property(MaxTest = 500)]
    public bool Any_text_normalises_without_throwing_and_once_for_all(IdentifierKind kind, string? text) => IsStable(kind, text);

    [Property(MaxTest = 500)]
    public bool Any_phone_address_or_username_is_its_own_normal_form(byte flat, ushort house, uint number) =>
        IsStable(Address, $"Flat {flat}, {house} Mill Rd, Leeds LS{flat % 10} {house % 10}AB") && IsStable(Address, $"{house} Mill Rd, Leeds")
        && IsStable(Phone, $"+{number}9") && IsStable(Phone, "0" + number) && IsStable(Handle, $"www.x.com/{number}/u");

    private static bool IsStable(IdentifierKind kind, string? text) =>
        Identifier.Keys(kind, text).Count <= 3
        && (!Identifier.TryNormalise(kind, text, out var once) || Identifier.TryNormalise(kind, once, out var twice) && once == twice);
}
