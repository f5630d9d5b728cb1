using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Search;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.People;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Search;

public sealed record FoundPersonRow(string Name, string? Born, string Because, string Plays);

public sealed record FoundCaseRow(Guid Id, string Reference, string? Part, string Because);

public sealed record SearchResults(IReadOnlyList<FoundPersonRow> People, IReadOnlyList<FoundCaseRow> Cases, IReadOnlyList<FoundCaseRow> References)
{
    public int Count => People.Count + Cases.Count + References.Count;
}

/// <summary>Runs a search over the cases the reader may know of, always in the same statements.</summary>
public sealed class SearchQuery(Reader reader, CaseAccess access, PersonLookup lookup)
{
    private const int Most = 50;

    public async Task<SearchResults> RunAsync(SearchTerms terms, CancellationToken ct)
    {
        if (reader.Role is Roles.Advocate) terms = terms.NamesOnly();
        var mayFindPeople = reader.Role is not Roles.Auditor && LookupGate.IsEnough(terms.Person);
        var typed = mayFindPeople ? terms.Person : new TypedPerson { Today = terms.Person.Today };
        var people = await lookup.FindAsync(typed, access.Visible(), Most, ct);
        var start = terms.ReferenceStart ?? terms.Reference ?? "-";
        // Between two references rather than LIKE, which no index serves; no reference goes on longer than that.
        var end = start + "ZZZZZZZZZZ";
#pragma warning disable CA1309 // Compared by the database, whose collation also sorts the list.
        var begun = access.Visible().Where(c => string.Compare(c.Reference, start) >= 0 && string.Compare(c.Reference, end) <= 0);
#pragma warning restore CA1309
        var references = await begun.OrderBy(c => c.Reference).ThenBy(c => c.Id).Take(Most)
            .Select(c => new FoundCaseRow(c.Id, c.Reference, null, "Reference begins so.")).ToListAsync(ct);
        return new SearchResults(
            [.. people.Select(p => new FoundPersonRow(p.DisplayName, reader.IsSworn ? Born(p) : null, p.Match.Because, Plays(p.Parts)))],
            [.. people.SelectMany(p => p.Parts.Select(part => new FoundCaseRow(part.CaseId, part.Reference, $"{p.DisplayName}, {EnumText.Of(part.Part).ToLowerInvariant()}", p.Match.Because))).Take(Most)],
            references);
    }

    private static string? Born(FoundPerson person) =>
        person.BornOn is { } date ? date.ToString("d MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")) : person.BornYearAbout is { } year ? $"about {year}" : null;

    private static string Plays(IReadOnlyList<FoundPart> parts) => parts.Count == 0 ? "" : string.Join(", ",
        parts.GroupBy(p => p.Part).OrderByDescending(g => g.Count()).Select((g, i) =>
        {
            var (word, count) = (EnumText.Of(g.Key), g.Select(p => p.CaseId).Distinct().Count());
            return $"{(i == 0 ? word : word.ToLowerInvariant())} in {count} {(count == 1 ? "case" : "cases")}";
        }));
}
