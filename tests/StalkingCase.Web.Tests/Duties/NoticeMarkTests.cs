using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>The mark of a duty never stands after a step without a notice, whoever saves in the same moment.</summary>
public sealed class NoticeMarkTests
{
    [Fact]
    public async Task A_step_that_comes_sooner_after_the_owner_was_told_is_told_then_and_no_other_twice()
    {
        await using var app = await WebApp.StartAsync();
        var (of, action) = await OverdueActionAsync(app);
        await WriteAsync(app);
        Assert.Equal([nameof(Rung.Owner), nameof(Rung.Sergeant)], await ToldAsync(app, action));

        await HandUpAsync(app, of);
        await WriteAsync(app);

        Assert.Equal([nameof(Rung.Inspector), nameof(Rung.Owner), nameof(Rung.Sergeant)], await ToldAsync(app, action));
        await NothingIsWrongAsync(app, of);
    }

    [Fact]
    public async Task A_duty_that_is_done_has_no_mark_and_nobody_is_told_of_it_any_more()
    {
        await using var app = await WebApp.StartAsync();
        var (of, action) = await OverdueActionAsync(app);
        await WriteAsync(app);
        Assert.True(await MarkAsync(app, action) > app.Now);

        await using (var db = app.Open("officer1-harbour"))
        {
            var warrant = await db.Warrants.SingleAsync(w => w.Id == of.WarrantId);
            warrant.RecordArrestAttempt(new AttemptContent(ArrestOutcome.Arrested, app.Now, "The address", "Two officers", "He opened the door.") { CustodyReference = "CU/00012/26" }, WarrantGrade.B, Policy.Defaults, app.Account("officer1-harbour").Id, app.Now);
            await db.CommitAsync(null, app.Now, default);
        }

        Assert.Null(await MarkAsync(app, action));
        app.Clock.Advance(TimeSpan.FromDays(30));
        await WriteAsync(app);
        Assert.Equal([nameof(Rung.Owner), nameof(Rung.Sergeant)], await ToldAsync(app, action));
        await NothingIsWrongAsync(app, of);
    }

    [Fact]
    public async Task A_re_timing_that_is_saved_while_the_job_runs_loses_no_step()
    {
        await using var app = await WebApp.StartAsync();
        var (of, action) = await OverdueActionAsync(app);

        await using (var db = await OpenAsync(app, new Meanwhile(() => HandUpAsync(app, of)))) await new NoticeWriter(db).WriteAsync(app.Now, default);

        Assert.Equal([nameof(Rung.Inspector), nameof(Rung.Owner), nameof(Rung.Sergeant)], await ToldAsync(app, action));
        await NothingIsWrongAsync(app, of);
    }

    [Fact]
    public async Task A_save_of_the_case_is_not_refused_because_the_job_moved_the_mark_since_it_was_read()
    {
        await using var app = await WebApp.StartAsync();
        var (of, action) = await OverdueActionAsync(app);
        await using var db = app.Open("sergeant-harbour");
        var warrant = await db.Warrants.SingleAsync(w => w.Id == of.WarrantId);
        var actions = await db.Duties.WhereOpen().Where(d => d.SubjectId == of.WarrantId).ToListAsync();

        await WriteAsync(app);
        warrant.Escalate(actions, "No attempt was made.", new Decider(app.Account("sergeant-harbour").Id, Rank.Sergeant), app.Now);
        await db.CommitAsync(null, app.Now, default);

        await WriteAsync(app);
        Assert.Contains(nameof(Rung.Inspector), await ToldAsync(app, action));
        await NothingIsWrongAsync(app, of);
    }

