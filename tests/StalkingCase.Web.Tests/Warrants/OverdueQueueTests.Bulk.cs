using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Warrants;

public sealed partial class OverdueQueueTests
{
    [Fact]
    public async Task Of_fifty_reviewed_together_the_one_that_fails_is_named_and_forty_nine_are_saved_once()
    {
        var made = await WarrantsAsync(50, hoursApart: 1);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var page = await browser.GetAsync("/warrants/overdue");
        foreach (var box in page.Page!.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>()) box.IsChecked = true;
        var choose = await browser.SubmitAsync(page, new { }, "Record review of selected");
        Assert.Contains("What will change: 50 warrants", choose.Text, StringComparison.Ordinal);

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

        Assert.Contains("49 changed, 1 not", result.Text, StringComparison.Ordinal);
        Assert.Contains($"{made[1].Reference}: Enter your direction.", result.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var ids = made.Select(m => m.WarrantId).ToList();
        Assert.Equal(49, await db.Facts.CountAsync(f => f.Kind == FactKind.WarrantReviewed && ids.Contains(f.SubjectId)));
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
