namespace StalkingCase.Domain.People;

/// <summary>How many letters were added, dropped, changed or exchanged with their neighbour between two words (REP-02).</summary>
public static class EditDistance
{
    /// <summary>Damerau-Levenshtein distance, each letter edited once at most. Reads the first 100 letters of each word.</summary>
    public static int Between(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var a = left.AsSpan(0, Math.Min(left.Length, NameKeys.MaxLength));
        var b = right.AsSpan(0, Math.Min(right.Length, NameKeys.MaxLength));
        var (before, previous, current) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(changed, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }
            (before, previous, current) = (previous, current, before);
        }
        return previous[b.Length];
    }
}
