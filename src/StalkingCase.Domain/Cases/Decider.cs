namespace StalkingCase.Domain.Cases;

/// <summary>Who decides, and with what rank: some decisions are an inspector's.</summary>
public sealed record Decider(Guid Id, Rank Rank)
{
    public void MustBe(Rank rank, string rule, string act) =>
        Kernel.Rule.Require(Rank >= rank, rule, $"{act} needs {(rank is Rank.Inspector ? "an inspector" : rank is Rank.Superintendent ? "a superintendent" : "a supervisor")}.");
}
