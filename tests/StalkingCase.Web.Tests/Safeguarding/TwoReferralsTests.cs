using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>Two referrals of one case to one organisation are one word of the victim: none goes on showing what she took away.</summary>
[Trait("Rule", "ACC-02"), Trait("Rule", "SEC-D17")]
public sealed class TwoReferralsTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private const string Manager = "advocate-manager";
    private WebApp _app = null!;
    private Arrangement _case = null!;
    private Referral _second = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Advocate, Officer);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        _second = await _app.ReferAsync(_case.CaseId, Advocate, Officer, ConsentScopes.Contact | ConsentScopes.SafetyPlan);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}";

    private async Task<HttpStatusCode> SeesAsync(string page = "") => (await (await _app.SignedInAsync(Advocate)).GetAsync(Root + page)).Status;

    private async Task<Answered> RecordAsync(string account, Guid referral, Dictionary<string, string?> fields)
    {
        var browser = await _app.SignedInAsync(account);
        return await browser.SubmitAsync(await browser.GetAsync($"{Root}/safeguarding/consent/advocate?referral={referral}"), fields, "Record");
    }

    [Fact]
    public async Task The_latest_counts_alone_in_the_case_and_in_the_lists()
    {
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync("/timeline"));
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync("/orders"));
        Assert.Equal(HttpStatusCode.OK, await SeesAsync("/safeguarding"));
        Assert.DoesNotContain("Something new happened", (await (await _app.SignedInAsync(Advocate)).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_recorded_on_either_takes_the_case_away()
    {
        Assert.Empty((await RecordAsync(Officer, _second.Id, new() { ["Input.Answer"] = "Withdrawn", ["Input.Withdrawal"] = "By phone." })).Errors);

        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync());
        await using var db = _app.Open();
        Assert.All(await db.Referrals.Where(r => r.CaseId == _case.CaseId).ToListAsync(), r => Assert.NotNull(r.WithdrawnAt));
        Assert.Equal(_app.Account(Officer).Id, (await db.Plans.SingleAsync(p => p.CaseId == _case.CaseId)).OwnerId);
    }

    [Fact]
    public async Task Less_recorded_on_the_earlier_is_less_on_both_and_an_advocate_widens_neither()
    {
        var wider = await RecordAsync(Advocate, _case.ReferralId, new() { ["Input.Answer"] = "Consents", ["Input.How"] = "By phone.", ["Input.Scopes"] = "Timeline" });
        Assert.Equal(["You may record that the victim lets less be shared. Ask the police to record more."], wider.Errors);

        await using (var db = _app.Open(Officer))
        {
            var first = await db.Referrals.SingleAsync(r => r.Id == _case.ReferralId);
            OrganisationConsent.Change(first, [first], new ConsentContent(IsGiven: true, ConsentScopes.Contact, "By phone."), _app.Account(Officer).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        Assert.Empty((await RecordAsync(Officer, _case.ReferralId, new() { ["Input.Answer"] = "Consents", ["Input.How"] = "By phone." })).Errors);
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync("/safeguarding"));
        Assert.Equal(HttpStatusCode.OK, await SeesAsync("/people"));
    }

    [Fact, Trait("Rule", "SAF-07")]
    public async Task Ending_the_support_ends_both()
    {
        var advocate = await _app.SignedInAsync(Advocate);
        var ended = await advocate.SubmitAsync(await advocate.GetAsync($"{Root}/safeguarding/support/end"), new Dictionary<string, string?> { ["Input.Reason"] = "She moved away." }, "End the support");

        Assert.Contains("Support ended.", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync());
        await using var db = _app.Open();
        Assert.All(await db.Referrals.Where(r => r.CaseId == _case.CaseId).ToListAsync(), r => Assert.Equal(ReferralStatus.Ended, r.Status));
    }

    [Fact, Trait("Rule", "SAF-07")]
    public async Task Her_manager_ends_both_and_declines_what_still_waits()
    {
        await using (var db = _app.Open(Officer))
        {
            db.Add(Referral.Make(await db.Cases.SingleAsync(c => c.Id == _case.CaseId), _app.Account(Advocate).OrganisationId, null, new ConsentContent(IsGiven: true, ConsentScopes.All, "In person."), _app.Now, _app.Account(Officer).Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var manager = await _app.SignedInAsync(Manager);
        await manager.SubmitAsync(await manager.GetAsync($"/team/{_case.ReferralId}/end"), new Dictionary<string, string?> { ["Input.Reason"] = "She moved away." }, "End the support");

        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync());
        await using var after = _app.Open();
        Assert.Equal([ReferralStatus.Declined, ReferralStatus.Ended, ReferralStatus.Ended], (await after.Referrals.Where(r => r.CaseId == _case.CaseId).Select(r => r.Status).ToListAsync()).OrderBy(s => s.ToString()));
    }

    [Fact, Trait("Rule", "CLK-47")]
    public async Task Reassigning_one_gives_both_to_the_new_advocate()
    {
        var manager = await _app.SignedInAsync(Manager);
        await manager.SubmitAsync(await manager.GetAsync($"/team/{_second.Id}/reassign"), new Dictionary<string, string?> { ["Input.AdvocateId"] = _app.Account("advocate-moorside").Id.ToString(), ["Input.Reason"] = "Nearer." }, "Reassign");

        Assert.Equal(HttpStatusCode.NotFound, await SeesAsync());
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignedInAsync("advocate-moorside")).GetAsync($"{Root}/safeguarding")).Status);
        await using var db = _app.Open();
        Assert.All(await db.Referrals.Where(r => r.CaseId == _case.CaseId).ToListAsync(), r => Assert.Equal(_app.Account("advocate-moorside").Id, r.AdvocateId));
        Assert.Equal(_app.Account("advocate-moorside").Id, (await db.Plans.SingleAsync(p => p.CaseId == _case.CaseId)).OwnerId);
    }

    [Fact, Trait("Rule", "CLK-10")]
    public async Task A_second_referral_to_the_same_organisation_is_refused_and_what_the_victim_says_now_ends_the_clock()
    {
        var of = await _app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await _app.SignedInAsync(Officer);
        var page = $"/cases/{of.CaseId}/duties/support";
        Dictionary<string, string?> refer = new() { ["Input.Answer"] = "Refer", ["Input.OrganisationId"] = _app.Account(Advocate).OrganisationId!.Value.ToString(), ["Input.Consent"] = "True", ["Input.How"] = "In person", ["Input.Scopes"] = "Contact", ["Input.Words"] = "Wants an advocate." };
        Assert.Empty((await officer.SubmitAsync(await officer.GetAsync(page), refer, "Record")).Errors);

        var again = await officer.SubmitAsync(await officer.GetAsync(page), refer, "Record");

        Assert.Contains("has a referral of this case already", Assert.Single(again.Errors), StringComparison.Ordinal);
        var link = again.Page!.QuerySelectorAll("main a").Single(a => a.GetAttribute("href")!.Contains("/consent/advocate?referral=", StringComparison.Ordinal)).GetAttribute("href")!;
        await using (var db = _app.Open()) Assert.Equal(1, await db.Referrals.CountAsync(r => r.CaseId == of.CaseId));
        await ReportedAgainAsync(of.CaseId);
        Assert.True(await OwesAsync(of.CaseId));

        Assert.Empty((await officer.SubmitAsync(await officer.GetAsync(link), new Dictionary<string, string?> { ["Input.Answer"] = "Consents", ["Input.How"] = "By phone.", ["Input.Scopes"] = "SafetyPlan" }, "Record")).Errors);
        Assert.False(await OwesAsync(of.CaseId));
    }

    private async Task<bool> OwesAsync(Guid caseId)
    {
        await using var db = _app.Open();
        return await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == caseId && d.Clock == "CLK-10");
    }

    private async Task ReportedAgainAsync(Guid caseId)
    {
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await using var db = _app.Open(Officer);
        var (of, by) = (await db.Cases.SingleAsync(c => c.Id == caseId), _app.Account(Officer));
        var report = Report.Start(by.ForceId, by.UnitId!.Value, by.Id, _app.Now);
        var content = new EntryContent(EntryType.Report, _app.Now.AddMinutes(-10), TimePrecision.Minute, "He rang again.", [Box.UnwantedContact]);
        var entry = LogReport.Submit(report, new ReportContent(content), of, by.Id, _app.Now);
        db.AddRange(report, entry);
        await db.CommitAsync(null, _app.Now, default);
    }
}
