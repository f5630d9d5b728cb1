using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Seeding;

public sealed class DemoForceTests : IClassFixture<DemoForceTests.Demo>
{
    private readonly TestDatabase _at;

    public DemoForceTests(Demo demo) => _at = demo.Database;

    public sealed class Demo : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.CreateAsync();
            await DemoForce.StoreAsync(Database.Database, new PasswordHasher<Officer>(), TestDatabase.Now, default);
        }

        public Task DisposeAsync()
        {
            Database.Dispose();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Every_situation_of_the_design_is_in_both_forces()
    {
        await using var db = _at.Open(Actor.System("test"));

        foreach (var force in await db.Forces.ToListAsync())
        {
            var cases = await db.Cases.AsNoTracking().Where(c => c.ForceId == force.Id).ToListAsync();
            var ids = cases.Select(c => c.Id).ToList();
            Assert.InRange(cases.Count, 95, 110);
            Assert.Equal(10, cases.Count(c => c.IsRestricted));
            Assert.InRange(cases.Count(c => c.Status is CaseStatus.Closed), 15, 40);
            Assert.Contains(cases.GroupBy(c => c.Suspect.PersonId), g => g.Count() == 3);
            Assert.Contains(cases, c => cases.Any(other => other.Victim.PersonId == c.Suspect.PersonId && other.Suspect.PersonId == c.Victim.PersonId));
            Assert.Equal(4, await db.Conflicts.CountAsync(c => c.ForceId == force.Id));
            var referrals = await db.Referrals.AsNoTracking().Where(r => r.ForceId == force.Id).ToListAsync();
            Assert.Contains(referrals, r => r.WithdrawnAt is not null);
            Assert.Contains(referrals, r => r is { Status: Domain.Safeguarding.ReferralStatus.Sent, WithdrawnAt: null, AdvocateId: not null });
            Assert.Contains(referrals, r => !r.ConsentGiven && r.LawfulBasis is not null);
            Assert.Equal(6, await db.Reports.CountAsync(r => r.ForceId == force.Id && r.Status == ReportStatus.Draft));
            var orders = await db.Orders.AsNoTracking().Where(o => o.ForceId == force.Id).ToListAsync();
            Assert.Contains(orders, o => o.Status is OrderStatus.Made);
            var soon = DateOnly.FromDateTime(TestDatabase.Now.UtcDateTime).AddDays(30);
            Assert.Contains(orders, o => o.Status is OrderStatus.Served && o.EndsOn < soon);
            var overdue = await db.Duties.AsNoTracking().Where(d => d.ForceId == force.Id).WhereOpen().Where(d => d.DueBy <= TestDatabase.Now).ToListAsync();
            Assert.All(new[] { "CLK-03", "CLK-06", "CLK-08", "CLK-21", "CLK-28", "CLK-35" }, clock => Assert.Contains(overdue, d => d.Clock == clock));
            Assert.Contains(await db.Assessments.AsNoTracking().Where(a => a.ForceId == force.Id).ToListAsync(), a => a.Status is AssessmentStatus.Proposed && a.Grade < a.Floor);
            var alarms = await db.Alarms.AsNoTracking().Where(a => a.ForceId == force.Id).WhereOpen().ToListAsync();
            Assert.All(new[] { AlarmKind.ProbableCourseOfConduct, AlarmKind.OtherVictims, AlarmKind.UnlinkedRecord, AlarmKind.FloorHigh }, kind => Assert.Contains(alarms, a => a.Kind == kind));
            Assert.All(await db.Facts.AsNoTracking().Where(f => f.ForceId == force.Id).ToListAsync(), f => Assert.True(f.RecordedAt <= TestDatabase.Now));
        }
    }

    [Fact]
    public async Task Every_demo_officer_and_supervisor_has_something_to_do()
    {
        await using var db = _at.Open(Actor.System("test"));

        foreach (var officer in (await db.Users.ToListAsync()).Where(u => u.UnitId is not null && u.Rank is not Rank.None))
        {
            var posts = officer.Posts;
            var open = await db.Duties.AsNoTracking().Where(d => d.UnitId == officer.UnitId).WhereOpen().ToListAsync();
            Assert.True(open.Any(d => d.OwnerId == officer.Id || (d.OwnerPost is { } post && posts.Contains(post))) || open.Any(d => d.SuperintendentAt <= TestDatabase.Now), officer.UserName);
        }
    }

    [Fact]
    public async Task Every_protected_detail_is_a_sentinel_of_its_own()
    {
        await using var db = _at.Open(Actor.System("test"));

        var cases = await db.Cases.AsNoTracking().ToListAsync();
        var details = cases.SelectMany(c => c.Victim.Contacts).Select(c => c.Words.Reveal()).ToList();

        Assert.All(details, d => Assert.Matches(Sentinels.Protected(), d));
        Assert.Equal(details.Count, details.Distinct().Count());
    }

    [Fact]
    public async Task What_is_stored_is_what_the_books_derive()
    {
        await using var db = _at.Open(Actor.System("test"));

        foreach (var caseId in await db.Cases.Select(c => c.Id).ToListAsync()) Assert.Empty(await DerivedCheck.CompareAsync(db, caseId, default));
        Assert.Empty(await db.Rechecks.ToListAsync());
    }
}
