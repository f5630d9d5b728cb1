using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Cases;

public sealed record TimelineEntry(Guid Id, string Account, IReadOnlyList<Box> Boxes, TimePrecision Precision, PlaceKind? Place, bool HasPlaceWords, DateTimeOffset? VoidedAt, VoidReason? VoidReason, Guid? ReplacedBy);

public sealed record TimelineVoid(string By, string? Why);

public sealed record TimelineLine(int Seq, string Words, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string By, string? Reason, TimelineEntry? Entry, TimelineVoid? Voided)
{
    /// <summary>The change of policy that it is about, for who may see the policy.</summary>
    public string? PolicyHref { get; init; }
}

public sealed record TimelinePage(IReadOnlyList<TimelineLine> Lines, int? NextBefore);

/// <summary>
/// The facts of a case in words, latest event first, keyset paged by the fact's place. An advocate reads no voided entry: it
/// may be another victim's or intelligence (ACC-02, SEC-D14).
/// </summary>
public sealed class TimelineQuery(CaseDbContext db, CaseAccess access, OfficerNamesQuery names, Reader reader, IHttpContextAccessor http)
{
    public async Task<TimelinePage> RunAsync(Guid caseId, TimelineGroup? group, int? before, int size, CancellationToken ct)
    {
        var isAdvocate = reader.Role is Roles.Advocate;
        var kinds = FactWords.KindsOf(group, isAdvocate ? http.HttpContext!.CaseDecision().Case!.Scopes : null);
        var facts = db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && kinds.Contains(f.Kind));
        if (isAdvocate) facts = Standing(facts, db).OfThisVictim(db);
        if (before is { } seq)
        {
            var at = await db.Facts.Where(f => f.CaseId == caseId && f.Seq == seq).Select(f => (DateTimeOffset?)f.OccurredAt).SingleOrDefaultAsync(ct);
            if (at is { } from) facts = facts.Where(f => f.OccurredAt < from || (f.OccurredAt == from && f.Seq < seq));
        }

        var page = await facts.OrderByDescending(f => f.OccurredAt).ThenByDescending(f => f.Seq).Take(size + 1).ToListAsync(ct);
        var next = page.Count > size ? page[size - 1].Seq : (int?)null;
        return new TimelinePage(await LinesAsync(caseId, await VisibleAsync([.. page.Take(size)], ct), isAdvocate, ct), next);
    }

    /// <summary>Without facts of entries that were voided, and of a report whose entry belongs to another case.</summary>
    public static IQueryable<Fact> Standing(IQueryable<Fact> facts, CaseDbContext db) => facts.Where(f =>
        !db.Entries.Any(e => e.Id == f.SubjectId && e.VoidedAt != null) && !db.Entries.Any(e => e.CaseId == f.CaseId && e.ReportId == f.SubjectId && e.VoidReason == VoidReason.WrongCase));

    /// <summary>A fact that names another case is shown to those who may know of that case.</summary>
    private async Task<List<Fact>> VisibleAsync(List<Fact> facts, CancellationToken ct)
    {
        var others = facts.Select(f => f.Detail.OtherCaseId).OfType<Guid>().Distinct().ToList();
        if (others.Count == 0) return facts;
        var known = await access.Visible().Where(c => others.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        return [.. facts.Where(f => f.Detail.OtherCaseId is not { } other || known.Contains(other))];
    }

    private async Task<IReadOnlyList<TimelineLine>> LinesAsync(Guid caseId, List<Fact> facts, bool isAdvocate, CancellationToken ct)
    {
        var subjects = facts.Select(f => f.SubjectId).Append(caseId).Distinct().ToList();
        var entries = await db.Entries.AsNoTracking().Where(e => e.CaseId == caseId && subjects.Contains(e.Id)).ToDictionaryAsync(e => e.FactId, ct);
        var amended = isAdvocate ? [] : await db.Amendments.AsNoTracking().Where(a => a.CaseId == caseId || subjects.Contains(a.RecordId)).OrderBy(a => a.AmendedAt).ThenBy(a => a.Id).Take(2000).ToListAsync(ct);
        var who = await names.RunAsync(facts.Select(f => (Guid?)f.ById).Concat(amended.Select(a => (Guid?)a.ById)), ct);
        var seesPolicy = RolePermissions.Has(reader.Role, Permission.ViewPolicy);
        return [.. facts.Select(f => Line(f, entries.GetValueOrDefault(f.Id), amended, isAdvocate, who) with { PolicyHref = seesPolicy && f.Kind is FactKind.PolicyApplied ? PolicyChangeWords.LinkOf(f.SubjectId) : null })];
    }

    private static TimelineLine Line(Fact fact, Entry? entry, List<Amendment> amended, bool isAdvocate, OfficerNames who)
    {
        var act = fact.Kind is FactKind.CaseOpened || entry is not null ? null
            : amended.Find(a => a.AmendedAt == fact.RecordedAt && a.ById == fact.ById && (a.RecordId == fact.SubjectId || a.RecordId == fact.CaseId) && a.Field is not ("Suspect" or Case.SafeContactField));
        var voided = entry?.VoidedAt is null ? null : amended.Find(a => a.RecordId == entry.Id && a.AmendedAt == entry.VoidedAt);
        return new TimelineLine(fact.Seq, FactWords.Of(fact), fact.OccurredAt, fact.RecordedAt, who.Of(fact.ById), act is null ? null : act.Reason ?? act.Earlier,
            entry is null ? null : new TimelineEntry(entry.Id, entry.Account, isAdvocate ? entry.Boxes.OfThisVictim() : entry.Boxes, entry.Precision, entry.Place, entry.PlaceWords is not null, entry.VoidedAt, entry.VoidReason, entry.ReplacedBy),
            entry?.VoidedAt is null ? null : new TimelineVoid(voided is null ? "" : who.Of(voided.ById), voided?.Reason));
    }
}
