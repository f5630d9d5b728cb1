using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Auditing;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Reports;

public sealed partial class ReportRefusalTests
{
    [Fact]
    public async Task Rsk_02_a_grade_below_the_floor_of_the_case_of_the_same_two_people_is_refused_and_the_floor_is_stored()
    {
        var known = await HighAsync();
        var page = await ToScreeningAsync(Journey.Victim("Priyanka", "Deshmukh", $"{known.VictimId}"), Journey.Suspect("Alasdair", "Pinkerton", $"{known.SuspectId}"));
        Assert.Contains("HIGH RISK", page.Text, StringComparison.Ordinal);
        var grade = Journey.Screening("Standard");
        grade["Input.Why"] = "Fine.";

        var refused = await _browser.SubmitAsync(page, grade, "Continue");

        Assert.Equal(["Enter why your grade is below the lowest allowed, in 50 characters or more"], refused.Errors);
        page = await _browser.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Why"] = "The threat was answered by another man, who has been charged with it since." }, "Continue");
        page = await _browser.SubmitAsync(page, Journey.Safeguarding(), "Continue");
        await _browser.SubmitReportAsync(page, $"{known.CaseId}");
        await using var db = _app.Open();
        Assert.Equal(RiskGrade.High, (await db.Assessments.SingleAsync(a => a.Grade == RiskGrade.Standard)).Floor);
    }

    [Fact]
    public async Task Rsk_02_a_floor_that_rises_after_the_grade_leads_back_to_the_screening_with_the_reason()
    {
        var known = await _app.CaseAsync(Logger, victim: Victim, suspect: Suspect);
        var screening = Journey.Screening("Medium");
        screening["Input.Why"] = "Fine.";
        var check = await ToCheckAsync(Journey.Victim("Priyanka", "Deshmukh", $"{known.VictimId}"), Journey.Suspect("Alasdair", "Pinkerton", $"{known.SuspectId}"), screening: screening);
        await ThreatenAsync(known.CaseId);

        var sent = await _browser.SubmitReportAsync(check, $"{known.CaseId}");

        Assert.Equal("How great is the risk?", sent.Heading);
        Assert.Equal(["Enter why your grade is below the lowest allowed, in 50 characters or more"], sent.Errors);
    }

    [Theory]
    [InlineData(true, SafeContact.Phone, "DoNotContact")]
    [InlineData(false, SafeContact.DoNotContact, "Phone")]
    public async Task Vic_02_of_two_ways_to_reach_the_victim_the_more_careful_stands_unless_the_officer_works_on_the_case(bool worksOnIt, SafeContact stands, string keptReadable)
    {
        var known = await _app.CaseAsync("officer2-harbour", worksOnIt ? Logger : "officer2-harbour", victim: Victim, suspect: Suspect);
        await _app.ActAsync("officer2-harbour", known.CaseId, (c, by, now) => c.PreferContactBy(SafeContact.DoNotContact, worksOnCase: true, by, now));
        if (!worksOnIt)
        {
            var asked = await _browser.GetAsync($"/cases/{known.CaseId}");
            await _browser.SubmitAsync(asked, new Dictionary<string, string?> { ["Input.Reason"] = "Enquiry", ["Input.Words"] = "She came to the desk to report again", ["Input.WhoAsked"] = "The victim" });
        }

        var check = await ToCheckAsync(Journey.Victim("Priyanka", "Deshmukh", $"{known.VictimId}"), Journey.Suspect("Alasdair", "Pinkerton", $"{known.SuspectId}"));
        var done = await _browser.SubmitReportAsync(check, $"{known.CaseId}");

        Assert.Equal("Report recorded", done.Heading);
        await using var db = _app.Open();
        Assert.Equal(stands, (await db.Cases.SingleAsync(c => c.Id == known.CaseId)).Victim.SafeContact);
        Assert.Contains($"Also told: {(worksOnIt ? "Do not contact" : "Phone call")}", (await _browser.GetAsync($"/cases/{known.CaseId}/people")).Text, StringComparison.Ordinal);
        Assert.Equal(keptReadable, (await db.Amendments.SingleAsync(a => a.CaseId == known.CaseId && a.Field == "Safe contact")).Earlier);
    }

