using Microsoft.Playwright;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Browser.Tests;

/// <summary>SEC-D10: what was revealed is gone after 60 seconds, and at once when the tab is hidden.</summary>
public sealed class RevealTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Revealed_details_are_masked_again_after_60_seconds_and_when_the_tab_is_hidden(bool tabHidden)
    {
        await using var chromium = await Chromium.StartAsync();
        var of = await chromium.App.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var page = await chromium.SignedInAsync("officer1-harbour");
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/reveal");
        Assert.DoesNotContain("SENTINEL-PLACE", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Locator("input[name='Input.Reason'][value='ContactingVictim']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show for 60 seconds" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("SENTINEL-PLACE");

        if (tabHidden)
        {
            await page.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange'))");
        }
        else
        {
            await page.Clock.FastForwardAsync(58_000);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("SENTINEL-PLACE");
            await page.Clock.FastForwardAsync(3_000);
        }

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Hidden");
        Assert.DoesNotContain("SENTINEL-PLACE", await page.ContentAsync(), StringComparison.Ordinal);
    }
}
