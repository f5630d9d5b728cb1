using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;

namespace StalkingCase.Web.Infrastructure;

/// <summary>What happens to the database before the first request: brought up to date and, in Development, filled with invented people.</summary>
public static class DatabaseSetup
{
    public static async Task MigrateAsync(this WebApplication app, CancellationToken ct)
    {
        await using var db = app.Services.GetRequiredService<CaseDatabase>().Open(Actor.System("migrate"));
        await db.MigrateAsync(ct);
    }

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        var ct = app.Lifetime.ApplicationStopping;
        await app.MigrateAsync(ct);
        var database = app.Services.GetRequiredService<CaseDatabase>();
        await using var db = database.Open(Actor.System("start-up"));
        await RefuseEarlierStartAsync(app, db, ct);
        await SeedDemoAsync(app, database, db, ct);
        await db.AnalyzeAsync(ct);
    }

    private static async Task SeedDemoAsync(WebApplication app, CaseDatabase database, CaseDbContext db, CancellationToken ct)
    {
        if (!app.Environment.IsDevelopment() || app.Configuration["Demo:Seed"] == "false" || await db.Users.AnyAsync(ct)) return;
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Logger.LogInformation("New database: inventing two forces and their cases ...");
        using var scope = app.Services.CreateScope();
        await DemoForce.StoreAsync(database, scope.ServiceProvider.GetRequiredService<IPasswordHasher<Officer>>(), clock.GetUtcNow(), ct);
        app.Logger.LogInformation("Demo data ready. The sign-in page has a button for each demo account.");
    }

    /// <summary>The domain's clock may not start before what it has already recorded.</summary>
    private static async Task RefuseEarlierStartAsync(WebApplication app, CaseDbContext db, CancellationToken ct)
    {
        if (app.Services.GetRequiredService<TimeProvider>() is not DomainClock clock) return;
        var newest = await db.Facts.MaxAsync(f => (DateTimeOffset?)f.RecordedAt, ct);
        if (newest > clock.StartsAt) throw new InvalidOperationException($"Clock:StartAt is before the newest fact, which was recorded at {newest:O}.");
    }
}
