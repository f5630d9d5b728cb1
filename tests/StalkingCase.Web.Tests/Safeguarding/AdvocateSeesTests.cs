using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Architecture;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>
/// What ux 3f says an advocate may not see is in no page that she can ask for, and what consent does not cover answers like
/// a case that is not there. Generated from the routes, so that a new page is held to it on its first day.
/// </summary>
[Trait("Rule", "ACC-02")]
public sealed class AdvocateSeesTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private const string Colleague = "advocate-moorside";
    private WebApp _app = null!;
    private Arrangement _hers = null!;
    private Arrangement _other = null!;
    private Guid _moved;
    private Guid _wasIncident;
    private Guid _corrected;
    private Guid _orderOfSomebodyElse;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        var suspect = new Identity("Lorcan", "Westerby", null, new DateOnly(1979, 11, 23), null);
        _hers = await _app.WithOrderAndWarrantAsync(await _app.CaseAsync("officer2-harbour", officerInCase: Officer, suspect: suspect), Officer);
        var meeting = await _app.MeetingAsync(Officer, Officer, _app.Now.AddHours(1), attendees: [Advocate, Colleague]);
        _hers = await _app.OnAgendaAsync(await _app.WithAdvocateAsync(_hers, Advocate, Officer), meeting, Officer);
        _other = await _app.WithOrderAndWarrantAsync(await _app.CaseAsync("officer2-harbour", officerInCase: Officer, suspectId: _hers.SuspectId, victim: new Identity("Marisol", "Sentother", null, new DateOnly(1988, 5, 6), null)), Officer);
        _other = await _app.OnAgendaAsync(await _app.WithAdvocateAsync(_other, Colleague, Officer), meeting, Officer);
        _app.Clock.Advance(TimeSpan.FromHours(2));
        _other = await _app.WithMeetingActionAsync(_other, "SENTINEL-OTHERACTION", Officer, Officer) with { SearchId = await SearchAsync() };
        await _app.ActAsync(Officer, _hers.CaseId, (c, _, now) => c.AddContact(_hers.SuspectRoleId, ContactKind.Address, new ProtectedText("SENTINEL-HISHOME 4 Gorse Lane"), now));
        var by = _app.Account(Officer).Id;
        await using var db = _app.Open(Officer);
        var opened = await db.Cases.SingleAsync(c => c.Id == _hers.CaseId);
        db.Add(Entry.Record(opened, new EntryContent(EntryType.Incident, _app.Now.AddHours(-3), TimePrecision.Minute, "He waited at the gate.", [Box.Following, Box.PriorVictims]), by, _app.Now));
        var history = Order.Made(opened, new MadeContent(OrderKind.RestrainingOnConviction, _app.Now.AddHours(-2), null)
        {
            ProtectsSomebodyElse = true,
            Court = "SENTINEL-OTHERCOURT",
            Conditions = [new ConditionContent(ConditionKind.NoContact, "SENTINEL-OTHERNAME is not to be contacted.")],
        }, by, _app.Now);
        db.Add(history);
        _orderOfSomebodyElse = history.Id;
        db.Add(Entry.Record(opened, new EntryContent(EntryType.Intelligence, _app.Now.AddHours(-2), TimePrecision.Minute, "SENTINEL-INTELLIGENCE he bought a knife.", [Box.ThreatsToKill]), by, _app.Now));
        _moved = Replace(db, opened, await db.Cases.SingleAsync(c => c.Id == _other.CaseId), "SENTINEL-MOVEDENTRY she hid in the depot.", EntryType.Incident, VoidReason.WrongCase);
        _wasIncident = Replace(db, opened, opened, "SENTINEL-WASINCIDENT a neighbour said so in confidence.", EntryType.Intelligence, VoidReason.Replaced);
        _corrected = Replace(db, opened, opened, "SENTINEL-EARLIERWORDS of a third person.", EntryType.Incident, VoidReason.Replaced, "He waited at the gate.");
        var warrant = await db.Warrants.SingleAsync(w => w.Id == _hers.WarrantId);
        warrant.NoteWhereabouts("SENTINEL-LIKELYPLACE his brother's yard", "SENTINEL-OFFICERSAFETY two dogs", by, _app.Now);
        warrant.RecordArrestAttempt(new AttemptContent(ArrestOutcome.NotThere, _app.Now.AddMinutes(-30), "SENTINEL-WENTWHERE", "SENTINEL-WENTWHO", "SENTINEL-WENTFOUND") { NextAction = "SENTINEL-WENTNEXT", NextActionBy = _app.Now.AddHours(20) }, WarrantGrade.B, Policy.Defaults, by, _app.Now);
        var sergeant = new Decider(_app.Account("sergeant-harbour").Id, Rank.Sergeant);
        warrant.Review(new ReviewContent("SENTINEL-REVIEWDONE", "SENTINEL-REVIEWGAPS", DelayReason.Resources, "SENTINEL-REVIEWDIRECTION", _app.Now.AddHours(20)), monthly: false, sergeant, _app.Now);
        warrant.SetNextAction(new NextActionContent("SENTINEL-DIRECTED", _app.Now.AddHours(20), "SENTINEL-DIRECTEDWHY"), WarrantGrade.B, Policy.Defaults, sergeant, _app.Now);
        await db.CommitAsync(null, _app.Now, default);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>An incident of her case that was voided for an entry elsewhere or of another kind.</summary>
    private Guid Replace(StalkingCase.Data.CaseDbContext db, Case here, Case there, string words, EntryType type, VoidReason reason, string? corrected = null)
    {
        var by = _app.Account(Officer).Id;
        var wrong = Entry.Record(here, new EntryContent(EntryType.Incident, _app.Now.AddHours(-3), TimePrecision.Minute, words, [Box.Following]), by, _app.Now);
        var right = Entry.Record(there, new EntryContent(type, _app.Now.AddHours(-3), TimePrecision.Minute, corrected ?? words, [Box.Following]), by, _app.Now);
        wrong.Void(reason, "SENTINEL-WHYVOIDED", by, _app.Now, right.Id);
        db.AddRange(wrong, right);
        return corrected is null ? wrong.Id : right.Id;
    }

    private string[] Hidden =>
    [
        "SENTINEL-HISHOME", "SENTINEL-INTELLIGENCE", "SENTINEL-LIKELYPLACE", "SENTINEL-OFFICERSAFETY", "SENTINEL-MOVEDENTRY", "SENTINEL-WASINCIDENT", "SENTINEL-EARLIERWORDS", "SENTINEL-WHYVOIDED", "Threatened to kill", "Nov 1979", "November 1979", "1979-11-23", "11/1979",
        "SENTINEL-WENT", "SENTINEL-REVIEW", "SENTINEL-DIRECTED", "SENTINEL-OTHER", "Did it to somebody else before", "estraining order", _orderOfSomebodyElse.ToString(), "in 2 cases", "2 other",
        _other.Reference, _other.CaseId.ToString(), _other.VictimId.ToString(), _other.OrderId.ToString(), _other.WarrantId.ToString(), "Sentother", "Marisol", _other.ActionId.ToString(), _other.ReferralId.ToString(), _other.MeetingActionId.ToString(),
    ];

    [Fact]
    public async Task No_page_that_she_can_open_holds_what_she_may_not_see_and_every_other_answers_like_a_random_id()
    {
        var advocate = await _app.SignedInAsync(Advocate);
        var random = await advocate.GetAsync($"/cases/{Guid.NewGuid()}", follow: false);
        var wrong = new List<string>();
        var shown = 0;
        foreach (var endpoint in Pages())
        {
            var answer = await advocate.GetAsync(_hers.AddressOf(endpoint), follow: false);
            wrong.AddRange(Hidden.Where(h => answer.Body.Contains(h, StringComparison.OrdinalIgnoreCase)).Select(h => $"/{endpoint.RoutePattern.RawText} holds {h}"));
            if (answer.Status is HttpStatusCode.OK) shown++;
            if (!RolePermissions.Has(Roles.Advocate, endpoint.Metadata.GetMetadata<RequirePermissionAttribute>()!.Permission)) continue;

            // The meeting itself she attends; of its cases she opens only hers.
            if (Ids(endpoint).Any(id => id is not ("meetingId" or RouteIds.Case)) && !IsLike(random, await advocate.GetAsync((_other with { CaseId = _hers.CaseId }).AddressOf(endpoint), follow: false))) wrong.Add($"/{endpoint.RoutePattern.RawText} reaches a record of another case");
            if (Ids(endpoint).Contains("orderId") && !IsLike(random, await advocate.GetAsync((_hers with { OrderId = _orderOfSomebodyElse }).AddressOf(endpoint), follow: false))) wrong.Add($"/{endpoint.RoutePattern.RawText} shows an order that protects somebody else");
            if (!IsUnderCase(endpoint)) continue;

            var isHers = RolePermissions.Has(Roles.Advocate, endpoint.Metadata.GetMetadata<RequirePermissionAttribute>()!.Permission);
            if (!isHers && !IsLike(random, answer)) wrong.Add($"/{endpoint.RoutePattern.RawText} is not for advocates, but answers {(int)answer.Status}");
            if (isHers && endpoint.Metadata.GetMetadata<SharedWithAdvocatesAttribute>() is null && AccessMatrixTests.Plain(answer.Body) != AccessMatrixTests.Plain(random.Body)) wrong.Add($"/{endpoint.RoutePattern.RawText} is not shared, but answers {(int)answer.Status}");
            if (!IsLike(random, await advocate.GetAsync(_other.AddressOf(endpoint), follow: false))) wrong.Add($"/{endpoint.RoutePattern.RawText} of another victim does not answer like a random id");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(shown > 30, $"Only {shown} pages were shown.");
    }

    [Fact, Trait("Rule", "SEC-D14")]
    public async Task A_voided_entry_is_not_there_for_an_advocate_and_a_corrected_one_hides_what_it_said()
    {
        var (advocate, officer, root) = (await _app.SignedInAsync(Advocate), await _app.SignedInAsync(Officer), $"/cases/{_hers.CaseId}");
        var random = await advocate.GetAsync($"/cases/{Guid.NewGuid()}", follow: false);
        foreach (var voided in new[] { _moved, _wasIncident })
        {
            Assert.True(IsLike(random, await advocate.GetAsync($"{root}/incidents/{voided}", follow: false)));
            Assert.Contains("SENTINEL-", (await officer.GetAsync($"{root}/incidents/{voided}")).Text, StringComparison.Ordinal);
        }

        var corrected = await advocate.GetAsync($"{root}/incidents/{_corrected}");
        Assert.Contains("He waited at the gate.", corrected.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("an earlier entry", corrected.Text, StringComparison.Ordinal);
        foreach (var page in (string[])["/incidents?voided=true", "/timeline", "", $"/incidents/{_corrected}", "/handover"])
        {
            var shown = await advocate.GetAsync(page == "/handover" ? page : root + page);
            Assert.DoesNotContain(Hidden, h => shown.Body.Contains(h, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains("SENTINEL-MOVEDENTRY", (await officer.GetAsync($"{root}/incidents?voided=true")).Text, StringComparison.Ordinal);
        Assert.Contains("SENTINEL-MOVEDENTRY", (await officer.GetAsync($"{root}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_under_a_case_is_logged_with_the_case()
    {
        var advocate = await _app.SignedInAsync(Advocate);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/cases/{_hers.CaseId}/add")).Status);
        await using var db = _app.Open();
        Assert.True(await db.AccessLogEntries.AnyAsync(l => l.UserId == _app.Account(Advocate).Id && l.CaseId == _hers.CaseId && l.Outcome == "denied" && l.Route.EndsWith("/add")));
    }

    [Fact]
    public async Task A_search_for_the_suspect_finds_her_victims_case_and_no_other()
    {
        var advocate = await _app.SignedInAsync(Advocate);
        foreach (var words in (string[])["Lorcan Westerby", "Marisol Sentother", _other.Reference, "Gorse Lane"])
        {
            var found = await advocate.SubmitAsync(await advocate.GetAsync("/search"), new { Q = words }, "Search");

            Assert.DoesNotContain(Hidden, h => found.Body.Contains(h, StringComparison.OrdinalIgnoreCase) && !words.Contains(h, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(_other.CaseId.ToString(), found.Body, StringComparison.Ordinal);
            Assert.Equal(words is "Lorcan Westerby", found.Text.Contains("Suspect in 1 case", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(ConsentScopes.Contact)]
    [InlineData(ConsentScopes.SafetyPlan)]
    [InlineData(ConsentScopes.Orders)]
    [InlineData(ConsentScopes.Timeline)]
    [InlineData(ConsentScopes.SafetyPlan | ConsentScopes.Timeline)]
    [Trait("Rule", "SEC-D17")]
    public async Task Each_page_opens_exactly_where_the_consent_covers_it(ConsentScopes given)
    {
        var advocate = await _app.SignedInAsync(Advocate);
        await using (var db = _app.Open(Officer))
        {
            (await db.Referrals.SingleAsync(r => r.CaseId == _hers.CaseId)).ChangeConsent(new ConsentContent(IsGiven: true, given, "By phone."), _app.Account(Officer).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var random = await advocate.GetAsync($"/cases/{Guid.NewGuid()}", follow: false);
        var wrong = new List<string>();
        foreach (var endpoint in Pages().Where(IsUnderCase).Where(e => RolePermissions.Has(Roles.Advocate, e.Metadata.GetMetadata<RequirePermissionAttribute>()!.Permission)))
        {
            var isCovered = endpoint.Metadata.GetMetadata<SharedWithAdvocatesAttribute>() is { } shared && (given & shared.Needs) == shared.Needs;
            var answer = await advocate.GetAsync(_hers.AddressOf(endpoint), follow: false);
            if (isCovered ? answer.Status is HttpStatusCode.NotFound or HttpStatusCode.InternalServerError : !IsLike(random, answer)) wrong.Add($"/{endpoint.RoutePattern.RawText} answers {(int)answer.Status} with {given}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>A search that her colleague has run.</summary>
    private async Task<Guid> SearchAsync()
    {
        var colleague = await _app.SignedInAsync(Colleague);
        await colleague.SubmitAsync(await colleague.GetAsync("/search"), new { Q = "Lorcan Westerby" }, "Search");
        await using var db = _app.Open(Colleague);
        return (await db.SavedSearches.SingleAsync()).Id;
    }

    private static IEnumerable<string> Ids(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Select(p => p.Name).Where(n => n.EndsWith("Id", StringComparison.Ordinal));

    private IEnumerable<RouteEndpoint> Pages() => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<RequirePermissionAttribute>() is not null).DistinctBy(e => e.RoutePattern.RawText);

    private static bool IsUnderCase(RouteEndpoint endpoint) => endpoint.RoutePattern.GetParameter(RouteIds.Case) is not null;

    private static bool IsLike(Answered random, Answered answer) => answer.Status == random.Status && AccessMatrixTests.Plain(answer.Body) == AccessMatrixTests.Plain(random.Body);
}
