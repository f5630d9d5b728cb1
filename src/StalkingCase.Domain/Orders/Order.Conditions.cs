using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

/// <summary>What the order forbids or asks: drafted, screened for the victim's protected details, cleared, checked (SEC-D01, ORD-05).</summary>
public sealed partial class Order
{
    private readonly List<OrderCondition> _conditions = [];

    public IReadOnlyList<OrderCondition> Conditions => _conditions;

    /// <summary>Conditions drafted before the application: they replace the draft before. One that holds a protected detail is held (SEC-D01).</summary>
    public void Draft(IReadOnlyList<ConditionContent> conditions, Guid by, DateTimeOffset now)
    {
        MustBeOneOf("drafted", OrderStatus.Considered, OrderStatus.Applied, OrderStatus.Made);
        MustBeWritten(conditions);
        EndConditions(now, by, now);
        Changed();
        Add(conditions, now, by, now);
    }

    /// <summary>SEC-D01: somebody else than the drafter clears what was found, with a reason.</summary>
    public void Clear(Guid conditionId, string reason, Guid by, DateTimeOffset now)
    {
        var condition = Rule.Require(_conditions.FirstOrDefault(c => c.Id == conditionId && c.IsHeld), "SEC-D01", "This condition is not held.");
        Rule.Require(condition.DraftedBy != by, "SEC-D01", "Somebody else than the drafter clears a condition.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SEC-D01", "Enter why these words may be served.");
        condition.Clear(reason.Trim(), by, now);
        Changed();
    }

    /// <summary>CLK-27: what a condition's own date asked for was checked.</summary>
    public void CheckTerm(Guid conditionId, string found, Guid by, DateTimeOffset now)
    {
        MustBeLive();
        var condition = Rule.Require(_conditions.FirstOrDefault(c => c.Id == conditionId && c.OnDate is not null), "ORD-05", "This condition has no date of its own.");
        Rule.Require(!string.IsNullOrWhiteSpace(found), "ORD-05", "Enter what you found.");
        condition.Check(now, found.Trim());
        Happened(FactKind.OrderTermChecked, CaseId, condition.Id, now, by, now, new FactDetail { OrderId = Id });
    }

    private void Add(IReadOnlyList<ConditionContent> conditions, DateTimeOffset since, Guid by, DateTimeOffset now)
    {
        foreach (var content in conditions)
        {
            var number = _conditions.Count(c => c.EndedAt is null) + 1;
            var condition = new OrderCondition(number, content, since, by);
            _conditions.Add(condition);
            if (content.OnDate is { } on) Happened(FactKind.OrderTermSet, CaseId, condition.Id, since, by, now, new FactDetail { OrderId = Id, EndsOn = on });
        }
    }

    /// <summary>ORD-05, ORD-11: what a condition needs before anything changes.</summary>
    private static void MustBeWritten(IReadOnlyList<ConditionContent> conditions)
    {
        foreach (var content in conditions)
        {
            Rule.Require(!string.IsNullOrWhiteSpace(content.Words), "ORD-05", "Enter the condition in plain words.");
            Rule.Require(content.Kind is not ConditionKind.Distance || content.Metres > 0, "ORD-05", "Enter the distance in metres.");
            var blanks = content.Wording is null ? [] : LibraryCondition.BlanksIn($"{content.Words} {content.CourtWording}");
            Rule.Require(blanks.Count == 0, "ORD-11", $"Fill in {string.Join(", ", blanks)} in the library's words.");
        }
    }

    private void EndConditions(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        foreach (var earlier in _conditions.Where(c => c.EndedAt is null))
        {
            earlier.End(at);
            if (earlier.OnDate is not null) Happened(FactKind.OrderTermEnded, CaseId, earlier.Id, at, by, now, new FactDetail { OrderId = Id });
        }
    }

    /// <summary>Also what became a protected detail after the words were drafted: the victim may have moved since.</summary>
    private void MustHoldNothing(ServedScreen screen)
    {
        foreach (var condition in _conditions.Where(c => c.EndedAt is null && c.ClearedAt is null))
        {
            var found = screen.Check(condition.Words).Concat(screen.Check(condition.CourtWording)).ToList();
            Rule.Require(found.Count == 0 || condition.IsHeld, "SEC-D01", $"Condition {condition.Number}: {Held(found)}");
        }

        if (_conditions.FirstOrDefault(c => c.EndedAt is null && c.IsHeld) is { } held)
            Rule.Require(false, "SEC-D01", $"This order contains the victim's protected details in condition {held.Number}: \"{held.Held}\". Remove them, or ask a second person to clear it.");
    }

    private static string Held(IReadOnlyList<FoundDetail> found) =>
        $"These words contain the victim's protected details: {string.Join(", ", found.Select(f => $"\"{f.Words}\""))}. Remove them, or save them as a draft and ask a second person to clear it.";
}
