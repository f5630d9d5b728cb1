using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>
/// More than ten thousand open duties over a month with two nodes, one of them killed in the middle of a run each night, and a
/// day's outage of both, across both changes of the clocks. Run at each minute in which a step is reached, and at some others.
/// </summary>
public sealed class NoticeMonthTests
{
    private const int Cases = 4400;
    private const int OtherMinutes = 1000;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    [Theory, Trait("Category", "Slow")]
    [InlineData(2026, 3, 9)] // to summer time on the 29th
    [InlineData(2026, 10, 5)] // and back on the 25th
    public async Task Each_notice_is_written_once_not_before_its_step_and_none_later_than_a_minute_after_it_or_after_the_outage(int year, int month, int day)
    {
        var start = new DateTimeOffset(year, month, day, 6, 0, 0, TimeSpan.Zero);
        var (end, down, up) = (start.AddDays(31), start.AddDays(12), start.AddDays(13));
        using var at = await TestDatabase.CreateAsync();
        await using (var seed = at.Open(Actor.System("seed")))
        {
            await DemoPeople.Make(new PasswordHasher<Officer>()).StoreAsync(seed, default);
            await new LargeForce(at.Database, await SeedUnits.GrowAsync(seed, Cases, 1, default), 1, start).StoreAsync(Cases, _ => { }, (_, _) => { }, default);
        }

        await using var read = at.Open(Actor.System("test"));
        var duties = await read.Duties.AsNoTracking().WhereOpen().ToListAsync();
        var steps = duties.SelectMany(d => Steps(d).Select(s => (d.Id, s.Step, s.At))).Where(s => s.At <= end).ToList();
        Assert.True(duties.Count > 10_000, $"{duties.Count} duties are open.");

        var night = start.Date;
        foreach (var now in Minutes(steps.Select(s => s.At), start, end).Where(m => m < down || m >= up).Append(up).Distinct().Order())
        {
            if (now.Date > night && await IsKilledAsync(at, now)) night = now.Date;
            await RunAsync(at, now);
        }

        Assert.Equal(end.Date, night);
        await using var check = at.Open(Actor.System("test"));
        var notices = await check.Notices.AsNoTracking().ToListAsync();
        Assert.Equal(notices.Count, notices.Select(n => (n.DutyId, n.Step)).Distinct().Count());
        var written = notices.ToDictionary(n => (n.DutyId, n.Step), n => n.At);
        foreach (var (duty, step, reached) in steps)
        {
            Assert.True(written.Remove((duty, step), out var when), $"{duty} {step} of {reached:u} was never told.");
            Assert.True(when >= reached, $"{duty} {step} of {reached:u} was told at {when:u}, too soon.");
            var could = reached < start ? start : reached >= down && reached < up ? up : reached;
            Assert.True(when - could <= Late, $"{duty} {step} of {reached:u} was told at {when:u}.");
        }

        Assert.Empty(written);
    }

    /// <summary>The first whole minute after each step, and others at random: between them a run has nothing to find.</summary>
    private static IEnumerable<DateTimeOffset> Minutes(IEnumerable<DateTimeOffset> steps, DateTimeOffset start, DateTimeOffset end)
    {
        var random = new Random(1);
        var others = Enumerable.Range(0, OtherMinutes).Select(_ => start.AddMinutes(random.Next((int)(end - start).TotalMinutes)));
        return steps.Where(s => s > start).Select(s => new DateTimeOffset((s.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero))
            .Concat(others).Append(start).Append(end).Where(m => m <= end).Distinct();
    }

    /// <summary>Said here once more, so that the product's own function is checked and not asked.</summary>
    private static IEnumerable<(string Step, DateTimeOffset At)> Steps(Duty duty)
    {
        DateTimeOffset Seen(DateTimeOffset at) => at < duty.VisibleFrom ? duty.VisibleFrom : at;
        bool IsEarly() => duty.Clock is "CLK-25" or "CLK-31" or "CLK-32";
        yield return ("Owner", IsEarly() && duty.Part != "file" ? duty.VisibleFrom : Seen(duty.DueBy));
        foreach (var (step, at) in new[] { ("Sergeant", duty.SergeantAt), ("Inspector", duty.InspectorAt), ("Superintendent", duty.SuperintendentAt) })
            if (at < DateTimeOffset.MaxValue.AddDays(-1)) yield return (step, Seen(at < duty.DueBy && !IsEarly() ? duty.DueBy : at));
    }

    /// <summary>Two nodes in the same moment, each on a context of its own, as after a restart.</summary>
    private static Task RunAsync(TestDatabase at, DateTimeOffset now) => Task.WhenAll(new[] { "a", "b" }.Select(node => Task.Run(async () =>
    {
        await using var db = at.Open(Actor.System(node));
        await new NoticeWriter(db).WriteAsync(now, default);
    })));

    /// <summary>A node that ends between what it read and what it would have saved; false where it had nothing to save.</summary>
    private static async Task<bool> IsKilledAsync(TestDatabase at, DateTimeOffset now)
    {
        await using var db = new SqliteCaseDbContext(new DbContextOptionsBuilder<SqliteCaseDbContext>().UseSqlite(at.ConnectionString).AddInterceptors(new Killed()).Options, Actor.System("a"), TestDatabase.Keys, TimeProvider.System);
        try
        {
            await new NoticeWriter(db).WriteAsync(now, default);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private sealed class Killed : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            throw new OperationCanceledException("The node was ended.");
    }
}
