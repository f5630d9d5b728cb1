using Deque.AxeCore.Playwright;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Browser.Tests;

/// <summary>The main pages of each role: axe, 375 px, console; both themes in the slow suite.</summary>
public sealed class PagesTests
{
    private static readonly string[] CasePages =
        ["", "/timeline", "/duties", "/alarms", "/people", "/incidents", "/risk", "/risk/new", "/add", "/orders", "/orders/consider", "/orders/new", "/warrants", "/warrants/new", "/safeguarding", "/close", "/access", "/duties/contact", "/duties/custody",
         "/victim", "/victim/contacts", "/victim/safe-contact", "/victim/letters", "/victim/welfare", "/victim/needs", "/victim/updates", "/victim/statement", "/victim/rights", "/victim/dates", "/victim/withdrawal",
         "/safeguarding/consent", "/safeguarding/consent/advocate?referral={referral}", "/safeguarding/questions", "/meetings", "/meetings/refer", "/duties/support", "/duties/confirmation", "/duties/arrest", "/victim/moved"];

    private static readonly string[] AdvocatePages =
        ["", "/timeline", "/duties", "/people", "/orders", "/warrants", "/risk", "/safeguarding", "/safeguarding/sections/home", "/safeguarding/actions/new", "/safeguarding/reviews/new", "/safeguarding/dependants", "/safeguarding/owner", "/safeguarding/end",
         "/safeguarding/contacts", "/safeguarding/contacts/new", "/safeguarding/notes", "/safeguarding/questions", "/safeguarding/consent", "/meetings", "/meetings/refer"];

    private static readonly string[] OrderPages = ["served", "steps", "conditions", "vary", "renew", "end", "breaches/new", "covers"];
    private static readonly string[] WarrantPages = ["arrest-attempts/new", "executed", "progress", "covers"];

    [Fact]
    public Task Pages_of_an_officer_pass_axe_and_fit_375_px() => LookAsync("officer1-harbour", ["/", "/cases", "/reports/drafts", "/notifications", "/handover", "/account", "/account/display", "/account/unsent", "/help"], dark: false);

    [Fact]
    public Task Pages_of_a_supervisor_pass_axe_and_fit_375_px() => LookAsync("sergeant-harbour", ["/", "/cases", "/risk/to-endorse", "/warrants/overdue", "/breaches/open", "/orders/expiring", "/dashboard", "/handover", "/meetings", "/meetings/new", "/safeguarding/due"], dark: false, own: ["/owner", "/transfer", "/restrict"]);

    [Fact]
    public Task Pages_of_an_advocate_pass_axe_and_fit_375_px() => LookAsync("advocate-harbour", ["/", "/cases", "/search", "/meetings", "/meetings/actions", "/safeguarding/due", "/notifications"], dark: false, own: AdvocatePages);

    [Fact]
    public Task Pages_of_an_advocates_manager_pass_axe_and_fit_375_px() => LookAsync("advocate-manager", ["/", "/team"], dark: false, own: []);

    /// <summary>The founding pattern's screen: whoever opens the case cannot miss that he is wanted.</summary>
    [Theory]
    [InlineData(1280, 600)]
    [InlineData(375, 667)]
    public async Task A_wanted_suspect_is_seen_without_scrolling(int width, int height)
    {
        await using var chromium = await Chromium.StartAsync();
        var arrangement = await chromium.App.WithOrderAndWarrantAsync(await chromium.App.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour"), "officer1-harbour", chromium.App.Now.AddDays(-9));
        var page = await chromium.SignedInAsync("officer1-harbour", width);
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync($"/cases/{arrangement.CaseId}");

        foreach (var part in (string[])[".app-identity__wanted", ".app-identity__act"])
        {
            var box = await page.Locator(part).First.BoundingBoxAsync();
            Assert.True(box is not null && box.Y >= 0 && box.Y + box.Height <= height, $"{part} ends at {box?.Y + box?.Height} of {height}.");
        }

        if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new Microsoft.Playwright.PageScreenshotOptions { Path = Path.Combine(folder, $"wanted-{width}x{height}.png") });
    }

