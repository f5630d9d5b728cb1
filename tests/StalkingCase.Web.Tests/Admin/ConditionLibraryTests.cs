using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Admin;

public sealed class ConditionLibraryTests : IAsyncLifetime
{
    private const string Drafting = "Input.Conditions.Rows[0]";

    private WebApp _app = null!;

    public async Task InitializeAsync() => _app = await WebApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Rule", "ORD-11"), Trait("Rule", "AUD-02")]
    public async Task A_wording_is_offered_after_two_administrators_and_its_start_and_an_order_keeps_the_version_it_was_made_with()
    {
        var root = await OrderAsync();
        var admin = await _app.SignedInAsync("admin");
        var asked = await admin.SubmitAsync(await admin.GetAsync("/admin/conditions"), Added());
        Assert.Contains("Asked for. Another administrator decides.", asked.Text, StringComparison.Ordinal);
        var own = await admin.GetAsync(await DecisionAsync());
        Assert.Contains("You asked for it: another administrator decides.", own.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await OwnApprovalAsync(admin, own)).Status);

        await ApproveAsync();
        var officer = await _app.SignedInAsync("officer1-harbour");
        Assert.Contains("The force's library offers no wording yet", (await officer.GetAsync($"{root}/conditions")).Text, StringComparison.Ordinal);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        officer = await _app.SignedInAsync("officer1-harbour");
        var first = await WordingAsync(1);
        var shown = await officer.SubmitAsync(await officer.GetAsync($"{root}/conditions"), new Dictionary<string, string?> { [$"{Drafting}.Wording"] = first }, "Show the library's words");
        Assert.Equal("Not to follow or watch the victim.", Typed(shown, $"{Drafting}.Words"));
        var saved = await officer.SubmitAsync(shown, new Dictionary<string, string?> { ["Input.Conditions.Rows[1].Kind"] = "OwnWords", ["Input.Conditions.Rows[1].Words"] = "Not to enter the riding school." }, "Save the draft");
        Assert.Contains("From the library, version 1", saved.Text, StringComparison.Ordinal);

        admin = await _app.SignedInAsync("admin");
        var entry = await EntryAsync();
        await admin.SubmitAsync(await admin.GetAsync($"/admin/conditions/change?of={entry}"), Later(new() { ["Input.Words"] = "Not to follow, watch or track the victim.", ["Input.Reason"] = "Trackers were not named." }), "Ask for the version");
        await ApproveAsync();
        _app.Clock.Advance(TimeSpan.FromDays(1));
        officer = await _app.SignedInAsync("officer1-harbour");

