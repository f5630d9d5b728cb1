using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Search;
using StalkingCase.Domain.People;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Search;

/// <summary>The row that says who searched by what and what was shown (SEC-L02, AUD-01): digests of the words, ids of the cases.</summary>
public static class SearchLog
{
    public static AccessLogEntry Of(CaseDbContext db, Reader reader, string route, Guid? subjectId, SearchTerms terms, IEnumerable<Guid> shownCases, int shown) => new()
    {
        At = db.Clock.GetUtcNow(),
        ForceId = reader.ForceId,
        UserId = reader.Id,
        Role = reader.Role,
        SessionId = reader.SessionId,
        Action = "SEARCH",
        Route = route,
        SubjectId = subjectId,
        Outcome = "shown",
        Digests = [.. terms.Words().Select(w => RowHashes.Short(db.Keys, w))],
        ShownIds = [.. shownCases.Distinct()],
        Shown = shown,
        CorrelationId = db.Actor.CorrelationId,
    };

    /// <summary>Earlier records shown beside a form. Nothing found shows nothing, whether hidden or unknown, and writes nothing.</summary>
    public static async Task ShownAsync(this AccessLog log, CaseDbContext db, Reader reader, string route, Guid? subjectId, TypedPerson typed, IReadOnlyList<FoundPerson> found, CancellationToken ct)
    {
        if (found.Count == 0) return;
        await log.WriteAsync(Of(db, reader, route, subjectId, new SearchTerms(null, null, typed), found.SelectMany(f => f.Parts).Select(p => p.CaseId), found.Count), ct);
    }
}
