using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Security;

/// <summary>What a reader gets for one case (design.md, "Who is who"). Deny beats any grant.</summary>
public enum CaseAnswer
{
    /// <summary>Hidden, in another force, conflict, or not there at all: the same 404.</summary>
    NotFound,

    /// <summary>A reason first: 302 to /open.</summary>
    ReasonFirst,

    /// <summary>On the case, or supervisor of its unit.</summary>
    Assigned,

    /// <summary>Another sworn officer who gave a reason: reads, does not write.</summary>
    WithReason,

    /// <summary>An auditor who gave a reason: read-only, masked.</summary>
    Auditor,

    /// <summary>An advocate with a live referral and consent, or a recorded lawful basis: cut by scope.</summary>
    Advocate,
}

/// <summary>What access needs to know of a case; read in one query whatever the answer, so that timing and counts tell nothing.</summary>
public sealed record CaseHeader(
    Guid Id, string Reference, Guid UnitId, bool IsRestricted, bool IsNamed, bool IsAssigned, bool OwnsDuty, bool HasConflict, ConsentScopes? Scopes, Guid? ReasonId);

public sealed record CaseDecision(CaseAnswer Answer, CaseHeader? Case)
{
    public bool MayWrite => Answer is CaseAnswer.Assigned;

    /// <summary>What the reader sees: the police everything, an advocate what consent covers.</summary>
    public ConsentScopes Given => Answer is not CaseAnswer.Advocate ? ConsentScopes.All : Case!.Scopes ?? ConsentScopes.None;

    public bool Covers(ConsentScopes scopes) => (Given & scopes) == scopes;

    public bool MayRead => Answer is not (CaseAnswer.NotFound or CaseAnswer.ReasonFirst);
}

/// <summary>The one place that decides who may see a case; pages, lists, search and look-ups all go through it.</summary>
public sealed class CaseAccess(CaseDbContext db, Reader reader, TimeProvider clock)
{
    private const int MostUnitsApart = 8;

