namespace StalkingCase.Data.Seeding;

/// <summary>Who works in one unit: the people whose acts make its histories.</summary>
public sealed record SeedUnit(Guid ForceId, Guid Id, string Town, IReadOnlyList<Guid> Officers, Guid Sergeant, Guid Inspector, Guid Superintendent, Guid Advocate, Guid? Organisation)
{
    /// <summary>Conditions of the orders made there, where the force has a library of them.</summary>
    public IReadOnlyList<Domain.Orders.ConditionContent>? Conditions { get; init; }
}
