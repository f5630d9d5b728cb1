using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>What lists, the bar of a case and the start page tell an advocate is cut like the pages behind them (ACC-02, SEC-D17).</summary>
[Trait("Rule", "ACC-02")]
public sealed class AdvocateListsTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task ConsentAsync(Guid caseId, ConsentScopes scopes)
    {
        await using var db = _app.Open(Officer);
        (await db.Referrals.SingleAsync(r => r.CaseId == caseId)).ChangeConsent(new ConsentContent(IsGiven: true, scopes, "By phone."), _app.Account(Officer).Id, _app.Now);
        await db.CommitAsync(null, _app.Now, default);
    }

    private static string NextDue(Answered list, string reference) =>
        list.Page!.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(reference, StringComparison.Ordinal)).QuerySelector("[data-label='Next due']")!.TextContent;

    [Fact]
    public async Task The_case_list_tells_her_of_no_duty_about_an_arrest_nor_of_an_order_that_consent_hides()
    {
        var of = await _app.WithOrderAndWarrantAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Officer);
        await _app.ReferAsync(of.CaseId, Advocate, Officer, ConsentScopes.Contact);
        await ToldAsync(of.CaseId);
        _app.Clock.Advance(TimeSpan.FromHours(24.5));
        await using (var db = _app.Open())
        {
            foreach (var clock in new[] { "CLK-34", "CLK-21" }) Assert.True(await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == of.CaseId && d.Clock == clock && d.DueBy <= _app.Now), clock);
        }

        var (advocate, officer) = (await _app.SignedInAsync(Advocate), await _app.SignedInAsync(Officer));
        Assert.Contains("Overdue", NextDue(await officer.GetAsync("/cases"), of.Reference), StringComparison.Ordinal);
        Assert.Contains(of.Reference, (await officer.GetAsync("/cases?overdue=true")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Overdue", NextDue(await advocate.GetAsync("/cases"), of.Reference), StringComparison.Ordinal);
        Assert.DoesNotContain(of.Reference, (await advocate.GetAsync("/cases?overdue=true")).Text, StringComparison.Ordinal);

        await ConsentAsync(of.CaseId, ConsentScopes.Contact | ConsentScopes.Orders);
        Assert.Contains("Overdue", NextDue(await advocate.GetAsync("/cases"), of.Reference), StringComparison.Ordinal);
        Assert.Contains(of.Reference, (await advocate.GetAsync("/cases?overdue=true")).Text, StringComparison.Ordinal);
    }

    /// <summary>The victim knows of the warrant, so that of the duties shared without scope none is overdue.</summary>
    private async Task ToldAsync(Guid caseId)
    {
        await using var db = _app.Open(Officer);
        db.Add(VictimContact.Record(await db.Cases.SingleAsync(c => c.Id == caseId), succeeded: true, [ToldOf.Warrant, ToldOf.Routine], "Told of the warrant.", _app.Now, _app.Account(Officer).Id, _app.Now));
        await db.CommitAsync(null, _app.Now, default);
    }

    [Fact]
    public async Task She_filters_by_neither_unserved_orders_nor_flags()
    {
        var with = await _app.WithOrderAndWarrantAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Officer);
        var (without, reference) = await _app.AddCaseAsync(Officer);
        foreach (var id in new[] { with.CaseId, without }) await _app.ReferAsync(id, Advocate, Officer, ConsentScopes.Contact);
        var advocate = await _app.SignedInAsync(Advocate);

        foreach (var filter in new[] { "unserved", "flagged" })
        {
            var list = await advocate.GetAsync($"/cases?{filter}=true");
            Assert.Contains(with.Reference, list.Text, StringComparison.Ordinal);
            Assert.Contains(reference, list.Text, StringComparison.Ordinal);
            Assert.Null(list.Page!.QuerySelector($"[name={filter}]"));
            Assert.DoesNotContain(reference, (await (await _app.SignedInAsync(Officer)).GetAsync($"/cases?{filter}=true")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_the_plan_and_the_timeline_the_case_says_nothing_of_either()
    {
        var (id, _) = await _app.AddCaseAsync(Officer, grade: RiskGrade.High);
        await _app.ReferToMeetingAsync(id, Officer);
        await _app.ReferAsync(id, Advocate, Officer);
        var advocate = await _app.SignedInAsync(Advocate);
        var whole = await advocate.GetAsync($"/cases/{id}");
        foreach (var words in new[] { "NO ACTIVE SAFEGUARDING PLAN", "REPEAT", "0 reports, 0 incidents", "Last entry" }) Assert.Contains(words, whole.Text, StringComparison.Ordinal);

        await ConsentAsync(id, ConsentScopes.Contact);
        var cut = await advocate.GetAsync($"/cases/{id}");
        foreach (var words in new[] { "NO ACTIVE SAFEGUARDING PLAN", "REPEAT", "reports,", "Last entry", "plan: review" }) Assert.DoesNotContain(words, cut.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_page_tells_of_an_answer_to_her_own_organisation_alone_and_once()
    {
        var of = await _app.CaseAsync(Officer, officerInCase: Officer);
        for (var i = 0; i < 2; i++) await _app.ReferAsync(of.CaseId, Advocate, Officer);
        await AnsweredAsync(of.CaseId, "advocate-abbey");
        var advocate = await _app.SignedInAsync(Advocate);
        Assert.DoesNotContain("answered your question", (await advocate.GetAsync("/")).Text, StringComparison.Ordinal);

        await AnsweredAsync(of.CaseId, Advocate);
        Assert.Equal(2, (await advocate.GetAsync("/")).Text.Split("answered your question").Length);
    }

    private async Task AnsweredAsync(Guid caseId, string by)
    {
        await using var db = _app.Open(Officer);
        var message = AdvocateMessage.Ask(await db.Cases.SingleAsync(c => c.Id == caseId), _app.Account(by).OrganisationId!.Value, "Has he been seen?", _app.Account(by).Id, _app.Now);
        message.Reply("No.", _app.Account(Officer).Id, _app.Now);
        db.Add(message);
        await db.CommitAsync(null, _app.Now, default);
    }

    [Fact, Trait("Rule", "CLK-09"), Trait("Rule", "CLK-11")]
    public async Task Her_lists_lead_to_the_page_where_the_duty_is_done_and_name_a_first_contact_without_the_plan()
    {
        var planned = await _app.CaseAsync(Officer, officerInCase: Officer);
        var planless = await _app.CaseAsync(Officer, officerInCase: Officer);
        await _app.ReferAsync(planned.CaseId, Advocate, Officer);
        await _app.ReferAsync(planless.CaseId, Advocate, Officer, ConsentScopes.Contact);
        var (_, action) = await _app.PlanAsync(planned.CaseId, Advocate, Officer);
        _app.Clock.Advance(TimeSpan.FromDays(1.5));
        var advocate = await _app.SignedInAsync(Advocate);

        foreach (var list in (string[])["/safeguarding/due", "/"])
        {
            var page = await advocate.GetAsync(list);
            var links = page.Page!.QuerySelectorAll("main td a").Select(a => a.GetAttribute("href")).ToList();
            Assert.Contains($"/cases/{planless.CaseId}/safeguarding/contacts/new", links);
            Assert.Contains($"/cases/{planned.CaseId}/safeguarding/actions/{action}", links);
            foreach (var link in links.Distinct()) Assert.Equal(System.Net.HttpStatusCode.OK, (await advocate.GetAsync(link!)).Status);
        }
    }
}
