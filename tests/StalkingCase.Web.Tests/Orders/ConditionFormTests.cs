using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Orders;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Orders;

/// <summary>What is typed is never answered in the framework's words, and never dropped.</summary>
public sealed class ConditionFormTests : IAsyncLifetime
{
    private const string Line = "Input.Conditions.Rows[0].";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<Answered> RecordAsync(Dictionary<string, string?> condition)
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        return await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}/orders/new"), new Dictionary<string, string?>(condition)
        {
            ["Input.Kind"] = "StalkingProtection",
            ["Input.When.Choice"] = "Now",
            ["Input.Court"] = "Castle Hill Magistrates' Court",
            ["Input.FurtherOrder"] = "True",
            ["Input.ProtectsSomebodyElse"] = "False",
        }, "Record the order");
    }

    [Fact]
    public async Task A_distance_that_is_no_number_has_one_sentence_and_it_is_ours()
    {
        var answer = await RecordAsync(new() { [Line + "Kind"] = "Distance", [Line + "Words"] = "Not within 100 metres of the school.", [Line + "Metres"] = "100m" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["Enter the distance in metres, like 100"], answer.Errors);
        Assert.Equal("100m", ((AngleSharp.Html.Dom.IHtmlInputElement)answer.Page!.QuerySelector($"[name='{Line}Metres']")!).Value);
    }

    [Fact]
    public async Task Where_no_rule_asks_for_the_number_the_sentence_is_ours_too()
    {
        var answer = await RecordAsync(new() { [Line + "Kind"] = "NoContact", [Line + "Words"] = "Not to contact the victim.", [Line + "Metres"] = "near" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["\u201cnear\u201d is not a whole number. Enter figures only, like 100"], answer.Errors);
    }

    [Theory]
    [InlineData("Metres", "100")]
    [InlineData("OnDate.Day", "3")]
    public async Task A_line_with_only_a_distance_or_a_date_is_asked_about_and_not_dropped(string field, string typed)
    {
        var answer = await RecordAsync(new() { [Line + field] = typed });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Select the kind of condition", answer.Errors);
        Assert.Contains("Enter the condition in plain words", answer.Errors);
        await using var db = _app.Open();
        Assert.False(await db.Orders.AnyAsync(o => o.CaseId == _case.CaseId));
    }

    [Theory]
    [InlineData("/victim/updates", "Enter the days between updates, from 1 to 28")]
    [InlineData("/duties/confirmation", "\u201c7 days\u201d is not a whole number. Enter figures only, like 100")]
    public async Task Days_that_are_no_number_are_asked_for_in_our_words(string path, string sentence)
    {
        var officer = await _app.SignedInAsync("officer1-harbour");
        var typed = new Dictionary<string, string?> { ["Input.EveryDays"] = "7 days" };
        if (path == "/victim/updates") typed["Input.Choice"] = "Every";

        var answer = await officer.SubmitAsync(await officer.GetAsync($"/cases/{_case.CaseId}{path}"), typed);

        Assert.Contains(sentence, answer.Errors);
        Assert.DoesNotContain("is not valid for", answer.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ORD-07")]
    public async Task Every_term_that_binds_is_shown_the_longest_of_distances_from_one_place_and_what_contradicts()
    {
        await using (var db = _app.Open("officer1-harbour"))
        {
            var (of, by) = (await db.Cases.SingleAsync(c => c.Id == _case.CaseId), _app.Account("officer1-harbour").Id);
            db.Orders.AddRange(
                Order.Made(of, new MadeContent(OrderKind.StalkingProtection, _app.Now, null) { Conditions = [new(ConditionKind.NoContact, "No contact."), new(ConditionKind.Distance, "Not within 200 metres of the home.") { Metres = 200 }] }, by, _app.Now),
                Order.Made(of, new MadeContent(OrderKind.NonMolestation, _app.Now, null) { Conditions = [new(ConditionKind.Distance, "Not within 100m of the home") { Metres = 100 }, new(ConditionKind.Distance, "Not within 100 metres of the school.") { Metres = 100 }] }, by, _app.Now));
            await db.CommitAsync(null, _app.Now, default);
        }

        var page = await (await _app.SignedInAsync("officer1-harbour")).GetAsync($"/cases/{_case.CaseId}/orders");

        var shown = page.Page!.QuerySelectorAll("main ul.govuk-list--bullet li").Select(l => l.TextContent).ToList();
        Assert.Equal(3, shown.Count);
        Assert.Contains(shown, s => s.Contains("200 metres of the home", StringComparison.Ordinal));
        Assert.Contains(shown, s => s.Contains("100 metres of the school", StringComparison.Ordinal));
        Assert.DoesNotContain(shown, s => s.Contains("100m of the home", StringComparison.Ordinal));
        Assert.Contains("Stalking protection order forbids contact with the victim, Non-molestation order does not.", page.Text, StringComparison.Ordinal);
    }
}
