namespace StalkingCase.Web.Security;

/// <summary>The acts a page is for. One page declares one; <see cref="RolePermissions"/> says who has it.</summary>
public enum Permission
{
    ViewWorklist,
    LogReport,
    ListCases,
    ViewCase,
    WorkOnCase,
    ReviewRisk,
    AssessRisk,
    EndorseRisk,
    ReviewWarrant,
    RevealDetails,
    LinkPeople,
    CloseCase,
    AllocateCase,
    RestrictCase,
    Search,
    ViewPerson,
    ViewSupervisorQueues,
    ViewWhoLooked,
    ReviewAccess,
    Administer,
    ViewPolicy,
    ViewFigures,
    ManageOwnAccount,
    ReceiveNotices,
    AttendMeetings,
    ReferToMeeting,
    DecideNoReferral,
    WorkOnPlan,
    SupportVictims,
    ViewSafeguardingDue,
}

/// <summary>The roles of the service. A user has one; the stalking coordinator and the like are posts.</summary>
public static class Roles
{
    public const string Officer = "officer";
    public const string Supervisor = "supervisor";
    public const string Advocate = "advocate";
    public const string Analyst = "analyst";
    public const string Auditor = "auditor";
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All = [Officer, Supervisor, Advocate, Analyst, Auditor, Admin];
}

/// <summary>Who may use what, before any record is read. A role without the permission gets 403, for a random id too.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<string, Permission[]> Table = new()
    {
        [Roles.Officer] =
        [
            Permission.ViewWorklist, Permission.LogReport, Permission.ListCases, Permission.ViewCase, Permission.WorkOnCase, Permission.AssessRisk, Permission.ReviewRisk,
            Permission.RevealDetails, Permission.LinkPeople, Permission.CloseCase, Permission.RestrictCase, Permission.Search, Permission.ViewPerson,
            Permission.ViewWhoLooked, Permission.ManageOwnAccount, Permission.ReceiveNotices, Permission.AttendMeetings, Permission.ReferToMeeting, Permission.WorkOnPlan,
        ],
        [Roles.Supervisor] =
        [
            Permission.ViewWorklist, Permission.LogReport, Permission.ListCases, Permission.ViewCase, Permission.WorkOnCase, Permission.AssessRisk, Permission.ReviewRisk,
            Permission.EndorseRisk, Permission.ReviewWarrant, Permission.RevealDetails, Permission.LinkPeople, Permission.CloseCase, Permission.AllocateCase, Permission.RestrictCase, Permission.Search,
            Permission.ViewPerson, Permission.ViewSupervisorQueues, Permission.ViewWhoLooked, Permission.ViewPolicy, Permission.ManageOwnAccount, Permission.ReceiveNotices,
            Permission.AttendMeetings, Permission.ReferToMeeting, Permission.DecideNoReferral, Permission.WorkOnPlan, Permission.ViewSafeguardingDue,
        ],
        [Roles.Advocate] =
        [
            Permission.ViewWorklist, Permission.ListCases, Permission.ViewCase, Permission.ReviewRisk, Permission.RevealDetails, Permission.Search, Permission.ManageOwnAccount, Permission.ReceiveNotices,
            Permission.AttendMeetings, Permission.ReferToMeeting, Permission.WorkOnPlan, Permission.SupportVictims, Permission.ViewSafeguardingDue,
        ],
        [Roles.Analyst] = [Permission.ViewWorklist, Permission.ViewFigures, Permission.ManageOwnAccount],
        [Roles.Auditor] =
        [
            Permission.ViewWorklist, Permission.ListCases, Permission.ViewCase, Permission.ReviewRisk, Permission.Search, Permission.ViewWhoLooked, Permission.ReviewAccess, Permission.ViewPolicy, Permission.ManageOwnAccount,
        ],
        [Roles.Admin] = [Permission.ViewWorklist, Permission.Administer, Permission.ViewPolicy, Permission.ManageOwnAccount],
    };

    public static bool Has(string role, Permission permission) => Table.TryGetValue(role, out var permissions) && permissions.Contains(permission);

    public static IEnumerable<string> RolesWith(Permission permission) => Roles.All.Where(r => Has(r, permission));
}
