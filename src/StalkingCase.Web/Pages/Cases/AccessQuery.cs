using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;

namespace StalkingCase.Web.Pages.Cases;

public sealed record LookRow(DateTimeOffset At, string Who, string? Unit, string What, string? Reason, bool OffTeam);

public sealed record WhoLooked(IReadOnlyList<LookRow> Rows, int People, int OffTeam);

/// <summary>Who looked at a case in the last 30 days, those not on the team first.</summary>
public sealed class AccessQuery(CaseDbContext db, TimeProvider clock)
{
    public const int Days = 30;
    public const int Most = 200;

    public async Task<WhoLooked> RunAsync(Guid caseId, CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddDays(-Days);
        var looks = from a in db.AccessLogEntries.AsNoTracking()
                    where a.CaseId == caseId && a.At >= since
                    from u in db.Users.Where(u => u.Id == a.UserId).DefaultIfEmpty()
                    select new
                    {
                        Entry = a,
                        Name = u == null ? "The service" : u.DisplayName,
                        Unit = db.Units.Where(x => x.Id == u!.UnitId).Select(x => x.Name).FirstOrDefault(),
                        Reason = db.AccessReasons.Where(r => r.Id == a.ReasonId).Select(r => r.Words).FirstOrDefault(),
                        OffTeam = u == null || (!db.Cases.Any(c => c.Id == caseId && (c.UnitId == u.UnitId || c.OfficerInCaseId == u.Id || c.Assignments.Any(x => x.UserId == u.Id)))
                            && !db.Referrals.Any(r => r.CaseId == caseId && r.AdvocateId == u.Id)),
                    };
        var people = await looks.Select(l => new { l.Entry.UserId, l.OffTeam }).Distinct().ToListAsync(ct);
        var rows = await looks.OrderByDescending(l => l.OffTeam).ThenByDescending(l => l.Entry.At).ThenByDescending(l => l.Entry.Id).Take(Most).ToListAsync(ct);
        return new WhoLooked([.. rows.Select(r => new LookRow(r.Entry.At, r.Name, r.Unit, What(r.Entry), r.Reason, r.OffTeam))], people.Count, people.Count(p => p.OffTeam));
    }

    private static string What(AccessLogEntry entry)
    {
        var page = entry.Route.Replace("/cases/{caseId:guid}", "", StringComparison.OrdinalIgnoreCase).Replace(":guid", "", StringComparison.Ordinal).Trim('/');
        var place = page.Length == 0 ? "overview" : page;
        return entry switch
        {
            { Outcome: "denied" } => "Was refused",
            { Outcome: "reason asked" } => "Was asked for a reason",
            { Action: "reveal" } => "Revealed contact details",
            { Action: "POST" } => $"Sent a form: {place}",
            _ => $"Viewed: {place}",
        };
    }
}
