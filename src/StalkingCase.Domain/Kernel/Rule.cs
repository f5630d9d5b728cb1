namespace StalkingCase.Domain.Kernel;

/// <summary>A business rule of docs/rules, checked before anything changes.</summary>
public static class Rule
{
    /// <summary>Throws <see cref="RuleViolationException"/> with the rule's id and a sentence an officer can act on.</summary>
    public static void Require(bool condition, string id, string sentence)
    {
        if (!condition) throw new RuleViolationException(id, sentence);
    }

    public static T Require<T>(T? value, string id, string sentence) where T : class =>
        value ?? throw new RuleViolationException(id, sentence);
}

/// <summary>An illegal act. The sentence is shown to the person who tried it, so it holds no protected detail.</summary>
public sealed class RuleViolationException(string ruleId, string sentence) : Exception(sentence)
{
    public string RuleId { get; } = ruleId;
}
