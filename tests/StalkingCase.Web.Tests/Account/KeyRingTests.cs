using Microsoft.EntityFrameworkCore;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Account;

public sealed class KeyRingTests
{
    [Fact, Trait("Rule", "SEC-W08")]
    public async Task A_session_and_a_form_of_one_node_count_on_another_and_the_keys_are_not_readable_in_the_database()
    {
        await using var first = await WebApp.StartAsync();
        var browser = await first.SignedInAsync("officer1-harbour");
        var page = await browser.GetAsync("/account/display");
        await using var second = first.AnotherNode();
        var there = second.Browse(browser.Cookies);

        Assert.Equal("Your account", (await there.GetAsync("/account")).Heading);
        var saved = await there.SubmitAsync(page, new { Input_Density = "Compact", Input_Theme = "Dark" }, "Save");

        Assert.Equal("dark", saved.Page!.DocumentElement.GetAttribute("data-theme"));
        await using var db = first.Open();
        var key = Assert.Single(await db.DataProtectionKeys.ToListAsync()).Xml!;
        Assert.Contains("fieldKey", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
    }
}
