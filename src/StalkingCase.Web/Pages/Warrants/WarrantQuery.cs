using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Pages.Cases;

namespace StalkingCase.Web.Pages.Warrants;

public sealed record OwedOnIt(Clock Clock, string Part, DateTimeOffset DueBy, string Owner, string? Link)
{
    public string PartWords => Part switch { "graded" => ": the grade", "circulated" => ": on PNC", "pnc" => ": PNC", "result" => ": court or bail", _ => "" };
}

/// <summary>One warrant with what it owes, the grade that counts, and the latest time for a next action after now.</summary>
public sealed record WarrantView(Warrant Warrant, WarrantGrade Floor, IReadOnlyList<OwedOnIt> Owed, OfficerNames Names, PolicyHistory Policy)
{
    public WarrantGrade Counting => Warrant.Counting(Floor);

    public DateTimeOffset LatestNext(DateTimeOffset now) => Warrant.LatestNextAction(now, now, Floor, Policy.At(now));
}

public sealed class WarrantQuery(CaseDbContext db, OfficerNamesQuery names, TimeProvider clock)
{
    public const int MostDuties = 50;

    public async Task<WarrantView> RunAsync(Guid caseId, Guid warrantId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var warrant = await db.Warrants.AsNoTracking().SingleAsync(w => w.Id == warrantId && w.CaseId == caseId, ct);
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && d.SubjectId == warrantId && d.VisibleFrom <= now)
            .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(MostDuties).ToListAsync(ct);
        var who = await names.RunAsync([warrant.AllocatedTo, warrant.NextActionSetBy, .. warrant.Attempts.Select(a => (Guid?)a.ById), .. warrant.Reviews.Select(r => (Guid?)r.ById), .. duties.Select(d => d.OwnerId)], ct);
        return new WarrantView(warrant, await FloorAsync(caseId, ct),
            [.. duties.Select(d => new OwedOnIt(DutyBook.ClockOf(d.Clock), d.Part, d.DueBy, who.Owner(d.OwnerId, d.OwnerPost), DutyWords.LinkOf(d.Clock, caseId, d.SubjectId)))],
            who, await db.PolicyOfAsync(warrant.ForceId, now, ct));
    }

    /// <summary>WAR-02.</summary>
    public async Task<WarrantGrade> FloorAsync(Guid caseId, CancellationToken ct)
    {
        var effective = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.EffectiveRisk).SingleAsync(ct);
        return WarrantFloor.Of(new Domain.Kernel.CaseFacts(await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId).ToListAsync(ct)).Live, effective);
    }
}
