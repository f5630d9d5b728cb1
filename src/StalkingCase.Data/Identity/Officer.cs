using Microsoft.AspNetCore.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;

namespace StalkingCase.Data.Identity;

/// <summary>Anybody who signs in: police officer, staff, advocate, auditor, administrator.</summary>
public sealed class Officer : IdentityUser<Guid>
{
    public Officer() => Id = Guid.CreateVersion7();

    public Guid ForceId { get; set; }
    public Guid? UnitId { get; set; }

    /// <summary>The outside organisation an advocate works for.</summary>
    public Guid? OrganisationId { get; set; }

    public string DisplayName { get; set; } = "";
    public Rank Rank { get; set; }
    public string? CollarNumber { get; set; }
    public string? Extension { get; set; }

    /// <summary>To recognise a suspect who works for the force (SEC-D03).</summary>
    public DateOnly? BornOn { get; set; }

    public List<Post> Posts { get; set; } = [];
    public bool IsSuspended { get; set; }

    /// <summary>A demo account, which exists in Development only.</summary>
    public bool IsDemo { get; set; }

    public string? Density { get; set; }
    public string? Theme { get; set; }

    /// <summary>The last time step whose code was used: the same code is refused a second time (SEC-N02).</summary>
    public long? LastTotpStep { get; set; }
}
