using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

public sealed class WarrantPagesTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}/warrants/{_case.WarrantId}";

    private static Dictionary<string, string?> Attempt(string outcome = "NotThere", string found = "Knocked, spoke to a neighbour.") => new()
    {
        ["Input.Outcome"] = outcome,
        ["Input.When.Choice"] = "Now",
        ["Input.Place"] = "The last known address",
        ["Input.WhoWent"] = "PC Cole and PC Lowe",
        ["Input.Found"] = found,
        ["Input.NextAction"] = "Go back in the evening",
        ["Input.Next.Choice"] = "Tomorrow",
        ["Input.Next.Time"] = "20:00",
    };

    [Fact, Trait("Rule", "WAR-01")]
    public async Task A_warrant_is_recorded_with_grade_circulation_and_owner_and_the_case_says_wanted()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");
        var saved = await browser.SubmitAsync(await browser.GetAsync($"/cases/{_case.CaseId}/warrants/new"), new Dictionary<string, string?>
        {
            ["Input.Type"] = "Bench",
            ["Input.Issued.Choice"] = "Yesterday",
            ["Input.Issued.Time"] = "16:00",
            ["Input.Court"] = "Castle Hill Magistrates' Court",
            ["Input.Offence"] = "Breach of a stalking protection order",
            ["Input.BackedForBail"] = "False",
            ["Input.Circulated"] = "True",
            ["Input.Grade"] = "A",
            ["Input.OfficerId"] = _app.Account("officer1-harbour").Id.ToString(),
            ["Input.LikelyPlaces"] = "A gym on the ring road",
        });

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("Bench, no bail: suspect wanted", saved.Text, StringComparison.Ordinal);
        Assert.Contains("SUSPECT WANTED", saved.Text, StringComparison.Ordinal);
        Assert.Contains("First arrest attempt", saved.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var warrant = await db.Warrants.SingleAsync(w => w.CaseId == _case.CaseId);
        Assert.Equal((WarrantGrade.A, true, _app.Account("officer1-harbour").Id), (warrant.Grade, warrant.CirculatedAt is not null, warrant.AllocatedTo));
        Assert.Equal([FactKind.WarrantIssued, FactKind.WarrantGraded, FactKind.WarrantCirculated, FactKind.WarrantAllocated], await db.Facts.Where(f => f.SubjectId == warrant.Id).OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync());
    }

    [Theory, Trait("Rule", "WAR-03"), Trait("Rule", "WAR-04")]
    [InlineData("Input.Outcome", null, "Select the outcome")]
    [InlineData("Input.Found", "PNC check, still wanted.", "Enter what you did besides the PNC check")]
    [InlineData("Input.Found", "", "Enter what you did besides the PNC check")]
    [InlineData("Input.NextAction", "", "Enter the next action")]
    [InlineData("Input.Next.Time", "", "Enter the time, like 14:05")]
    public async Task An_attempt_that_says_too_little_is_refused_with_its_sentence_and_keeps_what_was_typed(string field, string? value, string sentence)
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        var browser = await _app.SignedInAsync("officer1-harbour");
        var typed = Attempt();
        if (value is null) typed.Remove(field);
        else typed[field] = value;
        if (field == "Input.Found" && value!.Length > 0) typed["Input.Place"] = "PNC";

        var answer = await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), typed);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Equal("PC Cole and PC Lowe", answer.Page!.QuerySelector("[name='Input.WhoWent']")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", answer.Title, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Empty((await db.Warrants.SingleAsync(w => w.Id == _case.WarrantId)).Attempts);
    }

    [Fact, Trait("Rule", "WAR-03"), Trait("Rule", "AUD-03")]
    public async Task An_attempt_before_the_issue_is_refused_and_a_late_entered_one_shows_both_times_and_moves_no_clock()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour", _app.Now.AddDays(-2));
        var browser = await _app.SignedInAsync("officer1-harbour");
        await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), Attempt());
        var due = await DueAsync("CLK-36");
        Dictionary<string, string?> On(int day, string time) => new(Attempt()) { ["Input.When.Choice"] = "On", ["Input.When.Date.Day"] = $"{day}", ["Input.When.Date.Month"] = "2", ["Input.When.Date.Year"] = "2026", ["Input.When.Time"] = time, ["Input.Next.Choice"] = "Today", ["Input.Next.Time"] = "20:00" };

        var before = await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), On(27, "10:00"));
        var late = await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), On(28, "15:00"));

        Assert.Contains("Attempt must be after the warrant was issued", before.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Contains("1 day 18 hours after it was made", late.Text, StringComparison.Ordinal);
        Assert.Equal(due, await DueAsync("CLK-36"));
    }

    [Fact, Trait("Rule", "WAR-04"), Trait("Rule", "CLK-36"), Trait("Rule", "AUD-03")]
    public async Task An_attempt_entered_after_its_grades_period_is_accepted_with_a_next_action_still_to_come_and_is_overdue_from_its_own_time()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour", _app.Now.AddDays(-4));
        var browser = await _app.SignedInAsync("officer1-harbour");
        await browser.SubmitAsync(await browser.GetAsync($"{Root}/progress"), new Dictionary<string, string?> { ["Input.Grade"] = "A" }, "Save the grade");
        var made = _app.Now.AddDays(-3);
        var (day, time) = (UkTime.DateOf(made), UkTime.TimeOf(made));
        var late = new Dictionary<string, string?>(Attempt())
        {
            ["Input.When.Choice"] = "On",
            ["Input.When.Date.Day"] = $"{day.Day}",
            ["Input.When.Date.Month"] = $"{day.Month}",
            ["Input.When.Date.Year"] = $"{day.Year}",
            ["Input.When.Time"] = $"{time:HH:mm}",
            ["Input.Next.Choice"] = "Today",
            ["Input.Next.Time"] = "20:00",
        };

        var saved = await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), late);

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("3 days after it was made", saved.Text, StringComparison.Ordinal);
        Assert.Contains("20:00", saved.Text, StringComparison.Ordinal);
        Assert.Equal(UkTime.At(day, new TimeOnly(time.Hour, time.Minute)).AddHours(48), await DueAsync("CLK-36"));
        late["Input.Next.Choice"] = "On";
        var far = UkTime.DateOf(_app.Now).AddDays(3);
        (late["Input.Next.Date.Day"], late["Input.Next.Date.Month"], late["Input.Next.Date.Year"]) = ($"{far.Day}", $"{far.Month}", $"{far.Year}");
        Assert.Contains("is due no later than", (await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), late)).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WAR-07")]
    public async Task An_arrest_without_its_custody_reference_is_refused()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        var browser = await _app.SignedInAsync("officer1-harbour");

        var answer = await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), Attempt("Arrested", "He was at home."));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Enter the custody reference", answer.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WAR-09"), Trait("Rule", "CLK-40")]
    public async Task An_arrest_leads_to_PNC_the_result_and_the_victim()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        var browser = await _app.SignedInAsync("officer1-harbour");
        var arrest = Attempt("Arrested", "He was at home.");
        arrest["Input.CustodyReference"] = "CU/00012/26";
        foreach (var next in new[] { "Input.NextAction", "Input.Next.Choice", "Input.Next.Time" }) arrest.Remove(next);

        var after = await browser.SubmitAsync(await browser.GetAsync($"{Root}/arrest-attempts/new"), arrest);
        Assert.Contains("Tell the victim by", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SUSPECT WANTED", after.Text, StringComparison.Ordinal);

        after = await browser.SubmitAsync(after, new { }, "Cleared on PNC now");
        after = await browser.SubmitAsync(after, new Dictionary<string, string?> { ["Input.Result"] = "BailOpen", ["Input.ResultWhen.Choice"] = "Now" }, "Record the result");
        Assert.Contains("Bail, contact not forbidden", after.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.False(await db.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-40" && d.MetAt == null));
        Assert.Contains(FactKind.BailGranted, await db.Facts.Where(f => f.CaseId == _case.CaseId).Select(f => f.Kind).ToListAsync());
        Assert.True(await db.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-15" && d.MetAt == null));
    }

    [Fact, Trait("Rule", "WAR-06"), Trait("Rule", "WAR-07")]
    public async Task A_review_needs_more_than_reviewed_and_a_warrant_ends_by_the_court_with_its_reference()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        var browser = await _app.SignedInAsync("sergeant-harbour");
        Dictionary<string, string?> review = new() { ["Input.Done"] = "Reviewed", ["Input.Gaps"] = "Work not tried", ["Input.Reason"] = "Resources", ["Input.Direction"] = "Two officers to his work at 06:00", ["Input.Next.Choice"] = "Tomorrow", ["Input.Next.Time"] = "06:00" };

        var refused = await browser.SubmitAsync(await browser.GetAsync($"{Root}/review"), review);
        Assert.Contains("\"Reviewed\" alone is not a review.", refused.Text, StringComparison.Ordinal);
        review["Input.Done"] = "Two visits to the home, one at night.";
        review["Input.Next.Time"] = "09:01";
        Assert.Contains("Choose a time no later than", (await browser.SubmitAsync(await browser.GetAsync($"{Root}/review"), review)).Text, StringComparison.Ordinal);
        review["Input.Next.Time"] = "06:00";
        var done = await browser.SubmitAsync(await browser.GetAsync($"{Root}/review"), review);
        Assert.Contains("Direction: Two officers to his work at 06:00", done.Text, StringComparison.Ordinal);

        var noReference = await browser.SubmitAsync(await browser.GetAsync($"{Root}/withdraw"), new Dictionary<string, string?> { ["Input.Outcome"] = "Withdrawn", ["Input.When.Choice"] = "Now" });
        Assert.Contains("Enter the evidence for the outcome", noReference.Text, StringComparison.Ordinal);
        var ended = await browser.SubmitAsync(await browser.GetAsync($"{Root}/withdraw"), new Dictionary<string, string?> { ["Input.Outcome"] = "Withdrawn", ["Input.When.Choice"] = "Now", ["Input.Evidence"] = "Court reference 12/26" });
        Assert.Contains("withdrawn by the court", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync("officer1-harbour")).GetAsync($"{Root}/review")).Status);
    }

    [Fact, Trait("Rule", "WAR-10")]
    public async Task Grading_circulating_allocating_and_whereabouts_each_save_and_refuse_below_the_floor()
    {
        _case = await _app.WithOrderAndWarrantAsync(_case, "officer1-harbour");
        var browser = await _app.SignedInAsync("officer1-harbour");
        async Task<Answered> ActAsync(string button, Dictionary<string, string?> fields) => await browser.SubmitAsync(await browser.GetAsync($"{Root}/progress"), fields, button);

        Assert.Contains("cannot be graded below", (await ActAsync("Save the grade", new() { ["Input.Grade"] = "C" })).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ActAsync("Save the grade", new() { ["Input.Grade"] = "B" })).Status);
        var due = await DueAsync("CLK-35");
        Assert.Equal(HttpStatusCode.OK, (await ActAsync("Allocate", new() { ["Input.OfficerId"] = _app.Account("officer2-harbour").Id.ToString() })).Status);
        Assert.Equal(HttpStatusCode.OK, (await ActAsync("On PNC as wanted", new() { ["Input.When.Choice"] = "Now" })).Status);
        Assert.Contains("The sister's flat", (await ActAsync("Save", new() { ["Input.LikelyPlaces"] = "The sister's flat", ["Input.OfficerSafety"] = "A dog." })).Text, StringComparison.Ordinal);
        Assert.Equal(due, await DueAsync("CLK-35"));
    }

    private async Task<DateTimeOffset> DueAsync(string clock)
    {
        await using var db = _app.Open();
        return await db.Duties.Where(d => d.CaseId == _case.CaseId && d.Clock == clock && d.MetAt == null && d.CancelledAt == null).OrderBy(d => d.DueBy).Select(d => d.DueBy).FirstAsync();
    }
}
