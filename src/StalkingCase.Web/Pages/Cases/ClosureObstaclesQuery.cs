using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

/// <summary>What stands against closing (REP-20, RSK-01). A suggestion that names a case hidden from the reader is not mentioned.</summary>
public sealed class ClosureObstaclesQuery(CaseDbContext db, CaseAccess access)
{
    private static readonly List<FactKind> BailKinds = [.. Bail.Kinds];

    private const int MostSteps = 1000;

    /// <summary>What the victim is owed: it outlives the closure (VIC-03).</summary>
    private static readonly string[] StillOwed = ["CLK-13", "CLK-14", "CLK-15", "CLK-16", "CLK-46", "CLK-48", "CLK-53"];

    private static readonly List<string> Outlive = [.. DutyBook.Clocks.Where(c => c.SurvivesClosure).Select(c => c.Id)];

    private const int MostDue = 200;

    private static readonly List<FactKind> WithdrawalKinds = [.. WithdrawalJourney.Kinds];

    public async Task<ClosureObstacles> RunAsync(Guid caseId, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        var risk = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => c.EffectiveRisk).SingleAsync(ct);
        var assessed = await db.Assessments.AnyAsync(a => a.CaseId == caseId && (a.ToolCode != null || a.ToolRefused != null), ct);
        var warrant = await db.Warrants.AnyAsync(w => w.CaseId == caseId && w.Status == WarrantStatus.Outstanding, ct);
        var order = await db.Orders.AnyAsync(o => o.CaseId == caseId && (o.Status == OrderStatus.Made || o.Status == OrderStatus.Served) && (o.EndsOn == null || o.EndsOn >= today) && !o.ProtectsSomebodyElse, ct);
        var onBail = Bail.Of(await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && BailKinds.Contains(f.Kind)).OrderByDescending(f => f.Seq).Take(MostSteps).ToListAsync(ct)).Any(b => b.Holds(now));
        var overdue = await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == caseId && d.VisibleFrom <= now && d.DueBy <= now && d.Clock != "CLK-45", ct);
        var suggested = await db.Alarms.AsNoTracking().Where(a => a.CaseId == caseId && a.Kind == AlarmKind.UnlinkedRecord && a.EndedAt == null).Select(a => a.SubjectId).ToListAsync(ct);
        var unlinked = suggested.Count > 0 && await access.Visible().AnyAsync(c => suggested.Contains(c.Id), ct);
        var withdrawal = await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && WithdrawalKinds.Contains(f.Kind)).OrderByDescending(f => f.Seq).Take(MostSteps).ToListAsync(ct);
        var owed = await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == caseId && StillOwed.Contains(d.Clock), ct);
        var journey = WithdrawalJourney.Of(withdrawal);
        return new ClosureObstacles(!assessed || risk is null, warrant, order || onBail, risk is RiskGrade.High, overdue, unlinked) { WithdrawalIncomplete = !journey.IsComplete, WithdrawalBegun = journey.IsBegun, VictimStillOwed = owed };
    }

    /// <summary>What closing the case does not end, as it stands now: a warrant is still to be executed, an order to be served.</summary>
    public async Task<IReadOnlyList<string>> StaysDueAsync(Guid caseId, CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        var clocks = await db.Duties.WhereOpen().Where(d => d.CaseId == caseId && d.VisibleFrom <= now && Outlive.Contains(d.Clock)).OrderBy(d => d.DueBy).ThenBy(d => d.Id).Take(MostDue).Select(d => d.Clock).ToListAsync(ct);
        return [.. clocks.Distinct().Select(c => DutyBook.ClockOf(c).Title)];
    }

    /// <summary>Each obstacle in words, with the page where it is dealt with.</summary>
    public static IEnumerable<(string Text, string Path)> Words(ClosureObstacles obstacles)
    {
        if (obstacles.NotAssessed) yield return ("Risk is not assessed: the case cannot be closed", "/risk/new");
        if (obstacles.WarrantOutstanding) yield return ("A warrant is outstanding: an inspector decides, and attempts and reviews stay due after closing", "/duties");
        if (obstacles.OrderOrBailActive) yield return ("An order or bail is in force: its service, conditions and end stay due after closing", "/orders/consider");
        if (obstacles.HighRisk) yield return ("The risk is High: an inspector decides", "/risk");
        if (obstacles.OverdueClock) yield return ("Something is overdue", "/duties");
        if (obstacles.VictimStillOwed) yield return ("The victim must still be told, warned or checked on: this stays due after closing", "/victim");
        if (obstacles.UnlinkedSuggestion) yield return ("An earlier record may be the same person and nobody has decided", "/alarms");
    }
}
