using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

/// <summary>A suspect with two victims: wanted in both their cases, whoever recorded it and whoever goes (WAR-01, WAR-09).</summary>
[Trait("Rule", "WAR-01")]
public sealed class CoversTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private WebApp _app = null!;
    private Arrangement _hers = null!;
    private Arrangement _other = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _hers = await _app.CaseAsync(Officer, officerInCase: Officer);
        _other = await _app.CaseAsync(Officer, officerInCase: Officer, suspectId: _hers.SuspectId, victim: new Identity("Ottoline", "Varga", null, new DateOnly(1990, 2, 3), null));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static Dictionary<string, string?> Paper => new()
    {
        ["Input.Type"] = "Bench",
        ["Input.Issued.Choice"] = "Yesterday",
        ["Input.Issued.Time"] = "16:00",
        ["Input.Court"] = "Castle Hill Magistrates' Court",
        ["Input.Offence"] = "Breach of a stalking protection order",
        ["Input.BackedForBail"] = "False",
        ["Input.Circulated"] = "True",
    };

    private async Task<Guid> RecordedAsync(Browser browser)
    {
        await browser.SubmitAsync(await browser.GetAsync($"/cases/{_hers.CaseId}/warrants/new"), Paper);
        await using var db = _app.Open();
        return await db.Warrants.Select(w => w.Id).SingleAsync();
    }

    [Fact, Trait("Rule", "CLK-15")]
    public async Task A_warrant_offers_the_other_victims_and_both_cases_say_wanted_and_owe_the_news()
    {
        var browser = await _app.SignedInAsync(Officer);
        var form = await browser.GetAsync($"/cases/{_hers.CaseId}/warrants/new");
        Assert.NotNull(form.Page!.QuerySelector($"input[name='Input.Covers'][value='{_other.CaseId}'][checked]"));

        var warrant = await RecordedAsync(browser);

        foreach (var of in new[] { _hers, _other })
        {
            Assert.Contains("SUSPECT WANTED", (await browser.GetAsync($"/cases/{of.CaseId}")).Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/cases/{of.CaseId}/warrants/{warrant}")).Status);
        }

        Assert.Contains(_hers.Reference, (await browser.GetAsync($"/cases/{_other.CaseId}/warrants/{warrant}")).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Equal(2, await db.Duties.WhereOpen().Where(d => d.Clock == "CLK-15").Select(d => d.CaseId).Distinct().CountAsync());
        Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == FactKind.WarrantIssued && f.SubjectId == warrant));
    }

    [Fact, Trait("Rule", "WAR-09")]
    public async Task The_arrest_and_the_bail_recorded_from_one_case_count_in_the_other()
    {
        var browser = await _app.SignedInAsync(Officer);
        var root = $"/cases/{_other.CaseId}/warrants/{await RecordedAsync(browser)}";

        await browser.SubmitAsync(await browser.GetAsync($"{root}/executed"), new Dictionary<string, string?> { ["Input.When.Choice"] = "Now", ["Input.Place"] = "At work", ["Input.WhoWent"] = "PC Cole", ["Input.CustodyReference"] = "CU/12/26" });
        var result = await browser.GetAsync($"{root}/executed");
        await browser.SubmitAsync(result, new Dictionary<string, string?> { ["Input.Result"] = "BailNoContact", ["Input.ResultWhen.Choice"] = "Now" }, "Record the result");

        await using var db = _app.Open();
        foreach (var kind in new[] { FactKind.WarrantExecuted, FactKind.Arrested, FactKind.WarrantResultRecorded, FactKind.BailGranted })
            Assert.Equal(2, await db.Facts.Where(f => f.Kind == kind).Select(f => f.CaseId).Distinct().CountAsync());
        Assert.DoesNotContain("SUSPECT WANTED", (await browser.GetAsync($"/cases/{_hers.CaseId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_added_later_and_one_that_the_officer_does_not_work_on_is_neither_offered_nor_accepted()
    {
        var hidden = await _app.CaseAsync("officer1-moorside", officerInCase: "officer1-moorside", suspectId: _hers.SuspectId, victim: new Identity("Perpetua", "Lunt", null, new DateOnly(1981, 7, 8), null));
        var browser = await _app.SignedInAsync(Officer);
        var form = await browser.GetAsync($"/cases/{_hers.CaseId}/warrants/new");
        ((IHtmlInputElement)form.Page!.QuerySelector("input[name='Input.Covers']")!).IsChecked = false;
        await browser.SubmitAsync(form, Paper);
        Assert.DoesNotContain("SUSPECT WANTED", (await browser.GetAsync($"/cases/{_other.CaseId}")).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var root = $"/cases/{_hers.CaseId}/warrants/{await db.Warrants.Select(w => w.Id).SingleAsync()}";

        var page = await browser.GetAsync($"{root}/covers");
        Assert.Contains(_other.Reference, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.Reference, page.Text, StringComparison.Ordinal);
        Assert.Equal("Select at least one case", Assert.Single((await browser.SubmitAsync(page, new Dictionary<string, string?>())).Errors));

        page.Page!.QuerySelector("input[name='Input.Cases']")!.SetAttribute("value", hidden.CaseId.ToString());
        Assert.Equal("Select cases of this suspect that are not covered yet", Assert.Single((await browser.SubmitAsync(page, new Dictionary<string, string?> { ["Input.Cases"] = hidden.CaseId.ToString() })).Errors));

        var saved = await browser.SubmitAsync(await browser.GetAsync($"{root}/covers"), new Dictionary<string, string?> { ["Input.Cases"] = _other.CaseId.ToString() });
        Assert.Contains("The warrant counts in those cases too.", saved.Text, StringComparison.Ordinal);
        Assert.Contains($"{_other.Reference}, Ottoline V.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("SUSPECT WANTED", (await browser.GetAsync($"/cases/{_other.CaseId}")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WAR-02")]
    public async Task The_lowest_grade_is_that_of_the_victim_most_at_risk()
    {
        await using (var db = _app.Open(Officer))
        {
            var other = await db.Cases.SingleAsync(c => c.Id == _other.CaseId);
            db.Assessments.Add(RiskAssessment.Propose(other, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), RiskGrade.High, "Knows the new routine and does not stop.") { ToolRefused = "Not able to answer today." }, null, _app.Account(Officer).Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var browser = await _app.SignedInAsync(Officer);

        Assert.Contains("Lowest grade here: A", (await browser.GetAsync($"/cases/{_hers.CaseId}/warrants/new")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ACC-02")]
    public async Task The_words_of_an_order_that_protects_two_people_are_not_shown_to_the_advocate_of_one()
    {
        var with = await _app.WithAdvocateAsync(await _app.WithOrderAndWarrantAsync(_hers, Officer), "advocate-harbour", Officer);
        var browser = await _app.SignedInAsync(Officer);
        var words = await browser.GetAsync($"/cases/{with.CaseId}/orders/{with.OrderId}");
        var condition = words.Page!.QuerySelector("ol.govuk-list--number li")!.TextContent.Trim();
        var advocate = await _app.SignedInAsync("advocate-harbour");
        Assert.Contains(condition, (await advocate.GetAsync($"/cases/{with.CaseId}/orders/{with.OrderId}")).Text, StringComparison.Ordinal);

        await browser.SubmitAsync(await browser.GetAsync($"/cases/{with.CaseId}/orders/{with.OrderId}/covers"), new Dictionary<string, string?> { ["Input.Cases"] = _other.CaseId.ToString() });

        foreach (var address in new[] { $"/cases/{with.CaseId}/orders/{with.OrderId}", $"/cases/{with.CaseId}/orders" })
        {
            var page = await advocate.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(condition, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(_other.Reference, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(_other.CaseId.ToString(), page.Body, StringComparison.Ordinal);
        }

        Assert.Contains(condition, (await browser.GetAsync($"/cases/{_other.CaseId}/orders/{with.OrderId}")).Text, StringComparison.Ordinal);
    }
}
