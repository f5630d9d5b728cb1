using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

[Trait("Rule", "SEC-D16")]
public sealed class TransferTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer2-harbour", graded: false);
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour", _app.Now.AddDays(-6));
        _app.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Guid Moorside => _app.Account("sergeant-moorside").UnitId!.Value;

    private async Task<Answered> TransferAsync(string by, string reason = "The victim asked for officers near to her.")
    {
        var browser = await _app.SignedInAsync(by);
        return await browser.SubmitAsync(await browser.GetAsync($"/cases/{_case.CaseId}/transfer"), new Dictionary<string, string?> { ["Input.UnitId"] = $"{Moorside}", ["Input.Reason"] = reason });
    }

    private async Task<(bool Warrants, bool Cases)> QueuesAsync(string user)
    {
        var browser = await _app.SignedInAsync(user);
        return ((await browser.GetAsync("/warrants/overdue")).Text.Contains(_case.Reference, StringComparison.Ordinal), (await browser.GetAsync("/cases")).Page!.QuerySelector("tbody")?.TextContent.Contains(_case.Reference, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_supervisor_hands_a_case_over_and_at_once_the_old_units_queues_lose_it_and_the_new_units_show_it()
    {
        Assert.Equal((true, true), await QueuesAsync("sergeant-harbour"));
        Assert.Equal((false, false), await QueuesAsync("sergeant-moorside"));

        var saved = await TransferAsync("sergeant-harbour");

        Assert.Equal("/cases", saved.Address.AbsolutePath);
        Assert.Contains($"{_case.Reference} is transferred.", saved.Text, StringComparison.Ordinal);
        Assert.Equal((false, false), await QueuesAsync("sergeant-harbour"));
        Assert.Equal((true, true), await QueuesAsync("sergeant-moorside"));
        await using var db = _app.Open();
        Assert.All(await db.Duties.WhereOpen().Where(d => d.CaseId == _case.CaseId).ToListAsync(), d => Assert.Equal(Moorside, d.UnitId));
        Assert.Null((await db.Cases.SingleAsync(c => c.Id == _case.CaseId)).OfficerInCaseId);
        Assert.Single(await db.Duties.WhereOpen().Where(d => d.CaseId == _case.CaseId && d.Clock == "CLK-06").ToListAsync());
    }

    [Fact]
    public async Task Who_had_the_case_gives_a_reason_from_the_next_request_and_is_not_told_where_it_went()
    {
        var officer = await _app.SignedInAsync("officer2-harbour");
        await TransferAsync("sergeant-harbour");

        var asked = await officer.GetAsync($"/cases/{_case.CaseId}");
        var opened = await officer.SubmitAsync(asked, new Dictionary<string, string?> { ["Input.Reason"] = "LiveIncident", ["Input.Words"] = "She has telephoned me just now", ["Input.WhoAsked"] = "Nobody" });

        Assert.Equal("Why are you opening this case?", asked.Heading);
        Assert.DoesNotContain("Moorside", asked.Body, StringComparison.Ordinal);
        Assert.Equal("Overview", opened.Heading);
        Assert.Contains("Case transferred to another unit", opened.Text, StringComparison.Ordinal);
        foreach (var page in new[] { "", "/timeline", "/duties", "/warrants" }) Assert.DoesNotContain("Moorside", (await officer.GetAsync($"/cases/{_case.CaseId}{page}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_new_unit_allocates_and_reads_which_unit_has_it()
    {
        await TransferAsync("sergeant-harbour");
        var sergeant = await _app.SignedInAsync("sergeant-moorside");

        var form = await sergeant.GetAsync($"/cases/{_case.CaseId}/owner");
        var saved = await sergeant.SubmitAsync(form, new Dictionary<string, string?> { ["Input.OfficerId"] = $"{_app.Account("officer1-moorside").Id}" });

        Assert.Contains("Nobody yet", form.Text, StringComparison.Ordinal);
        Assert.Contains("Officer in the case allocated.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Moorside", saved.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.False(await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-06"));
    }

    [Fact]
    public async Task A_transfer_needs_a_reason_and_an_unrestricted_case_and_is_a_supervisors()
    {
        Assert.Contains("Enter why the case is transferred", (await TransferAsync("sergeant-harbour", "")).Errors);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync("officer1-harbour")).GetAsync($"/cases/{_case.CaseId}/transfer")).Status);
        await _app.ActAsync("officer1-harbour", _case.CaseId, (of, by, now) => of.Restrict([by, _app.Account("sergeant-harbour").Id], by, now));

        var refused = await TransferAsync("sergeant-harbour");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("A restricted case stays where its named readers are. Lift the restriction first.", refused.Errors);
        await using var db = _app.Open();
        Assert.False(await db.Facts.AnyAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.CaseTransferred));
    }

    [Fact]
    public async Task The_owner_page_and_the_overview_lead_to_it()
    {
        var browser = await _app.SignedInAsync("sergeant-harbour");

        Assert.Contains((await browser.GetAsync($"/cases/{_case.CaseId}")).Page!.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/cases/{_case.CaseId}/owner");
        Assert.Contains((await browser.GetAsync($"/cases/{_case.CaseId}/owner")).Page!.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/cases/{_case.CaseId}/transfer");
    }
}