    [Fact]
    public async Task Sec_l02_earlier_records_shown_while_a_report_is_logged_are_written_down_and_nothing_found_writes_nothing()
    {
        var known = await _app.CaseAsync(Logger, victim: Victim, suspect: Suspect);
        var hidden = await _app.CaseAsync("officer2-harbour", restricted: true, victim: new Identity("Winifred", "Ashdown", null, null, null));

        await LookUpAsync("Winifred", "Ashdown");
        Assert.Empty(await SearchesAsync());
        await LookUpAsync("Priyanka", "Deshmukh");

        var row = Assert.Single(await SearchesAsync());
        Assert.Equal([known.CaseId], row.ShownIds);
        Assert.Equal(2, row.Digests.Count);
        Assert.DoesNotContain(hidden.CaseId, row.ShownIds);
    }

    [Fact]
    public async Task Sec_w05_the_look_up_while_typing_ends_at_its_limit_and_the_step_can_still_be_saved()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 121; i++) statuses.Add((await LookUpAsync("", "")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal("Who is doing this?", (await _browser.SubmitAsync(await _browser.GetAsync("/reports/new"), Journey.Victim(), "Continue")).Heading);
    }

    [Fact]
    public async Task Sec_d04_who_logged_a_report_and_may_no_longer_read_the_case_sees_its_reference_only()
    {
        var done = await _browser.SubmitReportAsync(await ToCheckAsync());
        Assert.Contains("Duties opened", done.Text, StringComparison.Ordinal);
        Case of;
        await using (var db = _app.Open()) of = await db.Cases.SingleAsync();
        await _app.DeclareConflictAsync(Logger, of.Id);

        var again = await _browser.GetAsync(done.Address.AbsolutePath);

        Assert.Contains(of.Reference, again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Duties opened", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{of.Id}", again.Body, StringComparison.Ordinal);
        await using var after = _app.Open();
        Assert.Equal(["shown", "denied"], await after.AccessLogEntries.Where(a => a.CaseId == of.Id && a.Route.EndsWith("/done")).OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Outcome).ToListAsync());
    }

    [Fact]
    public async Task Sec_d04_whoever_adds_a_report_to_a_case_without_an_officer_goes_on_reading_it()
    {
        var known = await _app.CaseAsync("officer2-harbour", victim: Victim, suspect: Suspect);
        var asked = await _browser.GetAsync($"/cases/{known.CaseId}");
        await _browser.SubmitAsync(asked, new Dictionary<string, string?> { ["Input.Reason"] = "Enquiry", ["Input.Words"] = "She came to the desk to report again", ["Input.WhoAsked"] = "The victim" });
        var check = await ToCheckAsync(Journey.Victim("Priyanka", "Deshmukh", $"{known.VictimId}"), Journey.Suspect("Alasdair", "Pinkerton", $"{known.SuspectId}"));
        await _browser.SubmitReportAsync(check, $"{known.CaseId}");

        _app.Clock.Advance(TimeSpan.FromHours(9));

        Assert.Equal("Overview", (await _browser.GetAsync($"/cases/{known.CaseId}")).Heading);
    }

    private async Task<Arrangement> HighAsync()
    {
        var known = await _app.CaseAsync(Logger, victim: Victim, suspect: Suspect);
        await ThreatenAsync(known.CaseId);
        return known;
    }

    private async Task ThreatenAsync(Guid caseId)
    {
        await using var db = _app.Open(Logger);
        db.Entries.Add(Entry.Record(await db.Cases.SingleAsync(c => c.Id == caseId), new EntryContent(EntryType.Threat, _app.Now, TimePrecision.Minute, "He says that he will kill her.", [Box.ThreatsToKill]), _app.Account(Logger).Id, _app.Now));
        await db.CommitAsync(null, _app.Now, default);
    }

    private async Task<Answered> LookUpAsync(string first, string last)
    {
        var form = (await _browser.GetAsync("/reports/new")).Form();
        form.SetAttribute("action", "/reports/new?handler=Lookup");
        foreach (var (name, value) in new[] { ("Input.VictimFirstName", first), ("Input.VictimLastName", last) }) form.QuerySelector($"[name='{name}']")!.SetAttribute("value", value);
        return await _browser.SendAsync(form, null, follow: false);
    }
}
