using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Browser.Tests;

/// <summary>The real app on a loopback port and a real browser before it. A message on the console fails the test that asks.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(WebApp app, string address, IPlaywright playwright, IBrowser browser) => (App, Address, _playwright, _browser) = (app, address, playwright, browser);

    public WebApp App { get; }
    public string Address { get; }
    public List<string> ConsoleMessages { get; } = [];

    public static async Task<Chromium> StartAsync()
    {
        var app = await WebApp.StartAsync();
        app.UseKestrel(0);
        app.StartServer();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(app, address, playwright, browser);
    }

    /// <summary>A new, empty browser of one person. <paramref name="script"/> off is a browser without JavaScript.</summary>
    public async Task<IPage> OpenAsync(int width = 375, bool script = true, bool dark = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = width, Height = width < 700 ? 667 : 800 },
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { lock (ConsoleMessages) ConsoleMessages.Add($"{page.Url}: {message.Text}"); };
        return page;
    }

    public async Task<IPage> SignedInAsync(string userName, int width = 375, bool script = true, bool dark = false)
    {
        var page = await OpenAsync(width, script, dark);
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $": {App.Account(userName).DisplayName}" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }
}