    /// <summary>On a server the job may move the mark between what the commit read and what it writes.</summary>
    [Fact]
    public async Task A_commit_that_changes_the_steps_writes_the_mark_also_where_it_read_the_same_value()
    {
        await using var app = await WebApp.StartAsync();
        var (of, action) = await OverdueActionAsync(app);
        var before = await MarkAsync(app, action);
        var log = new StatementLog();

        await HandUpAsync(app, of, await OpenAsync(app, log, Actor.User(app.Account("sergeant-harbour").Id, app.Account("sergeant-harbour").ForceId)));

        Assert.Equal(before, await MarkAsync(app, action));
        var retimed = log.Statements.SelectMany(s => s.Sql.Split(';')).Where(s => s.Contains("UPDATE \"Duties\"", StringComparison.Ordinal) && s.Split("WHERE")[0].Contains("\"InspectorAt\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(retimed);
        Assert.All(retimed, s => Assert.Contains("\"NextNoticeAt\"", s.Split("WHERE")[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_loses_to_another_on_every_notice_loses_none_and_moves_the_marks()
    {
        await using var app = await WebApp.StartAsync();
        var (of, _) = await OverdueActionAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        var first = 0;

        int second;
        await using (var db = await OpenAsync(app, new Meanwhile(async () => first = await WriteAsync(app)))) second = await new NoticeWriter(db).WriteAsync(app.Now, default);

        await using var check = app.Open();
        Assert.Equal((await check.Notices.CountAsync(), 0), (first, second));
        Assert.True(first > 3, $"{first} notices were written.");
        Assert.False(await check.Duties.AnyAsync(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt) <= app.Now));
        await NothingIsWrongAsync(app, of);
    }

    [Fact]
    public async Task A_node_whose_clock_is_behind_takes_nothing_back()
    {
        await using var app = await WebApp.StartAsync();
        var (of, _) = await OverdueActionAsync(app);
        var behind = app.Now;
        app.Clock.Advance(TimeSpan.FromDays(2));

        await using (var db = await OpenAsync(app, new Meanwhile(() => WriteAsync(app)))) await new NoticeWriter(db).WriteAsync(behind, default);

        await NothingIsWrongAsync(app, of);
        Assert.Equal(0, await WriteAsync(app));
        await NothingIsWrongAsync(app, of);
    }

    [Fact]
    public async Task Telling_leaves_no_audit_row_and_no_new_version_of_the_case()
    {
        await using var app = await WebApp.StartAsync();
        var (of, _) = await OverdueActionAsync(app);
        await using var db = app.Open();
        var before = (await db.AuditEntries.CountAsync(), await db.Cases.Where(c => c.Id == of.CaseId).Select(c => c.Version).SingleAsync());

        Assert.True(await WriteAsync(app) > 0);

        Assert.Equal(before, (await db.AuditEntries.CountAsync(), await db.Cases.Where(c => c.Id == of.CaseId).Select(c => c.Version).SingleAsync()));
    }

    [Fact]
    public async Task Nothing_but_the_mark_of_a_duty_is_saved_beside_a_commit()
    {
        await using var app = await WebApp.StartAsync();
        var (_, action) = await OverdueActionAsync(app);
        await using var db = app.Open();
        var entry = db.Entry(await db.Duties.SingleAsync(d => d.Id == action));

        (entry.Property(DerivedRows.NextNoticeAt).CurrentValue, entry.Property(d => d.DueBy).CurrentValue) = (null, app.Now.AddYears(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    /// <summary>As a node of an earlier version leaves it while the force is being upgraded.</summary>
    [Fact]
    public async Task The_nightly_check_sees_a_mark_that_is_missing_and_the_duty_is_told_after_all()
    {
        await using var app = await WebApp.StartAsync();
        var (of, action) = await OverdueActionAsync(app);
        await using (var db = app.Open())
        {
            db.Entry(await db.Duties.SingleAsync(d => d.Id == action)).Property(DerivedRows.NextNoticeAt).CurrentValue = null;
            await db.SaveChangesAsync();
        }

        await WriteAsync(app);
        Assert.Empty(await ToldAsync(app, action));
        await using var check = app.Open();
        var wrong = Assert.Single(await DerivedCheck.CompareAsync(check, of.CaseId, default));
        Assert.Equal((DerivedCheck.Mark, action), (wrong.Of, wrong.Id));

        await new NoticeWriter(check).WriteAsync([wrong.Id], app.Now, default);

        Assert.Equal([nameof(Rung.Owner), nameof(Rung.Sergeant)], await ToldAsync(app, action));
        await NothingIsWrongAsync(app, of);
    }

    /// <summary>The first attempt on a warrant a minute after it was due: its owner's and the sergeant's, not yet the inspector's.</summary>
    private static async Task<(Arrangement Of, Guid Action)> OverdueActionAsync(WebApp app)
    {
        var of = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        await using var db = app.Open();
        var action = await db.Duties.AsNoTracking().WhereOpen().SingleAsync(d => d.SubjectId == of.WarrantId && d.Clock == "CLK-35");
        app.Clock.SetUtcNow(action.DueBy.AddMinutes(1));
        Assert.True(action.InspectorAt > app.Now);
        return (of, action.Id);
    }

    private static async Task HandUpAsync(WebApp app, Arrangement of, CaseDbContext? by = null)
    {
        await using var db = by ?? app.Open("sergeant-harbour");
        var warrant = await db.Warrants.SingleAsync(w => w.Id == of.WarrantId);
        var actions = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.SubjectId == of.WarrantId).ToListAsync();
        warrant.Escalate(actions, "No attempt was made.", new Decider(app.Account("sergeant-harbour").Id, Rank.Sergeant), app.Now);
        await db.CommitAsync(null, app.Now, default);
    }

    private static async Task<int> WriteAsync(WebApp app)
    {
        await using var db = app.Open();
        return await new NoticeWriter(db).WriteAsync(app.Now, default);
    }

    private static async Task<List<string>> ToldAsync(WebApp app, Guid duty)
    {
        await using var db = app.Open();
        return await db.Notices.Where(n => n.DutyId == duty).OrderBy(n => n.Step).Select(n => n.Step).ToListAsync();
    }

    private static async Task<DateTimeOffset?> MarkAsync(WebApp app, Guid duty)
    {
        await using var db = app.Open();
        return await db.Duties.Where(d => d.Id == duty).Select(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt)).SingleAsync();
    }

    private static async Task NothingIsWrongAsync(WebApp app, Arrangement of)
    {
        await using var db = app.Open();
        Assert.Empty(await DerivedCheck.CompareAsync(db, of.CaseId, default));
    }

    private static async Task<CaseDbContext> OpenAsync(WebApp app, IInterceptor interceptor, IActor? actor = null)
    {
        await using var other = app.Open();
        return new SqliteCaseDbContext(new DbContextOptionsBuilder<SqliteCaseDbContext>().UseSqlite($"Data Source={app.DatabaseFile}").AddInterceptors(interceptor).Options, actor ?? Actor.System("node"), other.Keys, app.Clock);
    }

    /// <summary>Another save that is done between what a context read and its first save.</summary>
    private sealed class Meanwhile(Func<Task> act) : SaveChangesInterceptor
    {
        private bool _done;

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (_done) return result;
            _done = true;
            await act();
            return result;
        }
    }
}
