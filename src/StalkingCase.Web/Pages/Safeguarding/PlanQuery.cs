using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

public sealed record SharingEnd(Guid ReferralId, DateTimeOffset At);

public sealed record ReferralView(Referral Referral, string Organisation);

/// <summary>The plan of a case: the one that is being written or is active, else the last that ended.</summary>
public sealed class PlanQuery(CaseDbContext db, Reader reader)
{
    private const int Most = 50;

    public Task<SafeguardingPlan?> LatestAsync(Guid caseId, CancellationToken ct) =>
        db.Plans.AsNoTracking().AsSplitQuery().Where(p => p.CaseId == caseId).OrderByDescending(p => p.StartedAt).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);

    public Task<SafeguardingPlan?> FindLiveAsync(Guid caseId, CancellationToken ct) =>
        db.Plans.Where(p => p.CaseId == caseId && p.Status != PlanStatus.Ended).OrderByDescending(p => p.StartedAt).ThenByDescending(p => p.Id).FirstOrDefaultAsync(ct);

    public async Task<SafeguardingPlan> LiveAsync(Guid caseId, CancellationToken ct) =>
        Rule.Require(await FindLiveAsync(caseId, ct), "SAF-01", "No plan is begun. Begin one first.");

    public Task<SafeguardingPlan> OfMeasureAsync(Guid caseId, Guid measureId, CancellationToken ct) =>
        db.Plans.SingleAsync(p => p.CaseId == caseId && p.Measures.Any(m => m.Id == measureId), ct);

    public async Task<DateTimeOffset?> ReviewDueAsync(Guid caseId, CancellationToken ct) =>
        await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && d.Clock == "CLK-08").OrderBy(d => d.DueBy).Select(d => (DateTimeOffset?)d.DueBy).FirstOrDefaultAsync(ct);

    /// <summary>For the police: where sharing with an advocate ends soon or has ended, and nobody has asked the victim (ACC-02).</summary>
    public async Task<IReadOnlyList<SharingEnd>> SharingEndsAsync(Guid caseId, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        return reader.IsAdvocate ? [] : await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && d.Clock == "ACC-02" && d.VisibleFrom <= now).OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(Most)
            .Select(d => new SharingEnd(d.SubjectId, d.DueBy)).ToListAsync(ct);
    }

    /// <summary>Referrals of the case; an advocate sees her own organisation's.</summary>
    public async Task<IReadOnlyList<ReferralView>> ReferralsAsync(Guid caseId, CancellationToken ct)
    {
        var (isAdvocate, organisation) = (reader.IsAdvocate, reader.OrganisationId);
        return await db.Referrals.AsNoTracking().Where(r => r.CaseId == caseId && (!isAdvocate || r.OrganisationId == organisation)).OrderByDescending(r => r.MadeAt).ThenByDescending(r => r.Id).Take(Most)
            .Select(r => new ReferralView(r, db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault() ?? "A service outside this system")).ToListAsync(ct);
    }
}

public sealed record MessageRow(AdvocateMessage Message, Duty? Duty, DateTimeOffset Now)
{
    public DateTimeOffset? DueBy => Duty?.DueBy;

    /// <summary>How far an unanswered question has climbed.</summary>
    public string SeenBy => Duty is null ? "" : Ladder.RungAt(new ClimbTimes(Duty.SergeantAt, Duty.InspectorAt, Duty.SuperintendentAt), Now) switch
    {
        Rung.Superintendent => "With the superintendent.",
        Rung.Inspector => "With the inspector.",
        Rung.Sergeant => "With the sergeant.",
        _ => "",
    };
}
