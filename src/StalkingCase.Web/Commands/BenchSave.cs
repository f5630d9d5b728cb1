using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Commands;

/// <summary>The save that matters most: an incident onto a case with a history, committed as the page does it.</summary>
internal static class BenchSave
{
    private const int MostCases = 50;

    /// <summary>The open case of the officer, of the supervisor's unit, or of the advocate, with the longest history.</summary>
    public static async Task<Guid> CaseOfAsync(CaseDatabase database, string who, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System("bench"));
        var user = await db.Users.SingleAsync(u => u.UserName == who, ct);
        if (user.OrganisationId is not null)
        {
            return await (from r in db.Referrals
                          join c in db.Cases.IgnoreAutoIncludes() on r.CaseId equals c.Id
                          where r.AdvocateId == user.Id && r.Status == ReferralStatus.Accepted && r.WithdrawnAt == null && !c.IsRestricted
                          orderby c.FactSeq descending
                          select c.Id).FirstAsync(ct);
        }

        return await db.Cases.IgnoreAutoIncludes().Where(c => c.UnitId == user.UnitId && c.Status == CaseStatus.Open && !c.IsRestricted)
            .OrderByDescending(c => c.OfficerInCaseId == user.Id).ThenByDescending(c => c.FactSeq).Select(c => c.Id).FirstAsync(ct);
    }

    /// <summary>Each save onto another case, so that the history does not grow with the measuring.</summary>
    public static async Task<(Func<Task<bool>> Save, string Cases)> PrepareAsync(CaseDatabase database, CancellationToken ct)
    {
        await using var look = database.Open(Actor.System("bench"));
        var cases = await look.Cases.IgnoreAutoIncludes().AsNoTracking().Where(c => c.Status == CaseStatus.Open && c.OfficerInCaseId != null)
            .OrderByDescending(c => c.FactSeq).Take(MostCases).ToListAsync(ct);
        var next = 0;
        return (async () =>
        {
            var of = cases[next++ % cases.Count];
            await using var db = database.Open(Actor.User(of.OfficerInCaseId!.Value, of.ForceId));
            var (loaded, now) = (await db.Cases.SingleAsync(c => c.Id == of.Id, ct), TimeProvider.System.GetUtcNow());
            db.Entries.Add(Entry.Record(loaded, new EntryContent(EntryType.Incident, now, TimePrecision.Minute, "Waited by the gate again.", [Box.Loitering]), of.OfficerInCaseId.Value, now));
            await db.CommitAsync(Guid.NewGuid(), now, ct);
            return true;
        }, $"{cases[^1].FactSeq} to {cases[0].FactSeq} facts");
    }
}
