using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;

namespace StalkingCase.Domain.Victims;

/// <summary>
/// VIC-04: what the victim is told holds neither where the suspect lives, works or stays nor words of the intelligence.
/// Addresses are found as in <see cref="ServedScreen"/>; intelligence by a run of its own words.
/// </summary>
public sealed class ToldScreen
{
    private const int Run = 6;

    private readonly ServedScreen _places;
    private readonly HashSet<string> _runs;

    private ToldScreen(ServedScreen places, HashSet<string> runs) => (_places, _runs) = (places, runs);

    /// <summary>For histories told by no person: nothing is searched for.</summary>
    public static ToldScreen Nothing { get; } = new(ServedScreen.Nothing, []);

    public static ToldScreen Of(IEnumerable<(ContactKind Kind, ProtectedText Words)> suspect, IEnumerable<string> intelligence) => new(
        ServedScreen.Of(suspect.Where(d => d.Kind is ContactKind.Address or ContactKind.Workplace or ContactKind.SafePlace)),
        [.. intelligence.SelectMany(RunsOf)]);

    public bool HoldsPlace(string words) => _places.Check(words).Count > 0;

    public bool HoldsIntelligence(string words) => RunsOf(words).Any(_runs.Contains);

    private static IEnumerable<string> RunsOf(string words)
    {
        var all = new string([.. words.ToUpperInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + Run <= all.Length; i++) yield return string.Join(' ', all.Skip(i).Take(Run));
    }
}
