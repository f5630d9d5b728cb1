using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

/// <summary>The one contact form and what stands against it (VIC-02, VIC-03, VIC-04, SEC-D07).</summary>
public sealed class ContactTests
{
    private const string Officer = "officer1-harbour";

    private static Dictionary<string, string?> Contact(string how = "Phone", string words = "She was told that he is on bail.") => new()
    {
        ["Input.When.Choice"] = "Now",
        ["Input.How"] = how,
        ["Input.Succeeded"] = "True",
        ["Input.SafeToSpeak"] = "True",
        ["Input.Told"] = "Custody",
        ["Input.Words"] = words,
        ["Input.NoneWanted"] = "True",
    };

    [Fact]
    public async Task A_contact_in_the_safe_way_is_in_the_log_and_an_advocate_does_not_find_the_log()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await app.ReferAsync(of.CaseId, "advocate-harbour", Officer);
        var officer = await app.SignedInAsync(Officer);
        var log = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact());
        Assert.Equal("Police contacts with the victim", log.Heading);
        Assert.Contains("She was told that he is on bail.", log.Body, StringComparison.Ordinal);
        var advocate = await app.SignedInAsync("advocate-harbour");
        foreach (var path in new[] { "duties/contact", "victim/contacts", "victim/safe-contact", "victim/welfare" })
            Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/cases/{of.CaseId}/{path}")).Status);
    }

    [Fact]
    public async Task A_contact_not_in_the_safe_way_is_stopped_with_all_that_was_typed_and_only_immediate_danger_overrides()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await app.ActAsync(Officer, of.CaseId, (c, by, now) => c.PreferContactBy(SafeContact.Email, worksOnCase: true, by, now));
        var officer = await app.SignedInAsync(Officer);
        var stopped = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact());
        Assert.Contains(stopped.Errors, e => e.StartsWith("Stopped: this is not the way that is safe", StringComparison.Ordinal));
        Assert.Contains("She was told that he is on bail.", stopped.Body, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.False(await db.VictimContacts.AnyAsync(c => c.CaseId == of.CaseId));
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == of.CaseId && f.Kind == FactKind.ContactStopped));

        var recorded = await officer.SubmitAsync(stopped, new Dictionary<string, string?> { ["Input.ImmediateDanger"] = "True", ["Input.Danger"] = "He is outside her door." });
        Assert.Equal("Police contacts with the victim", recorded.Heading);
        Assert.True(await db.Alarms.AnyAsync(a => a.CaseId == of.CaseId && a.Kind == AlarmKind.ContactAgainstSafety));
    }

    [Fact]
    public async Task A_detail_that_is_not_to_be_used_is_offered_no_more()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await app.SignedInAsync(Officer);
        var form = await officer.GetAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/contact/do-not-use");
        var phone = form.Page!.QuerySelectorAll("option").First(o => o.TextContent.StartsWith("Phone", StringComparison.Ordinal)).GetAttribute("value");
        await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.DetailId"] = phone, ["Input.Reason"] = "The suspect reads it." });
        Assert.DoesNotContain(phone!, (await officer.GetAsync($"/cases/{of.CaseId}/duties/contact")).Body, StringComparison.Ordinal);
    }
}
