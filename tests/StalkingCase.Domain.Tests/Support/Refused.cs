using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Tests.Support;

/// <summary>An illegal act is refused by the rule that forbids it, and leaves no fact.</summary>
public static class Refused
{
    public static void By(string rule, Action act)
    {
        var refusal = Assert.Throws<RuleViolationException>(act);
        Assert.Equal(rule, refusal.RuleId);
        Assert.False(string.IsNullOrWhiteSpace(refusal.Message));
    }

    public static void By(string rule, Story story, Action act)
    {
        By(rule, act);
        Assert.Empty(story.Case.UnsavedFacts);
        Assert.All(story.Records, record => Assert.Empty(record.UnsavedFacts));
    }
}
