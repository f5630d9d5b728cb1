using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>VIC-02 for the advocate's own contacts, and her pages where the victim shares no plan.</summary>
[Trait("Rule", "VIC-02")]
public sealed class AdvocateContactTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, officerInCase: Officer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}";
    private string New => $"{Root}/safeguarding/contacts/new";

    private static Dictionary<string, string?> Call(bool safe = true, string? today = null)
    {
        var call = new Dictionary<string, string?>
        {
            ["Input.When.Choice"] = today is null ? "Now" : "Today",
            ["Input.How"] = "Phone",
            ["Input.Succeeded"] = "True",
            ["Input.SafeToSpeak"] = safe.ToString(),
            ["Input.Words"] = "SENTINEL-HERWORDS she sleeps at her sister's.",
            ["Input.NoneWanted"] = "True",
        };
        if (today is not null) call["Input.When.Time"] = today;
        return call;
    }

    [Theory]
    [InlineData(false, "this is not the way that is safe for the victim.")]
    [InlineData(true, "this is outside the hours that are safe for the victim.")]
    public async Task A_contact_against_what_is_safe_is_stopped_leaves_a_trace_and_keeps_what_was_typed(bool byHours, string why)
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) =>
        {
            if (byHours) c.SetSafeHours(SafeHours.Of([new SafeSpan([DayOfWeek.Monday], new TimeOnly(13, 15), new TimeOnly(14, 45))]), by, now);
            else c.PreferContactBy(SafeContact.Email, worksOnCase: true, by, now);
        });
        var advocate = await _app.SignedInAsync(Advocate);

        var stopped = await advocate.SubmitAsync(await advocate.GetAsync(New), Call(), "Record the contact");

        Assert.Equal(HttpStatusCode.BadRequest, stopped.Status);
        Assert.Equal([$"Stopped: {why} Ask the police if there is immediate danger."], stopped.Errors);
        Assert.Contains("SENTINEL-HERWORDS", stopped.Page!.QuerySelector("[name='Input.Words']")!.TextContent, StringComparison.Ordinal);
        foreach (var hour in (string[])["13:15", "14:45"]) Assert.DoesNotContain(hour, stopped.Body, StringComparison.Ordinal);
        await using var db = _app.Open(Advocate);
        Assert.False(await db.AdvocateContacts.AnyAsync());
        var fact = await db.Facts.SingleAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.ContactStopped);
        Assert.Equal((_app.Account(Advocate).Id, SafeContact.Phone, byHours ? UnsafeContact.OutsideSafeHours : UnsafeContact.NotTheSafeWay), (fact.ById, fact.Detail.How!.Value, fact.Detail.Unsafe!.Single()));
        Assert.Contains("A contact with the victim was stopped", (await (await _app.SignedInAsync(Officer)).GetAsync($"{Root}/timeline")).Text, StringComparison.Ordinal);

        var allowed = Call();
        allowed["Input.How"] = "Email";
        _app.Clock.Advance(TimeSpan.FromHours(byHours ? 5 : 0));
        advocate = await _app.SignedInAsync(Advocate);
        Assert.Empty((await advocate.SubmitAsync(await advocate.GetAsync(New), allowed, "Record the contact")).Errors);
    }

    [Fact, Trait("Rule", "ALERT-07")]
    public async Task A_safe_call_from_before_an_unsafe_one_is_recorded_afterwards_and_a_call_after_it_is_stopped()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        _app.Clock.Advance(TimeSpan.FromHours(2));
        var advocate = await _app.SignedInAsync(Advocate);
        await advocate.SubmitAsync(await advocate.GetAsync(New), Call(safe: false), "Record the contact");
        _app.Clock.Advance(TimeSpan.FromHours(1));
        advocate = await _app.SignedInAsync(Advocate);

        var before = await advocate.SubmitAsync(await advocate.GetAsync(New), Call(today: "10:00"), "Record the contact");
        Assert.Empty(before.Errors);
        var after = await advocate.SubmitAsync(await advocate.GetAsync(New), Call(today: "11:30"), "Record the contact");
        Assert.Contains("it was not safe to speak last time", Assert.Single(after.Errors), StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ACC-02")]
    public async Task Without_the_plan_in_her_consent_every_link_on_her_pages_opens_and_her_notes_are_among_them()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer, ConsentScopes.Contact);
        var advocate = await _app.SignedInAsync(Advocate);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"{Root}/safeguarding")).Status);
        foreach (var page in (string[])["", "/safeguarding/notes", "/safeguarding/questions", "/safeguarding/contacts", "/safeguarding/contacts/new"])
        {
            var links = (await advocate.GetAsync(Root + page)).Page!.QuerySelectorAll("main a, .govuk-back-link").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith($"{Root}/safeguarding", StringComparison.Ordinal) || h == Root).Distinct().ToList();
            Assert.NotEmpty(links);
            foreach (var link in links) Assert.True((await advocate.GetAsync(link)).Status is HttpStatusCode.OK, $"{page} leads to {link}");
            if (page is "" or "/safeguarding/contacts") Assert.Contains($"{Root}/safeguarding/notes", links);
        }
    }
}
