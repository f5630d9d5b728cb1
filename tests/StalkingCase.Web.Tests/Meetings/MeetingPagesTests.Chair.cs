using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Meetings;

public sealed partial class MeetingPagesTests
{
    [Fact, Trait("Rule", "MTG-01")]
    public async Task Another_chair_takes_the_meeting_over_with_a_reason()
    {
        var meeting = await _app.MeetingAsync(Coordinator, Chair, _app.Now.AddDays(10));
        var coordinator = await _app.SignedInAsync(Coordinator);
        var refused = await coordinator.SubmitAsync(await coordinator.GetAsync($"/meetings/{meeting}"), new Dictionary<string, string?> { ["Input.ChairId"] = _app.Account("sergeant-harbour").Id.ToString() }, "Change the chair");
        Assert.Equal(["Enter why the chair changes"], refused.Errors);
        var same = await coordinator.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.ChairId"] = _app.Account(Chair).Id.ToString(), ["Input.ChairReason"] = "On leave." }, "Change the chair");
        Assert.Equal(["This person chairs the meeting already."], same.Errors);

        await coordinator.SubmitAsync(same, new Dictionary<string, string?> { ["Input.ChairId"] = _app.Account("sergeant-harbour").Id.ToString() }, "Change the chair");

        await using var db = _app.Open();
        Assert.Equal(_app.Account("sergeant-harbour").Id, await db.Meetings.Where(m => m.Id == meeting).Select(m => m.ChairId).SingleAsync());
    }

    [Fact, Trait("Rule", "MTG-03"), Trait("Rule", "CLK-41")]
    public async Task A_referral_that_waits_for_an_agenda_is_withdrawn_with_a_reason()
    {
        var made = await _app.AddCaseAsync(Officer, grade: RiskGrade.High);
        var item = await _app.ReferToMeetingAsync(made.Id, Officer);
        var officer = await _app.SignedInAsync(Officer);
        var page = $"/cases/{made.Id}/meetings/withdraw";
        Assert.Contains(page, (await officer.GetAsync($"/cases/{made.Id}/meetings")).Body, StringComparison.Ordinal);
        var refused = await officer.SubmitAsync(await officer.GetAsync(page), new Dictionary<string, string?> { ["Input.ItemId"] = item.ToString() }, "Withdraw the referral");
        Assert.Equal(["Enter why the referral is withdrawn"], refused.Errors);

        var withdrawn = await officer.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Reason"] = "Referred to the wrong kind of meeting." }, "Withdraw the referral");

        Assert.Contains("Referral withdrawn", withdrawn.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Equal(ItemStatus.Withdrawn, await db.MeetingItems.Where(i => i.Id == item).Select(i => i.Status).SingleAsync());
        Assert.Contains("No referral waits for an agenda", (await officer.GetAsync(page)).Text, StringComparison.Ordinal);
    }
}
