using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>The job costs what is newly reached, not what is overdue.</summary>
public sealed class NoticeScaleTests
{
    private static readonly DateTimeOffset Later = TestDatabase.Now.AddDays(60);

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public async Task A_run_with_nothing_new_asks_one_question_along_its_index_however_many_duties_are_overdue(int cases)
    {
        using var at = await SeededAsync(cases);
        await using (var db = at.Open(Actor.System("node"))) Assert.True(await new NoticeWriter(db).WriteAsync(Later, default) > cases);
        var (count, log) = (new QueryCount(), new StatementLog());

        await using (var db = Open(at, count, log)) Assert.Equal(0, await new NoticeWriter(db).WriteAsync(Later, default));

        Assert.Equal(1, count.Value);
        var plan = await Assert.Single(log.Statements).PlanAsync(at.File);
        Assert.Contains("USING INDEX IX_Duties_NextNoticeAt_Id", Assert.Single(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_reads_only_the_duties_that_reached_a_step()
    {
        using var at = await SeededAsync(100);
        await using var db = at.Open(Actor.System("node"));
        await new NoticeWriter(db).WriteAsync(TestDatabase.Now, default);
        var next = await db.Duties.MinAsync(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt));
        var reached = await db.Duties.Where(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt) <= next).Select(d => d.Id).ToListAsync();
        var before = await db.Notices.Select(n => n.Id).ToListAsync();

        await new NoticeWriter(db).WriteAsync(next!.Value.AddTicks(-1), default);
        Assert.Equal(before.Count, await db.Notices.CountAsync());
        await new NoticeWriter(db).WriteAsync(next.Value, default);

        var written = await db.Notices.Where(n => !before.Contains(n.Id)).Select(n => n.DutyId).ToListAsync();
        Assert.Equal(reached.Order(), written.Distinct().Order());
    }

    [Fact]
    public async Task Duties_that_an_earlier_version_stored_get_a_mark_when_the_database_is_brought_up_to_date()
    {
        using var at = await SeededAsync(100);
        await using var db = at.Open(Actor.System("test"));
        var (all, migrator) = (db.Database.GetMigrations().ToList(), db.GetService<IMigrator>());
        await migrator.MigrateAsync(all[all.FindIndex(m => m.EndsWith("NoticeMarks", StringComparison.Ordinal)) - 1]);
        await migrator.MigrateAsync();

        Assert.True(await db.Duties.WhereOpen().CountAsync() > 100);
        foreach (var id in await db.Cases.Select(c => c.Id).ToListAsync()) Assert.Empty(await DerivedCheck.CompareAsync(db, id, default));
        await new NoticeWriter(db).WriteAsync(Later, default);
        foreach (var id in await db.Cases.Select(c => c.Id).ToListAsync()) Assert.Empty(await DerivedCheck.CompareAsync(db, id, default));
    }

    private static async Task<TestDatabase> SeededAsync(int cases)
    {
        var at = await TestDatabase.CreateAsync();
        await using var seed = at.Open(Actor.System("seed"));
        await DemoPeople.Make(new PasswordHasher<Officer>()).StoreAsync(seed, default);
        await new LargeForce(at.Database, await SeedUnits.GrowAsync(seed, cases, 1, default), 1, TestDatabase.Now).StoreAsync(cases, _ => { }, (_, _) => { }, default);
        return at;
    }

    private static SqliteCaseDbContext Open(TestDatabase at, params IInterceptor[] interceptors) =>
        new(new DbContextOptionsBuilder<SqliteCaseDbContext>().UseSqlite(at.ConnectionString).AddInterceptors(interceptors).Options, Actor.System("node"), TestDatabase.Keys, TimeProvider.System);
}
