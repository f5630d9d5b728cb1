using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

[Trait("Rule", "WAR-05")]
public sealed class OverdueFilterTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<List<(string Reference, string Why)>> RowsAsync(string filter, string reader = "sergeant-harbour")
    {
        var page = await (await _app.SignedInAsync(reader)).GetAsync("/warrants/overdue" + filter);
        return [.. page.Page!.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("td[data-label=Case]")!.TextContent.Trim(), r.QuerySelector("td[data-label=Why]")!.TextContent.Trim()))];
    }

    private async Task<Arrangement> WarrantAsync(string officer, string? allocatedTo = null, RiskGrade? grade = null)
    {
        var of = await _app.CaseAsync(officer, officerInCase: officer, graded: false);
        if (grade is { } g)
        {
            await using var db = _app.Open(officer);
            db.Assessments.Add(RiskAssessment.Propose(await db.Cases.SingleAsync(c => c.Id == of.CaseId), new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), g, "Knows the new routine and does not stop.") { ToolRefused = "Not able to answer today." }, null, _app.Account(officer).Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        return await _app.WithOrderAndWarrantAsync(of, officer, _app.Now.AddDays(-10), allocatedTo is null ? null : _app.Account(allocatedTo).Id);
    }

    [Fact]
    public async Task An_officers_own_overdue_attempt_is_shown_although_somebody_elses_action_on_the_warrant_is_overdue_longer()
    {
        var mine = await WarrantAsync("officer1-harbour", "officer1-harbour");
        var theirs = await WarrantAsync("officer2-harbour", "officer2-harbour");
        await using (var db = _app.Open())
        {
            var now = _app.Now;
            var longest = await db.Duties.WhereOpen().Where(d => d.SubjectId == mine.WarrantId && OverdueActions.Contains(d.Clock) && d.DueBy <= now).OrderBy(d => d.DueBy).FirstAsync();
            Assert.NotEqual(_app.Account("officer1-harbour").Id, longest.OwnerId);
        }

        var rows = await RowsAsync($"?owner={_app.Account("officer1-harbour").Id}");

        Assert.Equal([(mine.Reference, "No attempt yet")], rows);
        Assert.Equal([(theirs.Reference, "No attempt yet")], await RowsAsync($"?owner={_app.Account("officer2-harbour").Id}"));
        Assert.Equal(2, (await RowsAsync("")).Count);
    }

    [Fact]
    public async Task Risk_and_unit_leave_out_the_others()
    {
        var high = await WarrantAsync("officer1-harbour", grade: RiskGrade.High);
        var none = await WarrantAsync("officer1-harbour");
        var elsewhere = await WarrantAsync("officer1-moorside");

        Assert.Equal([high.Reference], (await RowsAsync("?risk=High")).Select(r => r.Reference));
        Assert.Equal([high.Reference, none.Reference], (await RowsAsync($"?unit={_app.Account("officer1-harbour").UnitId}")).Select(r => r.Reference));
        Assert.Empty(await RowsAsync($"?unit={_app.Account("officer1-moorside").UnitId}"));
        Assert.Equal([elsewhere.Reference], (await RowsAsync("", "sergeant-moorside")).Select(r => r.Reference));
    }

    private static readonly string[] OverdueActions = ["CLK-34", "CLK-35", "CLK-36", "CLK-37"];
}
