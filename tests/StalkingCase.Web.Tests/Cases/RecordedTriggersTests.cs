using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

/// <summary>News that starts the victim's clocks and the reassessment, recorded on a page.</summary>
public sealed class RecordedTriggersTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory, Trait("Rule", "CLK-13"), Trait("Rule", "CLK-16")]
    [InlineData("NotInvestigated", null, FactKind.NotInvestigated, "CLK-13")]
    [InlineData("Plea", "Guilty", FactKind.PleaEntered, "CLK-16")]
    public async Task A_decision_not_to_investigate_and_a_plea_are_told_to_the_victim(string kind, string? plea, FactKind fact, string clock)
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        Dictionary<string, string?> typed = new() { ["Input.Kind"] = kind, ["Input.When.Choice"] = "Now" };
        if (plea is not null)
        {
            Assert.Contains("Select the plea", (await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/duties/custody"), typed)).Errors);
            typed["Input.Plea"] = plea;
        }

        await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/duties/custody"), typed);

        await using var db = _app.Open();
        var recorded = await db.Facts.SingleAsync(f => f.CaseId == _case.CaseId && f.Kind == fact);
        Assert.Equal(plea, recorded.Detail.Plea?.ToString());
        Assert.Single(await db.Duties.Where(d => d.CaseId == _case.CaseId && d.Clock == clock && d.MetAt == null).ToListAsync());
        if (plea is not null) Assert.Contains("Plea entered: guilty", (await officer.GetAsync($"/cases/{_case.CaseId}/timeline")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("Rule", "RSK-05")]
    public async Task A_move_of_the_victim_is_recorded_with_its_day_and_the_risk_is_looked_at_again()
    {
        _app.Clock.Advance(TimeSpan.FromDays(2));
        var officer = await _app.SignedInAsync("officer1-harbour");
        var victim = await officer.GetAsync($"/cases/{_case.CaseId}/victim");
        var form = await officer.GetAsync(victim.Page!.QuerySelectorAll("main a").Single(a => a.TextContent == "The victim moved").GetAttribute("href")!);
        Assert.Contains("Select when the victim moved", (await officer.SubmitAsync(form, new { })).Errors);

        var saved = await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.When.Choice"] = "Yesterday" });

        Assert.Equal($"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/contact", saved.Address.AbsolutePath);
        await using var db = _app.Open();
        var moved = await db.Facts.SingleAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.VictimMoved);
        Assert.Equal(new DateOnly(2026, 3, 3), UkTime.DateOf(moved.OccurredAt));
        Assert.Contains(await db.Alarms.Where(a => a.CaseId == _case.CaseId && a.EndedAt == null).ToListAsync(), a => a.Kind == StalkingCase.Domain.Alarms.AlarmKind.ReassessRisk && a.Because.Any(b => b.FactId == moved.Id));
    }
}
