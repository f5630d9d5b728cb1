namespace StalkingCase.Domain.Duties;

/// <summary>WAR-05: what the queue of overdue warrants is made of. A warrant stands there once, by the action that is longest due.</summary>
public static class WarrantQueue
{
    /// <summary>Not graded or not on PNC, no attempt yet, the next attempt, over target.</summary>
    public static readonly IReadOnlyList<string> Clocks = ["CLK-34", "CLK-35", "CLK-36", "CLK-37"];

    /// <summary>Of one case: for each warrant the open action that falls due first. Once any of them is overdue, this one is.</summary>
    public static IReadOnlySet<Guid> Leads(IEnumerable<Duty> duties) =>
        duties.Where(d => d.IsOpen && Clocks.Contains(d.Clock)).GroupBy(d => d.SubjectId).Select(w => w.OrderBy(d => d.DueBy).ThenBy(d => d.Id).First().Id).ToHashSet();
}
