using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>ACC-02: consent that ends on a day is asked for again before, and a plan whose advocate is shut out is taken over.</summary>
[Trait("Rule", "ACC-02")]
public sealed class ConsentEndTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private const string Asks = "Ask the victim whether sharing with the advocate goes on";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Advocate, Officer);
        await using var db = _app.Open(Officer);
        (await db.Referrals.SingleAsync(r => r.Id == _case.ReferralId)).ChangeConsent(new ConsentContent(IsGiven: true, ConsentScopes.All, "In writing.") { UntilEndOf = UkTime.DateOf(_app.Now).AddDays(20) }, _app.Account(Officer).Id, _app.Now);
        await db.CommitAsync(null, _app.Now, default);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Plan => $"/cases/{_case.CaseId}/safeguarding";

    [Fact, Trait("Rule", "SAF-07")]
    public async Task When_consent_has_run_out_the_plan_page_and_the_worklist_say_so_and_the_officer_takes_the_plan_over()
    {
        var officer = await _app.SignedInAsync(Officer);
        Assert.DoesNotContain("Sharing with the advocate", (await officer.GetAsync(Plan)).Text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(16));
        officer = await _app.SignedInAsync(Officer);
        Assert.Contains("Sharing with the advocate ends", (await officer.GetAsync(Plan)).Text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(6));
        officer = await _app.SignedInAsync(Officer);
        Assert.Contains(Asks, (await officer.GetAsync("/")).Text, StringComparison.Ordinal);
        var plan = await officer.GetAsync(Plan);
        Assert.Contains("Nobody who can open this plan owns it.", plan.Text, StringComparison.Ordinal);
        Assert.Contains("Sharing with the advocate ended", plan.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync(Advocate)).GetAsync(Plan)).Status);

        var takes = await officer.GetAsync(plan.Page!.QuerySelectorAll("a").First(a => a.TextContent == "Take the plan over").GetAttribute("href")!);
        Assert.Equal(_app.Account(Officer).Id.ToString(), takes.Page!.QuerySelector("[name='Input.OwnerId'] option[selected]")!.GetAttribute("value"));
        var taken = await officer.SubmitAsync(takes, new { }, "Change the owner");
        Assert.Contains("Plan owner changed.", taken.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody who can open this plan owns it.", taken.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var after = await db.Plans.AsNoTracking().SingleAsync(p => p.CaseId == _case.CaseId);
        Assert.Equal((_app.Account(Officer).Id, _app.Account(Officer).Id), (after.OwnerId, after.Measures.Single().OwnerId!.Value));
        Assert.All(await db.Duties.WhereOpen().Where(d => d.CaseId == _case.CaseId && (d.Clock == "CLK-08" || d.Clock == "CLK-09")).ToListAsync(), d => Assert.Equal(_app.Account(Officer).Id, d.OwnerId));
        Assert.True(await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "ACC-02"));
    }

    [Fact]
    public async Task The_duty_leads_to_the_page_where_the_answer_is_recorded_which_ends_it()
    {
        _app.Clock.Advance(TimeSpan.FromDays(22));
        var officer = await _app.SignedInAsync(Officer);
        var duties = await officer.GetAsync($"/cases/{_case.CaseId}/duties");
        Assert.Contains(Asks, duties.Text, StringComparison.Ordinal);
        var link = duties.Page!.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("/consent/advocate?referral=", StringComparison.Ordinal));

        var form = await officer.GetAsync(link);
        foreach (var scope in form.Page!.QuerySelectorAll<IHtmlInputElement>("[name='Input.Scopes']")) Assert.True(scope.IsChecked);
        Assert.Empty((await officer.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Answer"] = "Consents", ["Input.How"] = "By phone." }, "Record")).Errors);

        Assert.DoesNotContain(Asks, (await officer.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignedInAsync(Advocate)).GetAsync(Plan)).Status);
        await using var db = _app.Open();
        Assert.NotNull((await db.Duties.SingleAsync(d => d.CaseId == _case.CaseId && d.Clock == "ACC-02")).MetAt);
    }

    [Fact]
    public async Task The_plan_page_says_who_may_be_told_what_was_answered_and_when()
    {
        var officer = await _app.SignedInAsync(Officer);
        Assert.Contains("Not asked yet", Line(await officer.GetAsync(Plan)), StringComparison.Ordinal);
        foreach (var (to, answer) in new[] { ("Marac", "Yes"), ("Employer", "No") })
        {
            var saved = await officer.SubmitAsync(await officer.GetAsync($"{Plan}/consent"), new Dictionary<string, string?> { ["Input.To"] = to, ["Input.Answer"] = answer, ["Input.How"] = "In person." }, "Record the answer");
            Assert.Empty(saved.Errors);
        }

        var page = await officer.GetAsync(Plan);
        Assert.Matches(@"MARAC YES\s+\(Today, 09:00\)\s+Employer NO\s+\(Today, 09:00\)", Line(page));
        Assert.DoesNotContain("Housing", Line(page), StringComparison.Ordinal);
        Assert.NotNull(page.Page!.QuerySelector($"a[href='{Plan}/consent']"));

        static string Line(Answered page) => page.Page!.QuerySelectorAll(".govuk-summary-list__row").Single(r => r.TextContent.StartsWith("Who may be told", StringComparison.Ordinal)).TextContent;
    }
}
