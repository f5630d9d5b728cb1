using System.Net;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Risk;

public sealed class RecordingTests
{
    private static readonly string[] Pages =
    [
        "risk", "risk/new", "risk/new?tool=S-DASH", "risk/new?tool=refused", "risk/no-change", "add", "incidents", "orders/consider", "duties/crime", "duties/follow-up", "duties/contact",
        "duties/arrest", "duties/support", "duties/confirmation", "duties/custody", "safeguarding", "safeguarding/start", "safeguarding/activate", "safeguarding/reviews/new", "owner", "close", "reopen", "restrict",
    ];

    [Fact]
    public async Task Every_recording_page_opens_for_the_supervisor_of_the_unit()
    {
        using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var browser = await app.SignedInAsync("sergeant-harbour");
        string[] under = [.. Pages, $"risk/{made.AssessmentId}", $"risk/{made.AssessmentId}/endorse", .. new[] { "", "/correct", "/void", "/move", "/classify" }.Select(p => $"incidents/{made.EntryId}{p}")];
        foreach (var page in under)
        {
            var answer = await browser.GetAsync($"/cases/{made.CaseId}/{page}");
            Assert.True(answer.Status is HttpStatusCode.OK, $"{page}: {answer.Status} {answer.Text[..Math.Min(300, answer.Text.Length)]}");
        }
    }

    [Fact]
    public async Task A_grade_proposed_by_an_officer_is_endorsed_by_a_sergeant()
    {
        using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var browser = await app.SignedInAsync("sergeant-harbour");
        var page = await browser.GetAsync($"/cases/{made.CaseId}/risk/{made.AssessmentId}/endorse");

        var refused = await browser.SubmitAsync(page, new { });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Select what you decide", refused.Errors);

        var done = await browser.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Decision"] = "Endorse" });
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("Grade endorsed.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_words_is_refused_and_with_words_asks_about_the_risk()
    {
        using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var browser = await app.SignedInAsync("officer1-harbour");
        var page = await browser.GetAsync($"/cases/{made.CaseId}/add");

        var refused = await browser.SubmitAsync(page, new { });
        Assert.Contains("Enter what happened", refused.Errors);

        var done = await browser.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Account"] = "He waited at the bus stop again.", ["Input.Boxes.Did"] = "Loitering" });
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("Does this change the risk?", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_is_answered_before_the_grade_and_then_sent_for_endorsement()
    {
        using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour", graded: false);
        var browser = await app.SignedInAsync("officer1-harbour");
        var page = await browser.GetAsync($"/cases/{made.CaseId}/risk/new?tool=S-DASH");

        var refused = await browser.SubmitAsync(page, new { }, "Continue to the grade");
        Assert.Contains("Select an answer for question 3", refused.Errors);

        var answers = Enumerable.Range(0, 11).ToDictionary(i => $"Input.Answers[{i}].Answer", i => (string?)(i < 4 ? "Yes" : "NotKnown"));
        var grading = await browser.SubmitAsync(refused, answers, "Continue to the grade");
        Assert.Contains("The screen found 4 yes, 0 no, 7 not known.", grading.Text, StringComparison.Ordinal);

        var done = await browser.SubmitAsync(grading, new Dictionary<string, string?> { ["Input.Grade"] = "High", ["Input.Rationale"] = "He follows her home every evening now." }, "Send for endorsement");
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("sent for endorsement", done.Text, StringComparison.Ordinal);
    }
}
