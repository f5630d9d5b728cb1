using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Web.Security;

/// <summary>What an account may be: role, rank and posts that do not contradict each other (ACC-05).</summary>
public static class AccountRules
{
    private const int MostLetters = 40;

    public static Officer New(Guid forceId, string userName, string displayName) => new()
    {
        ForceId = forceId,
        UserName = userName,
        NormalizedUserName = userName.ToUpperInvariant(),
        DisplayName = displayName,
        SecurityStamp = OneTimeLinks.Stamp(),
        LockoutEnabled = true,
    };

    public static string? FaultOf(string? userName) =>
        userName is { Length: >= 3 and <= MostLetters } && userName.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? null
        : $"User name must be 3 to {MostLetters} letters, digits, dots or dashes";

    /// <summary>The sentence for a role and rank that contradict each other.</summary>
    public static string? FaultOf(string? role, Rank? rank) => (role, rank) switch
    {
        (null or "", _) or (_, null) => null,
        (Roles.Supervisor, < Rank.Sergeant) => "A supervisor is a sergeant or above",
        (Roles.Officer, >= Rank.Sergeant) => "A sergeant or above has the role of supervisor",
        (Roles.Analyst or Roles.Auditor or Roles.Admin or Roles.Advocate, > Rank.None) => "Only officers and supervisors have a rank",
        _ => null,
    };

    public static string? FaultOf(string? role, IEnumerable<Post> posts) => role switch
    {
        Roles.Advocate when posts.Any(p => p is not Post.AdvocateManager) => "An advocate can hold the post of advocate manager only",
        not Roles.Advocate when posts.Contains(Post.AdvocateManager) => "Only an advocate can be the advocate manager",
        _ => null,
    };
}
