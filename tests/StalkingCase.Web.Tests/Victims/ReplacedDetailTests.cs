using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

/// <summary>SEC-D07: a new address takes the place of the old one in the same save, for the person and not only for one case.</summary>
[Trait("Rule", "SEC-D07")]
public sealed class ReplacedDetailTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Old = "SENTINEL-OLDHOME 4 Alder Close, Northmere";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, officerInCase: Officer);
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) =>
        {
            c.AddContact(_case.VictimRoleId, ContactKind.Address, new ProtectedText(Old), now);
            c.SetSafeToWrite(isSafe: true, [], by, now);
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Form => $"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/contact";

    private static string ValueOf(Answered page, string name, string starts) => page.Page!.QuerySelectorAll($"[name='{name}'] option").First(o => o.TextContent.StartsWith(starts, StringComparison.Ordinal)).GetAttribute("value")!;

    private static async Task<Answered> QueueAsync(Browser officer, Guid caseId)
    {
        var form = await officer.GetAsync($"/cases/{caseId}/victim/letters");
        var report = form.Page!.QuerySelectorAll("[name='Input.ReportId'] option").First(o => o.GetAttribute("value")!.Length > 0).GetAttribute("value");
        return await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.ReportId"] = report, ["Input.DetailId"] = ValueOf(form, "Input.DetailId", "Address") }, "Put the letter in the queue");
    }

    private static Task<Answered> ReplaceAsync(Browser officer, Answered form, string words = "9 Birch Row, Eastvale", string kind = "Address") =>
        officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Kind"] = kind, ["Input.Words"] = words, ["Input.ReplacesId"] = ValueOf(form, "Input.ReplacesId", "Address") }, "Save the detail");

    [Fact]
    public async Task A_new_address_that_replaces_the_old_one_stops_the_letter_to_it_and_the_old_one_is_offered_nowhere()
    {
        var officer = await _app.SignedInAsync(Officer);
        Assert.Contains("waiting to be sent", (await QueueAsync(officer, _case.CaseId)).Text, StringComparison.Ordinal);
        var form = await officer.GetAsync(Form);
        var old = ValueOf(form, "Input.ReplacesId", "Address");
        Assert.DoesNotContain("SENTINEL-OLDHOME", form.Body, StringComparison.Ordinal);

        var saved = await ReplaceAsync(officer, form);

        Assert.Contains("A letter that waited to go to the old one is stopped.", saved.Text, StringComparison.Ordinal);
        foreach (var page in (string[])["/victim/letters", "/duties/contact", $"/people/{_case.VictimRoleId}/contact", $"/people/{_case.VictimRoleId}/contact/do-not-use"]) Assert.DoesNotContain(old, (await officer.GetAsync($"/cases/{_case.CaseId}{page}")).Body, StringComparison.Ordinal);
        var revealed = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/people/{_case.VictimRoleId}/reveal"), new Dictionary<string, string?> { ["Input.Reason"] = "SafetyPlanning" });
        Assert.DoesNotContain("SENTINEL-OLDHOME", revealed.Body, StringComparison.Ordinal);
        Assert.Contains("9 Birch Row", revealed.Body, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Equal(LetterStatus.Cancelled, (await db.VictimLetters.SingleAsync()).Status);
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.ContactSuperseded));
        Assert.Contains("This detail is not to be used any more. Record another.", (await officer.SubmitAsync(await officer.GetAsync(Form), new Dictionary<string, string?> { ["Input.Kind"] = "Address", ["Input.Words"] = Old }, "Save the detail")).Errors);
    }

    [Fact]
    public async Task The_same_victims_second_case_does_not_offer_it_any_more_and_its_letter_does_not_go_there()
    {
        var second = await SecondCaseAsync();
        var officer = await _app.SignedInAsync(Officer);
        var elsewhere = await _app.SignedInAsync("officer2-harbour");
        Assert.Contains("waiting to be sent", (await QueueAsync(elsewhere, second)).Text, StringComparison.Ordinal);

        var saved = await ReplaceAsync(officer, await officer.GetAsync(Form));

        Assert.Contains("Contact detail saved.", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("is stopped", saved.Text, StringComparison.Ordinal);
        var letters = await elsewhere.GetAsync($"/cases/{second}/victim/letters");
        Assert.Contains("The address is not to be used any more.", letters.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(letters.Page!.QuerySelectorAll("[name='Input.DetailId'] option"), o => o.TextContent.StartsWith("Address", StringComparison.Ordinal));
        await using var db = _app.Open();
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == second && f.Kind == FactKind.LetterCancelled));
        Assert.True(await db.Duties.AnyAsync(d => d.CaseId == second && d.Clock == "CLK-12" && d.Part == "" && d.MetAt == null && d.CancelledAt == null));
        Assert.DoesNotContain(await db.Amendments.Where(a => a.CaseId == second).ToListAsync(), a => a.Reason?.Contains("Replaced", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("Phone", "07700 900123", "The detail that this replaces is of another kind.")]
    [InlineData("Address", Old, "This is the detail that it would replace.")]
    public async Task A_detail_replaces_one_of_its_kind_and_never_itself(string kind, string words, string sentence)
    {
        var officer = await _app.SignedInAsync(Officer);

        var refused = await ReplaceAsync(officer, await officer.GetAsync(Form), words, kind);

        Assert.Equal([sentence], refused.Errors);
        await using var db = _app.Open();
        Assert.False(await db.Facts.AnyAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.ContactSuperseded));
    }

    /// <summary>Another case of the victim, with another suspect and another officer, in which the address is written otherwise.</summary>
    private async Task<Guid> SecondCaseAsync()
    {
        var other = await _app.CaseAsync("officer2-harbour", officerInCase: "officer2-harbour", victimId: _case.VictimId);
        await _app.ActAsync("officer2-harbour", other.CaseId, (c, by, now) =>
        {
            c.AddContact(other.VictimRoleId, ContactKind.Address, new ProtectedText("sentinel-oldhome, 4 Alder Close Northmere"), now);
            c.SetSafeToWrite(isSafe: true, [], by, now);
        });
        return other.CaseId;
    }
}
