using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using StalkingCase.Data;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

public sealed partial class NoticeTests
{
    private readonly Mock<INoticeGateway> _gateway = new();
    private readonly List<NoticeMessage> _sent = [];

    public NoticeTests() => _gateway.Setup(g => g.SendAsync(It.IsAny<NoticeMessage>(), It.IsAny<CancellationToken>()))
        .Callback<NoticeMessage, CancellationToken>((m, _) => { lock (_sent) _sent.Add(m); }).Returns(Task.CompletedTask);

    [Fact]
    public async Task The_notice_of_each_step_is_written_and_sent_once_with_two_nodes()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour");
        var later = app.Now.AddDays(3);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => WriteAsync(app, later)));
        foreach (var node in new[] { "a", "b", "a" }) for (var i = 0; i < 5; i++) await SendAsync(app, node, later.AddMinutes(node == "b" ? 6 : 0));

        await using var db = app.Open();
        var notices = db.Notices.ToList();
        Assert.NotEmpty(notices);
        Assert.Equal(notices.Count, notices.Select(n => (n.DutyId, n.Step)).Distinct().Count());
        Assert.Equal(_sent.Count, _sent.Select(m => m.Id).Distinct().Count());
        Assert.All(notices, n => Assert.NotNull(n.SentAt));
    }

    [Fact]
    public async Task A_node_that_was_down_for_a_day_catches_up_with_every_step_it_missed()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour");

        await WriteAsync(app, app.Now.AddDays(30));

        await using var db = app.Open();
        var overdue = db.Duties.Where(d => d.MetAt == null && d.CancelledAt == null).AsEnumerable().Where(d => d.IsOverdue(app.Now.AddDays(30)) && d.VisibleFrom <= app.Now.AddDays(30)).ToList();
        foreach (var duty in overdue)
        {
            var steps = db.Notices.Where(n => n.DutyId == duty.Id).Select(n => n.Step).ToList();
            Assert.Contains(nameof(Rung.Owner), steps);
            if (duty.SuperintendentAt <= app.Now.AddDays(30)) Assert.Contains(nameof(Rung.Superintendent), steps);
        }
    }

    [Fact]
    public async Task A_notice_goes_out_only_once_due_and_holds_nothing_of_the_case()
    {
        await using var app = await WebApp.StartAsync();
        var arrangement = await app.CaseAsync("officer1-harbour");

        await WriteAsync(app, app.Now.AddHours(3).AddMinutes(59));
        var early = await CountAsync(app);
        await WriteAsync(app, app.Now.AddHours(24));
        await SendAsync(app, "a", app.Now.AddHours(24));

        Assert.Equal(0, early);
        Assert.NotEmpty(_sent);
        Assert.All(_sent, m => Assert.DoesNotContain(arrangement.Reference, m.Subject + m.Body, StringComparison.Ordinal));
        Assert.All(_sent, m => Assert.DoesNotContain("SENT", m.Subject + m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_delivered_waits_longer_each_time_is_parked_in_the_end_and_keeps_no_other_back()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour");
        var now = app.Now.AddDays(3);
        await WriteAsync(app, now);
        Guid poison;
        await using (var db = app.Open()) poison = db.Notices.OrderBy(n => n.At).ThenBy(n => n.Id).Select(n => n.Id).First();
        _gateway.Setup(g => g.SendAsync(It.Is<NoticeMessage>(m => m.Id == poison), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("The relay is away."));

        for (var i = 0; i < 7; i++) await SendAsync(app, "a", now = now.AddHours(3));
        await using (var before = app.Open()) Assert.Null(before.Notices.Single(n => n.Id == poison).ParkedAt);
        for (var i = 0; i < 3; i++) await SendAsync(app, "a", now = now.AddHours(3));

        await using var after = app.Open();
        var notice = after.Notices.Single(n => n.Id == poison);
        Assert.Equal((8, true), (notice.Tries, notice.ParkedAt is not null));
        Assert.All(after.Notices.Where(n => n.Id != poison), n => Assert.NotNull(n.SentAt));
        Assert.Contains("could not be delivered", (await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/notifications")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inspector_on_call_gets_the_notice_of_the_inspectors_step_and_a_deputy_that_of_who_is_away()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await using (var db = app.Open())
        {
            db.Units.Single(u => u.Id == app.Account("officer1-harbour").UnitId).OnCallId = app.Account("superintendent-harbour").Id;
            db.Absences.Add(new StalkingCase.Data.Identity.Absence { ForceId = app.Account("officer1-harbour").ForceId, UserId = app.Account("officer1-harbour").Id, DeputyId = app.Account("officer3-harbour").Id, From = app.Now, Until = app.Now.AddDays(9), RecordedAt = app.Now });
            await db.SaveChangesAsync();
        }

        await WriteAsync(app, app.Now.AddDays(3));
        await SendAsync(app, "a", app.Now.AddDays(3));

        Assert.Contains(_sent, m => m.UserNames.SequenceEqual(["superintendent-harbour"]));
        Assert.Contains(_sent, m => m.UserNames.Contains("officer3-harbour"));
        Assert.DoesNotContain(_sent, m => m.UserNames.Contains("officer1-harbour"));
    }

    [Fact]
    public async Task A_step_climbs_the_whole_tree_to_the_nearest_unit_that_has_the_rank_and_never_falls_back_down()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        void MoveTo(CaseDbContext db, string account, Guid unit) => db.Users.Single(u => u.UserName == account).UnitId = unit;
        await using (var db = app.Open())
        {
            var force = app.Account("officer1-harbour").ForceId;
            var (root, district) = (new StalkingCase.Data.Identity.Unit { ForceId = force, Name = "Force operations" }, new StalkingCase.Data.Identity.Unit { ForceId = force, Name = "Coast district" });
            district.ParentId = root.Id;
            db.Units.AddRange(root, district);
            db.Units.Single(u => u.Name == "Harbour").ParentId = district.Id;
            MoveTo(db, "inspector-harbour", district.Id);
            MoveTo(db, "inspector-moorside", root.Id);
            MoveTo(db, "superintendent-harbour", root.Id);
            await db.SaveChangesAsync();
        }

        await WriteAsync(app, app.Now.AddDays(30));
        await SendAllAsync(app, app.Now.AddDays(30));

        await using (var db = app.Open())
        {
            var steps = db.Notices.ToDictionary(n => n.Id, n => n.Step);
            IEnumerable<string> Told(string step) => _sent.Where(m => steps[m.Id] == step).SelectMany(m => m.UserNames).Distinct();
            Assert.Equal(["inspector-harbour"], Told(nameof(Rung.Inspector)));
            Assert.Equal(["superintendent-harbour"], Told(nameof(Rung.Superintendent)));
            db.Users.Single(u => u.UserName == "superintendent-harbour").IsSuspended = true;
            foreach (var notice in db.Notices.Where(n => n.Step == nameof(Rung.Superintendent))) notice.SentAt = null;
            await db.SaveChangesAsync();
        }

        _sent.Clear();
        await SendAllAsync(app, app.Now.AddDays(30));

        Assert.Empty(_sent);
        await using var after = app.Open();
        Assert.All(after.Notices.Where(n => n.Step == nameof(Rung.Superintendent)), n => Assert.NotNull(n.ParkedAt));
    }

    [Fact]
    public async Task A_sender_that_was_killed_keeps_the_others_waiting_for_seconds_and_one_that_ended_keeps_nobody()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour");
        var later = app.Now.AddDays(3);
        await WriteAsync(app, later);
        var killed = new Mock<INoticeGateway>();
        using var killing = new CancellationTokenSource();
        killed.Setup(g => g.SendAsync(It.IsAny<NoticeMessage>(), It.IsAny<CancellationToken>())).Returns(() =>
        {
            killing.Cancel();
            return Task.FromException(new OperationCanceledException());
        });
        await using (var db = app.Open()) await Assert.ThrowsAsync<OperationCanceledException>(() => new NoticeSender(db, killed.Object, "a").SendAsync(later, killing.Token));

        await SendAsync(app, "b", later.AddSeconds(20));
        Assert.Empty(_sent);
        await SendAsync(app, "b", later.AddSeconds(30));
        Assert.NotEmpty(_sent);
        await using var check = app.Open();
        Assert.True((await check.JobLeases.SingleAsync(l => l.Job == NoticeSender.Job)).Until <= later.AddSeconds(30));
        Assert.Equal(later.AddSeconds(30), (await check.JobLeases.SingleAsync(l => l.Job == NoticeSender.Sign)).Until);
    }

    [Fact]
    public async Task The_inspector_on_call_of_the_nearest_unit_above_gets_the_notice_where_the_units_own_has_nobody()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await using (var db = app.Open())
        {
            var (unit, above) = (await db.Units.SingleAsync(u => u.Id == app.Account("officer1-harbour").UnitId), await db.Units.SingleAsync(u => u.Id == app.Account("inspector-moorside").UnitId));
            (unit.ParentId, above.OnCallId) = (above.Id, app.Account("inspector-moorside").Id);
            await db.SaveChangesAsync();
        }

        await WriteAsync(app, app.Now.AddDays(3));
        await SendAllAsync(app, app.Now.AddDays(3));

        Assert.Contains(_sent, m => m.UserNames.SequenceEqual(["inspector-moorside"]));
        Assert.DoesNotContain(_sent, m => m.UserNames.Contains("inspector-harbour"));
    }

    private async Task RunJobAsync(WebApp app)
    {
        await using var db = app.Open();
        await new NoticeJob(app.Database, _gateway.Object, app.Clock, NullLogger<NoticeJob>.Instance).RunAsync(db, app.Now, default);
    }

    private static async Task<string> ReadyAsync(WebApp app) => await (await app.Browse().Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).Content.ReadAsStringAsync();

    private static async Task WriteAsync(WebApp app, DateTimeOffset now)
    {
        await using var db = app.Open();
        await new NoticeWriter(db).WriteAsync(now, default);
    }

    private async Task SendAsync(WebApp app, string node, DateTimeOffset now)
    {
        await using var db = app.Open();
        await new NoticeSender(db, _gateway.Object, node).SendAsync(now, default);
    }

    private async Task SendAllAsync(WebApp app, DateTimeOffset now)
    {
        await using var db = app.Open();
        while (await new NoticeSender(db, _gateway.Object, "a").SendAsync(now, default) > 0) { }
    }

    private static async Task<int> CountAsync(WebApp app)
    {
        await using var db = app.Open();
        return db.Notices.Count();
    }
}
