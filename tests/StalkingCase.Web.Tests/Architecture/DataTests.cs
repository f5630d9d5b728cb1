using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

public sealed class DataTests
{
    [Fact]
    public async Task Two_scopes_never_share_a_context_and_so_never_an_actor()
    {
        var root = Directory.CreateTempSubdirectory("stalkingcase-host-").FullName;
        var actors = new Queue<IActor>([Actor.User(Guid.NewGuid(), Guid.NewGuid()), Actor.User(Guid.NewGuid(), Guid.NewGuid())]);
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddScoped(_ => actors.Dequeue())
            .AddCaseData(new ConfigurationBuilder().Build(), new Host(root)).BuildServiceProvider();
        var seen = new List<CaseDbContext>();
        for (var i = 0; i < 2; i++)
        {
            await using var scope = services.CreateAsyncScope();
            seen.Add(scope.ServiceProvider.GetRequiredService<CaseDbContext>());
        }

        Assert.NotSame(seen[0], seen[1]);
        Assert.NotEqual(seen[0].Actor, seen[1].Actor);
        Assert.True(Directory.Exists(Path.Combine(root, "data")));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_synchronous_save_is_refused()
    {
        using var at = await TestDatabase.CreateAsync();
        await using var db = at.Open(Actor.System("job"));
        db.Add(new StalkingCase.Data.Identity.Force { Name = "North", Code = "N" });

        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }

    [Fact]
    public void What_is_not_audited_is_a_short_list_with_reasons() =>
        Assert.True(AuditInterceptor.NotAudited.Count <= 16 && AuditInterceptor.NotAudited.Values.All(reason => reason.Length > 5));

    private sealed class Host(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;
        public string ApplicationName { get; set; } = "StalkingCase";
        public string ContentRootPath { get; set; } = root;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
