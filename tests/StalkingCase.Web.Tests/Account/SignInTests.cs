using System.Net;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Account;

public sealed class SignInTests
{
    [Fact]
    public async Task A_demo_button_signs_in_with_both_factors_and_opens_the_worklist()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync("officer1-harbour");

        var page = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Aled Pritchard", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_demo_exists_outside_Development()
    {
        await using var app = await WebApp.StartAsync("Production");
        var browser = app.Browse();

        var page = await browser.GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Demo accounts", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign in as", page.Text, StringComparison.Ordinal);
    }
}
