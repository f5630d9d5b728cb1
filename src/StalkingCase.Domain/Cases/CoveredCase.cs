using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Cases;

/// <summary>
/// Another case of the same suspect that an order or a warrant stands for. What happens to it is a fact of that case too, so
/// that every victim's clocks run (WAR-01; RSK-10: each victim has a case of her own).
/// </summary>
public sealed class CoveredCase
{
    private CoveredCase() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CaseId { get; private init; }
    public DateTimeOffset Since { get; private init; }
    public Guid ById { get; private init; }

    /// <param name="own">The case under which the order or warrant was recorded.</param>
    /// <param name="rule">The rule that a refusal names.</param>
    internal static CoveredCase Of(Guid ownId, Case own, Case other, IReadOnlyList<CoveredCase> already, string rule, Guid by, DateTimeOffset now)
    {
        Rule.Require(own.Id == ownId && other.ForceId == own.ForceId && other.Suspect.PersonId == own.Suspect.PersonId, rule, "Only a case of the same suspect can be added.");
        Rule.Require(other.Id != ownId && already.All(c => c.CaseId != other.Id), rule, "That case is covered already.");
        return new CoveredCase { CaseId = other.Id, Since = now, ById = by };
    }
}
