using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Orders;

/// <summary>SEC-D02 through the pages: the place of the arranged case is at 54.5273, -0.6419.</summary>
public sealed class ZonePagesTests : IAsyncLifetime
{
    private const string Row = "Input.Conditions.Rows[0]";
    private WebApp _app = null!;
    private Arrangement _case = null!;
    private Browser _officer = null!;
    private string _root = "";

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        _officer = await _app.SignedInAsync("officer1-harbour");
        await using var db = _app.Open("officer1-harbour");
        var order = Order.Consider(await db.Cases.SingleAsync(c => c.Id == _case.CaseId), OrderKind.StalkingProtection, _app.Now);
        db.Orders.Add(order);
        await db.CommitAsync(null, _app.Now, default);
        _root = $"/cases/{_case.CaseId}/orders/{order.Id}";
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Rule", "SEC-D02")]
    public async Task A_zone_around_a_protected_place_is_held_until_a_second_person_clears_it_and_says_neither_which_nor_how_far()
    {
        var drafted = await DraftAsync("54.5274", "-0.6419", "2000");
        Assert.Contains("A zone is held", drafted.Text, StringComparison.Ordinal);
        var stopped = await ApplyAsync();
        Assert.Equal(HttpStatusCode.BadRequest, stopped.Status);
        Assert.Contains("the centre of the zone is too near to a protected place", string.Join(' ', stopped.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("54.5273", stopped.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("SENTINEL-PLACE", stopped.Body, StringComparison.Ordinal);

        Assert.Contains("Somebody else than the drafter", (await ClearAsync(_officer)).Text, StringComparison.Ordinal);
        Assert.Contains("Condition cleared.", (await ClearAsync(await _app.SignedInAsync("sergeant-harbour"))).Text, StringComparison.Ordinal);
        Assert.Contains("Application recorded.", (await ApplyAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("Zone: 2,000 metres around 54.5274, -0.6419", (await _officer.GetAsync(_root)).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public async Task A_place_without_a_position_holds_every_zone_until_it_is_on_the_map_and_a_new_home_is_found_at_service()
    {
        await AddAddressAsync("SENTINEL-NEW 4 Gorse Close", "", "");
        var drafted = await DraftAsync("54.6000", "-0.6155", "2000");
        Assert.Contains("A zone is held", drafted.Text, StringComparison.Ordinal);
        Assert.Contains("A protected place has no map position yet", (await _officer.GetAsync($"{_root}/conditions")).Text, StringComparison.Ordinal);

        var map = $"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/contact/position";
        var form = await _officer.GetAsync(map);
        var place = form.Page!.QuerySelectorAll("#Input_DetailId option").Single(o => o.TextContent.Contains("not on the map yet", StringComparison.Ordinal)).GetAttribute("value");
        Dictionary<string, string?> at = new() { ["Input.DetailId"] = place, ["Input.At.Latitude"] = "54.7", ["Input.At.Longitude"] = "-0.7212" };
        Assert.Contains("4 decimals or more", (await _officer.SubmitAsync(form, at)).Text, StringComparison.Ordinal);
        (at["Input.At.Latitude"], at["Input.At.Longitude"]) = ("48.8566", "2.3522");
        Assert.Contains("in the United Kingdom", (await _officer.SubmitAsync(await _officer.GetAsync(map), at)).Text, StringComparison.Ordinal);
        (at["Input.At.Latitude"], at["Input.At.Longitude"]) = ("54.7316", "-0.7212");
        Assert.Contains("Position saved.", (await _officer.SubmitAsync(await _officer.GetAsync(map), at)).Text, StringComparison.Ordinal);

        Assert.Contains("Draft saved.", (await DraftAsync("54.6000", "-0.6155", "2000")).Text, StringComparison.Ordinal);
        Assert.Contains("Application recorded.", (await ApplyAsync()).Text, StringComparison.Ordinal);
        Dictionary<string, string?> made = new() { ["Input.Made"] = "True", ["Input.When.Choice"] = "Now", ["Input.FurtherOrder"] = "False", ["Input.EndsOn.Day"] = "2", ["Input.EndsOn.Month"] = "3", ["Input.EndsOn.Year"] = "2028" };
        Assert.Contains("It has to be served", (await _officer.SubmitAsync(await _officer.GetAsync($"{_root}/made"), made)).Text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromMinutes(5));
        await AddAddressAsync("SENTINEL-NEW 9 Gorse Close", "54.6003", "-0.6155");
        Dictionary<string, string?> served = new() { ["Input.InCourt"] = "True", ["Input.When.Choice"] = "Now", ["Input.Exempt"] = "False" };
        Assert.Contains("Screen the conditions again", (await _officer.SubmitAsync(await _officer.GetAsync($"{_root}/served"), served)).Text, StringComparison.Ordinal);
        Assert.Contains("A condition is held", (await _officer.SubmitAsync(await _officer.GetAsync($"{_root}/conditions"), new { }, "Screen the conditions again")).Text, StringComparison.Ordinal);
        Assert.Contains("Condition cleared.", (await ClearAsync(await _app.SignedInAsync("sergeant-harbour"))).Text, StringComparison.Ordinal);
        Assert.Contains("Service recorded.", (await _officer.SubmitAsync(await _officer.GetAsync($"{_root}/served"), served)).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-D02"), Trait("Rule", "SEC-D09")]
    public async Task A_position_is_shown_at_the_reveal_gate_and_nowhere_else()
    {
        await AddAddressAsync("SENTINEL-NEW 4 Gorse Close", "54.7316", "-0.7212");
        var people = $"/cases/{_case.CaseId}/people";
        foreach (var page in new[] { people, $"{people}/{_case.VictimRoleId}/contact", $"{people}/{_case.VictimRoleId}/contact/position", $"{people}/{_case.VictimRoleId}/contact/do-not-use", $"{people}/{_case.VictimRoleId}/reveal", $"{_root}/conditions", $"/cases/{_case.CaseId}" })
        {
            var body = (await _officer.GetAsync(page)).Body;
            foreach (var part in new[] { "54.7316", "0.7212", "54.5273", "0.6419" }) Assert.DoesNotContain(part, body, StringComparison.Ordinal);
        }

        var shown = await _officer.SubmitAsync(await _officer.GetAsync($"{people}/{_case.VictimRoleId}/reveal"), new Dictionary<string, string?> { ["Input.Reason"] = "SafetyPlanning" });
        Assert.Contains("on the map: 54.7316, -0.7212", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("54.7316", string.Join(' ', _officer.Addresses), StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.DoesNotContain("54.7316", string.Join(' ', await db.AuditEntries.Select(a => a.EntityId + a.Action).ToListAsync()), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-D02")]
    public async Task A_zone_that_is_not_whole_is_refused_with_what_was_typed_kept()
    {
        var half = await DraftAsync("54.6000", "", "");
        Assert.Equal(HttpStatusCode.BadRequest, half.Status);
        Assert.Contains("Enter the longitude with 4 decimals or more, like -0.6155", half.Errors);
        Assert.Contains("Enter the radius of the zone in metres, like 2000", half.Errors);
        Assert.Equal("54.6000", half.Page!.QuerySelector($"[name='{Row}.Centre.Latitude']")!.GetAttribute("value"));
        Assert.Contains("A zone on the map goes with the kind", string.Join(' ', (await DraftAsync("54.6000", "-0.6155", "2000", "NoContact")).Errors), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-D02"), Trait("Rule", "AUD-02")]
    public async Task Other_limits_of_zones_show_what_they_would_hold_before_they_are_proposed_and_to_who_decides()
    {
        Assert.Contains("Draft saved.", (await DraftAsync("54.6000", "-0.6155", "2000")).Text, StringComparison.Ordinal);
        var admin = await _app.SignedInAsync("admin");
        Dictionary<string, string?> change = new() { ["Input.Near"] = "10000", ["Input.Small"] = "500", ["Input.Reason"] = "Rural force.", ["Input.From.Choice"] = "Tomorrow", ["Input.From.Time"] = "00:00" };

        var preview = await admin.SubmitAsync(await admin.GetAsync("/admin/policy/zones"), change, "Show what it would do");
        Assert.Contains("of 1 zone, 0 are held now, 1 would be.", preview.Text, StringComparison.Ordinal);
        await admin.SubmitAsync(preview, change, "Propose it");

        await using var db = _app.Open();
        var id = (await db.PolicyChanges.SingleAsync()).Id;
        var decide = await (await _app.SignedInAsync("admin2")).GetAsync($"/admin/policy/decide?id={id}");
        Assert.Contains("of 1 zone, 0 are held now, 1 would be.", decide.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("open duties", decide.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "SEC-D02"), Trait("Rule", "AUD-02")]
    public async Task The_limits_of_zones_are_policy_and_change_by_a_second_administrator()
    {
        var admin = await _app.SignedInAsync("admin");
        Dictionary<string, string?> change = new() { ["Input.Near"] = "20", ["Input.Small"] = "1500", ["Input.Reason"] = "Rural force.", ["Input.From.Choice"] = "Tomorrow", ["Input.From.Time"] = "00:00" };
        Assert.Contains("from 50 to 10,000", (await admin.SubmitAsync(await admin.GetAsync("/admin/policy/zones"), change)).Text, StringComparison.Ordinal);
        change["Input.Near"] = "1000";
        var proposed = await admin.SubmitAsync(await admin.GetAsync("/admin/policy/zones"), change);
        Assert.True(proposed.Text.Contains("Another administrator decides", StringComparison.Ordinal), string.Join(' ', proposed.Errors));
        Assert.Contains("held up to 1000 metres from the centre", proposed.Text, StringComparison.Ordinal);
    }

    private Task<Answered> DraftAsync(string latitude, string longitude, string radius, string kind = "Place") => SubmitAsync(_officer, $"{_root}/conditions", new()
    {
        [$"{Row}.Kind"] = kind,
        [$"{Row}.Words"] = "Not to enter the zone on the map attached.",
        [$"{Row}.Centre.Latitude"] = latitude,
        [$"{Row}.Centre.Longitude"] = longitude,
        [$"{Row}.Radius"] = radius,
    }, "Save the draft");

    private async Task<Answered> ApplyAsync() =>
        await _officer.SubmitAsync(await _officer.GetAsync($"{_root}/apply"), new Dictionary<string, string?> { ["Input.Court"] = "Castle Hill Magistrates' Court", ["Input.Lodged.Choice"] = "Now" });

    private async Task<Answered> ClearAsync(Browser who)
    {
        await using var db = _app.Open();
        var held = (await db.Orders.SingleAsync(o => o.CaseId == _case.CaseId)).Conditions.Single(c => c.IsHeld && c.EndedAt == null).Id.ToString();
        return await SubmitAsync(who, $"{_root}/conditions", new() { ["Input.Clear"] = held, ["Input.ClearBecause"] = "The suspect lives in the same street." }, "Clear the condition");
    }

    private async Task AddAddressAsync(string words, string latitude, string longitude) =>
        Assert.Contains("It is hidden from now on", (await _officer.SubmitAsync(await _officer.GetAsync($"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/contact"), new Dictionary<string, string?> { ["Input.Kind"] = "Address", ["Input.Words"] = words, ["Input.At.Latitude"] = latitude, ["Input.At.Longitude"] = longitude })).Text, StringComparison.Ordinal);

    private static async Task<Answered> SubmitAsync(Browser who, string address, Dictionary<string, string?> fields, string button) => await who.SubmitAsync(await who.GetAsync(address), fields, button);
}
