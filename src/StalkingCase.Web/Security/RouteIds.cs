using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Security;

/// <summary>
/// Every id a route may hold and how it is found. The app refuses to start with a route that has another. Ids that live
/// under a case are looked up together with it, so that a record cannot be reached through another case's address.
/// </summary>
public static class RouteIds
{
    public const string Case = "caseId";

    private delegate Task<bool> Resolver(CaseDbContext db, Reader reader, CaseAccess access, Guid id, Guid? caseId, CancellationToken ct);

    private static readonly Dictionary<string, Resolver> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["draftId"] = (db, reader, _, id, _, ct) => db.Reports.AnyAsync(r => r.Id == id && r.LoggerId == reader.Id, ct),
        ["searchId"] = (db, reader, _, id, _, ct) => db.SavedSearches.AnyAsync(s => s.Id == id && s.UserId == reader.Id, ct),
        ["personId"] = (db, _, access, id, _, ct) => access.Visible().SelectMany(c => c.Roles).AnyAsync(r => r.PersonId == id, ct),
        ["incidentId"] = (db, _, _, id, caseId, ct) => db.Entries.AnyAsync(e => e.Id == id && e.CaseId == caseId, ct),
        ["assessmentId"] = (db, _, _, id, caseId, ct) => db.Assessments.AnyAsync(a => a.Id == id && a.CaseId == caseId, ct),
        ["orderId"] = (db, reader, _, id, caseId, ct) => db.OrdersOf(caseId ?? Guid.Empty).AnyAsync(o => o.Id == id && (!reader.IsAdvocate || !o.ProtectsSomebodyElse), ct),
        ["warrantId"] = (db, _, _, id, caseId, ct) => db.WarrantsOf(caseId ?? Guid.Empty).AnyAsync(w => w.Id == id, ct),
        ["actionId"] = (db, _, _, id, caseId, ct) => db.Plans.AnyAsync(p => p.CaseId == caseId && p.Measures.Any(m => m.Id == id), ct),
        ["questionId"] = (db, reader, _, id, caseId, ct) => db.AdvocateMessages.AnyAsync(m => m.Id == id && m.CaseId == caseId && m.Kind == MessageKind.Question && (!reader.IsAdvocate || m.OrganisationId == reader.OrganisationId), ct),
        ["noteId"] = (db, _, _, id, caseId, ct) => db.AdvocateNotes.AnyAsync(n => n.Id == id && n.CaseId == caseId, ct),
        ["referralId"] = (db, reader, _, id, _, ct) => db.Referrals.AnyAsync(r => r.Id == id && reader.OrganisationId != null && r.OrganisationId == reader.OrganisationId, ct),
        ["roleId"] = (db, _, _, id, caseId, ct) => db.Cases.AnyAsync(c => c.Id == caseId && c.Roles.Any(r => r.Id == id), ct),
        ["dutyId"] = (db, _, _, id, caseId, ct) => db.Duties.AnyAsync(d => d.Id == id && d.CaseId == caseId, ct),
        ["alarmId"] = (db, _, _, id, caseId, ct) => db.Alarms.AnyAsync(a => a.Id == id && a.CaseId == caseId, ct),
        ["meetingId"] = (db, reader, _, id, caseId, ct) => MeetingRights.MayOpenAsync(db, reader, id, caseId, ct),
        ["meetingActionId"] = (db, reader, access, id, _, ct) => MeetingRights.MayActAsync(db, reader, access, id, ct),
    };

    private static readonly string[] OnlyUnderCase = ["incidentId", "assessmentId", "orderId", "warrantId", "roleId", "dutyId", "alarmId", "actionId", "questionId", "noteId"];

    public static bool IsKnown(string parameter) => parameter.Equals(Case, StringComparison.OrdinalIgnoreCase) || Table.ContainsKey(parameter);

    public static bool NeedsCase(string parameter) => OnlyUnderCase.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    public static Task<bool> ExistsAsync(string parameter, CaseDbContext db, Reader reader, CaseAccess access, Guid id, Guid? caseId, CancellationToken ct) =>
        Table[parameter](db, reader, access, id, caseId, ct);
}
