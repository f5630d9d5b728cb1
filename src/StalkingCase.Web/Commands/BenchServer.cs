using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace StalkingCase.Web.Commands;

/// <summary>The app itself, started by its own entry point in this process, with its queries counted.</summary>
internal sealed class BenchServer : IAsyncDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly List<IDisposable> _heard = [];
    private int _queries;

    private BenchServer(Uri address) => Address = address;

    public Uri Address { get; }
    public int Queries => Volatile.Read(ref _queries);

    /// <summary>The slowest statement since this was last set: its text without values.</summary>
    public (TimeSpan Took, string Sql) Slowest { get; set; }

    public static async Task<BenchServer> StartAsync(string connection, string folder, CancellationToken ct)
    {
        var port = FreePort();
        var server = new BenchServer(new Uri($"http://127.0.0.1:{port}"));
        server._heard.Add(DiagnosticListener.AllListeners.Subscribe(server));
        string[] args = [$"--urls={server.Address}", $"--ConnectionStrings:StalkingCase={connection}", $"--Keys:Folder={folder}", "--Database:Provider=Sqlite", "--Demo:Seed=false", "--Jobs:Run=false", "--RateLimits:search=100000"];
        var app = Task.Factory.StartNew(() => typeof(Program).Assembly.EntryPoint!.Invoke(null, [args]), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var http = new HttpClient();
        for (var tries = 0; tries < 240; tries++)
        {
            if (app.IsCompleted) await app;
            try
            {
                if ((await http.GetAsync(new Uri(server.Address, "health/live"), ct)).IsSuccessStatusCode) return server;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250, ct);
        }

        throw new CommandException("The app did not start within a minute.");
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _heard.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted" || value.Value is not CommandExecutedEventData executed) return;
        Interlocked.Increment(ref _queries);
        lock (_heard)
        {
            if (executed.Duration > Slowest.Took) Slowest = (executed.Duration, executed.Command.CommandText);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public ValueTask DisposeAsync()
    {
        foreach (var heard in _heard.ToList()) heard.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A signed-in browser as far as timing needs one.</summary>
internal sealed partial class BenchBrowser : IDisposable
{
    private readonly HttpClient _http;

    private BenchBrowser(Uri address) => _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    [GeneratedRegex("<input name=\"([^\"]+)\" type=\"hidden\" value=\"([^\"]*)\"|<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();

    public static async Task<BenchBrowser> SignInAsync(BenchServer server, string userName, CancellationToken ct)
    {
        var browser = new BenchBrowser(server.Address);
        if (!await browser.SendAsync("/account/sign-in", new() { ["userName"] = userName, ["ReturnUrl"] = "/account" }, ct, "?handler=Demo")) throw new CommandException($"{userName} could not sign in.");
        return browser;
    }

    public async Task<bool> GetAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>The first link of a page whose address holds these words; null if there is none.</summary>
    public async Task<string?> LinkAsync(string path, string holding, CancellationToken ct)
    {
        using var page = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return page.IsSuccessStatusCode ? Links().Matches(await page.Content.ReadAsStringAsync(ct)).Select(l => WebUtility.HtmlDecode(l.Groups[1].Value)).FirstOrDefault(l => l.Contains(holding, StringComparison.Ordinal)) : null;
    }

    /// <summary>Gets the form, fills it and sends it, following where it leads.</summary>
    public async Task<bool> SendAsync(string path, Dictionary<string, string> values, CancellationToken ct, string handler = "")
    {
        return await FillAsync(path, values, ct) && await PostAsync(path + handler, values, ct, handler.Length > 0);
    }

    /// <summary>Gets the form and takes over what it holds hidden.</summary>
    public async Task<bool> FillAsync(string path, Dictionary<string, string> values, CancellationToken ct)
    {
        using var page = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
        if (!page.IsSuccessStatusCode) return false;
        foreach (Match hidden in Hidden().Matches(await page.Content.ReadAsStringAsync(ct)))
            values.TryAdd(hidden.Groups[1].Value + hidden.Groups[3].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value + hidden.Groups[4].Value));
        return true;
    }

    /// <param name="mayLeadNowhere">True where the page after it may not be there for this role.</param>
    public async Task<bool> PostAsync(string path, Dictionary<string, string> values, CancellationToken ct, bool mayLeadNowhere = false)
    {
        using var form = new FormUrlEncodedContent(values);
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), form, ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode || (mayLeadNowhere && answer.StatusCode is HttpStatusCode.NotFound && answer.RequestMessage?.Method == HttpMethod.Get);
    }

    public void Dispose() => _http.Dispose();
}
