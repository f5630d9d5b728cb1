namespace StalkingCase.Domain.Duties;

/// <summary>The policies of a force, each in force from an instant until the next. The earliest also covers what is older.</summary>
public sealed class PolicyHistory
{
    private readonly (DateTimeOffset From, Policy Policy)[] _versions;

    public PolicyHistory(IEnumerable<(DateTimeOffset From, Policy Policy)> versions)
    {
        _versions = [.. versions.OrderBy(version => version.From)];
        if (_versions.Length == 0) throw new ArgumentException("A force has at least one policy.", nameof(versions));
        if (_versions.DistinctBy(version => version.From).Count() < _versions.Length)
            throw new ArgumentException("Two policies cannot start at the same instant.", nameof(versions));
    }

    /// <summary>The policy as shipped, at all times.</summary>
    public static PolicyHistory Defaults { get; } = new([(DateTimeOffset.MinValue, Policy.Defaults)]);

    /// <summary>The policy as shipped, then each change laid over what counted before it.</summary>
    public static PolicyHistory Of(IEnumerable<(DateTimeOffset From, string Changes)> changes)
    {
        var versions = new SortedDictionary<DateTimeOffset, Policy> { [DateTimeOffset.MinValue] = Policy.Defaults };
        var current = Policy.Defaults;
        foreach (var (from, json) in changes.OrderBy(c => c.From)) versions[from] = current = current.Changed(json);
        return new PolicyHistory(versions.Select(v => (v.Key, v.Value)));
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset From, Policy Policy)> Versions => _versions;

    /// <summary>The policy in force at the instant; a version is in force from its very start.</summary>
    public Policy At(DateTimeOffset instant)
    {
        var current = _versions[0].Policy;
        foreach (var (from, policy) in _versions)
        {
            if (from > instant) break;
            current = policy;
        }

        return current;
    }

    /// <summary>The history with a further policy.</summary>
    public PolicyHistory With(DateTimeOffset from, Policy policy) => new(_versions.Append((from, policy)));
}
