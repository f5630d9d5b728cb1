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
        foreach (var path in new[] { "duties/contact", "victim/contacts", "victim/safe-contact", "victim/welfare" }) Assert.Equal(HttpStatusCode.Forbidden, (await advocate.GetAsync($"/cases/{of.CaseId}/{path}")).Status);
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

    [Fact]
    public async Task A_contact_outside_the_safe_hours_is_stopped_without_naming_them_and_one_inside_is_recorded()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await app.SignedInAsync(Officer);
        var hours = new Dictionary<string, string?> { ["Input.Days"] = "Monday", ["Input.From"] = "13:15", ["Input.To"] = "14:45" };
        Assert.Empty((await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/victim/safe-contact"), hours, "Save")).Errors);
        Assert.Contains("NOT A SAFE TIME NOW", (await officer.GetAsync($"/cases/{of.CaseId}")).Text, StringComparison.Ordinal);

        var stopped = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact());
        Assert.Contains("this is outside the hours that are safe for the victim.", Assert.Single(stopped.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("13:15", stopped.Body, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromHours(5));
        officer = await app.SignedInAsync(Officer);
        Assert.Equal("Police contacts with the victim", (await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact())).Heading);
    }

    [Fact, Trait("Rule", "ALERT-07")]
    public async Task After_an_unsafe_call_no_call_is_made_until_somebody_has_checked_the_plan()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await app.SignedInAsync(Officer);
        var unsafeCall = Contact();
        unsafeCall["Input.SafeToSpeak"] = "False";
        await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), unsafeCall);

        app.Clock.Advance(TimeSpan.FromHours(1));
        officer = await app.SignedInAsync(Officer);
        var stopped = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact());
        Assert.Contains("it was not safe to speak last time", Assert.Single(stopped.Errors), StringComparison.Ordinal);

        await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/victim/safe-contact"), new Dictionary<string, string?> { ["Input.Checked"] = "Her sister says that he left; the phone is with her." }, "Save");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Police contacts with the victim", (await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact())).Heading);
    }

    [Fact, Trait("Rule", "VIC-04")]
    public async Task Where_the_suspect_lives_is_taken_out_of_what_the_victim_was_told_before_it_is_saved()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await app.ActAsync(Officer, of.CaseId, (c, _, now) => c.AddContact(of.SuspectRoleId, Domain.Cases.ContactKind.Address, new ProtectedText("4 Gorse Lane, Northmere"), now));
        var officer = await app.SignedInAsync(Officer);

        var refused = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact(words: "Told her that he is bailed to 4 Gorse Lane, Northmere."));

        Assert.Equal(["What the victim was told holds an address of the suspect. Take it out."], refused.Errors);
        Assert.Contains("bailed to 4 Gorse Lane", refused.Page!.QuerySelector("[name='Input.Words']")!.TextContent, StringComparison.Ordinal);
    }

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
