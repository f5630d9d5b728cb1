using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

/// <summary>VIC-03: each clock of the Victims' Code is met by a contact that tells of its own matter, and by nothing else.</summary>
[Trait("Rule", "VIC-03")]
public sealed class ToldClockTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private static readonly string[] Clocks = ["CLK-13", "CLK-14", "CLK-15", "CLK-16"];
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.WithOrderAndWarrantAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Officer);
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) =>
        {
            c.RecordArrest(now, by, now);
            c.RecordCharge(now, by, now);
            c.RecordHearing(now, by, now);
        });
        _app.Clock.Advance(TimeSpan.FromHours(1));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<IReadOnlyList<string>> MetAsync()
    {
        await using var db = _app.Open();
        var duties = await db.Duties.Where(d => d.CaseId == _case.CaseId && Clocks.Contains(d.Clock)).ToListAsync();
        Assert.Equal(Clocks, duties.Select(d => d.Clock).Distinct().Order());
        return [.. duties.Where(d => d.MetAt is not null).Select(d => d.Clock).Distinct().Order()];
    }

    [Theory]
    [InlineData("Custody", "CLK-13")]
    [InlineData("ChargeDecision", "CLK-14")]
    [InlineData("Warrant", "CLK-15")]
    [InlineData("Court", "CLK-16")]
    [InlineData("Order", null)]
    [InlineData("Routine", null)]
    public async Task A_contact_meets_the_clock_of_what_was_told_and_no_other(string told, string? clock)
    {
        var officer = await _app.SignedInAsync(Officer);

        var saved = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/duties/contact"), new Dictionary<string, string?>
        {
            ["Input.When.Choice"] = "Now",
            ["Input.How"] = "Phone",
            ["Input.Succeeded"] = "True",
            ["Input.SafeToSpeak"] = "True",
            ["Input.Told"] = told,
            ["Input.Words"] = "She was told.",
            ["Input.NoneWanted"] = "True",
        });

        Assert.Empty(saved.Errors);
        Assert.Equal(clock is null ? [] : [clock], await MetAsync());
    }

    [Fact]
    public async Task What_the_victim_rings_in_a_report_or_a_breach_meets_none()
    {
        await using (var db = _app.Open(Officer))
        {
            var (of, order, by) = (await db.Cases.SingleAsync(c => c.Id == _case.CaseId), await db.Orders.SingleAsync(o => o.Id == _case.OrderId), _app.Account(Officer).Id);
            db.Add(Entry.Record(of, new EntryContent(EntryType.Incident, _app.Now, TimePrecision.Minute, "She rang: he is at the gate, and she had read of the charge.", [Box.Following]), by, _app.Now));
            db.Add(order.RecordBreach(of, new EntryContent(EntryType.Breach, _app.Now, TimePrecision.Minute, "She rang: he sent a message.", [Box.BreachOfOrder, Box.UnwantedContact]), by, _app.Now));
            var report = Report.Start(of.ForceId, of.UnitId, by, _app.Now);
            db.AddRange(report, LogReport.Submit(report, new ReportContent(new EntryContent(EntryType.Report, _app.Now, TimePrecision.Minute, "She reports a third call.", [Box.UnwantedContact]) { Fear = Answer.Yes, Principal = Classification.Stalking }) { Relationship = Relationship.ExPartner }, of, by, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        Assert.Empty(await MetAsync());
    }
}
