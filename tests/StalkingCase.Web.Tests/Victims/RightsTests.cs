using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

public sealed class RightsTests : IAsyncLifetime
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

    private string Root => $"/cases/{_case.CaseId}/victim";

    private async Task<Answered> SendAsync(string who, string page, Dictionary<string, string?> typed, string? button = null)
    {
        var browser = await _app.SignedInAsync(who);
        return await browser.SubmitAsync(await browser.GetAsync(Root + page), typed, button);
    }

    private async Task<List<FactKind>> KindsAsync()
    {
        await using var db = _app.Open();
        return await db.Facts.Where(f => f.CaseId == _case.CaseId).OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync();
    }

    private static Dictionary<string, string?> Needs(string interpreter = "Yes", string? words = "A Polish interpreter.") => new()
    {
        ["Input.Interpreter"] = interpreter,
        ["Input.Children"] = "No",
        ["Input.Disability"] = "No",
        ["Input.Intimidated"] = "NotKnown",
        ["Input.SpecialMeasures"] = "No",
        ["Input.Words"] = words,
    };

    [Fact, Trait("Rule", "CLK-12")]
    public async Task Needs_and_the_choice_of_updates_are_recorded_shown_and_meet_their_clock()
    {
        var saved = await SendAsync(Officer, "/needs", Needs());
        Assert.Equal("Victim", saved.Heading);
        var chosen = await SendAsync(Officer, "/updates", new() { ["Input.Choice"] = "Every", ["Input.EveryDays"] = "5", ["Input.Words"] = "By text, in the evening." });
        Assert.Contains("Every 5 days", chosen.Text, StringComparison.Ordinal);

        Assert.Contains("A Polish interpreter.", (await (await _app.SignedInAsync(Officer)).GetAsync(Root + "/needs")).Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.NotNull((await db.Duties.SingleAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-12" && d.Part == "needs")).MetAt);
    }

    [Fact, Trait("Rule", "CLK-12")]
    public async Task Needs_without_words_or_an_answer_and_an_interval_out_of_range_are_refused_and_kept()
    {
        var silent = await SendAsync(Officer, "/needs", Needs(words: ""));
        Assert.Equal((HttpStatusCode.BadRequest, "Enter what the victim needs"), (silent.Status, silent.Errors.Single()));
        Assert.NotNull(silent.Page!.QuerySelector("[name='Input.Interpreter'][value='Yes'][checked]"));
        var half = Needs();
        half.Remove("Input.Children");
        Assert.Equal(["Select if there are children or other dependants"], (await SendAsync(Officer, "/needs", half)).Errors);

        var rare = await SendAsync(Officer, "/updates", new() { ["Input.Choice"] = "Every", ["Input.EveryDays"] = "29", ["Input.Words"] = "Once a month." });
        Assert.Equal(["Days between updates must be from 1 to 28"], rare.Errors);
        Assert.Contains("Once a month.", rare.Page!.QuerySelector("[name='Input.Words']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Enter what the victim said, and by which channel", "Select how often the victim wants to hear"], (await SendAsync(Officer, "/updates", [])).Errors.Order(StringComparer.Ordinal));
    }

    [Theory, Trait("Rule", "CLK-18")]
    [InlineData("Offered", FactKind.StatementOffered)]
    [InlineData("Declined", FactKind.StatementDeclined)]
    [InlineData("Taken", FactKind.PersonalStatementTaken)]
    public async Task The_personal_statement_is_offered_declined_or_taken(string act, FactKind kind)
    {
        Assert.Equal(2, (await SendAsync(Officer, "/statement", [])).Errors.Count);
        var saved = await SendAsync(Officer, "/statement", new() { ["Input.Act"] = act, ["Input.Words"] = "Will think about it." });
        Assert.Contains(act, saved.Text, StringComparison.Ordinal);
        Assert.Contains(kind, await KindsAsync());
    }

    [Fact, Trait("Rule", "VIC-01")]
    public async Task Only_a_supervisor_takes_enhanced_rights_away_with_a_reason_and_anybody_on_the_case_gives_them_back()
    {
        var officer = await _app.SignedInAsync(Officer);
        var shown = await officer.GetAsync(Root + "/rights");
        Assert.Contains("Only a supervisor takes them away", shown.Text, StringComparison.Ordinal);
        Assert.Empty(shown.Page!.QuerySelectorAll("main form"));

        Assert.Equal(["Enter why the victim does not have enhanced rights"], (await SendAsync("sergeant-harbour", "/rights", [])).Errors);
        Assert.Contains("Not enhanced", (await SendAsync("sergeant-harbour", "/rights", new() { ["Input.Reason"] = "Not a victim of stalking." })).Text, StringComparison.Ordinal);
        Assert.Contains("Enhanced: told within 1 working day", (await SendAsync(Officer, "/rights", new() { ["Input.Reason"] = "He came back." })).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-46")]
    public async Task A_known_date_is_added_and_cancelled_with_a_reason()
    {
        var on = UkTime.DateOf(_app.Now).AddDays(60);
        var typed = new Dictionary<string, string?> { ["Add.Kind"] = "Other", ["Add.On.Day"] = $"{on.Day}", ["Add.On.Month"] = $"{on.Month}", ["Add.On.Year"] = $"{on.Year}" };
        var refused = await SendAsync(Officer, "/dates", typed, "Add the date");
        Assert.Equal(["Enter what happens on that date"], refused.Errors);
        Assert.Equal($"{on.Year}", refused.Page!.QuerySelector("[name='Add.On.Year']")!.GetAttribute("value"));
        var past = new Dictionary<string, string?>(typed) { ["Add.Kind"] = "PrisonRelease", ["Add.On.Year"] = "2019" };
        Assert.Equal(["The date must be today or later"], (await SendAsync(Officer, "/dates", past, "Add the date")).Errors);

        await SendAsync(Officer, "/dates", new(typed) { ["Add.Words"] = "The day they met." }, "Add the date");
        await using var db = _app.Open();
        var date = (await db.Facts.SingleAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.DateKnown)).SubjectId;
        Assert.Equal(2, await db.Duties.CountAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-46" && d.CancelledAt == null));

        Assert.Equal(["Enter why the date no longer stands"], (await SendAsync(Officer, "/dates", new() { ["Cancel.DateId"] = date.ToString() }, "Cancel the date")).Errors);
        var cancelled = await SendAsync(Officer, "/dates", new() { ["Cancel.DateId"] = date.ToString(), ["Cancel.Reason"] = "She asks us not to." }, "Cancel the date");
        Assert.Contains("No date is known", cancelled.Text, StringComparison.Ordinal);
        Assert.Equal(0, await db.Duties.CountAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-46" && d.CancelledAt == null));
    }

    [Fact, Trait("Rule", "CLK-44")]
    public async Task An_inspector_decides_on_the_right_to_know_once_an_unknown_suspect_is_named()
    {
        Assert.Contains("Nothing to decide", (await (await _app.SignedInAsync("inspector-harbour")).GetAsync(Root + "/right-to-know")).Text, StringComparison.Ordinal);
        await using (var db = _app.Open(Officer))
        {
            var by = _app.Account(Officer);
            Person New(string last) => Person.Record(by.ForceId, new Identity("Kit", last, null, null, null), _app.Now);
            var (victim, unknown, named) = (New("Arden"), New("Unknown"), New("Lorne"));
            var opened = Domain.Cases.Case.Open(by.ForceId, by.UnitId!.Value, victim.Id, unknown.Id, false, Domain.Reports.Relationship.Stranger, by.Id, _app.Now);
            opened.NameSuspect(named.Id, "A neighbour knew him.", by.Id, _app.Now);
            db.AddRange(victim, unknown, named, opened);
            await db.CommitAsync(null, _app.Now, default);
            _case = _case with { CaseId = opened.Id };
        }

        Assert.Contains("An inspector decides.", (await (await _app.SignedInAsync("sergeant-harbour")).GetAsync(Root + "/right-to-know")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await SendAsync("inspector-harbour", "/right-to-know", [])).Errors.Count);
        var decided = await SendAsync("inspector-harbour", "/right-to-know", new() { ["Input.Tell"] = "True", ["Input.Reason"] = "She meets him at work." });
        Assert.Contains("Decided: tell the victim", decided.Text, StringComparison.Ordinal);
        Assert.Contains(FactKind.RightToKnowDecided, await KindsAsync());
    }
}
