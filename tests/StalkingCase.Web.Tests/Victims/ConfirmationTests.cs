using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

/// <summary>CLK-12: a report is confirmed by what was sent, in a way that was safe; what the victim chose before stands.</summary>
[Trait("Rule", "CLK-12")]
public sealed class ConfirmationTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, officerInCase: Officer);
        _app.Clock.Advance(TimeSpan.FromHours(1));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<Answered> RecordAsync(string way, string? to = null, Action<Dictionary<string, string?>>? with = null)
    {
        var officer = await _app.SignedInAsync(Officer);
        var form = await officer.GetAsync($"/cases/{_case.CaseId}/duties/confirmation");
        var fields = new Dictionary<string, string?> { ["Input.When.Choice"] = "Now", ["Input.Way"] = way, ["Input.What"] = "The crime number and whom to ring." };
        if (to is not null) fields["Input.DetailId"] = form.Page!.QuerySelectorAll("[name='Input.DetailId'] option").First(o => o.TextContent.StartsWith(to, StringComparison.Ordinal)).GetAttribute("value");
        with?.Invoke(fields);
        return await officer.SubmitAsync(form, fields, "Record the confirmation");
    }

    private async Task<bool> OwesAsync()
    {
        await using var db = _app.Open();
        return await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-12" && d.Part == "");
    }

    private async Task<int> ChoicesAsync()
    {
        await using var db = _app.Open();
        return await db.Facts.CountAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.VictimChoseContact);
    }

    [Fact]
    public async Task What_was_sent_is_recorded_and_keeps_the_victims_earlier_choice()
    {
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.ChooseUpdates(null, noContact: true, [], "Does not want to be rung.", by, now));
        Assert.Equal(["Select how it was sent", "Enter what was sent"], (await RecordAsync("ByHand", with: f => { f.Remove("Input.Way"); f["Input.What"] = ""; })).Errors);
        Assert.True(await OwesAsync());

        var saved = await RecordAsync("ByHand");

        Assert.Contains("Confirmation recorded.", saved.Text, StringComparison.Ordinal);
        Assert.False(await OwesAsync());
        Assert.Equal(1, await ChoicesAsync());
        await using var db = _app.Open();
        var fact = await db.Facts.SingleAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.ConfirmationSent);
        Assert.Equal((SafeContact.AnotherPerson, _app.Now), (fact.Detail.How, fact.OccurredAt));
        Assert.Equal("ByHand", (await db.Amendments.SingleAsync(a => a.CaseId == _case.CaseId && a.Field == "Report confirmed")).Earlier);
    }

    [Fact, Trait("Rule", "CLK-17")]
    public async Task A_choice_made_with_it_is_recorded()
    {
        await RecordAsync("ByHand", with: f => f["Input.EveryDays"] = "5");

        Assert.Equal(1, await ChoicesAsync());
        await using var db = _app.Open();
        Assert.Equal(5, (await db.Facts.SingleAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.VictimChoseContact)).Detail.EveryDays);
    }

    [Fact, Trait("Rule", "SEC-D07")]
    public async Task A_letter_counts_only_where_writing_is_safe_and_to_a_detail_that_is_in_use()
    {
        Assert.Equal(["Select where it went"], (await RecordAsync("Letter")).Errors);
        Assert.Contains("It is not recorded that writing to the victim is safe.", Assert.Single((await RecordAsync("Letter", "Staying tonight")).Errors), StringComparison.Ordinal);
        Assert.True(await OwesAsync());

        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.SetSafeToWrite(isSafe: true, [], by, now));
        string? place = null;
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) =>
        {
            var detail = c.Victim.Contacts.First(d => d.Kind is ContactKind.SafePlace);
            place = detail.Id.ToString();
            c.AddContact(c.Victim.Id, ContactKind.Address, new ProtectedText("SENTINEL-NEWHOME 2 Quay"), now);
            c.SupersedeContact(c.Victim.Id, detail.Id, "He knows it.", [], by, now);
        });
        Assert.Equal(["Select where it went"], (await RecordAsync("Letter", "Address", f => f["Input.DetailId"] = null)).Errors);
        Assert.DoesNotContain(place!, (await (await _app.SignedInAsync(Officer)).GetAsync($"/cases/{_case.CaseId}/duties/confirmation")).Body, StringComparison.Ordinal);

        Assert.Contains("Confirmation recorded.", (await RecordAsync("Letter", "Address")).Text, StringComparison.Ordinal);
        Assert.False(await OwesAsync());
    }

    [Theory, Trait("Rule", "VIC-02")]
    [InlineData(SafeContact.DoNotContact, "the victim asked for no contact.")]
    [InlineData(SafeContact.Phone, "this is not the way that is safe for the victim.")]
    public async Task What_is_not_safe_is_stopped_leaves_a_trace_and_the_confirmation_stays_owed(SafeContact safe, string because)
    {
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.PreferContactBy(safe, worksOnCase: true, by, now));

        var stopped = await RecordAsync("Text", "Phone");

        Assert.Contains(because, Assert.Single(stopped.Errors), StringComparison.Ordinal);
        Assert.True(await OwesAsync());
        await using var db = _app.Open();
        Assert.Equal(1, await db.Facts.CountAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.ContactStopped));
    }

    [Fact]
    public async Task It_was_sent_after_the_report()
    {
        var before = await RecordAsync("ByHand", with: f => (f["Input.When.Choice"], f["Input.When.Time"]) = ("Yesterday", "10:00"));

        Assert.Equal(["It must have been sent after the report."], before.Errors);
        Assert.True(await OwesAsync());
    }
}
