using System.Globalization;
using System.Text.RegularExpressions;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.People;

namespace StalkingCase.Web.Pages.Search;

/// <summary>What somebody typed into the one search box, taken apart. Each word is taken for the first thing it can be.</summary>
/// <param name="Reference">A whole case reference whose check character is right.</param>
/// <param name="ReferenceStart">The first letters of a case reference.</param>
public sealed partial record SearchTerms(string? Reference, string? ReferenceStart, TypedPerson Person)
{
    private static readonly string[] DateForms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "d MMM yyyy", "d MMMM yyyy", "d M yyyy"];

    public static SearchTerms Read(string? typed, DateOnly today)
    {
        var text = Regex.Replace((typed ?? "").Trim(), @"\s+", " ");
        if (Domain.Cases.Reference.Read(text) is { } whole) return new SearchTerms(whole, null, new TypedPerson { Today = today });
        if (PartOfReference().Match(text) is { Success: true } part) return new SearchTerms(null, Written(part.Groups[1].Value), new TypedPerson { Today = today });

        var identifiers = new List<TypedIdentifier>();
        text = Take(text, Email(), m => identifiers.Add(new TypedIdentifier(IdentifierKind.Email, m)));
        text = Take(text, Handle(), m => identifiers.Add(new TypedIdentifier(IdentifierKind.Handle, m)));
        DateOnly? born = null;
        text = Take(text, Date(), m => born = DateOnly.TryParseExact(m, DateForms, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.None, out var date) && date <= today ? date : born);
        text = Take(text, Phone(), m => identifiers.Add(new TypedIdentifier(IdentifierKind.Phone, m)));
        text = Take(text, Plate(), m => identifiers.Add(new TypedIdentifier(IdentifierKind.Vehicle, m)));
        int? year = null;
        text = Take(text, Year(), m => year = int.Parse(m, CultureInfo.InvariantCulture));
        var names = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        // "Nair, Priya" says which is which; otherwise the last word is taken for the last name, and the matcher tries both.
        var isTurned = text.Contains(',', StringComparison.Ordinal) && names.Length > 1;
        return new SearchTerms(null, null, new TypedPerson
        {
            FirstName = names.Length < 2 ? null : isTurned ? string.Join(' ', names[1..]) : string.Join(' ', names[..^1]),
            LastName = names.Length == 0 ? null : isTurned ? names[0] : names[^1],
            BornOn = born,
            ApproximateAge = born is null && year is { } y && y <= today.Year ? today.Year - y : null,
            Today = today,
            Identifiers = identifiers,
        });
    }

    /// <summary>An advocate may not learn a suspect's birth date or numbers, so she cannot search by them either.</summary>
    public SearchTerms NamesOnly() => this with { Person = Person with { BornOn = null, ApproximateAge = null, Identifiers = [] } };

    /// <summary>What the access log keeps keyed digests of: each thing searched by, in its normal form.</summary>
    public IReadOnlyList<string> Words() =>
    [
        .. new[] { Reference, ReferenceStart, Person.FirstName, Person.LastName, Person.BornOn?.ToString("O", CultureInfo.InvariantCulture) }.OfType<string>().Select(w => w.ToUpperInvariant()),
        .. Person.Identifiers.SelectMany(i => Identifier.Keys(i.Kind, i.Text)),
    ];

    private static string Take(string text, Regex form, Action<string> found)
    {
        var match = form.Match(text);
        if (!match.Success) return text;
        found(match.Value.Trim());
        return Regex.Replace(text.Remove(match.Index, match.Length), @"\s+", " ").Trim();
    }

    private static string Written(string typed)
    {
        var letters = typed.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return letters.Length > 4 ? $"SC-{letters[..4]}-{letters[4..]}" : $"SC-{letters}";
    }

    [GeneratedRegex(@"^SC[- ]?([2-9A-HJKMNP-Z]{3,4}-?[2-9A-HJKMNP-Z]{0,4})$", RegexOptions.IgnoreCase)]
    private static partial Regex PartOfReference();

    [GeneratedRegex(@"\S+@\S+\.\S+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\S)@\S+")]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?<!\S)(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2} (?:[A-Za-z]{3,9}|\d{1,2}) \d{4})(?!\S)")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<!\S)[+(]?\d[\d ()-]{8,17}\d(?!\S)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<!\S)(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])(?!\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Plate();

    [GeneratedRegex(@"(?<!\S)(?:19|20)\d{2}(?!\S)")]
    private static partial Regex Year();
}
