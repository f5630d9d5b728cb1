using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

[Trait("Rule", "VIC-05")]
public sealed class WithdrawalTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, officerInCase: Officer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Page => $"/cases/{_case.CaseId}/victim/withdrawal";

    private Task WithdrewAsync() => _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.RecordVictimWithdrawal("Afraid of his brothers.", by, now, WithdrawalReason.Fear));

    [Fact]
    public async Task The_steps_after_a_withdrawal_are_shown_until_every_one_is_recorded()
    {
        var officer = await _app.SignedInAsync(Officer);
        var begun = await officer.SubmitAsync(await officer.GetAsync(Page), new Dictionary<string, string?> { ["Why.Reason"] = "Fear", ["Why.Words"] = "Afraid of his brothers." }, "Record the withdrawal");
        foreach (var step in (string[])["A new risk assessment", "A decision on a protection order", "Whether to prosecute", "check, by a sergeant or above who did not record"]) Assert.Contains(step, begun.Text, StringComparison.Ordinal);
        Assert.Contains("Afraid of his brothers.", begun.Text, StringComparison.Ordinal);
        Assert.Contains("Still missing", (await officer.GetAsync($"/cases/{_case.CaseId}/victim")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What did you check?", begun.Text, StringComparison.Ordinal);

        var considered = await officer.SubmitAsync(begun, new Dictionary<string, string?> { ["Evidence.GoesOn"] = "True", ["Evidence.Words"] = "The messages and the neighbour." }, "Record the decision");
        Assert.DoesNotContain("Whether to prosecute", considered.Text, StringComparison.Ordinal);

        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        await sergeant.SubmitAsync(await sergeant.GetAsync(Page), new Dictionary<string, string?> { ["Check.Words"] = "No pressure found; a safe number was given." }, "Record the check");
        await _app.ActAsync(Officer, _case.CaseId, (c, by, now) => c.ConsiderOrder(OrderDecision.Apply, null, null, by, now));
        Assert.DoesNotContain("Every step is recorded", (await officer.GetAsync(Page)).Text, StringComparison.Ordinal);

        await using var db = _app.Open();
        Assert.Equal(WithdrawalReason.Fear, (await db.Facts.SingleAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.VictimWithdrew)).Detail.Withdrawal);
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.WithdrawalChecked));
    }

    [Theory]
    [InlineData(null, "She said so.", "Select why the victim withdrew")]
    [InlineData("Delay", "", "Enter the reason the victim gave, or that none was given")]
    public async Task A_withdrawal_that_says_too_little_is_refused_and_keeps_what_was_typed(string? reason, string words, string sentence)
    {
        var officer = await _app.SignedInAsync(Officer);
        var typed = new Dictionary<string, string?> { ["Why.Words"] = words };
        if (reason is not null) typed["Why.Reason"] = reason;

        var answer = await officer.SubmitAsync(await officer.GetAsync(Page), typed, "Record the withdrawal");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(sentence, answer.Errors);
        if (words.Length > 0) Assert.Contains(words, answer.Page!.QuerySelector("[name='Why.Words']")!.TextContent, StringComparison.Ordinal);
        if (reason is not null) Assert.NotNull(answer.Page!.QuerySelector($"[name='Why.Reason'][value='{reason}'][checked]"));
    }

    [Fact]
    public async Task Evidence_and_check_say_something_or_are_refused()
    {
        await WithdrewAsync();
        var sergeant = await _app.SignedInAsync("sergeant-harbour");
        var check = await sergeant.SubmitAsync(await sergeant.GetAsync(Page), new Dictionary<string, string?> { ["Check.Words"] = " " }, "Record the check");
        Assert.Equal(HttpStatusCode.BadRequest, check.Status);
        var evidence = await sergeant.SubmitAsync(await sergeant.GetAsync(Page), new Dictionary<string, string?> { ["Evidence.Words"] = "Messages." }, "Record the decision");
        Assert.Equal(["Select if the prosecution goes on"], evidence.Errors);
        Assert.Contains("Messages.", evidence.Page!.QuerySelector("[name='Evidence.Words']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "AUD-02")]
    public async Task A_supervisor_who_recorded_the_withdrawal_is_not_offered_the_check()
    {
        await _app.ActAsync("sergeant-harbour", _case.CaseId, (c, by, now) => c.RecordVictimWithdrawal("Wants peace.", by, now, WithdrawalReason.Process));
        var page = await (await _app.SignedInAsync("sergeant-harbour")).GetAsync(Page);
        Assert.DoesNotContain("What did you check?", page.Text, StringComparison.Ordinal);
        Assert.Contains("What did you check?", (await (await _app.SignedInAsync("inspector-harbour")).GetAsync(Page)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VictimDoesNotSupport")]
    [InlineData("VictimDoesNotSupportNoSuspect")]
    [InlineData("EvidentialDifficulty")]
    [InlineData("NotACrime")]
    public async Task Closing_on_the_withdrawal_alone_is_refused_with_the_sentence_and_the_case_stays_open(string outcome)
    {
        await WithdrewAsync();
        var officer = await _app.SignedInAsync(Officer);

        var answer = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/close"), new Dictionary<string, string?> { ["Ask.Outcome"] = outcome, ["Ask.Reason"] = "She does not want it." }, "Ask for closure");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("A case is not closed on the victim's withdrawal alone. Complete the steps after the withdrawal first.", answer.Errors);
        Assert.Contains("She does not want it.", answer.Page!.QuerySelector("[name='Ask.Reason']")!.TextContent, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Null((await db.Cases.SingleAsync(c => c.Id == _case.CaseId)).ClosureRequestedBy);
    }

    [Fact, Trait("Rule", "REP-20")]
    public async Task A_withdrawal_recorded_after_closure_was_asked_for_stops_the_sergeants_decision()
    {
        var officer = await _app.SignedInAsync(Officer);
        Assert.Empty((await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/close"), new Dictionary<string, string?> { ["Ask.Outcome"] = "EvidentialDifficulty", ["Ask.Reason"] = "Nothing more to find." }, "Ask for closure")).Errors);
        await WithdrewAsync();
        var sergeant = await _app.SignedInAsync("sergeant-harbour");

        var form = await sergeant.GetAsync($"/cases/{_case.CaseId}/close");
        var decision = new Dictionary<string, string?> { ["Decide.Decision"] = "Close", ["Decide.ResidualRisk"] = "He lives nearby.", ["Decide.VictimTold"] = "True" };
        if (form.Page!.QuerySelector("[name='Decide.OverrideReason']") is not null) decision["Decide.OverrideReason"] = "She wants it closed.";
        var answer = await sergeant.SubmitAsync(form, decision, "Save the decision");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("A case is not closed on the victim's withdrawal alone. Complete the steps after the withdrawal first.", answer.Errors);
        Assert.Contains("He lives nearby.", answer.Page!.QuerySelector("[name='Decide.ResidualRisk']")!.TextContent, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.Equal(CaseStatus.Open, (await db.Cases.SingleAsync(c => c.Id == _case.CaseId)).Status);
    }

    [Fact]
    public async Task An_advocate_reaches_none_of_it()
    {
        await _app.ReferAsync(_case.CaseId, "advocate-harbour", Officer);
        var advocate = await _app.SignedInAsync("advocate-harbour");
        foreach (var page in (string[])["", "/withdrawal", "/needs", "/updates", "/statement", "/rights", "/dates", "/right-to-know"])
            Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/cases/{_case.CaseId}/victim{page}")).Status);
        Assert.DoesNotContain($"/cases/{_case.CaseId}/victim", (await advocate.GetAsync($"/cases/{_case.CaseId}")).Body, StringComparison.Ordinal);
    }
}
