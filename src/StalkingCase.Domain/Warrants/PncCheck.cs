namespace StalkingCase.Domain.Warrants;

/// <summary>WAR-03: words that say nothing but that a PNC check was made.</summary>
internal static class PncCheck
{
    private static readonly HashSet<string> Words =
        ["pnc", "check", "checks", "checked", "a", "the", "on", "only", "just", "done", "made", "carried", "out", "still", "shown", "showing", "as", "wanted", "circulated", "no", "trace", "change", "result", "computer", "national", "police", "via", "by", "of", "and", "with", "was", "is", "not"];

    public static bool IsAll(string words)
    {
        var said = words.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '-', '/', '(', ')', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return said.Contains("pnc") && said.All(Words.Contains);
    }
}
