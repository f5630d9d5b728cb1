using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

public sealed class OverdueQueueTests : IAsyncLifetime
{
    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<List<Arrangement>> WarrantsAsync(int count, int hoursApart = 3)
    {
        var made = new List<Arrangement>();
        for (var i = 0; i < count; i++)
        {
            var of = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour", graded: false);
            made.Add(await _app.WithOrderAndWarrantAsync(of, "officer1-harbour", _app.Now.AddDays(-6).AddHours(i * hoursApart), _app.Account("officer1-harbour").Id));
        }

        return made;
    }

    [Fact, Trait("Rule", "WAR-05")]
    public async Task The_queue_shows_worst_risk_first_then_longest_overdue_one_row_a_warrant_with_the_reason_in_words()
    {
        var made = await WarrantsAsync(3);
        await using (var db = _app.Open("officer1-harbour"))
        {
            var worst = await db.Cases.SingleAsync(c => c.Id == made[2].CaseId);
            db.Assessments.Add(RiskAssessment.Propose(worst, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), RiskGrade.High, "Knows the new routine and does not stop.") { ToolRefused = "Not able to answer today." }, null, _app.Account("officer1-harbour").Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var page = await (await _app.SignedInAsync("sergeant-harbour")).GetAsync("/warrants/overdue");

        var rows = page.Page!.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("td[data-label=Case]")!.TextContent.Trim()).ToList();
        Assert.Equal([made[2].Reference, made[0].Reference, made[1].Reference], rows);
        Assert.Contains("Overdue warrant actions (3)", page.Text, StringComparison.Ordinal);
        Assert.All(page.Page!.QuerySelectorAll("td[data-label=Why]"), why => Assert.True(why.TextContent.Trim() is "Not graded" or "Not on PNC" or "No attempt yet"));
        Assert.Contains("Queues (3 overdue)", page.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "WAR-05")]
    public async Task Filters_and_place_survive_a_review_and_another_units_supervisor_sees_nothing()
    {
        var made = await WarrantsAsync(2);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var page = await browser.GetAsync("/warrants/overdue?by=Day&owner=");
        var link = page.Page!.QuerySelectorAll("td[data-label=Do] a").OfType<IHtmlAnchorElement>().First().GetAttribute("href")!;

        var back = await browser.SubmitAsync(await browser.GetAsync(link), new Dictionary<string, string?> { ["Input.Done"] = "Two visits.", ["Input.Gaps"] = "Work not tried.", ["Input.Reason"] = "Resources", ["Input.Direction"] = "Try the work at six.", ["Input.Next.Choice"] = "Tomorrow", ["Input.Next.Time"] = "06:00" });

        Assert.Equal("/warrants/overdue?by=Day", back.Address.PathAndQuery);
        Assert.Contains("Review recorded.", back.Text, StringComparison.Ordinal);
        Assert.Contains("No warrant actions are overdue in your units.", (await (await _app.SignedInAsync("sergeant-moorside")).GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync("officer1-harbour")).GetAsync("/warrants/overdue")).Status);
        Assert.Contains(made[0].Reference, back.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-D03")]
    public async Task Cases_hidden_from_the_reader_are_in_no_row_and_in_no_number()
    {
        var made = await WarrantsAsync(4);
        await using (var db = _app.Open("officer1-harbour"))
        {
            (await db.Cases.SingleAsync(c => c.Id == made[0].CaseId)).Restrict([_app.Account("officer1-harbour").Id], _app.Account("officer1-harbour").Id, _app.Now);
            db.Conflicts.Add(new StalkingCase.Data.Identity.ConflictDeclaration { ForceId = _app.Account("inspector-harbour").ForceId, UserId = _app.Account("inspector-harbour").Id, PersonId = made[1].SuspectId, DeclaredAt = _app.Now });
            await db.CommitAsync(null, _app.Now, default);
        }

        await _app.DeclareConflictAsync("inspector-harbour", made[2].CaseId);
        var inspector = await _app.SignedInAsync("inspector-harbour");

        foreach (var address in (string[])["/warrants/overdue", "/", "/dashboard", "/cases", "/handover"])
        {
            var page = await inspector.GetAsync(address);
            Assert.Contains("Queues (1 overdue)", page.Text, StringComparison.Ordinal);
            foreach (var hidden in made[..3]) Assert.DoesNotContain(hidden.Reference, page.Body, StringComparison.Ordinal);
        }

        var queue = await inspector.GetAsync("/warrants/overdue");
        Assert.Contains("Overdue warrant actions (1)", queue.Text, StringComparison.Ordinal);
        Assert.Contains(made[3].Reference, queue.Text, StringComparison.Ordinal);
        Assert.Contains("Queues (3 overdue)", (await (await _app.SignedInAsync("sergeant-harbour")).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_page_begins_where_the_first_ends()
    {
        await WarrantsAsync(53, hoursApart: 0);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var first = await browser.GetAsync("/warrants/overdue");
        var next = first.Page!.QuerySelectorAll("a").OfType<IHtmlAnchorElement>().First(a => a.GetAttribute("href")!.Contains("after=", StringComparison.Ordinal) && a.TextContent.Contains("Next", StringComparison.Ordinal)).GetAttribute("href")!;
        var second = await browser.GetAsync(next);

        List<string> Refs(Answered p) => [.. p.Page!.QuerySelectorAll("td[data-label=Case]").Select(c => c.TextContent.Trim())];
        Assert.Equal((50, 3), (Refs(first).Count, Refs(second).Count));
        Assert.Empty(Refs(first).Intersect(Refs(second)));
    }

    [Fact]
    public async Task Of_a_bulk_review_the_one_that_fails_is_named_and_the_rest_are_saved_once()
    {
        var made = await WarrantsAsync(4);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var page = await browser.GetAsync("/warrants/overdue");
        foreach (var box in page.Page!.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>()) box.IsChecked = true;
        var choose = await browser.SubmitAsync(page, new { }, "Record review of selected");
        Assert.Contains("What will change: 4 warrants", choose.Text, StringComparison.Ordinal);

        var fields = new Dictionary<string, string?>
        {
            ["Input.Done"] = "Two visits.",
            ["Input.Gaps"] = "Work not tried.",
            ["Input.Reason"] = "Resources",
            ["Input.Direction"] = "Try the work at six.",
            ["Input.Next.Choice"] = "Tomorrow",
            ["Input.Next.Time"] = "06:00",
            [$"Input.Own[{made[1].WarrantId}]"] = "Continue",
        };
        var result = await browser.SubmitAsync(choose, fields, "Record the reviews");
        await browser.SubmitAsync(choose, fields, "Record the reviews");

        Assert.Contains("3 changed, 1 not", result.Text, StringComparison.Ordinal);
        Assert.Contains($"{made[1].Reference}: Enter your direction.", result.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var ids = made.Select(m => m.WarrantId).ToList();
        Assert.Equal(3, await db.Facts.CountAsync(f => f.Kind == FactKind.WarrantReviewed && ids.Contains(f.SubjectId)));
    }

    [Fact, Trait("Rule", "WAR-05")]
    public async Task One_chosen_that_is_not_in_the_queue_of_the_reader_is_said_and_nothing_of_it_is_shown()
    {
        var made = await WarrantsAsync(2);
        var elsewhere = await _app.CaseAsync("officer1-moorside", officerInCase: "officer1-moorside", graded: false);
        elsewhere = await _app.WithOrderAndWarrantAsync(elsewhere, "officer1-moorside", _app.Now.AddDays(-6), _app.Account("officer1-moorside").Id);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var choose = await ChooseAllAsync(browser, "Reassign selected");
        choose.Page!.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>().First(i => i.Value == made[1].WarrantId.ToString()).Value = elsewhere.WarrantId.ToString();

        var result = await browser.SubmitAsync(choose, new Dictionary<string, string?> { ["Input.OfficerId"] = _app.Account("officer3-harbour").Id.ToString() }, "Reassign");

        Assert.Contains("1 changed, 1 not", result.Text, StringComparison.Ordinal);
        Assert.Contains("One that you selected: no longer overdue, or not yours to see: open the queue again", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere.Reference, result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere.CaseId.ToString(), result.Page!.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Reassigning_in_bulk_keeps_the_clocks_and_refuses_an_officer_who_is_away()
    {
        var made = await WarrantsAsync(2);
        await using (var db = _app.Open())
        {
            db.Absences.Add(new StalkingCase.Data.Identity.Absence { ForceId = _app.Account("officer2-harbour").ForceId, UserId = _app.Account("officer2-harbour").Id, From = _app.Now.AddDays(-1), Until = _app.Now.AddDays(3), RecordedAt = _app.Now });
            await db.SaveChangesAsync();
        }

        var browser = await _app.SignedInAsync("sergeant-harbour");
        async Task<Answered> GiveAsync(string officer)
        {
            var page = await browser.GetAsync("/warrants/overdue");
            foreach (var box in page.Page!.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>()) box.IsChecked = true;
            return await browser.SubmitAsync(await browser.SubmitAsync(page, new { }, "Reassign selected"), new Dictionary<string, string?> { ["Input.OfficerId"] = _app.Account(officer).Id.ToString() }, "Reassign");
        }

        var refused = await GiveAsync("officer2-harbour");
        Assert.True(refused.Text.Contains("0 changed, 2 not", StringComparison.Ordinal), refused.Page!.QuerySelector("main")!.TextContent);
        await using var before = _app.Open();
        var due = await before.Duties.Where(d => d.SubjectId == made[0].WarrantId && d.Clock == "CLK-35").Select(d => d.DueBy).SingleAsync();
        Assert.Contains("2 changed", (await GiveAsync("officer3-harbour")).Text, StringComparison.Ordinal);
        await using var after = _app.Open();
        var duty = await after.Duties.SingleAsync(d => d.SubjectId == made[0].WarrantId && d.Clock == "CLK-35");
        Assert.Equal((due, _app.Account("officer3-harbour").Id), (duty.DueBy, duty.OwnerId));
    }

    private static async Task<Answered> ChooseAllAsync(Browser browser, string button)
    {
        var page = await browser.GetAsync("/warrants/overdue");
        foreach (var box in page.Page!.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>()) box.IsChecked = true;
        return await browser.SubmitAsync(page, new { }, button);
    }

    /// <summary>Neighbours are drained first: a case derived again by any act learns of those that came after it.</summary>
    private async Task<List<(Guid Id, DateTimeOffset DueBy, bool IsOpen)>> ClocksAsync(List<Arrangement> of)
    {
        await new StalkingCase.Data.Facts.RecheckRunner(_app.Database).DrainAsync(_app.Now, default);
        await using var db = _app.Open();
        var cases = of.Select(m => m.CaseId).ToList();
        return [.. (await db.Duties.AsNoTracking().Where(d => cases.Contains(d.CaseId)).OrderBy(d => d.Id).ToListAsync()).Select(d => (d.Id, d.DueBy, d.IsOpen))];
    }

    [Fact, Trait("Rule", "WAR-04"), Trait("Rule", "WAR-05")]
    public async Task A_next_action_set_in_bulk_is_no_later_than_the_grade_allows_and_leaves_every_clock_and_the_queue_as_they_are()
    {
        var made = await WarrantsAsync(3);
        await using (var db = _app.Open("officer1-harbour"))
        {
            (await db.Warrants.SingleAsync(w => w.Id == made[2].WarrantId)).GradeAs(WarrantGrade.A, WarrantGrade.B, _app.Account("officer1-harbour").Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var before = await ClocksAsync(made);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var choose = await ChooseAllAsync(browser, "Set next action of selected");
        Assert.Contains("Grade A within 48 hours, B 7 days", choose.Text, StringComparison.Ordinal);
        var fields = new Dictionary<string, string?> { ["Input.What"] = "Try the work at six.", ["Input.Why"] = "Nobody has been there.", ["Input.Next.Choice"] = "On", ["Input.Next.Date.Day"] = "6", ["Input.Next.Date.Month"] = "3", ["Input.Next.Date.Year"] = "2026", ["Input.Next.Time"] = "06:00", [$"Input.Own[{made[1].WarrantId}]"] = "Ask the sister." };
        var result = await browser.SubmitAsync(choose, fields, "Set the next action");
        await browser.SubmitAsync(choose, fields, "Set the next action");

        Assert.Contains("2 changed, 1 not", result.Text, StringComparison.Ordinal);
        Assert.Contains($"{made[2].Reference}: The next action for a grade A warrant is due no later than 4 Mar 2026, 09:00.", result.Text, StringComparison.Ordinal);
        Assert.Equal(before, await ClocksAsync(made));
        Assert.Contains("Overdue warrant actions (3)", (await browser.GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);
        var own = await browser.GetAsync($"/cases/{made[1].CaseId}/warrants/{made[1].WarrantId}");
        Assert.Matches(@"Ask the sister\. by\s+Fri 6 Mar, 06:00", own.Text);
        Assert.Contains("Said at the time: Nobody has been there.", (await browser.GetAsync($"/cases/{made[1].CaseId}/timeline")).Text, StringComparison.Ordinal);
        await using var check = _app.Open();
        Assert.Equal(2, await check.Facts.CountAsync(f => f.Kind == FactKind.WarrantActionSet));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(choose, new Dictionary<string, string?> { ["Input.What"] = "" }, "Set the next action")).Status);
    }

    [Fact, Trait("Rule", "WAR-05"), Trait("Rule", "WAR-10")]
    public async Task An_overdue_action_handed_up_is_with_the_next_rank_at_once_with_its_notice_and_no_clock_moves()
    {
        var made = await WarrantsAsync(2, hoursApart: 70);
        var before = await ClocksAsync(made);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var choose = await ChooseAllAsync(browser, "Escalate selected");
        var fields = new Dictionary<string, string?> { ["Input.Why"] = "Two nights without a car." };
        var result = await browser.SubmitAsync(choose, fields, "Hand up");
        await browser.SubmitAsync(choose, fields, "Hand up");
        Assert.Contains("1 changed, 1 not", result.Text, StringComparison.Ordinal);
        Assert.Contains($"{made[0].Reference}: The superintendent has it already.", result.Text, StringComparison.Ordinal);
        Assert.Contains($"{made[1].Reference}: with the inspector now", result.Text, StringComparison.Ordinal);
        Assert.Equal(before, await ClocksAsync(made));
        Assert.Contains("Overdue warrant actions (2)", (await browser.GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);

        await using (var db = _app.Open())
        {
            var fact = await db.Facts.SingleAsync(f => f.Kind == FactKind.WarrantEscalated);
            var duty = await db.Duties.SingleAsync(d => d.Id == fact.Detail.DutyIds![0]);
            Assert.Equal(("CLK-35", _app.Now), (duty.Clock, duty.InspectorAt));
            Assert.Equal(1, await db.Notices.CountAsync(n => n.DutyId == duty.Id));
            await new StalkingCase.Web.Jobs.NoticeWriter(db).WriteAsync(_app.Now, default);
            Assert.Equal(1, await db.Notices.CountAsync(n => n.DutyId == duty.Id && n.Step == "Inspector"));
            Assert.Empty(await StalkingCase.Data.Facts.DerivedCheck.CompareAsync(db, made[1].CaseId, default));
        }

        Assert.Contains("Said at the time: Two nights without a car.", (await browser.GetAsync($"/cases/{made[1].CaseId}/timeline")).Text, StringComparison.Ordinal);
        var notices = await (await _app.SignedInAsync("inspector-harbour")).GetAsync("/notifications");
        Assert.Contains(made[1].Reference, notices.Text, StringComparison.Ordinal);
        var again = await browser.SubmitAsync(await ChooseAllAsync(browser, "Escalate selected"), fields, "Hand up");
        Assert.Contains($"{made[1].Reference}: with the superintendent now", again.Text, StringComparison.Ordinal);
        again = await browser.SubmitAsync(await ChooseAllAsync(browser, "Escalate selected"), fields, "Hand up");
        Assert.Contains("0 changed, 2 not", again.Text, StringComparison.Ordinal);
    }
}
