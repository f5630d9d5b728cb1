using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Meetings;

public sealed partial class MeetingPagesTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Coordinator = "officer2-harbour";
    private const string Chair = "inspector-harbour";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static Dictionary<string, string?> Referral(string kind = "Marac") => new()
    {
        ["Input.Kind"] = kind,
        ["Input.Summary"] = "He waits outside every day.",
        ["Input.Consent"] = "Given",
    };

    private static Dictionary<string, string?> Action(string what = "Fit new locks", DateOnly? due = null) => new()
    {
        ["Input.What"] = what,
        ["Input.OutsidePerson"] = "Jo Tanner",
        ["Input.DueOn.Day"] = $"{(due ?? new DateOnly(2026, 4, 30)).Day}",
        ["Input.DueOn.Month"] = $"{(due ?? new DateOnly(2026, 4, 30)).Month}",
        ["Input.DueOn.Year"] = "2026",
    };

    private async Task<(Guid Meeting, IReadOnlyList<(Guid Id, string Reference)> Cases)> HeardAsync(int cases = 1, RiskGrade? grade = null)
    {
        var meeting = await _app.MeetingAsync(Coordinator, Chair, _app.Now.AddDays(10));
        var made = new List<(Guid Id, string Reference)>();
        for (var n = 0; n < cases; n++)
        {
            made.Add(await _app.AddCaseAsync(Officer, victim: $"Ada{(char)('a' + n)} Quill", suspect: $"Ned{(char)('a' + n)} Marsh", grade: grade ?? (n % 2 == 0 ? RiskGrade.Medium : RiskGrade.High)));
            await _app.ReferToMeetingAsync(made[n].Id, Officer);
        }

        var browser = await _app.SignedInAsync(Coordinator);
        await browser.SubmitAsync(await browser.GetAsync($"/meetings/{meeting}"), new { }, $"Put every waiting case on the agenda ({cases})");
        return (meeting, made);
    }

    [Fact, Trait("Rule", "MTG-03"), Trait("Rule", "MTG-04"), Trait("Rule", "CLK-42")]
    public async Task A_meeting_of_twenty_cases_is_listed_in_one_click_minuted_and_its_actions_reach_their_worklists_and_climb()
    {
        var (meeting, cases) = await HeardAsync(20);
        var coordinator = await _app.SignedInAsync(Coordinator);
        var page = await coordinator.GetAsync($"/meetings/{meeting}");
        var badges = page.Page!.QuerySelectorAll("td[data-label=Risk]").Select(b => b.TextContent.Contains("HIGH", StringComparison.Ordinal)).ToList();
        Assert.Equal(20, badges.Count);
        Assert.Equal([.. Enumerable.Repeat(true, 10), .. Enumerable.Repeat(false, 10)], badges);

        var sent = await coordinator.SubmitAsync(page, new Dictionary<string, string?> { ["Input.PapersTo"] = "Secure mail to each named person." }, "Record papers as sent (20)");
        Assert.Contains("Nothing left to send", sent.Text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(10));
        coordinator = await _app.SignedInAsync(Coordinator);
        foreach (var (id, _) in cases)
        {
            var form = Action(due: new DateOnly(2026, 3, 14));
            form["Input.Minutes"] = $"Minutes of {id}";
            form["Input.OwnerId"] = _app.Account(Officer).Id.ToString();
            var saved = await coordinator.SubmitAsync(await coordinator.GetAsync($"/meetings/{meeting}/cases/{id}"), form, "Add this action");
            Assert.Equal(HttpStatusCode.OK, saved.Status);
            Assert.Contains($"Minutes of {id}", saved.Text, StringComparison.Ordinal);
        }

        var mine = await (await _app.SignedInAsync(Officer)).GetAsync("/meetings/actions");
        Assert.Equal(20, mine.Page!.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("Overdue", mine.Text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(5));
        var chair = await _app.SignedInAsync(Chair);
        var chaired = await chair.GetAsync("/meetings/actions?whose=Chair");
        Assert.Equal(20, chaired.Page!.QuerySelectorAll("tbody .app-overdue").Length);
        await using var db = _app.Open();
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.Clock == "CLK-42" && d.Part == "action").ToListAsync();
        Assert.Equal(20, duties.Count);
        Assert.All(duties, d => Assert.True(d.OwnerId == _app.Account(Officer).Id && d.InspectorAt <= _app.Now && d.DueBy <= _app.Now));
        Assert.Contains("papers, discussion, actions", (await (await _app.SignedInAsync(Officer)).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SAF-06")]
    public async Task A_domestic_case_is_offered_its_criteria_ticked_and_one_that_is_not_domestic_its_own_route()
    {
        var domestic = await _app.CaseAsync(Officer, Officer);
        var other = await _app.CaseAsync(Officer, Officer, relationship: Relationship.Stranger);
        var browser = await _app.SignedInAsync(Officer);

        var without = await browser.SubmitAsync(await browser.GetAsync($"/cases/{domestic.CaseId}/meetings/refer"), Referral(), "Refer the case");
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("Select a criterion, or enter why", without.Text, StringComparison.Ordinal);
        Assert.Contains("He waits outside every day.", without.Text, StringComparison.Ordinal);
        var form = Referral();
        form["Input.Criteria"] = "Judgement";
        var referred = await browser.SubmitAsync(await browser.GetAsync($"/cases/{domestic.CaseId}/meetings/refer"), form, "Refer the case");
        Assert.Contains("Referred: MARAC", referred.Text, StringComparison.Ordinal);
        Assert.Contains("REPEAT", referred.Text, StringComparison.Ordinal);

        var page = await browser.GetAsync($"/cases/{other.CaseId}/meetings/refer");
        Assert.Null(page.Page!.QuerySelector("[value=Marac]"));
        Assert.Contains("A MARAC hears domestic abuse only", page.Text, StringComparison.Ordinal);
        var refused = page.Form();
        var radio = (AngleSharp.Html.Dom.IHtmlInputElement)page.Page.QuerySelector("[name='Input.Kind']")!;
        (radio.Value, radio.IsChecked) = ("Marac", true);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(refused, null, follow: true)).Status);
        Assert.Contains("Referred: Stalking clinic", (await browser.SubmitAsync(await browser.GetAsync($"/cases/{other.CaseId}/meetings/refer"), Referral("StalkingClinic"), "Refer the case")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SAF-06"), Trait("Rule", "CLK-41")]
    public async Task Only_an_inspector_says_why_a_case_that_meets_a_criterion_is_not_referred()
    {
        var (id, _) = await _app.AddCaseAsync(Officer);
        var address = $"/cases/{id}/meetings/no-referral";

        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync(Officer)).GetAsync(address)).Status);
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        Assert.Equal(HttpStatusCode.BadRequest, (await sergeant.SubmitAsync(await sergeant.GetAsync(address), new Dictionary<string, string?> { ["Input.Words"] = "She left." })).Status);
        var inspector = await _app.SignedInAsync(Chair);
        Assert.Contains("Reason recorded", (await inspector.SubmitAsync(await inspector.GetAsync(address), new Dictionary<string, string?> { ["Input.Words"] = "She left the country." })).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == id && f.Kind == FactKind.MeetingReferralNotMade));
    }

    [Theory, Trait("Rule", "MTG-05")]
    [InlineData("Input.OutsidePerson", "", "Enter who will do this action")]
    [InlineData("Input.DueOn.Month", "1", "Due date must be on or after the meeting")]
    [InlineData("Input.What", "", "Enter what is to be done")]
    public async Task An_action_that_says_too_little_is_refused_and_the_minutes_beside_it_are_saved(string field, string value, string sentence)
    {
        var (meeting, cases) = await HeardAsync();
        _app.Clock.Advance(TimeSpan.FromDays(10));
        var browser = await _app.SignedInAsync(Coordinator);
        var form = Action();
        (form[field], form["Input.Minutes"]) = (value, "Housing will change the locks.");

        var answer = await browser.SubmitAsync(await browser.GetAsync($"/meetings/{meeting}/cases/{cases[0].Id}"), form, "Add this action");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Equal("Housing will change the locks.", (await db.MeetingMinutes.SingleAsync()).Words);
        Assert.Empty(await db.MeetingActions.ToListAsync());
        var again = await browser.SubmitAsync(answer, Action(), "Add this action");
        Assert.Contains("Action agreed", again.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "MTG-04")]
    public async Task Two_who_type_at_once_lose_nothing_and_two_tabs_of_one_person_are_shown_side_by_side()
    {
        var (meeting, cases) = await HeardAsync();
        _app.Clock.Advance(TimeSpan.FromDays(10));
        var address = $"/meetings/{meeting}/cases/{cases[0].Id}";
        var (coordinator, chair) = (await _app.SignedInAsync(Coordinator), await _app.SignedInAsync(Chair));
        var (hers, his, tab) = (await coordinator.GetAsync(address), await chair.GetAsync(address), await coordinator.GetAsync(address));

        await coordinator.SubmitAsync(hers, new Dictionary<string, string?> { ["Input.Minutes"] = "Typed by the co-ordinator" }, "Continue");
        var both = await chair.SubmitAsync(his, new Dictionary<string, string?> { ["Input.Minutes"] = "Typed by the chair" }, "Continue");
        Assert.Contains("Typed by the co-ordinator", both.Text, StringComparison.Ordinal);
        Assert.Contains("Typed by the chair", both.Text, StringComparison.Ordinal);

        var clash = await coordinator.SubmitAsync(tab, new Dictionary<string, string?> { ["Input.Minutes"] = "From the other tab" }, "Continue");
        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("Typed by the co-ordinator", clash.Text, StringComparison.Ordinal);
        Assert.Contains("From the other tab", clash.Text, StringComparison.Ordinal);
        var compared = await coordinator.SubmitAsync(clash, new { }, "Continue");
        Assert.True(compared.Status is HttpStatusCode.OK, string.Join("; ", compared.Errors));
        await using var db = _app.Open();
        Assert.Equal("Typed by the co-ordinator", (await db.Amendments.SingleAsync(a => a.Field == "Minutes")).Earlier);
    }

    [Fact, Trait("Rule", "MTG-04")]
    public async Task The_script_saves_minutes_and_says_the_new_version_or_that_another_tab_was_first()
    {
        var (meeting, cases) = await HeardAsync();
        _app.Clock.Advance(TimeSpan.FromDays(10));
        var browser = await _app.SignedInAsync(Coordinator);
        var page = await browser.GetAsync($"/meetings/{meeting}/cases/{cases[0].Id}");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Page!.QuerySelector("form[data-autosave]")!;
        form.SetAttribute("action", form.GetAttribute("data-autosave")!);
        ((AngleSharp.Html.Dom.IHtmlTextAreaElement)form.QuerySelector("[name='Input.Minutes']")!).Value = "Half a sentence";

        var first = await browser.SendAsync(form, null, follow: false);
        var second = await browser.SendAsync(form, null, follow: false);

        Assert.Contains("\"version\":1", first.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        await using var db = _app.Open();
        Assert.Equal("Half a sentence", (await db.MeetingMinutes.SingleAsync()).Words);
    }

    [Fact, Trait("Rule", "MTG-05"), Trait("Rule", "SEC-R02")]
    public async Task The_same_form_sent_twice_agrees_one_action_and_it_is_done_by_its_proof()
    {
        var (meeting, cases) = await HeardAsync();
        _app.Clock.Advance(TimeSpan.FromDays(10));
        var browser = await _app.SignedInAsync(Coordinator);
        var page = await browser.GetAsync($"/meetings/{meeting}/cases/{cases[0].Id}");
        await browser.SubmitAsync(page, Action(), "Add this action");
        await browser.SubmitAsync(page, Action(), "Add this action");
        await using var db = _app.Open();
        var action = await db.MeetingActions.AsNoTracking().SingleAsync();

        var address = $"/meetings/actions/{action.Id}";
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(await browser.GetAsync(address), new Dictionary<string, string?> { ["Input.Proof"] = "Done." }, "Record as done")).Status);
        await browser.SubmitAsync(await browser.GetAsync(address), new Dictionary<string, string?> { ["Input.Proof"] = "Invoice of the locksmith seen." }, "Record as done");
        Assert.NotNull((await db.MeetingActions.AsNoTracking().SingleAsync()).EndedAt);
        Assert.False(await db.Duties.WhereOpen().AnyAsync(d => d.Part == "action"));
    }

    [Fact, Trait("Rule", "ACC-04"), Trait("Rule", "SEC-D15")]
    public async Task A_case_hidden_from_the_reader_is_on_no_agenda_count_or_page_that_the_reader_sees()
    {
        var (meeting, cases) = await HeardAsync(2);
        await _app.DeclareConflictAsync(Coordinator, cases[0].Id);
        var browser = await _app.SignedInAsync(Coordinator);

        var page = await browser.GetAsync($"/meetings/{meeting}");
        Assert.DoesNotContain(cases[0].Reference, page.Text, StringComparison.Ordinal);
        Assert.Contains(cases[1].Reference, page.Text, StringComparison.Ordinal);
        Assert.Equal("1", (await browser.GetAsync("/meetings")).Page!.QuerySelector("td[data-label=Cases]")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/meetings/{meeting}/cases/{cases[0].Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/meetings/{meeting}/cases/{Guid.NewGuid()}")).Status);
    }
}
