using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

[Trait("Rule", "RSK-01")]
public sealed class CaseOrderTests
{
    private static IEnumerable<string> References(Answered page) => page.Page!.QuerySelectorAll("main tbody tr td:first-child").Select(c => c.TextContent.Trim());

    [Fact]
    public async Task Cases_stand_as_in_the_queues_high_then_not_assessed_then_medium_then_standard()
    {
        await using var app = await WebApp.StartAsync();
        var (_, standard) = await app.AddCaseAsync("officer1-harbour", grade: RiskGrade.Standard);
        var (_, none) = await app.AddCaseAsync("officer1-harbour", "Ida Vane", "Hal Dorn");
        var (_, high) = await app.AddCaseAsync("officer1-harbour", "Eva Tarn", "Guy Lorn", RiskGrade.High);
        var (_, medium) = await app.AddCaseAsync("officer1-harbour", "Una Hale", "Rex Orme", RiskGrade.Medium);
        foreach (var reader in new[] { "officer1-harbour", "sergeant-harbour" })
        {
            var browser = await app.SignedInAsync(reader);
            Assert.Equal([high, none, medium, standard], References(await browser.GetAsync("/cases")));
            Assert.Equal([none], References(await browser.GetAsync("/cases?risk=None")));
            Assert.Equal([medium], References(await browser.GetAsync("/cases?risk=Medium")));
        }
    }

    [Fact]
    public async Task The_next_page_goes_on_in_the_middle_of_a_grade_and_then_with_the_next_grade()
    {
        await using var app = await WebApp.StartAsync();
        var expected = new List<string>();
        foreach (var (grade, count) in new[] { (RiskGrade.High, 20), ((RiskGrade?)null, 60), (RiskGrade.Medium, 30) })
        {
            var made = new List<string>();
            for (var i = 0; i < count; i++)
            {
                made.Add((await app.AddCaseAsync("officer1-harbour", $"Ada{i} Quill", $"Ned{i} Marsh", grade)).Reference);
                app.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            expected.AddRange(Enumerable.Reverse(made));
        }

        var browser = await app.SignedInAsync("officer1-harbour");
        var shown = new List<string>();
        for (var next = "/cases"; next is not null;)
        {
            var page = await browser.GetAsync(next);
            shown.AddRange(References(page));
            next = page.Page!.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(expected, shown);
    }
}
