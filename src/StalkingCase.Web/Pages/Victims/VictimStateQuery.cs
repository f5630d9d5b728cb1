using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Web.Pages.Victims;

/// <summary>A known date that stands (CLK-46): its fact's subject is what a cancellation names.</summary>
public sealed record StandingDate(Guid Id, KnownDateKind Kind, DateOnly On);

/// <summary>What is recorded of the victim's rights, read from the facts alone: no words, no details.</summary>
public sealed record VictimState(IReadOnlyList<Fact> Facts, DateTimeOffset? NextContactBy)
{
    /// <summary>VIC-01.</summary>
    public bool IsEnhanced => Last(FactKind.RightsDowngraded, FactKind.RightsRestored)?.Kind is not FactKind.RightsDowngraded;

    public WithdrawalJourney Journey => WithdrawalJourney.Of(Facts);
    public Fact? Choice => Last(FactKind.VictimChoseContact);
    public Fact? NeedsAssessed => Last(FactKind.NeedsAssessed);
    public Fact? Statement => Last(FactKind.StatementOffered, FactKind.StatementDeclined, FactKind.PersonalStatementTaken);
    public Fact? RightToKnow => Last(FactKind.RightToKnowDecided);

    /// <summary>CLK-44: the case began with an unknown suspect who has been named since.</summary>
    public bool IdentityBecameKnown => Facts.Any(f => f.Kind is FactKind.CaseOpened && f.Detail.SuspectKnown == false) && Facts.Any(f => f.Kind is FactKind.SuspectNamed);

    public IReadOnlyList<StandingDate> Dates(DateOnly today) => DatesToWarnOf(today, []);

    /// <summary>With those that came before anybody warned of them: only a contact that names one ends its warning.</summary>
    public IReadOnlyList<StandingDate> DatesToWarnOf(DateOnly today, IReadOnlyCollection<Guid> stillOwed)
    {
        var cancelled = Facts.Where(f => f.Kind is FactKind.DateCancelled).Select(f => f.SubjectId).ToHashSet();
        return [.. Facts.Where(f => f.Kind is FactKind.DateKnown or FactKind.HearingKnown && f.Detail.EndsOn is { } on && (on >= today || stillOwed.Contains(f.SubjectId)) && !cancelled.Contains(f.SubjectId))
            .Select(f => new StandingDate(f.SubjectId, f.Detail.KnownDate ?? KnownDateKind.Hearing, f.Detail.EndsOn!.Value)).OrderBy(d => d.On).ThenBy(d => d.Id)];
    }

    private Fact? Last(params FactKind[] kinds) => Facts.Where(f => kinds.Contains(f.Kind)).MaxBy(f => (f.RecordedAt, f.Seq));
}

public sealed class VictimStateQuery(CaseDbContext db)
{
    private const int Most = 1000;

    private static readonly List<FactKind> Kinds =
    [
        FactKind.CaseOpened, FactKind.SuspectNamed, FactKind.RightsDowngraded, FactKind.RightsRestored, FactKind.VictimChoseContact, FactKind.NeedsAssessed, FactKind.StatementOffered,
        FactKind.StatementDeclined, FactKind.PersonalStatementTaken, FactKind.RightToKnowDecided, FactKind.DateKnown, FactKind.HearingKnown, FactKind.DateCancelled, .. WithdrawalJourney.Kinds,
    ];

    public async Task<VictimState> RunAsync(Guid caseId, CancellationToken ct)
    {
        var facts = await db.Facts.AsNoTracking().Where(f => f.CaseId == caseId && Kinds.Contains(f.Kind)).OrderByDescending(f => f.Seq).Take(Most).ToListAsync(ct);
        var next = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && d.Clock == "CLK-17").OrderBy(d => d.DueBy).ThenBy(d => d.Id).Select(d => (DateTimeOffset?)d.DueBy).FirstOrDefaultAsync(ct);
        return new VictimState(facts, next);
    }

    /// <summary>The last words that an act left about this, and who wrote them.</summary>
    public Task<Amendment?> SaidAsync(Guid caseId, string field, CancellationToken ct) =>
        db.Amendments.AsNoTracking().Where(a => a.CaseId == caseId && a.RecordId == caseId && a.Field == field).OrderByDescending(a => a.AmendedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(ct);
}
