using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

/// <summary>What the home page shows besides duties, by role.</summary>
public sealed record RoleWork
{
    public OfficerWork? Officer { get; init; }
    public SupervisorCounts? Supervisor { get; init; }
    public AdvocateWork? Advocate { get; init; }
    public (IReadOnlyList<Figure> ByRisk, IReadOnlyList<Figure> ByUnit)? Figures { get; init; }
    public IReadOnlyList<UnusualView>? Views { get; init; }
    public IReadOnlyList<UnitPosts>? Posts { get; init; }
    public IReadOnlyList<Admin.RequestRow>? Requests { get; init; }
}

public sealed class RoleWorkQuery(Reader reader, OfficerWorkQuery officer, SupervisorCountsQuery supervisor, AdvocateWorkQuery advocate, StaffWorkQuery staff, Admin.UsersQuery users)
{
    public async Task<RoleWork> RunAsync(CancellationToken ct) => reader.Role switch
    {
        Roles.Officer => new RoleWork { Officer = await officer.RunAsync(ct) },
        Roles.Supervisor => new RoleWork { Officer = await officer.RunAsync(ct), Supervisor = await supervisor.RunAsync(ct) },
        Roles.Advocate => new RoleWork { Advocate = await advocate.RunAsync(ct) },
        Roles.Analyst => new RoleWork { Figures = await staff.FiguresAsync(ct) },
        Roles.Auditor => new RoleWork { Views = await staff.ViewsAsync(ct) },
        Roles.Admin => new RoleWork { Requests = await users.WaitingAsync(reader.ForceId, ct), Posts = await staff.PostsAsync(ct) },
        _ => new RoleWork(),
    };
}
