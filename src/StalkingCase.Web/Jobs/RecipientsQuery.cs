using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Web.Jobs;

/// <param name="StandsIn"><see cref="NoticeRecipient.StandsIn"/>.</param>
public sealed record Recipient(Officer Who, bool StandsIn);

/// <summary>
/// Whom a notice tells, found when it is sent: leave, suspension, conflicts and restrictions count as they stand then. Nobody
/// is told of a case that they are kept out of, and where that leaves nobody the people named on the case are told.
/// </summary>
public sealed class RecipientsQuery(CaseDbContext db)
{
    /// <summary>Clocks of advocates, whose managers hear when they climb.</summary>
    private static readonly string[] ClimbToManagers = ["CLK-08", "CLK-11", "CLK-47"];

    public async Task<IReadOnlyList<Recipient>> OfAsync(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Duties.AsNoTracking().SingleOrDefaultAsync(d => d.Id == notice.DutyId, ct) is not { } duty) return await OfNoDutyAsync(notice, now, ct);
        var of = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => c.Id == duty.CaseId)
            .Select(c => new { c.OfficerInCaseId, c.IsRestricted, Named = c.NamedReaders.Select(n => n.UserId).ToList() }).SingleAsync(ct);
        var named = of.IsRestricted ? of.Named : [];
        var (managers, chair) = (await ManagersAsync(duty, ct), await ChairAsync(duty, ct));
        var people = await Reachable.ReadAsync(db, duty.ForceId, duty.UnitId, duty.CaseId, [duty.OwnerId, of.OfficerInCaseId, chair, .. managers, .. named.Cast<Guid?>()], now, ct);

        List<Officer> Meant(Func<Officer, Officer?> reach)
        {
            List<Officer> meant = notice.Step is nameof(Rung.Owner) ? OfOwner(duty, people, [.. people.Find(managers.OfType<Guid>())], reach) : notice.Step switch
            {
                nameof(Rung.Inspector) when people.OnCall.Select(id => people.Find(id)).OfType<Officer>().FirstOrDefault(u => reach(u) is not null) is { } onCall => [onCall],
                _ => people.FromRank(Enum.Parse<Rank>(notice.Step), reach),
            };
            // What an advocate owes climbs to her managers as well as to the police, and a review of the plan to the officer in the case.
            if (notice.Step is nameof(Rung.Sergeant) && ClimbToManagers.Contains(duty.Clock)) meant = [.. meant, .. people.Find(managers.OfType<Guid>()), .. people.Find(duty.Clock is "CLK-11" ? [] : new[] { of.OfficerInCaseId }.OfType<Guid>())];
            if (notice.Step is nameof(Rung.Inspector) && people.Find(chair) is { } her) meant = [.. meant, her];
            return [.. meant.Select(reach).OfType<Officer>().DistinctBy(u => u.Id)];
        }

        var usual = Meant(u => u).Select(u => u.Id).ToHashSet();
        var told = Meant(people.Of);
        if (told.Count == 0) told = Named(people, named, duty.OwnerId);
        // Who is away and has no deputy is told after all rather than nobody.
        if (told.Count == 0) told = Meant(people.Himself);
        return [.. told.OrderBy(u => u.UserName, StringComparer.Ordinal).Select(u => new Recipient(u, !IsShown(u)))];

        // As the home page finds it: one's own, of whom one stands in for, by rank, by post.
        bool IsShown(Officer who) => notice.Step is not nameof(Rung.Owner) || duty.OwnerId is null ? usual.Contains(who.Id)
            : who.Id == duty.OwnerId || (people.Find(duty.OwnerId) is { } owner && ((people.IsLeftToTheSergeant(owner) && owner.UnitId == duty.UnitId) || people.Of(owner)?.Id == who.Id));
    }

    /// <summary>
    /// Who supervises a case now, to be told of what somebody does in it: the lowest rank of the nearest unit that has any who is
    /// present, or a deputy, and not kept out. Never the one who does it.
    /// </summary>
    public async Task<Officer?> SupervisorAsync(Guid caseId, Guid forceId, Guid unitId, Guid except, DateTimeOffset now, CancellationToken ct)
    {
        var people = await Reachable.ReadAsync(db, forceId, unitId, caseId, [], now, ct);
        Officer? Reach(Officer person) => people.Of(person) is { } reached && person.Id != except && reached.Id != except ? reached : null;
        return people.FromRank(Rank.Sergeant, Reach).Select(Reach).FirstOrDefault();
    }

    /// <summary>The owner, or the holders of the post; where none of them can be reached the managers of an advocate, then the first sergeant.</summary>
    private static List<Officer> OfOwner(Duty duty, Reachable people, List<Officer> managers, Func<Officer, Officer?> reach)
    {
        var owner = people.Find(duty.OwnerId);
        List<Officer> meant = duty.OwnerId is null ? people.Nearest(u => duty.OwnerPost is { } post && u.Posts.Contains(post), reach) : owner is not null && reach(owner) is not null ? [owner] : [];
        if (duty is { OwnerId: null, OwnerPost: Post.AdvocateManager } || (meant.Count == 0 && owner?.OrganisationId is not null)) meant.AddRange(managers.Where(m => reach(m) is not null));
        return meant.Count > 0 ? meant : people.FromRank(Rank.Sergeant, reach);
    }

    /// <summary>So that climbing is never dead: of a restricted case those named on it, professional standards before the others, the owner last.</summary>
    private static List<Officer> Named(Reachable people, IReadOnlyList<Guid> named, Guid? owner)
    {
        var found = people.Find(named).Where(u => people.Of(u) is not null).ToList();
        List<Officer>[] ranges = [[.. found.Where(u => u.Posts.Contains(Post.ProfessionalStandards))], [.. found.Where(u => u.Id != owner)], found];
        return [.. (ranges.FirstOrDefault(r => r.Count > 0) ?? []).Select(people.Of).OfType<Officer>().DistinctBy(u => u.Id)];
    }

    /// <summary>Of the organisations that the case is referred to, who sit in no unit: CLK-47 is theirs, CLK-08 and CLK-11 climb to them.</summary>
    private async Task<List<Guid?>> ManagersAsync(Duty duty, CancellationToken ct)
    {
        var organisations = await db.Referrals.AsNoTracking().Where(r => r.CaseId == duty.CaseId && r.OrganisationId != null && r.WithdrawnAt == null && (r.Status == ReferralStatus.Sent || r.Status == ReferralStatus.Accepted))
            .Select(r => r.OrganisationId).Distinct().ToListAsync(ct);
        if (organisations.Count == 0) return [];
        var found = await db.Users.AsNoTracking().Where(u => !u.IsSuspended && u.OrganisationId != null && organisations.Contains(u.OrganisationId)).OrderBy(u => u.Id).ToListAsync(ct);
        return [.. found.Where(u => u.Posts.Contains(Post.AdvocateManager)).Select(u => u.Id)];
    }

    /// <summary>An overdue action of a meeting climbs to its chair, of whatever unit, with the first step above who took it.</summary>
    private async Task<Guid?> ChairAsync(Duty duty, CancellationToken ct) => duty is not { Clock: "CLK-42", Part: "action" } ? null
        : await (from a in db.MeetingActions join m in db.Meetings on a.MeetingId equals m.Id where a.Id == duty.SubjectId select (Guid?)m.ChairId).SingleOrDefaultAsync(ct);

    /// <summary>A notice to a person that is about no duty: a case that was opened or details that were shown, or a suspect who works here.</summary>
    private async Task<IReadOnlyList<Recipient>> OfNoDutyAsync(Notice notice, DateTimeOffset now, CancellationToken ct)
    {
        if (await (from a in db.AccessReasons join c in db.Cases.IgnoreAutoIncludes() on a.CaseId equals c.Id where a.Id == notice.DutyId select new { CaseId = c.Id, c.ForceId, c.UnitId, a.UserId }).SingleOrDefaultAsync(ct) is not { } view)
            return await db.Users.AsNoTracking().Where(u => u.Id == notice.RecipientId && !u.IsSuspended).Select(u => new Recipient(u, false)).ToListAsync(ct);
        var people = await Reachable.ReadAsync(db, view.ForceId, view.UnitId, view.CaseId, [notice.RecipientId], now, ct);
        var supervisor = people.Find(notice.RecipientId) is { } meant && people.Of(meant) is { } reached && reached.Id != view.UserId ? reached : await SupervisorAsync(view.CaseId, view.ForceId, view.UnitId, view.UserId, now, ct);
        return supervisor is null ? [] : [new Recipient(supervisor, false)];
    }
}
