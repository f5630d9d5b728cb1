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
        Assert.Equal(HttpStatusCode.Locked, (await browser.GetAsync("/cases", follow: false)).Status);
    }

    [Fact]
    public async Task Unlocking_leads_back_to_the_page_with_all_of_its_address_and_to_the_page_of_a_refused_form_without_the_act()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        var listed = await browser.PressAsync(await browser.GetAsync("/cases?risk=High&unit=a%26b"), "button", "Hide screen");
        Assert.Equal("/cases?risk=High&unit=a%26b", (await browser.SubmitAsync(listed, new { DemoPeople.Password }, "Unlock")).Address.PathAndQuery);

        var refused = await browser.SubmitAsync(await browser.GetAsync("/account"), new { Password = "wrong" }, "Show the authenticator key");
        Assert.Contains("handler=", refused.Address.Query, StringComparison.OrdinalIgnoreCase);
        var locked = await browser.PressAsync(refused, "button", "Hide screen");
        Assert.Equal("/account", (await browser.SubmitAsync(locked, new { DemoPeople.Password }, "Unlock")).Address.PathAndQuery);
    }

    [Fact]
    public async Task A_script_is_told_whether_the_screen_is_locked_or_nobody_is_signed_in_and_whether_the_password_was_right()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        var token = (await browser.GetAsync("/")).Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        browser.Http.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync("/account/stay"));
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync("/lock"));
        Assert.Equal(HttpStatusCode.Locked, await AskAsync("/account/stay"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("/lock?handler=Unlock", "wrong"));
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync("/lock?handler=Unlock", DemoPeople.Password));
        Assert.Equal(HttpStatusCode.NoContent, await AskAsync("/account/stay"));
        await AskAsync("/sign-out");
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("/account/stay"));

        async Task<HttpStatusCode> AskAsync(string address, string password = "")
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Password"] = password });
            return (await browser.Http.PostAsync(new Uri(address, UriKind.Relative), form)).StatusCode;
        }
    }

    [Fact]
    public async Task Staying_keeps_the_session_alive_for_the_person_whose_page_it_is_and_for_nobody_else()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync(User);
        var token = (await browser.GetAsync("/")).Page!.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await using (var db = app.Open())
        {
            db.Entry(db.Sessions.Single()).Property(s => s.LastSeenAt).CurrentValue = TimeProvider.System.GetUtcNow().AddMinutes(-14);
            await db.SaveChangesAsync();
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        await browser.Http.PostAsync(new Uri("/account/stay", UriKind.Relative), form);
        await using (var db = app.Open()) Assert.True(db.Sessions.Single().LastSeenAt > TimeProvider.System.GetUtcNow().AddMinutes(-1));

        await browser.PressAsync(await browser.GetAsync("/account"), "button", "Sign out");
        await browser.PressAsync(await browser.GetAsync("/account/sign-in"), "button", $": {app.Account("officer2-harbour").DisplayName}");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Http.PostAsync(new Uri("/account/stay", UriKind.Relative), form)).StatusCode);
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
