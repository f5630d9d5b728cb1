using System.Text.RegularExpressions;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Orders;

/// <summary>What somebody asks the library to say, and from when.</summary>
public sealed record WordingContent(string Words, DateTimeOffset From, string Reason)
{
    public string? CourtWording { get; init; }
}

/// <summary>
/// One condition that the force's library offers to drafters, with every wording it ever had. A wording counts from its start
/// and once a second administrator approved it. An order copies it: nothing here changes an order (ORD-11).
/// </summary>
public sealed partial class LibraryCondition : AggregateRoot
{
    private readonly List<LibraryWording> _wordings = [];

    private LibraryCondition() { }

    public ConditionKind Kind { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>Versions and withdrawals.</summary>
    public IReadOnlyList<LibraryWording> Wordings => _wordings;

    public static LibraryCondition Add(Guid forceId, ConditionKind kind, string title, WordingContent first, Guid by, DateTimeOffset now)
    {
        Rule.Require(kind is not ConditionKind.OwnWords, "ORD-11", "Own words are the drafter's: choose another kind.");
        Rule.Require(!string.IsNullOrWhiteSpace(title), "ORD-11", "Enter what the condition is called.");
        var added = new LibraryCondition { ForceId = forceId, Kind = kind, Title = title.Trim() };
        added.Reword(first, by, now);
        return added;
    }

    /// <summary>A new version; after a withdrawal it brings the condition back.</summary>
    public void Reword(WordingContent content, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(content.Words), "ORD-11", "Enter the condition in plain words.");
        MayAsk(content.From, content.Reason, now);
        _wordings.Add(new LibraryWording(_wordings.Count(w => !w.IsWithdrawal) + 1, content, by, now));
        Changed();
    }

    /// <summary>From then on the condition is offered to nobody; orders that have it keep it.</summary>
    public void Withdraw(DateTimeOffset from, string reason, Guid by, DateTimeOffset now)
    {
        var last = _wordings.Where(w => w.IsApproved).MaxBy(w => w.From);
        Rule.Require(last is { IsWithdrawal: false }, "ORD-11", "There is no approved wording to withdraw.");
        MayAsk(from, reason, now);
        _wordings.Add(LibraryWording.Withdrawal(last!.Number, from, reason, by, now));
        Changed();
    }

    /// <summary>AUD-02: another administrator than the one who asked decides, before the change's start.</summary>
    public void Decide(Guid wordingId, bool approve, Guid by, DateTimeOffset now)
    {
        var wording = Rule.Require(_wordings.FirstOrDefault(w => w.Id == wordingId && w.IsWaiting), "AUD-02", "This change has been decided meanwhile.");
        Rule.Require(wording.AskedBy != by, "AUD-02", "You asked for it: another administrator decides.");
        Rule.Require(!approve || wording.From > now, "AUD-02", "Its start has passed. Decline it and ask again: a change never counts backwards.");
        wording.Decide(approve, by, now);
        Changed();
    }

    /// <summary>What the library offers at this time; null before the first start and after a withdrawal.</summary>
    public LibraryWording? At(DateTimeOffset now) =>
        _wordings.Where(w => w.IsApproved && w.From <= now).MaxBy(w => w.From) is { IsWithdrawal: false } current ? current : null;

    public WordingState StateOf(LibraryWording wording, DateTimeOffset now)
    {
        if (wording.IsWaiting) return WordingState.Draft;
        if (!wording.IsApproved) return WordingState.Declined;
        if (wording.IsWithdrawal || _wordings.Any(w => w.IsApproved && w.IsWithdrawal && w.From > wording.From && w.From <= now)) return WordingState.Withdrawn;
        return WordingState.Approved;
    }

    /// <summary>What a drafter still has to fill in: words in square brackets, such as [place].</summary>
    public static IReadOnlyList<string> BlanksIn(string? words) => words is null ? [] : [.. Blank().Matches(words).Select(m => m.Value).Distinct()];

    private void MayAsk(DateTimeOffset from, string reason, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ORD-11", "Enter the reason.");
        Rule.Require(from > now, "ORD-11", "Choose a start that is still to come: a change never counts backwards.");
        Rule.Require(_wordings.All(w => !w.IsWaiting), "ORD-11", "A change of this condition waits for a decision already.");
        Rule.Require(_wordings.All(w => !w.IsApproved || w.From < from), "ORD-11", "A change that is approved already starts later. Choose a start after it.");
    }

    [GeneratedRegex(@"\[[^\[\]]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
