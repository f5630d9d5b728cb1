using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>Whom an advocate manager may give a case to, and absences that run out or whose deputy is away too (CLK-47, SEC-D15).</summary>
public sealed class TeamTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private const string Colleague = "advocate-moorside";
    private const string Manager = "advocate-manager";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, officerInCase: Officer);
        _case = _case with { ReferralId = (await _app.ReferAsync(_case.CaseId, Advocate, Officer)).Id };
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Reassign => $"/team/{_case.ReferralId}/reassign";

    private async Task<bool> WaitsAsync()
    {
        await using var db = _app.Open();
        return await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-47");
    }

    private Task<Answered> AwayAsync(Browser manager, Answered team, string who, string? deputy = null, int days = 9)
    {
        var last = UkTime.DateOf(_app.Now).AddDays(days);
        return manager.SubmitAsync(team, new Dictionary<string, string?>
        {
            ["Input.AdvocateId"] = _app.Account(who).Id.ToString(),
            ["Input.LastDay.Day"] = $"{last.Day}",
            ["Input.LastDay.Month"] = $"{last.Month}",
            ["Input.LastDay.Year"] = $"{last.Year}",
            ["Input.DeputyId"] = deputy is null ? "" : _app.Account(deputy).Id.ToString(),
        }, "Record the absence");
    }

    private static string Absence(Answered team, string with) => team.Page!.QuerySelectorAll("[name='Cancel.AbsenceId'] option").First(o => o.TextContent.Contains(with, StringComparison.Ordinal)).GetAttribute("value")!;

    [Fact, Trait("Rule", "SEC-D15")]
    public async Task A_manager_in_conflict_reassigns_no_case_even_with_a_page_that_she_opened_before()
    {
        var manager = await _app.SignedInAsync(Manager);
        var page = await manager.GetAsync(Reassign);
        await _app.DeclareConflictAsync(Manager, _case.CaseId);

        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(Reassign)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Input.AdvocateId"] = _app.Account(Colleague).Id.ToString(), ["Input.Reason"] = "Nearer." }, "Reassign")).Status);
        await using var db = _app.Open();
        Assert.Equal(_app.Account(Advocate).Id, await db.Referrals.Where(r => r.CaseId == _case.CaseId).Select(r => r.AdvocateId).SingleAsync());
    }

    [Fact, Trait("Rule", "SEC-D15"), Trait("Rule", "SEC-D17")]
    public async Task Nor_does_one_who_is_not_named_on_a_restricted_case_or_after_consent_was_withdrawn()
    {
        var restricted = await _app.CaseAsync(Officer, officerInCase: Officer, restricted: true);
        var hidden = await _app.ReferAsync(restricted.CaseId, Advocate, Officer);
        var manager = await _app.SignedInAsync(Manager);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/team/{hidden.Id}/reassign")).Status);
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(Reassign)).Status);

        await using (var db = _app.Open(Officer))
        {
            (await db.Referrals.SingleAsync(r => r.Id == _case.ReferralId)).WithdrawConsent("By phone.", _app.Now, _app.Account(Officer).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(Reassign)).Status);
    }

    [Fact, Trait("Rule", "SEC-D15")]
    public async Task Nobody_in_conflict_is_offered_as_the_new_advocate()
    {
        var manager = await _app.SignedInAsync(Manager);
        Assert.Contains(_app.Account(Colleague).Id.ToString(), (await manager.GetAsync(Reassign)).Body, StringComparison.Ordinal);
        await _app.DeclareConflictAsync(Colleague, _case.CaseId);
        Assert.DoesNotContain(_app.Account(Colleague).Id.ToString(), (await manager.GetAsync(Reassign)).Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-47")]
    public async Task An_absence_that_has_run_out_stays_in_the_list_until_its_cases_have_their_advocate_again()
    {
        var manager = await _app.SignedInAsync(Manager);
        await AwayAsync(manager, await manager.GetAsync("/team"), Advocate, days: 0);
        Assert.True(await WaitsAsync());

        _app.Clock.SetUtcNow(UkTime.StartOfDay(UkTime.DateOf(_app.Now).AddDays(1)).AddHours(9));
        manager = await _app.SignedInAsync(Manager);
        var team = await manager.GetAsync("/team");
        Assert.Contains("Ended, but cases still wait for an advocate", team.Text, StringComparison.Ordinal);
        var cancelled = await manager.SubmitAsync(team, new Dictionary<string, string?> { ["Cancel.AbsenceId"] = Absence(team, ", ended ") }, "Cancel the absence");

        Assert.Contains("Absence cancelled.", cancelled.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody of your organisation is away.", cancelled.Text, StringComparison.Ordinal);
        Assert.False(await WaitsAsync());
    }

    [Fact, Trait("Rule", "CLK-47")]
    public async Task A_deputy_who_is_away_herself_is_refused_and_nothing_is_recorded()
    {
        var manager = await _app.SignedInAsync(Manager);
        var before = await manager.GetAsync("/team");
        await AwayAsync(manager, await manager.GetAsync("/team"), Colleague);

        var refused = await AwayAsync(manager, before, Advocate, deputy: Colleague);

        Assert.Equal(["Who stands in must be here, and not away herself"], refused.Errors);
        Assert.DoesNotContain(_app.Account(Colleague).Id.ToString(), refused.Page!.QuerySelector("[name='Input.DeputyId']")!.InnerHtml, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.False(await db.Absences.AnyAsync(a => a.UserId == _app.Account(Advocate).Id));
    }

    [Fact, Trait("Rule", "CLK-47")]
    public async Task When_a_deputy_goes_away_those_for_whom_she_stood_in_need_another_advocate_though_she_has_a_deputy_of_her_own()
    {
        var manager = await _app.SignedInAsync(Manager);
        await AwayAsync(manager, await manager.GetAsync("/team"), Advocate, deputy: Colleague);
        Assert.False(await WaitsAsync());

        var away = await AwayAsync(manager, await manager.GetAsync("/team"), Colleague, deputy: Manager);

        Assert.Contains("She stood in for somebody who is away", away.Text, StringComparison.Ordinal);
        Assert.True(await WaitsAsync());
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await manager.SubmitAsync(away, new Dictionary<string, string?> { ["Cancel.AbsenceId"] = Absence(away, $"deputy {_app.Account(Manager).DisplayName}") }, "Cancel the absence");
        Assert.False(await WaitsAsync());
    }
}
