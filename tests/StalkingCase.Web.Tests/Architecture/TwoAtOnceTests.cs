using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>Two people on one record, and one form sent many times at once, through the pages (SEC-R02, SEC-R03).</summary>
public sealed class TwoAtOnceTests
{
    [Fact]
    public async Task Fifty_identical_posts_at_once_make_one_entry_and_lead_to_the_same_page()
    {
        await using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var browser = await app.SignedInAsync("officer1-harbour");
        var page = await browser.GetAsync($"/cases/{made.CaseId}/add");
        var submission = Browser.SubmissionOf(Filled(page, "Waited at the bus stop opposite."));
        using var body = new MemoryStream();
        await submission.Body!.CopyToAsync(body);
        var (bytes, type) = (body.ToArray(), submission.Headers.GetValueOrDefault("Content-Type") ?? submission.MimeType!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(browser.Http, submission.Target.Href, bytes, type)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Single(answers.Select(a => a.To).Distinct());
        await using var db = app.Open();
        Assert.Equal(2, await db.Entries.CountAsync(e => e.CaseId == made.CaseId));
        Assert.Equal(1, await db.Facts.CountAsync(f => f.CaseId == made.CaseId && f.Kind == Domain.Kernel.FactKind.IncidentRecorded && f.SubjectId != made.EntryId));
    }

    [Fact]
    public async Task Of_two_people_who_correct_one_entry_the_second_sees_both_versions_and_loses_no_word()
    {
        await using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var (officer, sergeant) = (await app.SignedInAsync("officer1-harbour"), await app.SignedInAsync("sergeant-harbour"));
        var (his, hers) = (await officer.GetAsync($"/cases/{made.CaseId}/incidents/{made.EntryId}/correct"), await sergeant.GetAsync($"/cases/{made.CaseId}/incidents/{made.EntryId}/correct"));
        await officer.SubmitAsync(his, new Dictionary<string, string?> { ["Input.Account"] = "It was the number 14 bus.", ["Input.Why"] = "Wrong bus." });

        var late = await sergeant.SubmitAsync(hers, new Dictionary<string, string?> { ["Input.Account"] = "It was outside the bakery.", ["Input.Why"] = "Wrong place." });

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("This record changed while you were writing. Your text is kept below.", late.Text, StringComparison.Ordinal);
        Assert.Contains("It was the number 14 bus.", late.Text, StringComparison.Ordinal);
        Assert.Equal("It was outside the bakery.", late.Page!.QuerySelector("[name='Input.Account']")!.TextContent.Trim());
        Assert.Equal("Wrong place.", late.Page.QuerySelector("[name='Input.Why']")!.TextContent.Trim());
        Assert.Equal(["It was the number 14 bus."], await CountingAsync(app, made.CaseId));

        var compared = await sergeant.SubmitAsync(late, new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.OK, compared.Status);
        Assert.Equal(["It was outside the bakery."], await CountingAsync(app, made.CaseId));
    }

    [Fact]
    public async Task Of_two_supervisors_who_decide_one_grade_the_second_is_told_what_the_first_decided()
    {
        await using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var (sergeant, inspector) = (await app.SignedInAsync("sergeant-harbour"), await app.SignedInAsync("inspector-harbour"));
        var (first, second) = (await sergeant.GetAsync($"/cases/{made.CaseId}/risk/{made.AssessmentId}/endorse"), await inspector.GetAsync($"/cases/{made.CaseId}/risk/{made.AssessmentId}/endorse"));
        await sergeant.SubmitAsync(first, new Dictionary<string, string?> { ["Input.Decision"] = "Endorse" });

        var late = await inspector.SubmitAsync(second, new Dictionary<string, string?> { ["Input.Decision"] = "Endorse" });

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("changed while you were writing", late.Text, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.Equal(1, await db.Facts.CountAsync(f => f.CaseId == made.CaseId && f.Kind == Domain.Kernel.FactKind.AssessmentEndorsed));
    }

    [Fact, Trait("Rule", "SAF-07")]
    public async Task Of_many_who_begin_a_safeguarding_plan_at_once_one_does_and_the_others_are_told_of_it()
    {
        await using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var owner = app.Account("officer1-harbour").Id.ToString();
        var people = new List<(Browser Browser, AngleSharp.Html.Dom.IHtmlFormElement Form)>();
        foreach (var name in new[] { "officer1-harbour", "sergeant-harbour", "inspector-harbour", "officer1-harbour", "sergeant-harbour", "inspector-harbour" })
        {
            var browser = await app.SignedInAsync(name);
            var form = (await browser.GetAsync($"/cases/{made.CaseId}/safeguarding/start")).Form();
            ((AngleSharp.Html.Dom.IHtmlSelectElement)form.QuerySelector("[name='Input.OwnerId']")!).Value = owner;
            people.Add((browser, form));
        }

        var answers = await Task.WhenAll(people.Select(p => p.Browser.SendAsync(p.Form, null, follow: false)));

        Assert.Equal(1, answers.Count(a => a.Status is HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.Redirect), a =>
        {
            Assert.Equal(HttpStatusCode.BadRequest, a.Status);
            Assert.Contains("plan", Assert.Single(a.Errors), StringComparison.Ordinal);
        });
        await using var db = app.Open();
        Assert.Equal(1, await db.Plans.CountAsync(p => p.CaseId == made.CaseId));
        Assert.Equal(1, await db.Facts.CountAsync(f => f.CaseId == made.CaseId && f.Kind == Domain.Kernel.FactKind.PlanStarted));
    }

    [Fact, Trait("Rule", "SAF-07")]
    public async Task A_second_plan_of_a_case_is_refused_by_the_save_itself_whoever_asked_and_when()
    {
        await using var app = await WebApp.StartAsync();
        var made = await app.CaseAsync("officer1-harbour", "officer1-harbour");
        var officer = app.Account("officer1-harbour").Id;
        await using var first = app.Open("officer1-harbour");
        await using var second = app.Open("officer1-harbour");
        foreach (var db in new[] { first, second }) db.Plans.Add(Domain.Safeguarding.SafeguardingPlan.Start(await db.Cases.SingleAsync(c => c.Id == made.CaseId), officer, officer, app.Now));
        await first.CommitAsync(null, app.Now, default);

        var refused = await Assert.ThrowsAsync<Domain.Kernel.RuleViolationException>(() => second.CommitAsync(null, app.Now, default));

        Assert.Equal("SAF-07", refused.RuleId);
        await using var after = app.Open();
        Assert.Equal(1, await after.Plans.CountAsync(p => p.CaseId == made.CaseId));
    }

    private static async Task<IEnumerable<string>> CountingAsync(WebApp app, Guid caseId)
    {
        await using var db = app.Open();
        return (await db.Entries.Where(e => e.CaseId == caseId && e.VoidedAt == null).ToListAsync()).Select(e => e.Account);
    }

    private static AngleSharp.Html.Dom.IHtmlFormElement Filled(Answered page, string account)
    {
        var form = page.Page!.QuerySelector("[name='Input.Account']")!.Closest("form") as AngleSharp.Html.Dom.IHtmlFormElement;
        ((AngleSharp.Html.Dom.IHtmlTextAreaElement)form!.QuerySelector("[name='Input.Account']")!).Value = account;
        form.QuerySelectorAll("[name='Input.Boxes.Did']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().First(i => i.Value == nameof(Box.Loitering)).IsChecked = true;
        return form;
    }

    private static async Task<(HttpStatusCode Status, string? To)> PostAsync(HttpClient http, string address, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await http.PostAsync(new Uri(address), content);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }
}
