using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Cases;

/// <summary>Closing a case ends no warrant and no order: who answers for them still sees them, and what is done is still recorded.</summary>
public sealed class ClosedCaseOwesTests : IAsyncLifetime
{
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.WithOrderAndWarrantAsync(await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Rule", "REP-20"), Trait("Rule", "CLK-21"), Trait("Rule", "CLK-25"), Trait("Rule", "CLK-35")]
    public async Task The_queues_the_counts_and_the_pages_still_show_them_and_an_attempt_and_the_service_are_still_recorded()
    {
        await using (var db = _app.Open("officer1-harbour"))
        {
            var of = await db.Cases.SingleAsync(c => c.Id == _case.CaseId);
            db.Orders.Add(Order.Made(of, new MadeContent(OrderKind.NonMolestation, _app.Now.AddDays(-300), UkTime.DateOf(_app.Now).AddDays(20)), _app.Account("officer1-harbour").Id, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var inspector = await _app.SignedInAsync("inspector-harbour");
        var asked = await inspector.GetAsync($"/cases/{_case.CaseId}/close");
        Assert.Contains("attempts and reviews stay due after closing", asked.Text, StringComparison.Ordinal);
        Assert.Contains("its service, conditions and end stay due after closing", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Closing does not end this", asked.Text, StringComparison.Ordinal);
        await using (var db = _app.Open("officer1-harbour"))
        {
            var of = await db.Cases.SingleAsync(c => c.Id == _case.CaseId);
            var stands = new ClosureObstacles(false, true, true, false, false, false);
            of.RequestClosure(OutcomeCode.EvidentialDifficulty, "Nothing more to do.", stands, _app.Account("officer1-harbour").Id, _app.Now);
            of.Close(new ClosureRecord(OutcomeCode.EvidentialDifficulty, true, "He is still wanted.", null, true), "Known to be abroad.", stands, new Decider(_app.Account("inspector-harbour").Id, Rank.Inspector), _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var closed = await inspector.GetAsync($"/cases/{_case.CaseId}/close");
        Assert.Contains("Still due: ", closed.Text, StringComparison.Ordinal);
        Assert.Contains("First arrest attempt", closed.Text, StringComparison.Ordinal);
        Assert.Contains("Serve the order", closed.Text, StringComparison.Ordinal);
        Assert.Contains(_case.Reference, (await inspector.GetAsync("/orders/expiring")).Text, StringComparison.Ordinal);
        var home = await inspector.GetAsync("/");
        Assert.Contains("2 orders made, not served", home.Text, StringComparison.Ordinal);
        Assert.Contains("1 order ends within 90 days, undecided", home.Text, StringComparison.Ordinal);
        Assert.Contains(_case.Reference, (await inspector.GetAsync("/cases?unserved=true&status=")).Text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromHours(80));
        Assert.Contains(_case.Reference, (await (await _app.SignedInAsync("sergeant-harbour")).GetAsync("/warrants/overdue")).Text, StringComparison.Ordinal);
        var officer = await _app.SignedInAsync("officer1-harbour");
        var attempt = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/warrants/{_case.WarrantId}/arrest-attempts/new"), new Dictionary<string, string?>
        {
            ["Input.Outcome"] = "NotThere",
            ["Input.When.Choice"] = "Now",
            ["Input.Place"] = "The last known address",
            ["Input.WhoWent"] = "PC Cole",
            ["Input.Found"] = "Knocked, spoke to a neighbour.",
            ["Input.NextAction"] = "Go back",
            ["Input.Next.Choice"] = "Tomorrow",
            ["Input.Next.Time"] = "20:00",
        });
        Assert.Contains("Arrest attempt recorded.", attempt.Text, StringComparison.Ordinal);
        var served = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/orders/{_case.OrderId}/served"), new Dictionary<string, string?> { ["Input.InCourt"] = "False", ["Input.When.Choice"] = "Now", ["Input.Exempt"] = "False", ["Input.ByWhom"] = "PC Cole", ["Input.Where"] = "The police station" });
        Assert.Equal(HttpStatusCode.OK, served.Status);
        await using var after = _app.Open();
        Assert.Equal(CaseStatus.Closed, (await after.Cases.SingleAsync(c => c.Id == _case.CaseId)).Status);
        Assert.True(await after.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-36" && d.MetAt == null && d.CancelledAt == null));
        Assert.True(await after.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-23" && d.MetAt == null && d.CancelledAt == null));
    }
}
