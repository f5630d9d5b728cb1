using Deque.AxeCore.Playwright;

namespace StalkingCase.Browser.Tests;

public sealed class SignInTests
{
    [Fact]
    public async Task The_sign_in_page_fits_375_px_has_no_axe_violation_and_says_nothing_on_the_console()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync();

        await page.GotoAsync("/account/sign-in");

        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Description}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.Empty(chromium.ConsoleMessages);
    }
}
