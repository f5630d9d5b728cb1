using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

public sealed partial class ContactTests
{
    [Fact, Trait("Rule", "SEC-D07"), Trait("Rule", "CLK-12")]
    public async Task A_letter_to_an_address_that_is_not_to_be_used_any_more_stops_and_the_confirmation_stays_owed()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await app.SignedInAsync(Officer);
        var (page, safe) = ($"/cases/{of.CaseId}/victim/letters", $"/cases/{of.CaseId}/victim/safe-contact");
        var form = await officer.GetAsync(page);
        var place = form.Page!.QuerySelectorAll("[name='Input.DetailId'] option").First(o => o.TextContent.StartsWith("Staying tonight", StringComparison.Ordinal)).GetAttribute("value");
        var report = form.Page!.QuerySelectorAll("[name='Input.ReportId'] option").First(o => o.GetAttribute("value")!.Length > 0).GetAttribute("value");
        var letter = new Dictionary<string, string?> { ["Input.ReportId"] = report, ["Input.DetailId"] = place };
        var refused = await officer.SubmitAsync(form, letter, "Put the letter in the queue");
        Assert.Contains("It is not recorded that writing to the victim is safe.", Assert.Single(refused.Errors), StringComparison.Ordinal);

        await officer.SubmitAsync(await officer.GetAsync(safe), new Dictionary<string, string?> { ["Input.SafeToWrite"] = "True" }, "Save");
        var queued = await officer.SubmitAsync(await officer.GetAsync(page), letter, "Put the letter in the queue");
        Assert.Contains("waiting to be sent", queued.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SENTINEL-PLACE", queued.Body, StringComparison.Ordinal);
        var stopped = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/contact/do-not-use"), new Dictionary<string, string?> { ["Input.DetailId"] = place, ["Input.Reason"] = "He knows where it is." });
        Assert.Contains("A letter that waited to go there is stopped", stopped.Text, StringComparison.Ordinal);

        var after = await officer.GetAsync(page);
        Assert.Contains("The address is not to be used any more.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(place!, after.Body, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.True(await db.Duties.AnyAsync(d => d.CaseId == of.CaseId && d.Clock == "CLK-12" && d.Part == "" && d.MetAt == null && d.CancelledAt == null));
    }

    [Fact, Trait("Rule", "CLK-12")]
    public async Task A_letter_recorded_as_sent_confirms_the_report()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await app.ActAsync(Officer, of.CaseId, (c, by, now) => c.SetSafeToWrite(isSafe: true, [], by, now));
        var officer = await app.SignedInAsync(Officer);
        var page = $"/cases/{of.CaseId}/victim/letters";
        var form = await officer.GetAsync(page);
        string Value(string name) => form.Page!.QuerySelectorAll($"[name='{name}'] option").Select(o => o.GetAttribute("value")!).First(v => v.Length > 0);
        var queued = await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.ReportId"] = Value("Input.ReportId"), ["Input.DetailId"] = Value("Input.DetailId") }, "Put the letter in the queue");

        var sent = await officer.PressAsync(queued, "main form button", queued.Page!.QuerySelectorAll("main form button").First(b => b.TextContent.StartsWith("It has been sent", StringComparison.Ordinal)).TextContent.Trim());

        Assert.Contains("nothing is owed", sent.Text, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == of.CaseId && f.Kind == FactKind.ConfirmationSent));
    }
}
