using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>Who is kept out of a case, or away, is told nothing of it, and somebody who may act is.</summary>
public sealed partial class NoticeTests
{
    [Fact, Trait("Rule", "SEC-D03")]
    public async Task A_suspect_who_works_here_gets_no_notice_of_his_case_and_every_step_reaches_somebody_named_on_it()
    {
        await using var app = await WebApp.StartAsync();
        var suspect = app.Account("officer2-harbour");
        var made = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", "officer3-moorside"), "officer1-harbour");
        var sergeant = await app.SignedInAsync("sergeant-harbour");
        var (names, born) = (suspect.DisplayName.Split(' '), suspect.BornOn!.Value);
        await sergeant.SubmitAsync(await sergeant.GetAsync($"/cases/{made.CaseId}/people/name-suspect"), new Dictionary<string, string?>
        {
            ["Input.FirstName"] = names[0],
            ["Input.LastName"] = names[1],
            ["Input.BornOn.Day"] = $"{born.Day}",
            ["Input.BornOn.Month"] = $"{born.Month}",
            ["Input.BornOn.Year"] = $"{born.Year}",
            ["Input.Reason"] = "Recognised on the doorbell camera.",
        });
        app.Clock.Advance(TimeSpan.FromDays(30));

        await WriteAsync(app, app.Now);
        await SendAllAsync(app, app.Now);

        string[] named = ["sergeant-harbour", "officer3-moorside", "officer3-harbour"];
        Assert.All(_sent.SelectMany(m => m.UserNames), name => Assert.Contains(name, named));
        await using var db = app.Open();
        var notices = await db.Notices.ToListAsync();
        Assert.All(notices, n => Assert.Null(n.ParkedAt));
        var served = await db.Duties.Where(d => d.SubjectId == made.OrderId && d.Clock == "CLK-21").Select(d => d.Id).SingleAsync();
        Assert.Equal(["sergeant-harbour"], ToldOf(notices.Single(n => n.DutyId == served && n.Step == nameof(Rung.Owner)).Id));
        Assert.Equal(["officer3-harbour", "officer3-moorside"], ToldOf(notices.Single(n => n.DutyId == served && n.Step == nameof(Rung.Superintendent)).Id));
        Assert.DoesNotContain(made.Reference, await PageAsync(app, "officer2-harbour", "/notifications"), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Reference, await PageAsync(app, "officer2-harbour", "/"), StringComparison.Ordinal);
        foreach (var page in new[] { "/notifications", "/" }) Assert.Contains(made.Reference, await PageAsync(app, "officer3-harbour", page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_step_of_a_sergeant_with_a_conflict_goes_up_and_is_found_there()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await app.DeclareConflictAsync("sergeant-harbour", of.CaseId);
        app.Clock.Advance(TimeSpan.FromDays(3));

        await WriteAsync(app, app.Now);
        await SendAllAsync(app, app.Now);

        Assert.Equal(["inspector-harbour"], await ToldAsync(app, nameof(Rung.Sergeant)));
        Assert.DoesNotContain(_sent, m => m.UserNames.Contains("sergeant-harbour"));
        Assert.Contains(of.Reference, await PageAsync(app, "inspector-harbour", "/notifications"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("suspended")]
    [InlineData("away")]
    [InlineData("kept out")]
    public async Task What_is_owed_by_somebody_on_leave_whose_deputy_cannot_do_it_is_the_sergeants(string deputy)
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await AwayAsync(app, "officer1-harbour", deputy is "none" ? null : "officer3-harbour");
        if (deputy is "away") await AwayAsync(app, "officer3-harbour", "officer2-harbour");
        if (deputy is "kept out") await app.DeclareConflictAsync("officer3-harbour", of.CaseId);
        await using (var db = app.Open())
        {
            if (deputy is "suspended") db.Users.Single(u => u.UserName == "officer3-harbour").IsSuspended = true;
            await db.SaveChangesAsync();
        }

        var duty = await FirstOfAsync(app, "officer1-harbour");
        app.Clock.SetUtcNow(duty.DueBy);
        await WriteAsync(app, app.Now);
        await SendAllAsync(app, app.Now);

        Assert.Equal(["sergeant-harbour"], await ToldAsync(app, nameof(Rung.Owner), duty.Id));
        Assert.True(await IsOnAsync(app, "sergeant-harbour", "/", of.Reference, duty));
        Assert.Contains(of.Reference, await PageAsync(app, "sergeant-harbour", "/notifications"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leave_counts_as_it_stands_when_the_notice_is_sent()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var duty = await FirstOfAsync(app, "officer1-harbour");
        app.Clock.SetUtcNow(duty.DueBy);
        await WriteAsync(app, app.Now);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await using (var db = app.Open()) Assert.Equal("officer1-harbour", Assert.Single(await new RecipientsQuery(db).OfAsync(await db.Notices.SingleAsync(n => n.DutyId == duty.Id), app.Now, default)).Who.UserName);
        await AwayAsync(app, "officer1-harbour", "officer3-harbour");

        await SendAllAsync(app, app.Now);

        Assert.Equal(["officer3-harbour"], await ToldAsync(app, nameof(Rung.Owner), duty.Id));
    }

    [Fact]
    public async Task Who_opens_a_case_is_told_that_the_supervisor_knows_only_where_one_was_found()
    {
        await using var app = await WebApp.StartAsync();
        var (first, second) = (await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"));
        await AwayAsync(app, "sergeant-harbour", "officer2-harbour");
        await app.DeclareConflictAsync("inspector-harbour", first.CaseId);

        var opened = await OpenCaseAsync(app, first);

        Assert.Contains("Its supervisor has been told.", opened, StringComparison.Ordinal);
        await SendAllAsync(app, app.Now);
        Assert.Equal(["superintendent-harbour"], Assert.Single(_sent).UserNames);
        Assert.Contains(first.Reference, await PageAsync(app, "superintendent-harbour", "/notifications"), StringComparison.Ordinal);

        await using (var db = app.Open())
        {
            foreach (var user in db.Users.Where(u => u.UserName!.EndsWith("-harbour") && u.Rank > Domain.Cases.Rank.Constable)) user.IsSuspended = true;
            await db.SaveChangesAsync();
        }

        opened = await OpenCaseAsync(app, second);
        Assert.DoesNotContain("has been told", opened, StringComparison.Ordinal);
        Assert.Contains("No supervisor could be found who may be told", opened, StringComparison.Ordinal);
    }

    private static async Task<string> OpenCaseAsync(WebApp app, Arrangement of)
    {
        var browser = await app.SignedInAsync("officer2-harbour");
        return (await browser.SubmitAsync(await browser.GetAsync($"/cases/{of.CaseId}/open"), new Dictionary<string, string?> { ["Input.Reason"] = "Enquiry", ["Input.Words"] = "The same man was reported to me", ["Input.WhoAsked"] = "Nobody" })).Text;
    }

    private static async Task AwayAsync(WebApp app, string who, string? deputy)
    {
        await using var db = app.Open();
        db.Absences.Add(new Absence { ForceId = app.Account(who).ForceId, UserId = app.Account(who).Id, DeputyId = deputy is null ? null : app.Account(deputy).Id, From = app.Now, Until = app.Now.AddDays(30), RecordedAt = app.Now });
        await db.SaveChangesAsync();
    }

    /// <summary>The first that this person owes, with a rank above.</summary>
    private static async Task<Duty> FirstOfAsync(WebApp app, string owner)
    {
        await using var db = app.Open();
        var id = app.Account(owner).Id;
        return await db.Duties.Where(d => d.OwnerId == id && d.MetAt == null && d.CancelledAt == null && d.SergeantAt > d.DueBy && d.InspectorAt > d.SergeantAt).OrderBy(d => d.DueBy).ThenBy(d => d.Id).FirstAsync();
    }

    private IReadOnlyList<string> ToldOf(Guid notice) => [.. _sent.Where(m => m.Id == notice).SelectMany(m => m.UserNames).Distinct().Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<string>> ToldAsync(WebApp app, string step, Guid? duty = null)
    {
        await using var db = app.Open();
        var ids = await db.Notices.Where(n => n.Step == step && (duty == null || n.DutyId == duty)).Select(n => n.Id).ToListAsync();
        return [.. ids.SelectMany(ToldOf).Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<string> PageAsync(WebApp app, string reader, string page) => (await (await app.SignedInAsync(reader)).GetAsync(page)).Text;

    private static async Task<bool> IsOnAsync(WebApp app, string reader, string page, string reference, Duty duty) =>
        (await (await app.SignedInAsync(reader)).GetAsync(page)).Page!.QuerySelectorAll("main tbody tr").Any(r => r.TextContent.Contains(reference, StringComparison.Ordinal) && r.TextContent.Contains(DutyBook.ClockOf(duty.Clock).Title, StringComparison.Ordinal));
}
