using System.Text.RegularExpressions;
using StalkingCase.Domain.People;
using StalkingCase.Web.Tests.Reports;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>
/// SEC-D15: somebody known only from a case that is closed to the reader answers exactly like somebody nobody knows. The
/// same words are typed in two forces' worth of data that differ by that one case.
/// </summary>
public sealed partial class HiddenAndUnknownTests
{
    private const string Reader = "officer1-harbour";
    private static readonly Identity Victim = new("Priyanka", "Deshmukh", null, new DateOnly(1991, 3, 4), null);
    private static readonly Identity Suspect = new("Alasdair", "Pinkerton", null, new DateOnly(1985, 6, 7), null);

    public enum Why
    {
        Restricted,
        Conflict,
        OtherForce,
    }

    [Theory]
    [InlineData(Why.Restricted)]
    [InlineData(Why.Conflict)]
    [InlineData(Why.OtherForce)]
    public async Task The_look_up_while_typing_gives_the_same_page_status_and_number_of_queries(Why why) => await SameAsync(why, async (browser, count) =>
    {
        var page = await browser.GetAsync("/reports/new");
        var form = page.Form();
        form.SetAttribute("action", "/reports/new?handler=Lookup");
        Fill(form, Journey.Victim("Priyanka", "Deshmukh"));
        Answered? answer = null;
        var queries = await count.DuringAsync(async () => answer = await browser.SendAsync(form, null, follow: false));
        return (answer!, queries);
    });

    [Theory]
    [InlineData(Why.Restricted)]
    [InlineData(Why.Conflict)]
    [InlineData(Why.OtherForce)]
    public async Task A_report_step_gives_the_same_page_status_and_number_of_queries(Why why) => await SameAsync(why, async (browser, count) =>
    {
        var page = await browser.GetAsync("/reports/new");
        Answered? answer = null;
        var queries = await count.DuringAsync(async () => answer = await browser.SubmitAsync(page, Journey.Victim("Priyanka", "Deshmukh"), "Continue"));
        return (answer!, queries);
    });

    [Theory]
    [InlineData(Why.Restricted)]
    [InlineData(Why.Conflict)]
    [InlineData(Why.OtherForce)]
    public async Task A_search_by_name_gives_the_same_page_status_and_number_of_queries(Why why) => await SameAsync(why, async (browser, count) =>
    {
        var page = await browser.GetAsync("/search");
        Answered? answer = null;
        var queries = await count.DuringAsync(async () => answer = await browser.SubmitAsync(page, new { Q = "Alasdair Pinkerton" }, "Search"));
        return (answer!, queries);
    });

    /// <summary>SEC-D13: a detail hangs on the case it was told on. Who is known from an open case is not found by what only a closed one knows.</summary>
    [Fact]
    public async Task A_phone_known_only_from_a_restricted_case_finds_nobody_although_the_person_is_known_from_another()
    {
        static async Task<(Answered, int)> Ask(bool isTold)
        {
            var count = new QueryCount();
            await using var app = await WebApp.StartAsync(extra: count.Join);
            var known = await app.CaseAsync(Reader, Reader, suspect: Suspect);
            var hidden = await app.CaseAsync("officer2-harbour", restricted: true);
            await app.ActAsync("officer2-harbour", hidden.CaseId, (c, by, now) =>
            {
                c.NameSuspect(known.SuspectId, "Seen on camera.", by, now);
                if (isTold) c.AddContact(hidden.SuspectRoleId, Domain.Cases.ContactKind.Phone, new Domain.Kernel.ProtectedText("07700 900771"), now);
            });
            var browser = await app.SignedInAsync(Reader);
            Assert.Contains("Suspect in 1 case", (await browser.SubmitAsync(await browser.GetAsync("/search"), new { Q = "Alasdair Pinkerton" }, "Search")).Text, StringComparison.Ordinal);
            var page = await browser.GetAsync("/search");
            Answered? answer = null;
            var queries = await count.DuringAsync(async () => answer = await browser.SubmitAsync(page, new { Q = "07700 900771" }, "Search"));
            return (answer!, queries);
        }

        var (told, unknown) = (await Ask(isTold: true), await Ask(isTold: false));

        Assert.Equal(Pattern(unknown.Item1), Pattern(told.Item1));
        Assert.Contains("No matches", told.Item1.Text, StringComparison.Ordinal);
        Assert.Equal(unknown.Item2, told.Item2);
    }

    [Fact]
    public async Task The_same_words_do_find_a_case_that_the_reader_may_know_of()
    {
        await using var app = await WebApp.StartAsync();
        await app.CaseAsync(Reader, Reader, victim: Victim, suspect: Suspect);

        var browser = await app.SignedInAsync(Reader);
        var found = await browser.SubmitAsync(await browser.GetAsync("/search"), new { Q = "Alasdair Pinkerton" }, "Search");

        Assert.Contains("Suspect in 1 case", found.Text, StringComparison.Ordinal);
    }

    private static async Task SameAsync(Why why, Func<Browser, QueryCount, Task<(Answered, int)>> type)
    {
        var hidden = await AskAsync(why, type);
        var unknown = await AskAsync(null, type);

        Assert.Equal(unknown.Answer.Status, hidden.Answer.Status);
        Assert.Equal(Pattern(unknown.Answer), Pattern(hidden.Answer));
        Assert.True(hidden.Queries > 0, "No statement was counted.");
        Assert.Equal(unknown.Queries, hidden.Queries);
    }

    private static async Task<(Answered Answer, int Queries)> AskAsync(Why? why, Func<Browser, QueryCount, Task<(Answered, int)>> type)
    {
        var count = new QueryCount();
        await using var app = await WebApp.StartAsync(extra: count.Join);
        // Both have a case that the reader knows, so that nothing else differs.
        await app.CaseAsync(Reader, Reader);
        if (why is not null)
        {
            var made = await app.CaseAsync(why is Why.OtherForce ? "officer1-abbey" : "officer2-harbour", restricted: why is Why.Restricted, victim: Victim, suspect: Suspect);
            if (why is Why.Conflict) await app.DeclareConflictAsync(Reader, made.CaseId);
        }

        return await type(await app.SignedInAsync(Reader), count);
    }

    private static void Fill(AngleSharp.Html.Dom.IHtmlFormElement form, Dictionary<string, string?> fields)
    {
        foreach (var (name, value) in fields)
        {
            foreach (var input in form.QuerySelectorAll($"[name='{name}']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
            {
                if (input.Type is "radio" or "checkbox") input.IsChecked = input.Value == value;
                else input.Value = value ?? "";
            }
        }
    }

    /// <summary>The page without what is new in every answer: tokens, keys, ids of drafts and of kept searches.</summary>
    private static string Pattern(Answered answer) => Fresh().Replace(answer.Body, "*");

    [GeneratedRegex("(?<=value=\")CfDJ8[^\"]*|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=nonce=\")[^\"]*")]
    private static partial Regex Fresh();
}
