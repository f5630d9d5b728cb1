using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Meetings;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Meetings;

/// <summary>The one form of a case at a meeting: whichever button is pressed, nothing that is typed elsewhere in it is lost.</summary>
public sealed partial class MeetingPagesTests
{
    [Theory, Trait("Rule", "MTG-04")]
    [InlineData("Continue")]
    [InlineData("Add this action")]
    [InlineData("Add this information")]
    [InlineData("The agency leaves this item")]
    public async Task Whichever_button_is_pressed_the_minutes_the_action_the_information_and_the_leaving_are_all_saved(string button)
    {
        var (browser, address, agency) = await BegunAsync();
        var form = Told(agency);
        (form["Input.Minutes"], form["Input.LeavingId"], form["Input.Tie"]) = ("Housing spoke first.", agency, "Houses the suspect's mother.");

        var saved = await browser.SubmitAsync(await browser.GetAsync(address), form, button);

        Assert.True(saved.Status is HttpStatusCode.OK, string.Join("; ", saved.Errors));
        Assert.Contains("Information recorded. Action agreed. The agency has left this item. Its attendee no longer sees it. Minutes saved.", saved.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var item = await db.MeetingItems.SingleAsync();
        Assert.Equal(("He was seen at the flats.", "Houses the suspect's mother.", ItemStatus.Listed), (item.Information.Single().Words, item.Departures.Single().Tie, item.Status));
        Assert.Equal("Fit new locks", (await db.MeetingActions.SingleAsync()).What);
        Assert.Equal("Housing spoke first.", (await db.MeetingMinutes.SingleAsync()).Words);
    }

    [Fact, Trait("Rule", "MTG-05")]
    public async Task Information_typed_beside_an_action_that_is_not_complete_stays_in_the_form_and_both_are_saved_once_it_is()
    {
        var (browser, address, agency) = await BegunAsync();
        var form = Told(agency);
        form["Input.OutsidePerson"] = "";

        var refused = await browser.SubmitAsync(await browser.GetAsync(address), form, "Add this information");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Enter who will do this action"], refused.Errors);
        Assert.Equal(("He was seen at the flats.", "Fit new locks"), (Typed(refused, "Input.Information"), Typed(refused, "Input.What")));
        await using var db = _app.Open();
        Assert.Empty((await db.MeetingItems.AsNoTracking().SingleAsync()).Information);
        await browser.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.OutsidePerson"] = "Jo Tanner" }, "Add this information");
        Assert.Single((await db.MeetingItems.AsNoTracking().SingleAsync()).Information);
        Assert.Single(await db.MeetingActions.ToListAsync());
    }

    [Fact, Trait("Rule", "MTG-04")]
    public async Task What_the_meeting_agreed_is_saved_by_its_own_button_only_which_saves_the_rest_too()
    {
        var (browser, address, agency) = await BegunAsync();
        var form = Told(agency);
        (form["Input.RiskAgreed"], form["Input.Outcome"], form["Input.Agreed"]) = ("High", nameof(ItemOutcome.ActionsAgreed), "Locks, then a review.");

        var refused = await browser.SubmitAsync(await browser.GetAsync(address), form, "Add this action");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Press \"Record as discussed\" to save this with the rest, or clear it"], refused.Errors);
        Assert.Equal("Locks, then a review.", Typed(refused, "Input.Agreed"));
        await using var db = _app.Open();
        Assert.Equal(ItemStatus.Listed, (await db.MeetingItems.AsNoTracking().SingleAsync()).Status);
        Assert.Contains("Information recorded. Action agreed. Recorded as discussed.", (await browser.SubmitAsync(refused, new { }, "Record as discussed")).Text, StringComparison.Ordinal);
        var item = await db.MeetingItems.AsNoTracking().SingleAsync();
        Assert.Equal((ItemStatus.Discussed, "Locks, then a review.", 1), (item.Status, item.OutcomeWords, item.Information.Count));
        Assert.Single(await db.MeetingActions.ToListAsync());
    }

    [Fact, Trait("Rule", "MTG-03")]
    public async Task What_is_typed_while_somebody_else_concludes_the_item_is_refused_and_still_shown()
    {
        var (_, address, agency) = await BegunAsync();
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var open = await browser.GetAsync(address);
        var chair = await _app.SignedInAsync(Chair);
        var concluded = await chair.SubmitAsync(await chair.GetAsync(address), new Dictionary<string, string?> { ["Input.RiskAgreed"] = "High", ["Input.Outcome"] = nameof(ItemOutcome.ActionsAgreed), ["Input.Agreed"] = "A review." }, "Record as discussed");
        Assert.True(concluded.Text.Contains("Recorded as discussed.", StringComparison.Ordinal), $"{concluded.Status} {concluded.Address} {string.Join("; ", concluded.Errors)}");

        var late = await browser.SubmitAsync(open, Told(agency), "Add this information");

        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Equal(["The case was discussed."], late.Errors);
        Assert.Equal("He was seen at the flats.", Typed(late, "Input.Information"));
    }

    private static string Typed(Answered page, string name) => page.Page!.QuerySelector($"[name='{name}']")!.TextContent.Trim();

    private static Dictionary<string, string?> Told(string agency)
    {
        var form = Action();
        (form["Input.AgencyId"], form["Input.Information"]) = (agency, "He was seen at the flats.");
        return form;
    }

    /// <summary>The co-ordinator at the one case of a meeting that has begun, with one agency there.</summary>
    private async Task<(Browser Browser, string Address, string Agency)> BegunAsync()
    {
        var of = await _app.AtMeetingAsync(await _app.CaseAsync(Officer, Officer), Coordinator, ["advocate-harbour"]);
        _app.Clock.Advance(TimeSpan.FromDays(30));
        await using var db = _app.Open();
        return (await _app.SignedInAsync(Coordinator), $"/meetings/{of.MeetingId}/cases/{of.CaseId}", (await db.Meetings.SingleAsync()).Agencies.Single().Id.ToString());
    }
}