        var order = await officer.GetAsync(root);
        Assert.Contains("Not to follow or watch the victim.", order.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("track the victim", order.Text, StringComparison.Ordinal);
        var drafting = await officer.GetAsync($"{root}/conditions");
        var choices = drafting.Page!.QuerySelectorAll($"select[name='{Drafting}.Wording'] option").Select(o => o.TextContent).ToList();
        Assert.Contains("No watching, filming or following: No following, version 2", choices);
        Assert.Contains("No watching, filming or following: No following, version 1, no longer offered", choices);
        Assert.DoesNotContain(drafting.Page.QuerySelectorAll("select[name='Input.Conditions.Rows[2].Wording'] option").Select(o => o.TextContent), c => c.Contains("version 1", StringComparison.Ordinal));
        Assert.Contains("From the library, version 1", (await officer.SubmitAsync(drafting, new { }, "Save the draft")).Text, StringComparison.Ordinal);
        var changed = await officer.SubmitAsync(await officer.GetAsync($"{root}/conditions"), new Dictionary<string, string?> { [$"{Drafting}.Words"] = "Not to follow or watch the victim or her sister." }, "Save the draft");
        Assert.Contains("From the library, version 1, words changed by the drafter", changed.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Entity == "LibraryWording"));
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Entity == "LibraryCondition" && a.EntityId == entry));
    }

    [Fact, Trait("Rule", "ORD-11")]
    public async Task A_withdrawn_wording_is_refused_to_a_new_condition_and_stays_where_an_order_has_it()
    {
        var root = await OrderAsync();
        await AddedAndApprovedAsync(Added());
        var officer = await _app.SignedInAsync("officer1-harbour");
        var page = await officer.GetAsync($"{root}/conditions");
        await officer.SubmitAsync(page, new Dictionary<string, string?> { [$"{Drafting}.Wording"] = await WordingAsync(1) }, "Save the draft");
        var other = await OrderAsync();
        var open = await officer.GetAsync($"{other}/conditions");

        var admin = await _app.SignedInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync($"/admin/conditions/change?of={await EntryAsync()}"), new Dictionary<string, string?> { ["Withdrawal.Reason"] = "A court struck it out.", ["Withdrawal.From.Choice"] = "Today", ["Withdrawal.From.Time"] = "09:05" }, "Ask for the withdrawal");
        var second = await _app.SignedInAsync("admin2");
        await second.SubmitAsync(await second.GetAsync(await DecisionAsync()), new { }, "Approve");
        _app.Clock.Advance(TimeSpan.FromMinutes(5));

        var list = await admin.GetAsync("/admin/conditions");
        Assert.Contains("Not offered. Withdrawn.", list.Text, StringComparison.Ordinal);
        var stale = await officer.SubmitAsync(open, new Dictionary<string, string?> { [$"{Drafting}.Wording"] = await WordingAsync(1), [$"{Drafting}.Words"] = "Not to follow her home." }, "Save the draft");
        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.Contains("This wording is no longer offered. Select another, or use your own words", stale.Errors);
        Assert.Equal("Not to follow her home.", Typed(stale, $"{Drafting}.Words"));
        Assert.Contains("Draft saved.", (await officer.SubmitAsync(await officer.GetAsync($"{root}/conditions"), new { }, "Save the draft")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ORD-11"), Trait("Rule", "SEC-D01")]
    public async Task What_stands_in_brackets_is_filled_in_first_and_the_whole_is_screened_like_own_words()
    {
        var root = await OrderAsync();
        await AddedAndApprovedAsync(Added("Place", "A named place", "Not to enter [place]."));
        var officer = await _app.SignedInAsync("officer1-harbour");

        var refused = await officer.SubmitAsync(await officer.GetAsync($"{root}/conditions"), new Dictionary<string, string?> { [$"{Drafting}.Wording"] = await WordingAsync(1) }, "Save the draft");
        Assert.Contains("Fill in [place]", refused.Errors);
        Assert.Equal("Not to enter [place].", Typed(refused, $"{Drafting}.Words"));
        var held = await officer.SubmitAsync(refused, new Dictionary<string, string?> { [$"{Drafting}.Words"] = $"Not to enter {await SafePlaceAsync(root)}." }, "Save the draft");
        Assert.Contains("A condition is held", held.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ORD-11")]
    public async Task The_courts_wording_is_filled_apart_from_the_words_and_what_was_typed_there_stays_and_counts_as_changed()
    {
        var root = await OrderAsync();
        await AddedAndApprovedAsync(new(Added()) { ["Input.CourtWording"] = "The defendant must not follow or watch [name]." });
        var officer = await _app.SignedInAsync("officer1-harbour");
        const string Own = "The defendant must not follow Miss Q in any way.";
        var shown = await officer.SubmitAsync(await officer.GetAsync($"{root}/conditions"), new Dictionary<string, string?> { [$"{Drafting}.Wording"] = await WordingAsync(1), [$"{Drafting}.CourtWording"] = Own }, "Show the library's words");
        Assert.Equal(("Not to follow or watch the victim.", Own), (Typed(shown, $"{Drafting}.Words"), Typed(shown, $"{Drafting}.CourtWording")));
        Assert.Contains("From the library, version 1, words changed by the drafter", (await officer.SubmitAsync(shown, new { }, "Save the draft")).Text, StringComparison.Ordinal);

        // Emptied on purpose, it stays empty: at a preview, and when it is saved and drafted again.
        var emptied = await officer.SubmitAsync(await officer.SubmitAsync(await officer.GetAsync($"{await OrderAsync()}/conditions"), new Dictionary<string, string?> { [$"{Drafting}.Wording"] = await WordingAsync(1) }, "Show the library's words"), new Dictionary<string, string?> { [$"{Drafting}.CourtWording"] = "" }, "Show the library's words");
        Assert.Equal(("Not to follow or watch the victim.", ""), (Typed(emptied, $"{Drafting}.Words"), Typed(emptied, $"{Drafting}.CourtWording")));
        var saved0 = await officer.SubmitAsync(emptied, new { }, "Save the draft");
        Assert.Contains("words changed by the drafter", saved0.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The defendant must not follow or watch", saved0.Text, StringComparison.Ordinal);

        var other = await OrderAsync();
        shown = await officer.SubmitAsync(await officer.GetAsync($"{other}/conditions"), new Dictionary<string, string?> { [$"{Drafting}.Wording"] = await WordingAsync(1) }, "Show the library's words");
        Assert.Equal("The defendant must not follow or watch [name].", Typed(shown, $"{Drafting}.CourtWording"));
        var admin = await _app.SignedInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync($"/admin/conditions/change?of={await EntryAsync()}"), Later(new() { ["Input.Words"] = "Not to follow or watch the victim.", ["Input.CourtWording"] = "The defendant must not follow, watch or track her.", ["Input.Reason"] = "The court asked for it." }), "Ask for the version");
        await ApproveAsync();
        _app.Clock.Advance(TimeSpan.FromDays(1));
        officer = await _app.SignedInAsync("officer1-harbour");
        shown = await officer.SubmitAsync(await officer.GetAsync($"{other}/conditions"), new Dictionary<string, string?> { [$"{Drafting}.Wording"] = await WordingAsync(2), [$"{Drafting}.Words"] = "Not to follow or watch the victim.", [$"{Drafting}.CourtWording"] = "The defendant must not follow or watch [name]." }, "Show the library's words");
        Assert.Equal("The defendant must not follow, watch or track her.", Typed(shown, $"{Drafting}.CourtWording"));
        var saved = await officer.SubmitAsync(shown, new { }, "Save the draft");
        Assert.Contains("From the library, version 2", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("words changed by the drafter", saved.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ORD-11"), Trait("Rule", "AUD-02")]
    public async Task What_is_missing_is_said_and_what_was_typed_stays_and_a_declined_wording_is_offered_to_nobody()
    {
        var admin = await _app.SignedInAsync("admin");
        var empty = await admin.SubmitAsync(await admin.GetAsync("/admin/conditions"), new { });
        Assert.Equal(["Choose from when it counts", "Enter the condition in plain words", "Enter the reason", "Enter what the condition is called", "Select the kind of condition"], empty.Errors.Order(StringComparer.Ordinal));
        var past = Added();
        (past["Input.From.Choice"], past["Input.From.Time"]) = ("Today", "08:59");
        var refused = await admin.SubmitAsync(await admin.GetAsync("/admin/conditions"), past);
        Assert.Contains("Choose a time that is still to come", refused.Errors);
        Assert.Equal("Not to follow or watch the victim.", Typed(refused, "Input.Words"));

        await admin.SubmitAsync(await admin.GetAsync("/admin/conditions"), Added());
        Assert.Contains("A condition of this name exists", (await admin.SubmitAsync(await admin.GetAsync("/admin/conditions"), Added())).Text, StringComparison.Ordinal);
        Assert.Contains("A change waits for a decision.", (await admin.GetAsync($"/admin/conditions/change?of={await EntryAsync()}")).Text, StringComparison.Ordinal);
        var second = await _app.SignedInAsync("admin2");
        await second.SubmitAsync(await second.GetAsync(await DecisionAsync()), new { }, "Decline");
        _app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("Not offered. Declined.", (await (await _app.SignedInAsync("admin")).GetAsync("/admin/conditions")).Text, StringComparison.Ordinal);
        var elsewhere = await _app.SignedInAsync("admin-ev");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/admin/conditions/change?of={await EntryAsync()}")).Status);
        Assert.DoesNotContain("No following", (await elsewhere.GetAsync("/admin/conditions")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync("superintendent-harbour")).GetAsync("/admin/conditions")).Status);
    }

    private static Dictionary<string, string?> Added(string kind = "Surveillance", string title = "No following", string words = "Not to follow or watch the victim.") =>
        Later(new() { ["Input.Kind"] = kind, ["Input.Title"] = title, ["Input.Words"] = words, ["Input.Reason"] = "The force solicitor asked for it." });

    private static Dictionary<string, string?> Later(Dictionary<string, string?> fields, string prefix = "Input")
    {
        (fields[$"{prefix}.From.Choice"], fields[$"{prefix}.From.Time"]) = ("Tomorrow", "06:00");
        return fields;
    }

    private static string Typed(Answered page, string name) => page.Page!.QuerySelector($"[name='{name}']")!.TextContent.Trim();

    private static Task<Answered> OwnApprovalAsync(Browser admin, Answered page)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Page!.QuerySelector("form[method='post']")!;
        form.Action = page.Address.PathAndQuery + "&approve=true";
        return admin.SendAsync(form, null, follow: true);
    }

    private async Task<string> OrderAsync()
    {
        var of = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        await using var db = _app.Open("officer1-harbour");
        var order = Order.Consider(await db.Cases.SingleAsync(c => c.Id == of.CaseId), OrderKind.StalkingProtection, _app.Now);
        db.Orders.Add(order);
        await db.CommitAsync(null, _app.Now, default);
        return $"/cases/{of.CaseId}/orders/{order.Id}";
    }

    private async Task AddedAndApprovedAsync(Dictionary<string, string?> fields)
    {
        var admin = await _app.SignedInAsync("admin");
        await admin.SubmitAsync(await admin.GetAsync("/admin/conditions"), fields);
        await ApproveAsync();
        _app.Clock.Advance(TimeSpan.FromDays(1));
    }

    private async Task ApproveAsync()
    {
        var second = await _app.SignedInAsync("admin2");
        var approved = await second.SubmitAsync(await second.GetAsync(await DecisionAsync()), new { }, "Approve");
        Assert.Contains("Approved. It counts from its start", approved.Text, StringComparison.Ordinal);
    }

    private async Task<string> DecisionAsync()
    {
        await using var db = _app.Open();
        var condition = (await db.LibraryConditions.ToListAsync()).Single(c => c.Wordings.Any(w => w.IsWaiting));
        return $"/admin/conditions/decide?of={condition.Id}&wording={condition.Wordings.Single(w => w.IsWaiting).Id}";
    }

    private async Task<string> EntryAsync()
    {
        await using var db = _app.Open();
        return (await db.LibraryConditions.Select(c => c.Id).SingleAsync()).ToString();
    }

    private async Task<string> WordingAsync(int version)
    {
        await using var db = _app.Open();
        return (await db.LibraryConditions.SingleAsync()).Wordings.Single(w => w.Number == version && !w.IsWithdrawal).Id.ToString();
    }

    private async Task<string> SafePlaceAsync(string root)
    {
        var caseId = Guid.Parse(root.Split('/')[2]);
        await using var db = _app.Open();
        return (await db.Cases.SingleAsync(c => c.Id == caseId)).Victim.Contacts.First(c => c.Kind is Domain.Cases.ContactKind.SafePlace).Words.Reveal();
    }
}
