using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.People;
using StalkingCase.Web.Pages.Search;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Search;

public sealed class SearchTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task A_name_in_either_order_finds_the_person_and_stays_out_of_addresses_and_titles()
    {
        await using var app = await WebApp.StartAsync();
        var (_, reference) = await app.AddCaseAsync("officer1-harbour", "Ada Quillfeather", "Ned Marsh");
        var browser = await app.SignedInAsync("officer1-harbour");
        foreach (var typed in new[] { "Ada Quillfeather", "Quillfeather Ada", "Quillfeather, Ada" })
        {
            var found = await FindAsync(browser, typed);
            Assert.Contains("Victim in 1 case", found.Text, StringComparison.Ordinal);
            Assert.Contains(reference, found.Text, StringComparison.Ordinal);
            Assert.Contains("Why: ", found.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Quill", found.Title, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(browser.Addresses, a => a.Contains("Quill", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_phone_number_finds_the_suspect_however_it_is_written()
    {
        await using var app = await WebApp.StartAsync();
        await app.AddCaseAsync("officer1-harbour", suspectPhone: "07700 900982");
        var found = await FindAsync(await app.SignedInAsync("officer1-harbour"), "+44 7700 900 982");
        Assert.Contains("Suspect in 1 case", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_opens_the_case_and_a_hidden_one_answers_like_an_unknown_one()
    {
        await using var app = await WebApp.StartAsync();
        var (id, open) = await app.AddCaseAsync("officer1-harbour");
        var (_, hidden) = await app.AddCaseAsync("officer1-moorside", "Una Hale", "Rex Orme", restricted: true);
        var browser = await app.SignedInAsync("officer1-harbour");
        var start = await browser.GetAsync("/search");
        var redirect = await browser.SubmitAsync(start, new { Q = open.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) }, "Search", follow: false);
        Assert.Equal($"/cases/{id}", redirect.Response.Headers.Location!.ToString());
        var unknown = Domain.Cases.Reference.New();
        Assert.Equal(Shown(await FindAsync(browser, unknown)), Shown(await FindAsync(browser, hidden)));
        Assert.Contains("No matches. Try last name and birth year, or a phone number.", (await FindAsync(browser, "Una Hale")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_belongs_to_one_person_and_ends()
    {
        await using var app = await WebApp.StartAsync();
        await app.AddCaseAsync("officer1-harbour", "Ada Quillfeather");
        var browser = await app.SignedInAsync("officer1-harbour");
        var found = await FindAsync(browser, "Ada Quillfeather");
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("officer2-harbour")).GetAsync(found.Address.AbsolutePath)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("This search has ended", (await browser.GetAsync(found.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_access_log_keeps_digests_and_what_was_shown_but_no_word()
    {
        await using var app = await WebApp.StartAsync();
        var (id, _) = await app.AddCaseAsync("officer1-harbour", "Ada Quillfeather");
        await FindAsync(await app.SignedInAsync("officer1-harbour"), "Ada Quillfeather");
        await using var db = app.Open();
        var row = await db.AccessLogEntries.SingleAsync(a => a.Action == "SEARCH");
        Assert.Equal(2, row.Digests.Count);
        Assert.Contains(id, row.ShownIds);
        Assert.DoesNotContain(row.Digests, d => d.Contains("QUILL", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_advocate_finds_consented_cases_by_name_and_an_auditor_references_only()
    {
        await using var app = await WebApp.StartAsync();
        var (_, consented) = await app.AddCaseAsync("officer1-harbour", "Ada Quillfeather", advocate: "advocate-harbour", suspectPhone: "07700 900982");
        await app.AddCaseAsync("officer1-harbour", "Una Halewood");
        var advocate = await app.SignedInAsync("advocate-harbour");
        Assert.Contains(consented, (await FindAsync(advocate, "Ada Quillfeather")).Text, StringComparison.Ordinal);
        Assert.Contains("No matches", (await FindAsync(advocate, "Una Halewood")).Text, StringComparison.Ordinal);
        Assert.Contains("No matches", (await FindAsync(advocate, "07700 900982")).Text, StringComparison.Ordinal);
        var auditor = await app.SignedInAsync("auditor");
        Assert.Contains("No matches", (await FindAsync(auditor, "Ada Quillfeather")).Text, StringComparison.Ordinal);
        Assert.Contains(consented, (await FindAsync(auditor, consented[..7])).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_search_says_what_to_enter()
    {
        await using var app = await WebApp.StartAsync();
        var browser = await app.SignedInAsync("officer1-harbour");
        Assert.Equal(["Enter a name, date of birth, phone number or case reference"], (await FindAsync(browser, "")).Errors);
    }

    [Theory]
    [InlineData("Nair 1991", "Nair", null, 35)]
    [InlineData("Priya Nair 27/3/1991", "Nair", "1991-03-27", null)]
    [InlineData("Nair 27 Mar 1991", "Nair", "1991-03-27", null)]
    public void Words_are_taken_apart(string typed, string last, string? born, int? age)
    {
        var person = SearchTerms.Read(typed, Today).Person;
        Assert.Equal(last, person.LastName);
        Assert.Equal(born is null ? null : DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), person.BornOn);
        Assert.Equal(age, person.ApproximateAge);
    }

    [Theory]
    [InlineData("a.reid@example.com", IdentifierKind.Email)]
    [InlineData("@night_owl", IdentifierKind.Handle)]
    [InlineData("07700 900 982", IdentifierKind.Phone)]
    [InlineData("AB12 CDE", IdentifierKind.Vehicle)]
    public void Numbers_and_names_of_accounts_are_known_by_their_form(string typed, IdentifierKind kind) =>
        Assert.Equal(kind, Assert.Single(SearchTerms.Read(typed, Today).Person.Identifiers).Kind);

    private static async Task<Answered> FindAsync(Browser browser, string typed) =>
        await browser.SubmitAsync(await browser.GetAsync("/search"), new { Q = typed }, "Search");

    private static string Shown(Answered page) => page.Page!.QuerySelector("main")!.TextContent;
}
