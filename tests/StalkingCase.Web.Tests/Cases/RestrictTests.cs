using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

/// <summary>Who goes on working once a case is restricted: the named, and nobody keeps a plan that she may not open (ACC-04, SAF-07).</summary>
[Trait("Rule", "ACC-04"), Trait("Rule", "SAF-07")]
public sealed class RestrictTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Advocate, Officer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Page => $"/cases/{_case.CaseId}/restrict";

    private async Task<(Guid? Owner, Guid? Does)> PlanAsync()
    {
        await using var db = _app.Open();
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.CaseId == _case.CaseId);
        return (plan.OwnerId, plan.Measures.Single().OwnerId);
    }

    [Fact]
    public async Task An_advocate_who_is_not_named_hands_her_plan_and_its_actions_to_the_officer_in_the_case()
    {
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        await sergeant.SubmitAsync(await sergeant.GetAsync(Page), new Dictionary<string, string?>(), "Restrict the case");

        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync(Advocate)).GetAsync($"/cases/{_case.CaseId}")).Status);
        var officer = _app.Account(Officer).Id;
        Assert.Equal((officer, officer), await PlanAsync());
        await using var db = _app.Open();
        Assert.False(await db.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.MetAt == null && d.CancelledAt == null && d.Clock != "CLK-11" && d.OwnerId == _app.Account(Advocate).Id));
    }

    [Fact]
    public async Task The_victims_advocate_is_offered_as_a_named_reader_and_keeps_her_plan()
    {
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        var form = await sergeant.GetAsync(Page);
        Assert.Contains("Advocate of the victim", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_app.Account("advocate-moorside").Id.ToString(), form.Body, StringComparison.Ordinal);
        await sergeant.SubmitAsync(form, new Dictionary<string, string?> { ["Input.People"] = _app.Account(Advocate).Id.ToString() }, "Restrict the case");

        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignedInAsync(Advocate)).GetAsync($"/cases/{_case.CaseId}/safeguarding")).Status);
        var advocate = _app.Account(Advocate).Id;
        Assert.Equal((advocate, advocate), await PlanAsync());
    }
}
