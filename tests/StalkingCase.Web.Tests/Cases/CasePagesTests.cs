using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

public sealed class CasePagesTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer2-harbour", officerInCase: "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("", "Overview")]
    [InlineData("/timeline", "Timeline")]
    [InlineData("/timeline?kind=Entries", "Timeline")]
    [InlineData("/duties", "Duties")]
    [InlineData("/alarms", "Alarms")]
    [InlineData("/people", "People")]
    [InlineData("/people/link", "Earlier records that may be the same person")]
    [InlineData("/people/name-suspect", "Name the suspect")]
    [InlineData("/alarms/four", "Fixated, obsessive, unwanted, repeated")]
    [InlineData("/access", "Who looked at this case")]
    public async Task The_officer_in_the_case_reads_its_pages_masked_and_without_names_in_the_title(string path, string heading)
    {
        var browser = await _app.SignedInAsync("officer1-harbour");

        var page = await browser.GetAsync($"/cases/{_case.CaseId}{path}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(heading, page.Heading);
        Assert.Contains(_case.Reference, page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Sentvictim", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("SENTINEL-PLACE", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("07700", page.Body, StringComparison.Ordinal);
        Assert.Contains("Your viewing of this case is recorded.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_says_which_facts_raised_the_alarm_and_what_is_owed()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");

        var page = await browser.GetAsync($"/cases/{_case.CaseId}");

        Assert.Contains("Probable course of conduct", page.Text, StringComparison.Ordinal);
        Assert.Contains("Review the grade", page.Text, StringComparison.Ordinal);
        Assert.Contains("Report recorded", page.Text, StringComparison.Ordinal);
        Assert.Contains("not yet endorsed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_fact_has_a_sentence() =>
        Assert.Empty(Enum.GetValues<FactKind>().Except(FactWords.Table.Keys));

    [Fact]
    public async Task Somebody_not_on_the_case_gives_a_reason_first_and_the_supervisor_is_told()
    {
        var browser = await _app.SignedInAsync("officer3-harbour");
        var asked = await browser.GetAsync($"/cases/{_case.CaseId}/timeline");
        Assert.Equal("Why are you opening this case?", asked.Heading);

        var refused = await browser.SubmitAsync(asked, new Dictionary<string, string?> { ["Input.Words"] = "short" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(3, refused.Errors.Count);

        var opened = await browser.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Reason"] = "Enquiry", ["Input.Words"] = "The same man was reported to me", ["Input.WhoAsked"] = "Nobody" });

        Assert.Equal("Overview", opened.Heading);
        await using var db = _app.Open();
        var reason = await db.AccessReasons.SingleAsync(r => r.CaseId == _case.CaseId);
        Assert.Equal(_app.Now.AddHours(8), reason.GrantedUntil);
        Assert.NotNull((await db.Notices.SingleAsync(n => n.DutyId == reason.Id)).RecipientId);
    }

    [Fact]
    public async Task Another_unit_s_case_opens_for_a_live_incident_only()
    {
        var browser = await _app.SignedInAsync("officer1-moorside");
        var asked = await browser.GetAsync($"/cases/{_case.CaseId}");

        var refused = await browser.SubmitAsync(asked, new Dictionary<string, string?> { ["Input.Reason"] = "Enquiry", ["Input.Words"] = "The same man was reported to me", ["Input.WhoAsked"] = "Nobody" });
        Assert.Equal(["This case is another unit's. It opens to you for a live incident only"], refused.Errors);

        var opened = await browser.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Reason"] = "LiveIncident" });
        Assert.Equal("Overview", opened.Heading);
    }

    [Fact]
    public async Task Contact_details_are_shown_once_with_a_reason_and_written_down()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");
        var form = await browser.GetAsync($"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/reveal");
        Assert.DoesNotContain("07700", form.Body, StringComparison.Ordinal);

        var refused = await browser.SubmitAsync(form, new { });
        Assert.Equal(["Select why you need these details"], refused.Errors);

        var shown = await browser.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Reason"] = "AttendingNow" });

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("07700", shown.Body, StringComparison.Ordinal);
        Assert.NotEmpty(shown.Page!.QuerySelectorAll("[data-masked-after='60']"));
        await using var db = _app.Open();
        var row = await db.AccessLogEntries.SingleAsync(a => a.Action == "reveal");
        Assert.Equal((_case.CaseId, _case.VictimRoleId), (row.CaseId!.Value, row.SubjectId!.Value));
        var access = await browser.GetAsync($"/cases/{_case.CaseId}/access");
        Assert.Contains("Revealed contact details", access.Text, StringComparison.Ordinal);
        Assert.Contains("Attending now", access.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_identity_check_on_the_phone_reveals_nothing()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");
        var form = await browser.GetAsync($"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/reveal");

        var answer = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Reason"] = "TelephoneEnquiry", ["Input.Check"] = "Failed", ["Input.WhoAsked"] = "A man who said he was her brother" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("07700", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_advocate_reads_her_part_and_neither_the_suspect_s_birth_date_nor_details()
    {
        await _app.ReferAsync(_case.CaseId, "advocate-harbour", "officer1-harbour");
        var browser = await _app.SignedInAsync("advocate-harbour");

        foreach (var path in new[] { "", "/timeline", "/duties", "/alarms", "/people" }) Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/cases/{_case.CaseId}{path}")).Status);
        var people = await browser.GetAsync($"/cases/{_case.CaseId}/people");
        Assert.Single(people.Page!.QuerySelectorAll("dt"), d => d.TextContent == "Born");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/cases/{_case.CaseId}/people/{_case.SuspectRoleId}/reveal")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/reveal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/cases/{_case.CaseId}/people/link")).Status);
    }

    [Fact]
    public async Task Somebody_looks_at_an_alarm_and_a_supervisor_clears_it_with_a_reason()
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        var alarms = await officer.GetAsync($"/cases/{_case.CaseId}/alarms");
        var look = alarms.Page!.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.EndsWith("/looked", StringComparison.Ordinal));
        var form = await officer.GetAsync(look);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.SubmitAsync(form, new { })).Status);
        Assert.Equal("Alarms", (await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Words"] = "Read all the reports." })).Heading);

        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        var theirs = await sergeant.GetAsync($"/cases/{_case.CaseId}/alarms");
        var clear = theirs.Page!.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.EndsWith("/clear", StringComparison.Ordinal));
        var cleared = await sergeant.SubmitAsync(await sergeant.GetAsync(clear), new Dictionary<string, string?> { ["Input.Words"] = "Two different men, both identified." });
        Assert.Contains("Alarm cleared", cleared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_is_answered_where_the_question_stands()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");
        var form = await browser.GetAsync($"/cases/{_case.CaseId}/alarms/four");
        Assert.Equal(4, (await browser.SubmitAsync(form, new { })).Errors.Count);

        var saved = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Fixated"] = "Yes", ["Input.Obsessive"] = "Yes", ["Input.Unwanted"] = "Yes", ["Input.Repeated"] = "NotKnown" });

        Assert.Contains("This may be stalking", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_gives_a_duty_more_time_within_the_policy()
    {
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var duties = await browser.GetAsync($"/cases/{_case.CaseId}/duties");
        var links = duties.Page!.QuerySelectorAll("main a").Where(a => a.GetAttribute("href")!.EndsWith("/extend", StringComparison.Ordinal)).ToList();
        var form = await browser.GetAsync(links.First(l => l.TextContent.Contains("Record the crime", StringComparison.Ordinal)).GetAttribute("href")!);
        var fields = new Dictionary<string, string?> { ["Input.Day.Day"] = "3", ["Input.Day.Month"] = "3", ["Input.Day.Year"] = "2026", ["Input.Time"] = "15:00", ["Input.Reason"] = "The log is down." };

        var late = await browser.SubmitAsync(form, new Dictionary<string, string?>(fields) { ["Input.Day.Day"] = "30" });
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        var saved = await browser.SubmitAsync(form, fields);

        Assert.Contains("First set for", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_detail_is_hidden_as_soon_as_it_is_saved()
    {
        var browser = await _app.SignedInAsync("officer1-harbour");
        var form = await browser.GetAsync($"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/contact");

        var saved = await browser.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Kind"] = "Email", ["Input.Words"] = "sentinel.mail@example.org" });

        Assert.Equal("People", saved.Heading);
        Assert.DoesNotContain("sentinel.mail", saved.Body, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Contains((await db.Cases.SingleAsync(c => c.Id == _case.CaseId)).Victim.Contacts, d => d.Words.Reveal() == "sentinel.mail@example.org");
    }

    [Fact]
    public async Task A_suspect_is_named_after_earlier_records_were_looked_up()
    {
        var earlier = await _app.CaseAsync("officer2-harbour", suspect: new StalkingCase.Domain.People.Identity("Gareth", "Pellworthy", null, new DateOnly(1979, 4, 5), null));
        var browser = await _app.SignedInAsync("officer1-harbour");
        var form = await browser.GetAsync($"/cases/{_case.CaseId}/people/name-suspect");
        var found = await browser.SubmitAsync(form, new Dictionary<string, string?>
        {
            ["Input.FirstName"] = "Gareth",
            ["Input.LastName"] = "Pellworthy",
            ["Input.BornOn.Day"] = "5",
            ["Input.BornOn.Month"] = "4",
            ["Input.BornOn.Year"] = "1979",
            ["Input.Reason"] = "Seen on the doorbell camera.",
        });
        Assert.Contains("Possible earlier records", found.Text, StringComparison.Ordinal);

        var saved = await browser.SubmitAsync(found, new Dictionary<string, string?> { ["Input.Choice"] = earlier.SuspectId.ToString() });

        Assert.Equal("People", saved.Heading);
        Assert.Contains(earlier.Reference, saved.Text, StringComparison.Ordinal);
        var person = await browser.GetAsync($"/people/{earlier.SuspectId}");
        Assert.Contains("Suspect in 2 cases", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_hidden_from_the_reader_is_not_mentioned_among_other_cases_or_alarms()
    {
        var hidden = await _app.CaseAsync("officer2-harbour", restricted: true, suspectId: _case.SuspectId);
        await new StalkingCase.Data.Facts.RecheckRunner(_app.Database).DrainAsync(_app.Now, default);
        var browser = await _app.SignedInAsync("officer1-harbour");

        foreach (var path in new[] { "", "/alarms", "/people", "/timeline", "/duties" })
        {
            var page = await browser.GetAsync($"/cases/{_case.CaseId}{path}");
            Assert.DoesNotContain(hidden.Reference, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Other victims", page.Text, StringComparison.Ordinal);
        }
    }
}
