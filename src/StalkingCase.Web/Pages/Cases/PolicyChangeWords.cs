namespace StalkingCase.Web.Pages.Cases;

/// <summary>Where a change of policy is read.</summary>
public static class PolicyChangeWords
{
    public static string IdOf(Guid changeId) => $"change-{changeId}";

    public static string LinkOf(Guid changeId) => $"/admin/policy#{IdOf(changeId)}";
}
