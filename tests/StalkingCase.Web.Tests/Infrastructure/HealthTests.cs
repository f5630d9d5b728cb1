using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StalkingCase.Data.Protection;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Infrastructure;

[Trait("Rule", "SEC-R06")]
public sealed class HealthTests
{
    [Fact]
    public async Task A_node_that_can_do_its_work_is_ready_and_asking_leaves_nothing_behind()
    {
        await using var app = await WebApp.StartAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadyAsync(app));
        await using var db = app.Open();
        Assert.False(await db.JobLeases.AnyAsync());
        Assert.False(await db.AccessLogEntries.AnyAsync(l => l.Role == "health"));
    }

    [Theory]
    [InlineData("CREATE TRIGGER refused BEFORE INSERT ON AccessLogEntries BEGIN SELECT RAISE(ABORT, 'refused'); END")]
    [InlineData("CREATE TRIGGER refused BEFORE INSERT ON JobLeases BEGIN SELECT RAISE(ABORT, 'refused'); END")]
    [InlineData("DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT MAX(MigrationId) FROM __EFMigrationsHistory)")]
    public async Task A_node_that_cannot_save_or_log_or_lacks_a_migration_is_not_ready_but_lives(string broken)
    {
        await using var app = await WebApp.StartAsync();
        await app.Browse().GetAsync("/help");
        await using (var db = app.Open()) await db.Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(broken));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await ReadyAsync(app));
        Assert.Equal(HttpStatusCode.OK, (await app.Browse().Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_node_with_other_field_keys_than_the_database_is_not_ready()
    {
        await using var app = await WebApp.StartAsync();
        await app.Browse().GetAsync("/account/sign-in");
        await using var other = app.AnotherNode(s => s.AddSingleton(FieldKeys.Ephemeral()));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync(other)).Status);
    }

    [Fact]
    public void Little_room_on_the_disk_is_said_and_none_takes_the_node_out()
    {
        Assert.Equal(HealthStatus.Healthy, StoreHealth.OfDisk(20L << 30, 100L << 30));
        Assert.Equal(HealthStatus.Degraded, StoreHealth.OfDisk(9L << 30, 100L << 30));
        Assert.Equal(HealthStatus.Unhealthy, StoreHealth.OfDisk(99L << 20, 100L << 30));
    }

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(WebApp app)
    {
        var answer = await app.Browse().Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
