using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>Forms filled from words that stand: the second of two who rewrite them sees both and saves after comparing; another change of the record stops nobody (SEC-R03).</summary>
public sealed partial class WordsOfTwoTests : IAsyncLifetime
{
    private const string OfficerName = "officer1-harbour";

    private WebApp _app = null!;
    private Arrangement _case = null!;
    private Browser _officer = null!;
    private Browser _sergeant = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.WithOrderAndWarrantAsync(await _app.CaseAsync(OfficerName, OfficerName), OfficerName);
        (_officer, _sergeant) = (await _app.SignedInAsync(OfficerName), await _app.SignedInAsync("sergeant-harbour"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}";
    private string Warrant => $"{Root}/warrants/{_case.WarrantId}/progress";
    private string Order => $"{Root}/orders/{_case.OrderId}";

    [Fact]
    public async Task Of_two_who_write_one_part_of_a_plan_the_second_sees_both_and_no_word_is_lost()
    {
        await _app.PlanAsync(_case.CaseId, OfficerName, OfficerName);
        await SecondSeesBothAsync($"{Root}/safeguarding/sections/home", Part("She stays with her sister."), Part("A camera at the door."), "Save this part", "She stays with her sister.", "A camera at the door.");

        await using var db = _app.Open();
        var home = (await db.Plans.SingleAsync(p => p.CaseId == _case.CaseId)).Sections.Where(s => s.Domain == PlanDomain.Home).Select(s => s.Words.Reveal());
        Assert.Equal(["A camera at the door.", "SENTINEL-PLAN-Home", "She stays with her sister."], home.Order());
    }

    [Fact]
    public async Task Another_part_of_the_plan_written_meanwhile_is_no_conflict()
    {
        await _app.PlanAsync(_case.CaseId, OfficerName, OfficerName);
        var open = await _sergeant.GetAsync($"{Root}/safeguarding/sections/home");
        await _officer.SubmitAsync(await _officer.GetAsync($"{Root}/safeguarding/sections/travel"), Part("Not by bus."), "Save this part");

        Assert.Equal(HttpStatusCode.OK, (await _sergeant.SubmitAsync(open, Part("A camera at the door."), "Save this part")).Status);
    }

    [Fact]
    public async Task Of_two_who_note_where_the_suspect_may_be_the_second_sees_both()
    {
        await SecondSeesBothAsync(Warrant, Places("The gym."), Places("His mother's house."), "Save", "The gym.", "His mother's house.");

        await using var db = _app.Open();
        Assert.Equal("His mother's house.", (await db.Warrants.SingleAsync(w => w.Id == _case.WarrantId)).LikelyPlaces);
        Assert.Contains("The gym.", await db.Amendments.Where(a => a.RecordId == _case.WarrantId).Select(a => a.Earlier).ToListAsync());
    }

    [Fact]
    public async Task A_grade_given_meanwhile_is_no_conflict_and_one_that_is_refused_leaves_the_places_in_their_form()
    {
        await _officer.SubmitAsync(await _officer.GetAsync(Warrant), Places("The gym."), "Save");
        var open = await _sergeant.GetAsync(Warrant);
        var refused = await _officer.SubmitAsync(await _officer.GetAsync(Warrant), new { }, "Save the grade");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("The gym.", Typed(refused, "Input.LikelyPlaces"));
        Assert.Equal(HttpStatusCode.OK, (await _officer.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Grade"] = "A" }, "Save the grade")).Status);

        Assert.Equal(HttpStatusCode.OK, (await _sergeant.SubmitAsync(open, Places("The gym; his mother's house."), "Save")).Status);
    }

    [Fact]
    public async Task Of_two_who_draft_the_conditions_of_an_order_the_second_sees_both()
    {
        await SecondSeesBothAsync($"{Order}/conditions", Condition("Not to write to the victim."), Condition("Not to follow the victim."), "Save the draft", "Not to write to the victim.", "Not to follow the victim.");

        Assert.Equal(["Not to follow the victim."], await ConditionsAsync(_case.OrderId));
    }

    [Fact]
    public async Task A_step_of_the_order_done_meanwhile_is_no_conflict_with_its_conditions_or_its_variation()
    {
        var (draft, variation) = (await _sergeant.GetAsync($"{Order}/conditions"), await _officer.GetAsync($"{Order}/vary"));
        await _officer.SubmitAsync(await _officer.GetAsync($"{Order}/steps"), new { }, "On PNC: done now");

        Assert.Equal(HttpStatusCode.OK, (await _officer.SubmitAsync(variation, Variation("2030"), "Record the change")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _sergeant.SubmitAsync(draft, Condition("Not to follow the victim."), "Save the draft")).Status);
    }

    [Fact]
    public async Task Of_two_who_record_what_the_court_changed_the_second_sees_both()
    {
        await SecondSeesBothAsync($"{Order}/vary", Variation("2030"), Variation("2031"), "Record the change", "To 1 Mar 2030", "To 1 Mar 2031");

        await using var db = _app.Open();
        Assert.Equal(new DateOnly(2031, 3, 1), (await db.Orders.SingleAsync(o => o.Id == _case.OrderId)).EndsOn);
    }

    [Fact]
    public async Task Conditions_drafted_while_the_courts_decision_is_typed_are_shown_beside_it()
    {
        var order = await ConsideredAsync();
        var root = $"{Root}/orders/{order}";
        await _officer.SubmitAsync(await _officer.GetAsync($"{root}/apply"), new Dictionary<string, string?> { ["Input.Court"] = "Castle Hill Magistrates' Court", ["Input.Lodged.Choice"] = "Now" });
        var open = await _sergeant.GetAsync($"{root}/made");
        await _officer.SubmitAsync(await _officer.GetAsync($"{root}/conditions"), Condition("Not to write to the victim."), "Save the draft");
        var made = Condition("Not to follow the victim.");
        (made["Input.Made"], made["Input.When.Choice"], made["Input.FurtherOrder"]) = ("True", "Now", "True");

        var late = await _sergeant.SubmitAsync(open, made, "Record the decision");

        SeesBoth(late, "Not to write to the victim.", "Not to follow the victim.", made);
        Assert.Equal(HttpStatusCode.OK, (await _sergeant.SubmitAsync(late, new { }, "Record the decision")).Status);
        Assert.Equal(["Not to follow the victim."], await ConditionsAsync(order));
    }

    [Fact, Trait("Rule", "ACC-02")]
    public async Task A_form_filled_before_the_victim_let_less_be_shared_does_not_share_more_again_unseen_and_a_withdrawal_is_never_held_up()
    {
        var of = await _app.WithAdvocateAsync(_case, "advocate-harbour", OfficerName);
        var page = $"{Root}/safeguarding/consent/advocate?referral={of.ReferralId}";
        var (stale, withdrawal) = (await _sergeant.GetAsync(page), await _officer.GetAsync(page));
        await using (var db = _app.Open(OfficerName))
        {
            (await db.Referrals.SingleAsync(r => r.Id == of.ReferralId)).ChangeConsent(new ConsentContent(IsGiven: true, ConsentScopes.SafetyPlan, "In person."), _app.Account(OfficerName).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var late = await _sergeant.SubmitAsync(stale, new Dictionary<string, string?> { ["Input.Answer"] = "Consents", ["Input.How"] = "By phone." }, "Record");

        SeesBoth(late, "What may be shared: Safety plan", "What may be shared: Contact details, Safety plan, Orders, Timeline and incidents", new());
        Assert.Equal(ConsentScopes.SafetyPlan, await ScopesAsync(of.ReferralId));
        Assert.Equal(HttpStatusCode.OK, (await _sergeant.SubmitAsync(late, new { }, "Record")).Status);
        Assert.Equal(ConsentScopes.All, await ScopesAsync(of.ReferralId));
        Assert.Contains("Consent withdrawn.", (await _officer.SubmitAsync(withdrawal, new Dictionary<string, string?> { ["Input.Answer"] = "Withdrawn", ["Input.Withdrawal"] = "By phone." }, "Record")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_administrators_who_rename_a_unit_or_change_who_is_on_call_the_second_is_told()
    {
        (_officer, _sergeant) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("admin2"));
        var unit = _app.Account(OfficerName).UnitId;
        var onCall = await _sergeant.GetAsync($"/admin/units/change?unit={unit}");
        await SecondSeesBothAsync($"/admin/units/change?unit={unit}", Name("Quay"), Name("Dock"), "Rename the unit", "Quay", "Dock");

        Dictionary<string, string?> inspector = new() { ["Input.OnCallId"] = _app.Account("inspector-harbour").Id.ToString(), ["Input.OnCallWhy"] = "This week." };
        Assert.Equal(HttpStatusCode.OK, (await _officer.SubmitAsync(await _officer.GetAsync($"/admin/units/change?unit={unit}"), inspector, "Save who is on call")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await _sergeant.SubmitAsync(onCall, new Dictionary<string, string?> { ["Input.OnCallWhy"] = "Nobody is." }, "Save who is on call")).Status);
    }

    [Fact, Trait("Rule", "ORD-11")]
    public async Task A_version_of_a_librarys_condition_asked_for_meanwhile_is_shown_beside_the_one_that_is_typed()
    {
        (_officer, _sergeant) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("admin2"));
        await _officer.SubmitAsync(await _officer.GetAsync("/admin/conditions"), Version("Not to follow the victim.", new() { ["Input.Kind"] = "Surveillance", ["Input.Title"] = "No following" }));
        await using var db = _app.Open();
        var condition = await db.LibraryConditions.AsNoTracking().SingleAsync();
        await _sergeant.SubmitAsync(await _sergeant.GetAsync($"/admin/conditions/decide?of={condition.Id}&wording={condition.Wordings.Single().Id}"), new { }, "Approve");
        _app.Clock.Advance(TimeSpan.FromDays(1));
        (_officer, _sergeant) = (await _app.SignedInAsync("admin"), await _app.SignedInAsync("admin2"));
        var page = $"/admin/conditions/change?of={condition.Id}";
        var (first, second) = (await _officer.GetAsync(page), await _sergeant.GetAsync(page));
        await _officer.SubmitAsync(first, Version("Not to follow or watch the victim."), "Ask for the version");

        var late = await _sergeant.SubmitAsync(second, Version("Not to track the victim."), "Ask for the version");

        SeesBoth(late, "Not to follow or watch the victim.", "Not to track the victim.", Version("Not to track the victim."));
        Assert.Contains("A change waits for a decision.", late.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await db.LibraryConditions.AsNoTracking().SingleAsync()).Wordings.Count);
    }
}
