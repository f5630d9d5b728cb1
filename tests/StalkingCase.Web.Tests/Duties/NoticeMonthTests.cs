using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>Thousands of duties over simulated days with two nodes, a restart in the middle of each night and a day's outage, across both changes of the clocks.</summary>
public sealed class NoticeMonthTests
{
    private const int Cases = 2000;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    [Theory, Trait("Category", "Slow")]
    [InlineData(2026, 3, 25)] // to summer time on the 29th
    [InlineData(2026, 10, 21)] // and back on the 25th
    public async Task Each_notice_is_written_once_and_none_later_than_a_minute_after_its_step_or_after_the_restart(int year, int month, int day)
    {
        var start = new DateTimeOffset(year, month, day, 6, 0, 0, TimeSpan.Zero);
        var (end, down, up) = (start.AddDays(6), start.AddDays(1), start.AddDays(2));
        using var at = await TestDatabase.CreateAsync();
        await using (var seed = at.Open(Actor.System("seed")))
        {
            await DemoPeople.Make(new PasswordHasher<Officer>()).StoreAsync(seed, default);
            await new LargeForce(at.Database, await SeedUnits.GrowAsync(seed, Cases, 1, default), 1, start).StoreAsync(Cases, _ => { }, (_, _) => { }, default);
        }

        await RunAsync(at, start);
        await using var read = at.Open(Actor.System("test"));
        var duties = await read.Duties.AsNoTracking().WhereOpen().ToListAsync();
        var steps = duties.SelectMany(d => Steps(d).Select(s => (d.Id, s.Step, s.At))).Where(s => s.At > start && s.At <= end).ToList();
        Assert.True(duties.Count > 5000, $"{duties.Count} duties are open.");

        var minutes = steps.Select(s => new DateTimeOffset(s.At.Ticks - (s.At.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1)).Append(up).Append(end).Distinct().Where(m => m < down || m >= up).Order().ToList();
        foreach (var now in minutes) await RunAsync(at, now);

        await using var check = at.Open(Actor.System("test"));
        var notices = await check.Notices.AsNoTracking().ToListAsync();
        Assert.Equal(notices.Count, notices.Select(n => (n.DutyId, n.Step)).Distinct().Count());
        var written = notices.ToDictionary(n => (n.DutyId, n.Step), n => n.At);
        foreach (var (duty, step, reached) in steps)
        {
            Assert.True(written.TryGetValue((duty, step), out var when), $"{duty} {step} of {reached:u} was never told.");
            Assert.True(when - (reached >= down && reached < up ? up : reached) <= Late, $"{duty} {step} of {reached:u} was told at {when:u}.");
        }
    }

    private static IEnumerable<(string Step, DateTimeOffset At)> Steps(Duty duty)
    {
        DateTimeOffset Seen(DateTimeOffset at) => at < duty.VisibleFrom ? duty.VisibleFrom : at;
        bool IsEarly() => Clock.ClimbEarly.Contains(duty.Clock);
        yield return (nameof(Rung.Owner), Seen(duty.DueBy));
        foreach (var (step, at) in new[] { (nameof(Rung.Sergeant), duty.SergeantAt), (nameof(Rung.Inspector), duty.InspectorAt), (nameof(Rung.Superintendent), duty.SuperintendentAt) })
            if (at < DateTimeOffset.MaxValue.AddDays(-1)) yield return (step, Seen(at < duty.DueBy && !IsEarly() ? duty.DueBy : at));
    }

    /// <summary>Two nodes in the same moment, each on a context of its own, as after a restart.</summary>
    private static async Task RunAsync(TestDatabase at, DateTimeOffset now)
    {
        await using var first = at.Open(Actor.System("a"));
        await using var second = at.Open(Actor.System("b"));
        await Task.WhenAll(new NoticeWriter(first).WriteAsync(now, default), new NoticeWriter(second).WriteAsync(now, default));
    }
}
