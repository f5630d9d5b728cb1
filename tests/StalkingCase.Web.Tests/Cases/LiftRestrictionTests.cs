using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

[Trait("Rule", "ACC-04")]
public sealed class LiftRestrictionTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await _app.ActAsync("officer1-harbour", _case.CaseId, (of, by, now) => of.Restrict([by, _app.Account("sergeant-harbour").Id, _app.Account("inspector-harbour").Id], by, now));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Page => $"/cases/{_case.CaseId}/restrict/lift";

    private async Task<Answered> AskAsync(string by)
    {
        var browser = await _app.SignedInAsync(by);
        return await browser.SubmitAsync(await browser.GetAsync(Page), new Dictionary<string, string?> { ["Input.Reason"] = "The member of staff has left the force." });
    }

    private async Task<Answered> DecideAsync(string by, bool lift)
    {
        var browser = await _app.SignedInAsync(by);
        return await browser.SubmitAsync(await browser.GetAsync(Page), new Dictionary<string, string?> { ["Input.Lift"] = $"{lift}", ["Input.Reason"] = "Checked with professional standards." });
    }

    [Fact]
    public async Task Two_supervisors_on_the_list_lift_a_restriction_and_everybody_finds_the_case_again()
    {
        var outsider = await _app.SignedInAsync("superintendent-harbour");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/cases/{_case.CaseId}")).Status);
        var asked = await AskAsync("sergeant-harbour");
        Assert.Contains("Another supervisor on the named list decides.", asked.Text, StringComparison.Ordinal);
        Assert.Empty(asked.Page!.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/cases/{_case.CaseId}")).Status);

        var lifted = await DecideAsync("inspector-harbour", lift: true);

        Assert.Contains("The restriction is lifted.", lifted.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await outsider.GetAsync($"/cases/{_case.CaseId}")).Status);
        await using var db = _app.Open();
        var of = await db.Cases.SingleAsync(c => c.Id == _case.CaseId);
        Assert.False(of.IsRestricted);
        Assert.Empty(of.NamedReaders);
    }

    [Fact]
    public async Task The_second_reads_who_asked_and_why_and_may_keep_it_restricted()
    {
        await AskAsync("sergeant-harbour");
        var inspector = await _app.SignedInAsync("inspector-harbour");
        var form = await inspector.GetAsync(Page);
        Assert.Contains($"{_app.Account("sergeant-harbour").DisplayName} asked for the restriction to be lifted: The member of staff has left the force.", form.Text, StringComparison.Ordinal);

        var kept = await DecideAsync("inspector-harbour", lift: false);

        Assert.Contains("The case stays restricted.", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Ask for it to be lifted", (await inspector.GetAsync(Page)).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.True((await db.Cases.SingleAsync(c => c.Id == _case.CaseId)).IsRestricted);
    }

    [Fact]
    public async Task One_person_never_does_both_even_with_an_old_form_and_an_officer_does_neither()
    {
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        var inspector = await _app.SignedInAsync("inspector-harbour");
        await AskAsync("inspector-harbour");
        var form = await sergeant.GetAsync(Page);
        await DecideAsync("sergeant-harbour", lift: false);
        await AskAsync("sergeant-harbour");

        var refused = await sergeant.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Lift"] = "True", ["Input.Reason"] = "I asked and I decide." });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Lifting a restriction needs two people. Another supervisor on the list decides.", refused.Errors);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync("officer1-harbour")).GetAsync(Page)).Status);
        Assert.Contains("RESTRICTED", (await inspector.GetAsync($"/cases/{_case.CaseId}")).Text, StringComparison.Ordinal);
    }
}
