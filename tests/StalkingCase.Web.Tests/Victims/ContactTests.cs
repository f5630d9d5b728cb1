using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

/// <summary>The one contact form and what stands against it (VIC-02, VIC-03, VIC-04, SEC-D07).</summary>
public sealed partial class ContactTests
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
        foreach (var path in new[] { "duties/contact", "victim/contacts", "victim/safe-contact", "victim/welfare" }) Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/cases/{of.CaseId}/{path}")).Status);
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

    [Theory, Trait("Rule", "VIC-04")]
    [InlineData("12 Alder Close, Northmere; the gym on the ring road", "Told her that he was seen at 12 Alder Cl. yesterday.", false)]
    [InlineData("12 Alder Close, Northmere; the gym on the ring road", "Told her that he goes to the gym on the ring road.", false)]
    [InlineData("At work", "Told her at work that he is on bail.", true)]
    [InlineData("His mother's, or Rowan House", "Told her that he was seen at Rowan House.", false)]
    [InlineData("Work, the pub", "Told her at the pub that he is on bail.", true)]
    public async Task Where_a_warrant_says_that_the_suspect_may_be_is_not_told_either(string places, string words, bool isSaid)
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await using (var db = app.Open(Officer))
        {
            db.Add(Domain.Warrants.Warrant.Issue(await db.Cases.SingleAsync(c => c.Id == of.CaseId), new Domain.Warrants.WarrantContent(Domain.Warrants.WarrantType.FirstInstance, app.Now, "The court", "Stalking", BackedForBail: false) { LikelyPlaces = places }, app.Account(Officer).Id, app.Now));
            await db.CommitAsync(null, app.Now, default);
        }

        var officer = await app.SignedInAsync(Officer);
        var answer = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact(words: words));

        Assert.Equal(isSaid ? [] : ["What the victim was told holds an address of the suspect. Take it out."], answer.Errors);
    }

    [Fact, Trait("Rule", "CLK-46")]
    public async Task A_contact_says_of_which_known_dates_it_warned_and_the_others_stay_owed()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var today = UkTime.DateOf(app.Now);
        var officer = await app.SignedInAsync(Officer);
        Assert.Null((await officer.GetAsync($"/cases/{of.CaseId}/duties/contact")).Page!.QuerySelector("[name='Input.Dates']"));
        await app.ActAsync(Officer, of.CaseId, (c, by, now) => c.KnowDate(KnownDateKind.PrisonRelease, today.AddDays(20), null, by, now));
        await app.ActAsync(Officer, of.CaseId, (c, by, now) => c.RecordHearing(now, by, now, today.AddDays(30)));

        var about = Contact(words: "Told her when he comes out.");
        about["Input.Told"] = "KnownDate";
        var refused = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), about);
        Assert.Equal(["Select which date the victim was warned of"], refused.Errors);
        var release = refused.Page!.QuerySelectorAll("[name='Input.Dates']").Single(b => refused.Page.QuerySelector($"label[for='{b.Id}']")!.TextContent.StartsWith("Release from prison", StringComparison.Ordinal)).GetAttribute("value");
        var log = await officer.SubmitAsync(refused, new Dictionary<string, string?> { ["Input.Dates"] = release });
        Assert.Empty(log.Errors);
        Assert.Contains("Warned of: Release from prison, 22 Mar 2026", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1 Apr 2026", log.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await using var db = app.Open();
        var owed = await db.Duties.Where(d => d.CaseId == of.CaseId && d.Clock == "CLK-46" && d.Part == "victim-1").ToListAsync();
        Assert.Equal(2, owed.Count);
        Assert.All(owed, d => Assert.Equal(d.SubjectId.ToString() == release, d.MetAt is not null));
    }

    [Fact, Trait("Rule", "CLK-46")]
    public async Task A_date_that_went_by_unsaid_can_still_be_told()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await app.ActAsync(Officer, of.CaseId, (c, by, now) => c.KnowDate(KnownDateKind.PrisonRelease, UkTime.DateOf(now).AddDays(2), null, by, now));
        app.Clock.Advance(TimeSpan.FromDays(3));
        var officer = await app.SignedInAsync(Officer);

        Assert.NotNull((await officer.GetAsync($"/cases/{of.CaseId}/duties/contact")).Page!.QuerySelector("[name='Input.Dates']"));
        Assert.Contains("No date is known", (await officer.GetAsync($"/cases/{of.CaseId}/victim/dates")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-13"), Trait("Rule", "SAF-08")]
    public async Task On_a_closed_case_the_victim_is_still_owed_the_news_and_told_it()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await app.ActAsync(Officer, of.CaseId, (c, by, now) =>
        {
            c.RecordArrest(now, by, now);
            var nothing = new Domain.Cases.ClosureObstacles(false, false, false, false, false, false) { VictimStillOwed = true };
            c.RequestClosure(Domain.Cases.OutcomeCode.EvidentialDifficulty, "Nothing more to do.", nothing, by, now);
            c.Close(new Domain.Cases.ClosureRecord(Domain.Cases.OutcomeCode.EvidentialDifficulty, false, "Little.", null, true), "She is told tomorrow.", nothing, new Domain.Cases.Decider(app.Account("sergeant-harbour").Id, Domain.Cases.Rank.Sergeant), now);
        });
        app.Clock.Advance(TimeSpan.FromDays(2));
        var officer = await app.SignedInAsync(Officer);
        Assert.Contains("Tell the victim about the arrest", (await officer.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Tell the victim about the arrest", (await officer.GetAsync($"/cases/{of.CaseId}/duties")).Text, StringComparison.Ordinal);
        Assert.Contains("The victim must still be told", (await officer.GetAsync($"/cases/{of.CaseId}/close")).Text, StringComparison.Ordinal);
        var sergeant = await (await app.SignedInAsync("sergeant-harbour")).GetAsync("/");
        Assert.Contains($"{of.Reference}", sergeant.Text, StringComparison.Ordinal);

        Assert.Equal("Police contacts with the victim", (await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), Contact())).Heading);
        await using var db = app.Open();
        Assert.NotNull((await db.Duties.SingleAsync(d => d.CaseId == of.CaseId && d.Clock == "CLK-13")).MetAt);
        Assert.Equal(Domain.Cases.CaseStatus.Closed, (await db.Cases.SingleAsync(c => c.Id == of.CaseId)).Status);
    }

    [Fact]
    public async Task The_error_summary_lists_what_is_missing_in_the_order_of_the_page()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await app.SignedInAsync(Officer);

        var refused = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/duties/contact"), new Dictionary<string, string?>
        {
            ["Input.When.Choice"] = "Now",
            ["Input.Succeeded"] = "True",
            ["Input.Wishes"] = new string('x', 1001),
            ["Input.ImmediateDanger"] = "True",
        });

        Assert.Equal(
            [
                "Select how you contacted the victim", "Select if it was safe to speak", "Select what the victim was told", "Enter what was said, or what you tried", "Wishes must be 1,000 characters or less",
                "Enter the next contact date or select no contact wanted", "Enter what the immediate danger is",
            ], refused.Errors);
        var order = refused.Page!.QuerySelectorAll(".govuk-error-summary__list a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Equal(refused.Page.QuerySelectorAll("[id]").Select(e => e.Id!).Where(order.Contains), order);
    }
}
