using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>How an advocate's support ends, how a referral is taken back, and what her manager does and sees (SAF-07, CLK-47).</summary>
public sealed class EndSupportTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private const string Manager = "advocate-manager";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, officerInCase: Officer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}";

    private async Task<Referral> ReferralAsync()
    {
        await using var db = _app.Open();
        return await db.Referrals.AsNoTracking().SingleAsync(r => r.CaseId == _case.CaseId);
    }

    private async Task<SafeguardingPlan> PlanAsync()
    {
        await using var db = _app.Open();
        return await db.Plans.AsNoTracking().SingleAsync(p => p.CaseId == _case.CaseId);
    }

    private async Task<bool> OwesAsync(string clock, string part = "")
    {
        await using var db = _app.Open();
        return await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == clock && d.Part == part);
    }

    [Fact, Trait("Rule", "SAF-07"), Trait("Rule", "SAF-08"), Trait("Rule", "ACC-02")]
    public async Task An_advocate_ends_her_support_and_her_plan_goes_to_the_officer_in_the_case()
    {
        _case = await _app.WithAdvocateAsync(_case, Advocate, Officer);
        var advocate = await _app.SignedInAsync(Advocate);
        Assert.Contains("/safeguarding/support/end", (await advocate.GetAsync($"{Root}/safeguarding")).Body, StringComparison.Ordinal);
        var page = await advocate.GetAsync($"{Root}/safeguarding/support/end");
        Assert.Equal(_app.Account(Officer).Id.ToString(), page.Page!.QuerySelector("[name='Input.TakesOver'] option[selected]")!.GetAttribute("value"));
        Assert.DoesNotContain(_app.Account(Advocate).Id.ToString(), page.Body, StringComparison.Ordinal);

        var refused = await advocate.SubmitAsync(page, new Dictionary<string, string?> { ["Input.TakesOver"] = "" }, "End the support");
        Assert.Equal(["Select who takes over the safeguarding plan", "Enter why the support ends"], refused.Errors);
        Assert.Equal(ReferralStatus.Accepted, (await ReferralAsync()).Status);

        var ended = await advocate.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.TakesOver"] = _app.Account(Officer).Id.ToString(), ["Input.Reason"] = "She feels safe and moved away." }, "End the support");
        Assert.Contains("Support ended.", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync(Root)).Status);
        var plan = await PlanAsync();
        Assert.Equal((_app.Account(Officer).Id, _app.Account(Officer).Id), (plan.OwnerId, plan.Measures.Single().OwnerId!.Value));
        Assert.Contains("advocate's support ended", (await (await _app.SignedInAsync(Officer)).GetAsync($"{Root}/timeline")).Text.Replace('’', '\''), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SAF-07"), Trait("Rule", "ACC-02")]
    public async Task Her_manager_ends_it_too_and_a_manager_of_another_organisation_finds_no_such_page()
    {
        _case = await _app.WithAdvocateAsync(_case, Advocate, Officer);
        var page = $"/team/{_case.ReferralId}/end";
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("advocate-manager-ev")).GetAsync(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("advocate-moorside")).GetAsync(page)).Status);
        var manager = await _app.SignedInAsync(Manager);
        Assert.Contains(page, (await manager.GetAsync("/team")).Body, StringComparison.Ordinal);

        var refused = await manager.SubmitAsync(await manager.GetAsync(page), new Dictionary<string, string?>(), "End the support");
        Assert.Equal(["Enter why the support ends"], refused.Errors);
        await manager.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Reason"] = "The victim asked for it." }, "End the support");

        Assert.Equal((ReferralStatus.Ended, _app.Account(Officer).Id), ((await ReferralAsync()).Status, (await PlanAsync()).OwnerId));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(page)).Status);
    }

    [Fact, Trait("Rule", "SAF-07")]
    public async Task Without_an_officer_who_could_take_over_the_manager_cannot_leave_a_plan_to_nobody()
    {
        _case = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer), Advocate, Officer);
        var manager = await _app.SignedInAsync(Manager);
        var page = await manager.GetAsync($"/team/{_case.ReferralId}/end");
        Assert.Contains("no officer yet", page.Text, StringComparison.Ordinal);

        var refused = await manager.SubmitAsync(page, new Dictionary<string, string?> { ["Input.Reason"] = "She asked for it." }, "End the support");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Select who takes over the safeguarding plan."], refused.Errors);
        Assert.Equal((ReferralStatus.Accepted, _app.Account(Advocate).Id), ((await ReferralAsync()).Status, (await PlanAsync()).OwnerId));
    }

    [Fact, Trait("Rule", "CLK-10"), Trait("Rule", "ACC-02")]
    public async Task The_police_take_back_a_referral_that_nobody_has_answered_and_owe_another()
    {
        await using (var db = _app.Open(Officer))
        {
            db.Add(Referral.Make(await db.Cases.SingleAsync(c => c.Id == _case.CaseId), _app.Account(Advocate).OrganisationId, null, new ConsentContent(IsGiven: true, ConsentScopes.All, "In person."), _app.Now, _app.Account(Officer).Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var officer = await _app.SignedInAsync(Officer);
        var page = $"{Root}/safeguarding/referral/take-back";
        Assert.Contains(page, (await officer.GetAsync($"{Root}/safeguarding/consent")).Body, StringComparison.Ordinal);
        var referral = await ReferralAsync();
        var refused = await officer.SubmitAsync(await officer.GetAsync(page), new Dictionary<string, string?> { ["Input.ReferralId"] = referral.Id.ToString() }, "Take it back");
        Assert.Equal(["Enter why the referral is taken back"], refused.Errors);
        await officer.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Reason"] = "It was for another victim." }, "Take it back");

        Assert.Equal(ReferralStatus.TakenBack, (await ReferralAsync()).Status);
        Assert.True(await OwesAsync("CLK-10", "taken-back"));
        Assert.False(await OwesAsync("CLK-11"));
        var advocate = await _app.SignedInAsync(Advocate);
        Assert.DoesNotContain(_case.Reference, (await advocate.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/referrals/{referral.Id}")).Status);
        Assert.Contains("No referral waits for an answer", (await officer.GetAsync(page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync(page, follow: false)).Status);
    }

    private async Task<Answered> AwayAsync(Browser manager, string deputy = "")
    {
        var last = UkTime.DateOf(_app.Now).AddDays(90);
        return await manager.SubmitAsync(await manager.GetAsync("/team"), new Dictionary<string, string?>
        {
            ["Input.AdvocateId"] = _app.Account(Advocate).Id.ToString(),
            ["Input.LastDay.Day"] = $"{last.Day}",
            ["Input.LastDay.Month"] = $"{last.Month}",
            ["Input.LastDay.Year"] = $"{last.Year}",
            ["Input.DeputyId"] = deputy,
        }, "Record the absence");
    }

    private static async Task<Answered> CancelAsync(Browser manager, Answered team, string with) => await manager.SubmitAsync(team,
        new Dictionary<string, string?> { ["Cancel.AbsenceId"] = team.Page!.QuerySelectorAll("[name='Cancel.AbsenceId'] option").First(o => o.TextContent.Contains(with, StringComparison.Ordinal)).GetAttribute("value") }, "Cancel the absence");

    [Fact, Trait("Rule", "CLK-47")]
    public async Task A_mistyped_absence_is_cancelled_and_each_case_has_its_advocate_again()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        var manager = await _app.SignedInAsync(Manager);
        var away = await AwayAsync(manager);
        Assert.True(await OwesAsync("CLK-47"));
        Assert.Equal(["Select the absence to cancel"], (await manager.SubmitAsync(away, new Dictionary<string, string?>(), "Cancel the absence")).Errors);

        var cancelled = await CancelAsync(manager, away, "no deputy");

        Assert.Contains("Absence cancelled.", cancelled.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody of your organisation is away.", cancelled.Text, StringComparison.Ordinal);
        Assert.False(await OwesAsync("CLK-47"));
    }

    [Fact, Trait("Rule", "CLK-47")]
    public async Task Cancelling_the_absence_with_the_deputy_while_another_stands_asks_for_another_advocate()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        var manager = await _app.SignedInAsync(Manager);
        await AwayAsync(manager);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var covered = await AwayAsync(manager, _app.Account("advocate-moorside").Id.ToString());
        Assert.False(await OwesAsync("CLK-47"));

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        var left = await CancelAsync(manager, covered, ", deputy ");

        Assert.Contains("Another absence without a deputy still stands", left.Text, StringComparison.Ordinal);
        Assert.True(await OwesAsync("CLK-47"));
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await CancelAsync(manager, left, "no deputy");
        Assert.False(await OwesAsync("CLK-47"));
    }

    [Fact, Trait("Rule", "CLK-47"), Trait("Rule", "CLK-08"), Trait("Rule", "CLK-11")]
    public async Task The_manager_finds_on_her_start_page_what_climbed_to_her_and_no_advocate_does()
    {
        _case = await _app.WithAdvocateAsync(_case, Advocate, Officer);
        var hidden = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Advocate, Officer);
        var limited = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Advocate, Officer, ConsentScopes.Contact);
        await _app.DeclareConflictAsync(Manager, hidden.CaseId);
        var manager = await _app.SignedInAsync(Manager);
        Assert.Contains("Nothing that your advocates owe has climbed to you.", (await manager.GetAsync("/")).Text, StringComparison.Ordinal);

        await using var db = _app.Open();
        var review = await db.Duties.WhereOpen().SingleAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-08");
        _app.Clock.SetUtcNow(review.SergeantAt.AddMinutes(1));
        manager = await _app.SignedInAsync(Manager);
        var home = await manager.GetAsync("/");
        Assert.Contains($"{_case.Reference}: Review the safeguarding plan", home.Text, StringComparison.Ordinal);
        Assert.Contains($"{_case.Reference}: Make first contact with the victim (advocate)", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Reference, home.Text, StringComparison.Ordinal);
        Assert.Contains($"{limited.Reference}: Make first contact", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{limited.Reference}: Review", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Climbed to you", (await (await _app.SignedInAsync(Advocate)).GetAsync("/")).Text, StringComparison.Ordinal);

        await AwayAsync(manager);
        home = await manager.GetAsync("/");
        Assert.Contains($"{_case.Reference}: Find another advocate for the victim", home.Text, StringComparison.Ordinal);
        Assert.Contains($"/team/{_case.ReferralId}/reassign", home.Body, StringComparison.Ordinal);
    }
}
