using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Worklist;

/// <summary>What changed on the shift, and what the next one inherits.</summary>
public sealed class HandoverTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<Dictionary<string, string>> SectionsAsync(string user = "officer1-harbour")
    {
        var page = await (await _app.SignedInAsync(user)).GetAsync("/handover?hours=12");
        return page.Page!.QuerySelectorAll("main section").ToDictionary(s => s.GetAttribute("aria-label")!, s => s.TextContent);
    }

    [Fact]
    public async Task It_says_what_was_recorded_on_the_shift_and_what_is_overdue_or_due_within_as_long_again()
    {
        var (id, reference) = await _app.AddCaseAsync("officer1-harbour", grade: RiskGrade.Medium);
        _app.Clock.Advance(TimeSpan.FromDays(3));
        await _app.ActAsync("officer1-harbour", id, (of, by, now) => of.RecordArrest(now.AddHours(-1), by, now));

        var shown = (await SectionsAsync())[reference];

        Assert.Contains("Suspect arrested", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Case opened", shown, StringComparison.Ordinal);
        Assert.Contains("Review the grade: overdue since", shown, StringComparison.Ordinal);
        await using var db = _app.Open();
        var (at, soon) = (_app.Now, _app.Now.AddHours(12));
        var owed = await db.Duties.WhereOpen().Where(d => d.CaseId == id && d.DueBy <= soon && d.VisibleFrom <= at).CountAsync();
        var lines = shown.Split("overdue since", StringSplitOptions.None).Length - 1 + shown.Split(": due ", StringSplitOptions.None).Length - 1;
        Assert.Equal(Math.Min(owed, 5), lines);
        Assert.Equal(owed > 5, shown.Contains($"and {owed - 5} more owed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_than_five_duties_lead_to_the_rest()
    {
        var of = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await _app.WithOrderAndWarrantAsync(of, "officer1-harbour");
        _app.Clock.Advance(TimeSpan.FromDays(10));

        var page = await (await _app.SignedInAsync("officer1-harbour")).GetAsync("/handover");

        Assert.Contains(page.Page!.QuerySelectorAll("main section a"), a => a.GetAttribute("href") == $"/cases/{of.CaseId}/duties" && a.TextContent.StartsWith("and ", StringComparison.Ordinal));
    }

    [Fact, Trait("Rule", "RSK-01")]
    public async Task Worst_first_with_what_nobody_has_assessed_directly_below_high()
    {
        var (_, standard) = await _app.AddCaseAsync("officer1-harbour", grade: RiskGrade.Standard);
        var (_, medium) = await _app.AddCaseAsync("officer1-harbour", "Una Hale", "Rex Orme", RiskGrade.Medium);
        var (_, none) = await _app.AddCaseAsync("officer1-harbour", "Ida Vane", "Hal Dorn");
        var (_, high) = await _app.AddCaseAsync("officer1-harbour", "Eva Tarn", "Guy Lorn", RiskGrade.High);

        Assert.Equal([high, none, medium, standard], (await SectionsAsync()).Keys);
    }

    [Fact]
    public async Task A_closed_case_on_which_the_victim_must_still_be_told_is_handed_over()
    {
        var (id, reference) = await _app.AddCaseAsync("officer1-harbour", grade: RiskGrade.Standard);
        await _app.ActAsync("officer1-harbour", id, (of, by, now) =>
        {
            var none = new ClosureObstacles(false, false, false, false, false, false) { VictimStillOwed = true };
            of.RecordNoFurtherAction(now, OutcomeCode.EvidentialDifficulty, by, now);
            of.RequestClosure(OutcomeCode.EvidentialDifficulty, "Nothing more to do.", none, by, now);
            of.Close(new ClosureRecord(OutcomeCode.EvidentialDifficulty, false, "Low.", null, true), "She is told tomorrow.", none, new Decider(_app.Account("inspector-harbour").Id, Rank.Inspector), now);
        });
        _app.Clock.Advance(TimeSpan.FromDays(4));

        var shown = (await SectionsAsync())[reference];

        Assert.Contains("Tell the victim about the decision", shown, StringComparison.Ordinal);
    }
}
