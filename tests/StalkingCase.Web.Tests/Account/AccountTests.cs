using System.Net;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Account;

public sealed class AccountTests
{
    private const string User = "officer1-harbour";

    [Fact]
    public async Task A_hidden_screen_shows_nothing_until_the_password_and_comes_back_to_the_page()
    {
        await using var app = await WebApp.StartAsync();
        var (_, reference) = await app.AddCaseAsync(User);
        var browser = await app.SignedInAsync(User);
        var locked = await browser.PressAsync(await browser.GetAsync("/cases"), "button", "Hide screen");
        Assert.Equal("Screen locked", locked.Heading);

        var other = await browser.GetAsync("/");
        Assert.Equal("Screen locked", other.Heading);
        Assert.DoesNotContain(reference, other.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(locked, new { Password = "wrong" }, "Unlock")).Status);

        var back = await browser.SubmitAsync(locked, new { DemoPeople.Password }, "Unlock");
        Assert.Equal("/cases", back.Address.AbsolutePath);
        Assert.Contains(reference, back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_in_the_background_is_told_that_the_screen_is_locked()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        await browser.PressAsync(await browser.GetAsync("/"), "button", "Hide screen");
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "cors");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/cases", follow: false)).Status);
    }

    [Fact]
    public async Task Unlocking_never_leads_to_another_site()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        await browser.PressAsync(await browser.GetAsync("/"), "button", "Hide screen");
        var back = await browser.SubmitAsync(await browser.GetAsync("/lock?returnUrl=https://elsewhere.example/"), new { DemoPeople.Password }, "Unlock");
        Assert.Equal("/", back.Address.AbsolutePath);
    }

    [Fact]
    public async Task Ending_another_session_signs_it_out()
    {
        await using var app = await WebApp.StartAsync();
        var (first, second) = (await app.SignedInAsync(User), await app.SignedInAsync(User));
        var page = await first.GetAsync("/account");
        var button = page.Page!.QuerySelectorAll("main button").First(b => b.TextContent.StartsWith("End", StringComparison.Ordinal));
        await first.SendAsync((AngleSharp.Html.Dom.IHtmlFormElement)button.Closest("form")!, (AngleSharp.Html.Dom.IHtmlElement)button, follow: true);
        Assert.Equal("Sign in", (await second.GetAsync("/")).Heading);
        Assert.Equal("My work", (await first.GetAsync("/")).Heading);
    }

    [Fact]
    public async Task The_authenticator_key_and_new_codes_ask_for_the_password()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        var page = await browser.GetAsync("/account");
        var wrong = await browser.SubmitAsync(page, new { Password = "wrong" }, "Show the authenticator key");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Null(wrong.Page!.QuerySelector("main img"));

        var shown = await browser.SubmitAsync(page, new { DemoPeople.Password }, "Show the authenticator key");
        Assert.StartsWith("data:image/svg+xml", shown.Page!.QuerySelector("main img")!.GetAttribute("src"), StringComparison.Ordinal);
        var codes = await browser.SubmitAsync(page, new { DemoPeople.Password }, "Make new recovery codes");
        Assert.Equal(10, codes.Page!.QuerySelectorAll("main .app-alert li").Length);
    }

    [Fact]
    public async Task Display_choices_are_kept_on_the_server()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        var saved = await browser.SubmitAsync(await browser.GetAsync("/account/display"), new { Input_Density = "Compact", Input_Theme = "Dark" }, "Save");
        Assert.Equal("dark", saved.Page!.DocumentElement.GetAttribute("data-theme"));
        Assert.Contains("app-density-compact", saved.Page.DocumentElement.ClassName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    public async Task Words_about_the_service_need_no_sign_in(string address)
    {
        await using var app = await WebApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.Browse().GetAsync(address)).Status);
    }
}
