using StalkingCase.Data;
using StalkingCase.Web.Commands;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Security;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = ContentRoot.Find(),
    EnvironmentName = ContentRoot.EnvironmentName(),
});
builder.Host.LogIdsOnly();
builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
builder.Services.AddDomainClock(builder.Configuration, builder.Environment);
builder.Services.AddCaseData(builder.Configuration, builder.Environment);
builder.Services.AddSignIn(builder.Environment);
builder.Services.AddRateLimits();
builder.Services.AddPages();
builder.Services.AddJobs(builder.Configuration);
builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store").AddCheck<NoticeHealth>("notices");
builder.Services.AddSingleton<StoreHealth>();

var app = builder.Build();
if (await Command.RunAsync(app, args) is { } exitCode) return exitCode;

app.UseResponseHeaders();
app.UseHeadAsGet();
app.UseAnsweredErrors();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();
app.MapEverything();
EndpointCheck.RefuseUndeclared(app.Endpoints());
await app.PrepareDatabaseAsync();
await app.RunAsync();
return 0;

public partial class Program;
