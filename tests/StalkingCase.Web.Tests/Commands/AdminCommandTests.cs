using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Protection;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Account;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Commands;

/// <summary>The command as an operator types it, in a process of its own, in Production, on nothing.</summary>
[Trait("Rule", "SEC-W08")]
public sealed class AdminCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stalkingcase-admin-").FullName;

    private string Keys => Path.Combine(_folder, "keys");
    private string Connection => $"Data Source={Path.Combine(_folder, "new.db")};Pooling=False";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_two_administrators_come_in_by_one_time_links_and_a_third_by_them()
    {
        var first = await RunAsync("create", "--force", "Westmoor Police", "--name", "Ilse Marr", "--user", "i.marr", "--address", "https://cases.westmoor.example/");
        Assert.True(first.Code == 0, first.Error);
        Assert.Contains("New field keys are in Keys:Folder", first.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("create", "--force", "Westmoor Police", "--name", "Otto Brill", "--user", "o.brill")).Code);
        var third = await RunAsync("create", "--force", "Westmoor Police", "--name", "Una Third", "--user", "u.third");
        Assert.Equal(2, third.Code);
        Assert.Contains("has 2 administrators", third.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("create", "--force", "Westmoor Police", "--name", "Ilse Marr", "--user", "I.MARR")).Code);

        var link = first.Out.Split('\n').Single(l => l.StartsWith("https://cases.westmoor.example/account/start?link=", StringComparison.Ordinal)).Trim();
        await using var app = WebApp.On(Path.Combine(_folder, "new.db"), Keys);
        var browser = app.Browse();
        var ready = await OneTimeLinkTests.SetUpAsync(browser, new Uri(link).PathAndQuery, "seven herons by cold water");
        var code = await browser.SubmitAsync(await browser.GetAsync("/account/sign-in"), new { Input_UserName = "i.marr", Input_Password = "seven herons by cold water" }, "Continue");
        var home = await browser.SubmitAsync(code, new { Code = ready.Page!.QuerySelector("main li code")!.TextContent }, "Sign in");
        Assert.Equal("My work", home.Heading);
        Assert.Contains("Westmoor", (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Contains("Otto Brill", (await browser.GetAsync("/admin/users")).Text, StringComparison.Ordinal);

        // She loses her phone, and nobody else is left who could ask for her reset and approve it.
        var again = await RunAsync("link", "--user", "i.marr");
        Assert.True(again.Code == 0, again.Error);
        Assert.Equal("Sign in", (await browser.GetAsync("/")).Heading);
        var to = again.Out.Split('\n').Single(l => l.Contains("/account/start?link=", StringComparison.Ordinal)).Trim();
        Assert.Equal("Your account is ready", (await OneTimeLinkTests.SetUpAsync(app.Browse(), new Uri(to).PathAndQuery, "nine otters in a barn")).Heading);
    }

    [Fact]
    public async Task New_field_keys_are_not_made_beside_records_that_others_encrypted()
    {
        await RunAsync("create", "--force", "Westmoor Police", "--name", "Ilse Marr", "--user", "i.marr");
        Directory.Delete(Keys, recursive: true);

        var refused = await RunAsync("create", "--force", "Westmoor Police", "--name", "Otto Brill", "--user", "o.brill");

        Assert.Equal(2, refused.Code);
        Assert.Contains("Restore field-keys.json", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Keys));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("link")]
    [InlineData("other")]
    [InlineData("create", "--force", "F", "--name", "N", "--user", "not a name")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(params string[] words)
    {
        var refused = await RunAsync(words);

        Assert.Equal(2, refused.Code);
        Assert.InRange(refused.Error.Trim().Split('\n').Length, 1, 1);
    }

    [Fact]
    public async Task What_the_command_did_is_audited()
    {
        await RunAsync("create", "--force", "Westmoor Police", "--name", "Ilse Marr", "--user", "i.marr");
        await using var db = CaseDatabase.Sqlite(Connection, FieldKeys.Load(Keys, mayCreate: false), TimeProvider.System).Open(Actor.System("test"));

        Assert.Equal(Roles.Admin, await (from u in db.UserRoles join r in db.Roles on u.RoleId equals r.Id select r.Name).SingleAsync());
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Actor == "admin command" && a.Entity == "OneTimeLink"));
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "StalkingCase.Web.dll"), "admin", .. words]) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__StalkingCase"] = Connection;
        start.Environment["Keys__Folder"] = Keys;
        using var process = Process.Start(start)!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await error);
    }
}
