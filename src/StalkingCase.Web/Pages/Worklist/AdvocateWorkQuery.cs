using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Worklist;

public sealed record NewReferral(Guid CaseId, string Reference, DateTimeOffset MadeAt);

public sealed record ChangeRow(Guid CaseId, string Reference, FactKind Kind, DateTimeOffset At)
{
    public string Words => Kind switch
    {
        FactKind.WarrantIssued => "The suspect is wanted",
        FactKind.Arrested => "The suspect was arrested",
        FactKind.Released or FactKind.ReleasedUnderInvestigation => "The suspect was released",
        FactKind.BailGranted or FactKind.BailChanged or FactKind.BailEnded => "The bail changed",
        FactKind.OrderMade => "An order was made",
        FactKind.OrderServed => "An order was served",
        _ => "The suspect was charged",
    };
}

public sealed record AdvocateWork(DutyPage Contacts, DutyPage Reviews, IReadOnlyList<NewReferral> Referrals, IReadOnlyList<ChangeRow> Changes);

/// <summary>An advocate's home: contacts and reviews due, new referrals, and what changed on the cases she may see.</summary>
public sealed class AdvocateWorkQuery(CaseDbContext db, Reader reader, CaseAccess access, DutiesQuery duties, TimeProvider clock)
{
    private const int Most = 50;
    private const int Days = 7;
    private static readonly string[] Contacts = ["CLK-13", "CLK-14", "CLK-15", "CLK-16", "CLK-17", "CLK-48"];
    private static readonly string[] Reviews = ["CLK-07", "CLK-08"];
    private static readonly FactKind[] Told =
    [
        FactKind.WarrantIssued, FactKind.Arrested, FactKind.Released, FactKind.ReleasedUnderInvestigation, FactKind.BailGranted, FactKind.BailChanged,
        FactKind.BailEnded, FactKind.OrderMade, FactKind.OrderServed, FactKind.Charged,
    ];

    public async Task<AdvocateWork> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (since, until, id) = (now.AddDays(-Days), UkTime.StartOfDay(UkTime.DateOf(now).AddDays(2)), reader.Id);
        return new AdvocateWork(
            await duties.OfClocksAsync(Contacts, until, ct),
            await duties.OfClocksAsync(Reviews, until, ct),
            await (from r in db.Referrals.AsNoTracking()
                   join c in access.Visible() on r.CaseId equals c.Id
                   where r.AdvocateId == id && r.WithdrawnAt == null && r.MadeAt >= since
                   orderby r.MadeAt descending, r.Id
                   select new NewReferral(c.Id, c.Reference, r.MadeAt)).Take(Most).ToListAsync(ct),
            await (from f in db.Facts.AsNoTracking()
                   join c in access.Visible() on f.CaseId equals c.Id
                   where Told.Contains(f.Kind) && f.RecordedAt >= since
                   orderby f.RecordedAt descending, f.Id
                   select new ChangeRow(c.Id, c.Reference, f.Kind, f.OccurredAt)).Take(Most).ToListAsync(ct));
    }
}
