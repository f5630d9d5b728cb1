using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Data.Seeding;

namespace StalkingCase.Web.Tests.Support;

/// <summary>
/// The real app over HTTP on a database of its own, with the demo forces' people and no cases. Time stands still at
/// <see cref="Start"/> until a test moves it; jobs do not run by themselves.
/// </summary>
public sealed class WebApp : WebApplicationFactory<Program>
{
    /// <summary>Monday 2 March 2026, 09:00 in London.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<(string File, string Keys, DemoPeople People)>> Template = new(MakeTemplateAsync);

    private readonly string _file;
    private readonly string _keys;

    private WebApp(string file, string keys, DemoPeople people) => (_file, _keys, People) = (file, keys, people);

    public DemoPeople People { get; }
    public FakeTimeProvider Clock { get; } = new(Start);
    public DateTimeOffset Now => Clock.GetUtcNow();
    public string DatabaseFile => _file;
    public string KeysFolder => _keys;
    public string EnvironmentName { get; init; } = "Development";

    /// <summary>Changes a test makes to the services or the pages, such as one more endpoint.</summary>
    public Action<IServiceCollection>? Extra { get; init; }

    public static async Task<WebApp> StartAsync(string environment = "Development", Action<IServiceCollection>? extra = null)
    {
        var (template, keys, people) = await Template.Value;
        var file = Path.Combine(Path.GetTempPath(), $"stalkingcase-web-{Guid.NewGuid():N}.db");
        File.Copy(template, file);
        return new WebApp(file, keys, people) { EnvironmentName = environment, Extra = extra };
    }

    /// <summary>A second node on the same database and field keys.</summary>
    public WebApp AnotherNode(Action<IServiceCollection>? extra = null) => new(_file, _keys, People) { EnvironmentName = EnvironmentName, Extra = extra ?? Extra };

    /// <summary>Production on a database that a test made: nobody of the demo forces is in it.</summary>
    public static WebApp On(string file, string keys) => new(file, keys, new DemoPeople()) { EnvironmentName = "Production" };

    public Officer Account(string userName) => People.Find(userName);

    /// <summary>A browser that nobody has signed in with; with the cookies of another, the same browser at another node.</summary>
    public Browser Browse(CookieContainer? cookies = null)
    {
        cookies ??= new CookieContainer();
        return new Browser(CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler(cookies))) { Cookies = cookies };
    }

    /// <summary>A browser signed in by the demo button of the account.</summary>
    public async Task<Browser> SignedInAsync(string userName)
    {
        var browser = Browse();
        var page = await browser.GetAsync("/account/sign-in");
        var name = Account(userName).DisplayName;
        await browser.PressAsync(page, "button", $": {name}");
        return browser;
    }

    public CaseDatabase Database => Services.GetRequiredService<CaseDatabase>();

    /// <summary>A context of a signed-in person; of the system when no name is given.</summary>
    public CaseDbContext Open(string? userName = null) =>
        Database.Open(userName is null ? Actor.System("test") : Actor.User(Account(userName).Id, Account(userName).ForceId));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("ConnectionStrings:StalkingCase", $"Data Source={_file}");
        builder.UseSetting("Keys:Folder", _keys);
        builder.UseSetting("Demo:Seed", "false");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace == "StalkingCase.Web.Jobs").ToList()) services.Remove(job);
            Extra?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm", ".migrating" }) File.Delete(_file + suffix);
    }

    private static async Task<(string, string, DemoPeople)> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("stalkingcase-template-").FullName;
        var (file, keys) = (Path.Combine(folder, "template.db"), Path.Combine(folder, "keys"));
        await using var db = CaseDatabase.Sqlite($"Data Source={file};Pooling=False", FieldKeys.Load(keys, mayCreate: true), TimeProvider.System).Open(Actor.System("template"));
        await db.MigrateAsync(default);
        var people = DemoPeople.Make(new PasswordHasher<Officer>());
        await people.StoreAsync(db, default);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return (file, keys, people);
    }
}
