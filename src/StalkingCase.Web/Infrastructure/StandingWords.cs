using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StalkingCase.Web.Infrastructure;

/// <summary>One part of the words that a form rewrites, called what the form calls it.</summary>
/// <param name="WrittenBy">Who wrote it and when, as far as that is known.</param>
public sealed record WordsPart(string Name, string? Words, string? WrittenBy = null);

/// <summary>
/// The words that a form rewrites, as they stand. The form carries the mark of those that it was filled from, so that nobody saves over
/// words they have not seen. The mark is of these words alone: whatever else changes in the record meanwhile is no conflict.
/// </summary>
public sealed class StandingWords(params IReadOnlyList<WordsPart> parts)
{
    public IReadOnlyList<WordsPart> Parts { get; } = parts;

    public string Mark { get; } = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts.Select(p => new[] { p.Name, p.Words }))));

    /// <summary>ALERT-10 where they are not those that the form was filled from.</summary>
    public void MustBeAsSeen(string? mark)
    {
        if (mark != Mark) throw new DbUpdateConcurrencyException("The words were changed meanwhile.");
    }
}

/// <summary>ALERT-10: what somebody else saved beside what this person wrote. Shown by _WordsConflict.cshtml.</summary>
public sealed record WordsConflict(StandingWords Standing, StandingWords Yours);