    public async Task<CaseDecision> DecideAsync(Guid caseId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (id, posts, units) = (reader.Id, reader.Posts.Cast<Post?>().ToList(), reader.UnitIds);
        var header = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == caseId).Select(c => new CaseHeader(
            c.Id, c.Reference, c.UnitId, c.IsRestricted,
            c.NamedReaders.Any(n => n.UserId == id),
            c.OfficerInCaseId == id || c.Assignments.Any(a => a.UserId == id && a.EndedAt == null),
            db.Duties.WhereOpen().Any(d => d.CaseId == c.Id && (d.OwnerId == id || StoodInFor(now).Any(a => a.UserId == d.OwnerId) || (posts.Contains(d.OwnerPost) && units.Contains(d.UnitId)))),
            db.Conflicts.Any(x => x.UserId == id && (x.CaseId == c.Id || c.Roles.Any(r => r.PersonId == x.PersonId))),
            LiveReferrals(now).Where(r => r.CaseId == c.Id).Select(r => (ConsentScopes?)r.Scopes).FirstOrDefault(),
            db.AccessReasons.Where(a => a.CaseId == c.Id && a.UserId == id && a.GrantedUntil > now).OrderByDescending(a => a.GrantedUntil).Select(a => (Guid?)a.Id).FirstOrDefault()))
            .SingleOrDefaultAsync(ct);
        return new CaseDecision(Answer(header), header);
    }

    /// <summary>Absences in which the reader is the named deputy now: what the absent person owes is the deputy's to do.</summary>
    private IQueryable<Absence> StoodInFor(DateTimeOffset now)
    {
        var id = reader.Id;
        return db.Absences.Where(a => a.DeputyId == id && a.CancelledAt == null && a.From <= now && a.Until > now);
    }

    /// <summary>
    /// Referrals that give this advocate a view now: accepted by her, or by somebody whose named deputy she is, with consent
    /// or a lawful basis, begun and not run out. Read on every request (SEC-D17). Of several on one case the latest counts,
    /// alone: it holds the victim's last word.
    /// </summary>
    public IQueryable<Referral> LiveReferrals(DateTimeOffset now) => Standing(now).LatestOfEachCase();

    private IQueryable<Referral> Standing(DateTimeOffset now)
    {
        var people = reader.ActsFor.Cast<Guid?>().ToList();
        return db.Referrals.WhereStanding(now).Where(r => people.Contains(r.AdvocateId));
    }

    private CaseAnswer Answer(CaseHeader? header)
    {
        if (header is null || header.HasConflict) return CaseAnswer.NotFound;
        if (reader.Role is Roles.Advocate) return header.Scopes is not null && (!header.IsRestricted || header.IsNamed) ? CaseAnswer.Advocate : CaseAnswer.NotFound;
        if (header.IsRestricted && !header.IsNamed) return CaseAnswer.NotFound;
        if (reader.Role is Roles.Auditor) return header.ReasonId is null ? CaseAnswer.ReasonFirst : CaseAnswer.Auditor;
        if (!reader.IsSworn) return CaseAnswer.NotFound;
        if (header.IsRestricted || header.IsAssigned || header.OwnsDuty || (reader.IsSupervisor && reader.UnitIds.Contains(header.UnitId))) return CaseAnswer.Assigned;
        return header.ReasonId is null ? CaseAnswer.ReasonFirst : CaseAnswer.WithReason;
    }

    /// <summary>
    /// Of the visible cases those that the reader may open without giving a reason, of which lists show more than the
    /// reference: on the case, owner of a duty on it, supervisor of its unit, named on it; an advocate's own.
    /// </summary>
    public IQueryable<Case> Worked()
    {
        if (!reader.IsSworn) return WorkedParts()[0];
        var mine = WorkedParts().Select(p => p.Select(c => c.Id)).Aggregate((all, part) => all.Union(part));
        return db.Cases.IgnoreAutoIncludes().Where(c => mine.Contains(c.Id));
    }

    /// <summary>
    /// The same cases in parts that may overlap: the few that are the reader's own, and each supervised unit's, whose index
    /// is also the order of a list. A list takes a page of each part rather than putting the whole in order.
    /// </summary>
    public IReadOnlyList<IQueryable<Case>> WorkedParts()
    {
        if (!reader.IsSworn) return [reader.Role is Roles.Advocate ? Visible() : Visible().Where(_ => false)];
        var (id, posts, units) = (reader.Id, reader.Posts.Cast<Post?>().ToList(), reader.UnitIds);
        var (cases, duties) = (db.Cases.IgnoreAutoIncludes(), db.Duties.WhereOpen());

        // One small set by each index, rather than a condition that every case of the force must be held against.
        var own = cases.Where(c => c.OfficerInCaseId == id).Select(c => c.Id)
            .Union(from c in cases from n in c.NamedReaders where n.UserId == id && c.IsRestricted select c.Id)
            .Union(from c in cases from a in c.Assignments where a.UserId == id && a.EndedAt == null select c.Id)
            .Union(duties.Where(d => d.OwnerId == id).Select(d => d.CaseId))
            .Union(from a in StoodInFor(clock.GetUtcNow()) join d in duties on a.UserId equals d.OwnerId select d.CaseId)
            .Union(duties.Where(d => posts.Contains(d.OwnerPost) && units.Contains(d.UnitId)).Select(d => d.CaseId));
        var parts = new List<IQueryable<Case>> { Visible(cases.Where(c => own.Contains(c.Id))) };
        if (reader.IsSupervisor && units.Count <= MostUnitsApart) parts.AddRange(units.Select(unit => Visible(cases.Where(c => c.UnitId == unit))));
        else if (reader.IsSupervisor) parts.Add(Visible(cases.Where(c => units.Contains(c.UnitId))));
        return parts;
    }

    /// <summary>
    /// The same answer as <see cref="Visible"/> for rows of cases, to be counted: of police readers the few cases that are hidden
    /// are left out, so that a thousand rows do not cost a thousand looks at their cases.
    /// </summary>
    public IQueryable<Duty> Seen(IQueryable<Duty> duties)
    {
        if (!reader.IsSworn) return from d in duties join c in Visible() on d.CaseId equals c.Id select d;
        var hidden = Hidden();
        return duties.Where(d => !hidden.Contains(d.CaseId));
    }

    private IQueryable<Guid> Hidden()
    {
        var id = reader.Id;
        var (cases, conflicts) = (db.Cases.IgnoreAutoIncludes(), db.Conflicts.Where(x => x.UserId == id));

        // Compared with a parameter, so that the index is used.
        return cases.Where(c => c.IsRestricted == EF.Parameter(true) && !c.NamedReaders.Any(n => n.UserId == id)).Select(c => c.Id)
            .Union(from x in conflicts join c in cases on x.CaseId equals c.Id select c.Id)
            .Union(from x in conflicts from c in cases from r in c.Roles where r.PersonId == x.PersonId select c.Id);
    }

    /// <summary>
    /// Cases whose existence the reader may know of, for lists, counts, search and look-ups: absent means absent. Sworn
    /// staff see every unrestricted case of the force by reference; the rest is the table of security.md 2.
    /// </summary>
    public IQueryable<Case> Visible(IQueryable<Case>? cases = null)
    {
        var id = reader.Id;
        var visible = (cases ?? db.Cases.IgnoreAutoIncludes()).Where(c =>
            (!c.IsRestricted || c.NamedReaders.Any(n => n.UserId == id))
            && !db.Conflicts.Any(x => x.UserId == id && (x.CaseId == c.Id || c.Roles.Any(r => r.PersonId == x.PersonId))));
        return reader.Role is Roles.Advocate
            ? visible.Where(c => Standing(clock.GetUtcNow()).Select(r => r.CaseId).Contains(c.Id))
            : reader.IsSworn || reader.Role is Roles.Auditor ? visible : visible.Where(_ => false);
    }
}
