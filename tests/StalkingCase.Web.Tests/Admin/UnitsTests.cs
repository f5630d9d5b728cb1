using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Identity;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Admin;

public sealed class UnitsTests
{
    [Fact, Trait("Rule", "ACC-01"), Trait("Rule", "AUD-02")]
    public async Task A_unit_moved_under_another_takes_its_cases_and_duties_there_at_once_after_a_second_administrator()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        of = await app.WithOrderAndWarrantAsync(of, "officer1-harbour", app.Now.AddDays(-6));
        var (harbour, moorside) = (app.Account("officer1-harbour").UnitId!.Value, app.Account("sergeant-moorside").UnitId!.Value);
        var sergeant = await app.SignedInAsync("inspector-moorside");
        Assert.DoesNotContain(of.Reference, (await sergeant.GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);
        var clocks = await ClocksAsync(app, of.CaseId);

        var admin = await app.SignedInAsync("admin");
        var asked = await admin.SubmitAsync(await admin.GetAsync($"/admin/units/change?unit={harbour}"), new Dictionary<string, string?> { ["Input.MoveTo"] = moorside.ToString(), ["Input.MoveWhy"] = "One district from March." }, "Ask for the move");
        Assert.Contains("Another administrator decides.", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(of.Reference, (await sergeant.GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);
        await app.SecondAdminAsync("sergeant-harbour");
        var second = await app.SignedInAsync("sergeant-harbour");
        await second.PressAsync(await second.GetAsync("/admin/units"), "main button", "Approve the move of Harbour");

        Assert.Contains(of.Reference, (await sergeant.GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sergeant.GetAsync($"/cases/{of.CaseId}/duties")).Status);
        Assert.Contains($"/cases/{of.CaseId}/duties", (await sergeant.GetAsync($"/cases/{of.CaseId}/duties")).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(clocks, await ClocksAsync(app, of.CaseId));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync($"/cases/{of.CaseId}")).Status);
        await using var db = app.Open();
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Entity == "Unit" && a.EntityId == harbour.ToString()));
    }

    [Fact, Trait("Rule", "ACC-01")]
    public async Task A_supervisor_sees_the_whole_tree_below_and_a_unit_never_stands_under_itself()
    {
        await using var app = await WebApp.StartAsync();
        var (harbour, moorside) = (app.Account("officer1-harbour").UnitId!.Value, app.Account("sergeant-moorside").UnitId!.Value);
        var admin = await app.SignedInAsync("admin");
        var added = await admin.SubmitAsync(await admin.GetAsync("/admin/units"), new Dictionary<string, string?> { ["Input.Name"] = "Night desk", ["Input.ParentId"] = harbour.ToString(), ["Input.Why"] = "A desk of its own." }, "Add the unit");
        Assert.Contains("Night desk added under Harbour", added.Text, StringComparison.Ordinal);
        await using var db = app.Open();
        var desk = await db.Units.SingleAsync(u => u.Name == "Night desk");
        var tree = new UnitTree([(moorside, null), (harbour, moorside), (desk.Id, harbour)]);
        Assert.Equal([moorside, harbour, desk.Id], tree.Under(moorside));

        foreach (var to in new[] { desk.Id, harbour })
        {
            var page = await admin.GetAsync($"/admin/units/change?unit={harbour}");
            foreach (var option in page.Page!.QuerySelectorAll("select[name='Input.MoveTo'] option").Skip(1).Take(1)) option.SetAttribute("value", to.ToString());
            var refused = await admin.SubmitAsync(page, new Dictionary<string, string?> { ["Input.MoveTo"] = to.ToString(), ["Input.MoveWhy"] = "By mistake." }, "Ask for the move");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains("A unit cannot stand under itself or under a unit below it", refused.Text, StringComparison.Ordinal);
        }

        Assert.Single(await db.UnitChanges.ToListAsync());
    }

    [Fact, Trait("Rule", "ACC-01")]
    public async Task Of_two_moves_approved_at_once_that_make_a_circle_the_second_is_refused()
    {
        await using var app = await WebApp.StartAsync();
        var (force, harbour, moorside) = (app.Account("admin").ForceId, app.Account("officer1-harbour").UnitId!.Value, app.Account("sergeant-moorside").UnitId!.Value);
        await using (var add = app.Open("admin"))
        {
            add.Units.Add(new Unit { ForceId = force, Name = "Night desk", ParentId = moorside });
            await add.SaveChangesAsync();
        }

        await using var first = app.Open("admin");
        await using var second = app.Open("admin");
        var desk = (await first.Units.AsNoTracking().SingleAsync(u => u.Name == "Night desk")).Id;
        await UnitMove.MakeAsync(first, Move(force, harbour, desk), default);
        await UnitMove.MakeAsync(second, Move(force, moorside, harbour), default);
        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        await using var third = app.Open("admin");
        var refusal = await Assert.ThrowsAsync<StalkingCase.Domain.Kernel.RuleViolationException>(() => UnitMove.MakeAsync(third, Move(force, moorside, harbour), default));
        Assert.Contains("stands under this one meanwhile", refusal.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ACC-01")]
    public void A_tree_in_order_drops_no_unit_even_one_that_stands_in_a_circle()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToList();
        var tree = new UnitTree([(ids[0], null), (ids[1], ids[0]), (ids[2], ids[3]), (ids[3], ids[2]), (ids[4], Guid.CreateVersion7())]);

        Assert.Equal(ids.Order(), tree.InOrder(Comparer<Guid>.Default).Select(u => u.Id).Order());
    }

    private static UnitChange Move(Guid force, Guid unit, Guid under) => new() { ForceId = force, UnitId = unit, Act = UnitAct.Move, ParentId = under, Reason = "One district." };

    [Fact]
    public async Task A_refused_rename_shows_the_other_forms_as_they_stand()
    {
        await using var app = await WebApp.StartAsync();
        var unit = app.Account("officer1-harbour").UnitId!.Value;
        await using (var db = app.Open())
        {
            db.Units.Single(u => u.Id == unit).OnCallId = app.Account("inspector-harbour").Id;
            db.Units.Single(u => u.Id == unit).ParentId = app.Account("sergeant-moorside").UnitId;
            await db.SaveChangesAsync();
        }

        var admin = await app.SignedInAsync("admin");
        var refused = await admin.SubmitAsync(await admin.GetAsync($"/admin/units/change?unit={unit}"), new Dictionary<string, string?> { ["Input.NewName"] = "Quay" }, "Rename the unit");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        string? Chosen(string name) => refused.Page!.QuerySelector($"select[name='{name}'] option[selected]")?.GetAttribute("value");
        Assert.Equal((app.Account("inspector-harbour").Id.ToString(), app.Account("sergeant-moorside").UnitId.ToString()), (Chosen("Input.OnCallId"), Chosen("Input.MoveTo")));
        Assert.Equal("Quay", refused.Page!.QuerySelector("input[name='Input.NewName']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Names_and_who_is_on_call_are_saved_with_their_reason_and_a_unit_of_another_force_is_not_there()
    {
        await using var app = await WebApp.StartAsync();
        var (harbour, abbey) = (app.Account("officer1-harbour").UnitId!.Value, app.Account("officer2-abbey").UnitId!.Value);
        var admin = await app.SignedInAsync("admin");
        Assert.Contains("Enter the reason", (await admin.SubmitAsync(await admin.GetAsync($"/admin/units/change?unit={harbour}"), new Dictionary<string, string?> { ["Input.NewName"] = "Harbour and Quay" }, "Rename the unit")).Errors);
        await admin.SubmitAsync(await admin.GetAsync($"/admin/units/change?unit={harbour}"), new Dictionary<string, string?> { ["Input.NewName"] = "Harbour and Quay", ["Input.RenameWhy"] = "Two stations became one." }, "Rename the unit");
        var saved = await admin.SubmitAsync(await admin.GetAsync($"/admin/units/change?unit={harbour}"), new Dictionary<string, string?> { ["Input.OnCallId"] = app.Account("inspector-harbour").Id.ToString(), ["Input.OnCallWhy"] = "The week of 2 March." }, "Save who is on call");

        Assert.Contains("Harbour and Quay", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Two stations became one.", saved.Text, StringComparison.Ordinal);
        Assert.Contains(app.Account("inspector-harbour").DisplayName, saved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/units/change?unit={abbey}")).Status);
        await using var db = app.Open();
        Assert.DoesNotContain((await db.Units.SingleAsync(u => u.Id == abbey)).Name, saved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/admin/units")).Status);
    }

    [Fact]
    public async Task The_duty_inspectors_phone_is_changed_with_a_reason_and_a_page_not_found_says_the_nearest_one_above_or_the_control_room()
    {
        await using var app = await WebApp.StartAsync();
        var (harbour, moorside) = (app.Account("officer1-harbour").UnitId!.Value, app.Account("sergeant-moorside").UnitId!.Value);
        var (admin, officer) = (await app.SignedInAsync("admin"), await app.SignedInAsync("officer1-harbour"));
        async Task<Answered> SaveAsync(string phone, string why) => await admin.SubmitAsync(await admin.GetAsync($"/admin/units/change?unit={harbour}"), new Dictionary<string, string?> { ["Input.Phone"] = phone, ["Input.PhoneWhy"] = why }, "Save the phone");
        Assert.Contains("Enter the reason", (await SaveAsync("01632 960 555", "")).Errors);
        Assert.Contains("Enter a phone number, like 01632 960 100, or leave it empty", (await SaveAsync("ask at the desk", "New desk.")).Errors);

        Assert.Contains("Harbour: the duty inspector's number changed. New desk.", (await SaveAsync("01632 960 555", "New desk.")).Text.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("call the duty inspector on 01632 960 555.", (await officer.GetAsync("/nowhere")).Text, StringComparison.Ordinal);
        await SaveAsync("", "The desk closed.");
        Assert.Contains("call your force's control room or 999.", (await officer.GetAsync("/nowhere")).Text, StringComparison.Ordinal);
        await using (var db = app.Open())
        {
            (await db.Units.SingleAsync(u => u.Id == harbour)).ParentId = moorside;
            await db.SaveChangesAsync();
        }

        Assert.Contains($"call the duty inspector on {app.People.Units.Single(u => u.Id == moorside).DutyInspectorPhone}.", (await officer.GetAsync("/nowhere")).Text, StringComparison.Ordinal);
        var added = await admin.SubmitAsync(await admin.GetAsync("/admin/units"), new Dictionary<string, string?> { ["Input.Name"] = "Night desk", ["Input.Phone"] = "01632 960 777", ["Input.Why"] = "A desk of its own." }, "Add the unit");
        Assert.Contains("01632 960 777", added.Text, StringComparison.Ordinal);
    }

    private static async Task<List<(Guid, DateTimeOffset)>> ClocksAsync(WebApp app, Guid caseId)
    {
        await using var db = app.Open();
        return [.. (await db.Duties.AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.Id).ToListAsync()).Select(d => (d.Id, d.DueBy))];
    }
}
