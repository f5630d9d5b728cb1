using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.People;
using StalkingCase.Web.Pages.Reports;
using StalkingCase.Web.Tests.Reports;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.People;

/// <summary>SEC-D03: whichever page names a member of staff as the suspect, only professional standards are told.</summary>
public sealed class StaffSuspectTests : IAsyncLifetime
{
    private const string Logger = "officer1-harbour";
    private WebApp _app = null!;
    private Officer _suspect = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _suspect = _app.Account("officer2-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Naming_the_suspect_later_restricts_the_case_and_tells_professional_standards()
    {
        var made = await _app.WithAdvocateAsync(await _app.CaseAsync(Logger, "officer3-moorside"), "advocate-harbour", Logger);
        var browser = await _app.SignedInAsync("sergeant-harbour");
        var (names, born) = (_suspect.DisplayName.Split(' '), _suspect.BornOn!.Value);
        var form = await browser.GetAsync($"/cases/{made.CaseId}/people/name-suspect");

        var saved = await browser.SubmitAsync(form, new Dictionary<string, string?>
        {
            ["Input.FirstName"] = names[0],
            ["Input.LastName"] = names[1],
            ["Input.BornOn.Day"] = $"{born.Day}",
            ["Input.BornOn.Month"] = $"{born.Month}",
            ["Input.BornOn.Year"] = $"{born.Year}",
            ["Input.Reason"] = "Recognised on the doorbell camera.",
        });

        Assert.Equal("People", saved.Heading);
        Assert.DoesNotContain("staff", saved.Text, StringComparison.OrdinalIgnoreCase);
        await HoldsAsync(made, ["sergeant-harbour", "officer3-moorside", "officer3-harbour"]);
        await using var db = _app.Open();
        Assert.Equal(_app.Account("officer3-moorside").Id, (await db.Plans.SingleAsync(p => p.CaseId == made.CaseId)).OwnerId);
    }

    [Fact]
    public async Task A_report_onto_a_case_that_is_restricted_already_names_professional_standards_and_tells_them_once()
    {
        var names = _suspect.DisplayName.Split(' ');
        var made = await _app.CaseAsync(Logger, Logger, restricted: true, victim: new Identity("Priyanka", "Deshmukh", null, new DateOnly(1991, 3, 4), null), suspect: new Identity(names[0], names[1], null, _suspect.BornOn, null));
        var browser = await _app.SignedInAsync(Logger);

        for (var i = 0; i < 2; i++)
        {
            var suspect = Journey.Suspect(names[0], names[1], $"{made.SuspectId}");
            (suspect["Input.SuspectBorn.Day"], suspect["Input.SuspectBorn.Month"], suspect["Input.SuspectBorn.Year"]) = ($"{_suspect.BornOn!.Value.Day}", $"{_suspect.BornOn.Value.Month}", $"{_suspect.BornOn.Value.Year}");
            var check = await browser.ToCheckAsync(Journey.Victim("Priyanka", "Deshmukh", $"{made.VictimId}"), suspect);
            Assert.Equal("Report recorded", (await browser.SubmitReportAsync(check, $"{made.CaseId}")).Heading);
        }

        await HoldsAsync(made, [Logger, "officer3-harbour", "officer3-moorside"]);
    }

    private async Task HoldsAsync(Arrangement made, string[] named)
    {
        await using var db = _app.Open();
        var of = await db.Cases.SingleAsync(c => c.Id == made.CaseId);
        Assert.True(of.IsRestricted);
        Assert.Equal(named.Select(n => _app.Account(n).Id).Order(), of.NamedReaders.Select(n => n.UserId).Order());
        var told = await db.Notices.Where(n => n.Step == StaffSuspect.Step).Select(n => n.RecipientId!.Value).ToListAsync();
        Assert.Equal(new[] { "officer3-harbour", "officer3-moorside" }.Select(n => _app.Account(n).Id).Order(), told.Order());
        Assert.Contains(made.Reference, (await (await _app.SignedInAsync("officer3-harbour")).GetAsync("/notifications")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Reference, (await (await _app.SignedInAsync("inspector-harbour")).GetAsync("/notifications")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("officer2-harbour")).GetAsync($"/cases/{made.CaseId}")).Status);
    }
}
