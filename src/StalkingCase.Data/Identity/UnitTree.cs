namespace StalkingCase.Data.Identity;

/// <summary>The units of a force by who stands above whom (ACC-01). A tree that was spoilt by hand still ends.</summary>
public sealed class UnitTree(IEnumerable<(Guid Id, Guid? ParentId)> units)
{
    private readonly Dictionary<Guid, Guid?> _parents = units.ToDictionary(u => u.Id, u => u.ParentId);

    /// <summary>The unit and all below it.</summary>
    public IReadOnlyList<Guid> Under(Guid unit)
    {
        if (!_parents.ContainsKey(unit)) return [];
        var (found, below) = (new List<Guid> { unit }, _parents.Where(p => p.Value is not null).ToLookup(p => p.Value!.Value, p => p.Key));
        for (var i = 0; i < found.Count; i++) found.AddRange(below[found[i]].Where(u => !found.Contains(u)));
        return found;
    }

    /// <summary>The unit and all above it, the nearest first.</summary>
    public IReadOnlyList<Guid> Above(Guid unit)
    {
        var found = new List<Guid> { unit };
        while (_parents.GetValueOrDefault(found[^1]) is { } parent && !found.Contains(parent)) found.Add(parent);
        return found;
    }

    /// <summary>A unit cannot stand under itself, nor under a unit below it.</summary>
    public bool WouldLoop(Guid unit, Guid? parent) => parent is { } above && Under(unit).Contains(above);

    /// <summary>Every unit with its depth, each below the one it stands under.</summary>
    public IReadOnlyList<(Guid Id, int Depth)> InOrder(IComparer<Guid> order)
    {
        var found = new List<(Guid Id, int Depth)>();
        void Add(Guid? parent, int depth)
        {
            foreach (var id in _parents.Where(p => p.Value == parent && found.TrueForAll(f => f.Id != p.Key)).Select(p => p.Key).Order(order).ToList())
            {
                found.Add((id, depth));
                Add(id, depth + 1);
            }
        }

        Add(null, 0);
        // Never fewer than there are: units in a circle, or under one that is gone, begin a branch of their own.
        foreach (var lost in _parents.Keys.Order(order).ToList())
        {
            if (found.Exists(f => f.Id == lost)) continue;
            found.Add((lost, 0));
            Add(lost, 1);
        }

        return found;
    }
}
