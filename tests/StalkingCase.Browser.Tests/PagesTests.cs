using Deque.AxeCore.Playwright;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Browser.Tests;

/// <summary>The main pages of each role: axe, 375 px, console; both themes in the slow suite.</summary>
public sealed class PagesTests
{
    private static readonly string[] CasePages =
        ["", "/timeline", "/duties", "/alarms", "/people", "/incidents", "/risk", "/risk/new", "/add", "/orders", "/orders/consider", "/orders/new", "/warrants", "/warrants/new", "/safeguarding", "/close", "/access", "/duties/contact", "/duties/custody"];

    private static readonly string[] OrderPages = ["served", "steps", "conditions", "vary", "renew", "end", "breaches/new"];
    private static readonly string[] WarrantPages = ["arrest-attempts/new", "executed", "progress"];

    [Fact]
    public Task Pages_of_an_officer_pass_axe_and_fit_375_px() => LookAsync("officer1-harbour", ["/", "/cases", "/reports/drafts", "/notifications", "/handover", "/account", "/account/display", "/help"], dark: false);

    [Fact]
    public Task Pages_of_a_supervisor_pass_axe_and_fit_375_px() => LookAsync("sergeant-harbour", ["/", "/cases", "/risk/to-endorse", "/warrants/overdue", "/breaches/open", "/orders/expiring", "/dashboard", "/handover"], dark: false, casePages: false);

    [Fact]
    public Task Pages_of_an_administrator_pass_axe_and_fit_375_px() => LookAsync("admin", ["/", "/admin/policy", "/admin/policy/propose?of=CLK-35", "/admin/posts", "/admin/users", "/admin/conditions", "/admin/screening-tools", "/admin/screening-tools/tool?of=S-DASH"], dark: false, casePages: false);

    [Fact, Trait("Category", "Slow")]
    public Task Pages_of_an_officer_pass_axe_in_the_dark_theme() => LookAsync("officer1-harbour", ["/", "/cases", "/reports/drafts", "/notifications", "/account", "/account/display"], dark: true);

    private static async Task LookAsync(string userName, string[] pages, bool dark, bool casePages = true)
    {
        await using var chromium = await Chromium.StartAsync();
        var arrangement = await chromium.App.WithOrderAndWarrantAsync(await chromium.App.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour"), "officer1-harbour", chromium.App.Now.AddDays(-9));
        var page = await chromium.SignedInAsync(userName, dark: dark);
        var faults = new List<string>();
        string[] own = [.. CasePages, $"/orders/{arrangement.OrderId}", .. OrderPages.Select(p => $"/orders/{arrangement.OrderId}/{p}"), $"/warrants/{arrangement.WarrantId}", .. WarrantPages.Select(p => $"/warrants/{arrangement.WarrantId}/{p}")];
        foreach (var address in pages.Concat(casePages ? own.Select(p => $"/cases/{arrangement.CaseId}{p}") : []))
        {
            await page.GotoAsync(address);
            var name = address.Replace(arrangement.CaseId.ToString(), "case", StringComparison.Ordinal).Replace(arrangement.OrderId.ToString(), "order", StringComparison.Ordinal).Replace(arrangement.WarrantId.ToString(), "warrant", StringComparison.Ordinal);
            faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{name}: {v.Id} {string.Join(' ', v.Nodes.Take(2).Select(n => n.Html))}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")) faults.Add($"{name}: scrolls sideways");
            if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new Microsoft.Playwright.PageScreenshotOptions { Path = Path.Combine(folder, $"{userName}{name.Replace('/', '_')}{(dark ? "-dark" : "")}.png"), FullPage = true });
        }

        faults.AddRange(chromium.ConsoleMessages);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