    /// <summary>ux.md: sticky from 1024 px, at most 72 px when stuck; until then nothing of it is cut off.</summary>
    [Fact]
    public async Task The_bar_of_a_case_stays_in_sight_while_the_page_is_scrolled()
    {
        await using var chromium = await Chromium.StartAsync();
        var of = await chromium.App.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour");
        chromium.App.Clock.Advance(TimeSpan.FromDays(60));
        var page = await chromium.SignedInAsync("officer1-harbour", width: 1280);
        await page.GotoAsync($"/cases/{of.CaseId}");
        var next = await page.Locator(".app-identity__key .app-overdue").First.BoundingBoxAsync();
        var standing = await page.Locator(".app-identity__key").BoundingBoxAsync();
        Assert.True(next!.Y + next.Height <= standing!.Y + standing.Height, "What is overdue is cut off.");

        await page.Mouse.WheelAsync(0, 900);
        // The page lets no text be evaluated, so the wheel is waited for from here.
        for (var tries = 0; tries < 50 && await page.EvaluateAsync<double>("window.scrollY") < 500; tries++) await Task.Delay(100);

        var stuck = await page.Locator(".app-identity__key").BoundingBoxAsync();
        Assert.Equal(0, stuck!.Y);
        Assert.True(stuck.Height <= 72, $"{stuck.Height} px.");
        await Microsoft.Playwright.Assertions.Expect(page.Locator(".app-identity__key")).ToContainTextAsync(of.Reference);
    }

    [Fact]
    public Task Pages_of_an_administrator_pass_axe_and_fit_375_px() => LookAsync("admin", ["/", "/admin/policy", "/admin/policy/propose?of=CLK-35", "/admin/posts", "/admin/users", "/admin/users/add", "/admin/units", "/admin/bank-holidays", "/admin/conditions", "/admin/screening-tools", "/admin/screening-tools/tool?of=S-DASH"], dark: false, own: []);

    [Fact, Trait("Category", "Slow")]
    public Task Pages_of_an_officer_pass_axe_in_the_dark_theme() => LookAsync("officer1-harbour", ["/", "/cases", "/reports/drafts", "/notifications", "/account", "/account/display"], dark: true);

    [Fact, Trait("Category", "Slow")]
    public Task Pages_of_an_advocate_pass_axe_in_the_dark_theme() => LookAsync("advocate-harbour", ["/", "/cases"], dark: true, own: AdvocatePages);

    /// <param name="own">Pages under a case; those of an officer if none are named.</param>
    private static async Task LookAsync(string userName, string[] pages, bool dark, string[]? own = null)
    {
        await using var chromium = await Chromium.StartAsync();
        var arrangement = await chromium.App.WithOrderAndWarrantAsync(await chromium.App.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour"), "officer1-harbour", chromium.App.Now.AddDays(-9));
        arrangement = await chromium.App.WithAdvocateAsync(arrangement, "advocate-harbour", "officer1-harbour");
        var page = await chromium.SignedInAsync(userName, dark: dark);
        var faults = new List<string>();
        own ??= [.. CasePages, $"/orders/{arrangement.OrderId}", .. OrderPages.Select(p => $"/orders/{arrangement.OrderId}/{p}"), $"/warrants/{arrangement.WarrantId}", .. WarrantPages.Select(p => $"/warrants/{arrangement.WarrantId}/{p}")];
        foreach (var address in pages.Concat(own.Select(p => $"/cases/{arrangement.CaseId}{p.Replace("{referral}", arrangement.ReferralId.ToString(), StringComparison.Ordinal)}")))
        {
            await page.GotoAsync(address);
            var name = address.Replace(arrangement.CaseId.ToString(), "case", StringComparison.Ordinal).Replace(arrangement.OrderId.ToString(), "order", StringComparison.Ordinal).Replace(arrangement.ReferralId.ToString(), "referral", StringComparison.Ordinal).Replace(arrangement.WarrantId.ToString(), "warrant", StringComparison.Ordinal);
            faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{name}: {v.Id} {string.Join(' ', v.Nodes.Take(2).Select(n => n.Html))}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")) faults.Add($"{name}: scrolls sideways");
            if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new Microsoft.Playwright.PageScreenshotOptions { Path = Path.Combine(folder, $"{userName}{name.Replace('/', '_')}{(dark ? "-dark" : "")}.png"), FullPage = true });
        }

        faults.AddRange(chromium.ConsoleMessages);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
