using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Cases;

public enum PlaceKind
{
    [Display(Name = "Home")] Home,
    [Display(Name = "Work")] Work,
    [Display(Name = "Online or phone")] OnlineOrPhone,
    [Display(Name = "Public place")] PublicPlace,
    [Display(Name = "Other")] Other,
}

/// <summary>How exactly the time of an entry is known.</summary>
public enum TimePrecision { Minute, Day, Month, NotSure }

/// <summary>What somebody said happened: the words and the boxes of one entry, before it belongs to a case.</summary>
public sealed record EntryContent(EntryType Type, DateTimeOffset OccurredAt, TimePrecision Precision, string Account, IReadOnlyList<Box> Boxes)
{
    public PlaceKind? Place { get; init; }
    public string? PlaceWords { get; init; }
    public Answer? Fear { get; init; }
    public bool AfterToldToStop { get; init; }
    public Classification Principal { get; init; } = Classification.NonCrime;
    public IReadOnlyList<Classification> Included { get; init; } = [];
    public FourAnswers? Four { get; init; }
    public Guid? ReportId { get; init; }
    public ReportedBy ReportedBy { get; init; } = ReportedBy.Victim;

    /// <summary>The order that a breach is of (ORD-05), and its kind, which says what the breach is in law.</summary>
    public (Guid Id, Orders.OrderKind Kind)? Order { get; init; }
}

/// <summary>
/// One entry of a case's chronology: an incident, a breach, a statement, intelligence. Append-only: a mistake is voided
/// or replaced by a new entry, and the earlier words stay readable (SEC-R13).
/// </summary>
public sealed class Entry : AggregateRoot
{
    private Entry() { }

    public Guid CaseId { get; private init; }
    public Guid? ReportId { get; private init; }
    public EntryType Type { get; private init; }
    public DateTimeOffset OccurredAt { get; private init; }
    public TimePrecision Precision { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid RecordedBy { get; private init; }
    public string Account { get; private init; } = "";
    public PlaceKind? Place { get; private init; }
    public ProtectedText? PlaceWords { get; private init; }
    public IReadOnlyList<Box> Boxes { get; private init; } = [];
    public Answer? Fear { get; private init; }
    public Classification Principal { get; private set; }
    public IReadOnlyList<Classification> Included { get; private set; } = [];
    public Guid FactId { get; private set; }

    /// <summary>The order that this breach is of.</summary>
    public Guid? OrderId { get; private init; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public VoidReason? VoidReason { get; private set; }
    public Guid? ReplacedBy { get; private set; }

    public static Entry Record(Case of, EntryContent content, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(content.Account), "REP-01", "Enter what happened.");
        Rule.Require(content.OccurredAt <= now, "REP-01", "Incident date must be today or in the past.");
        if (of.Status is CaseStatus.Closed && content.Type is (EntryType.Breach or EntryType.Incident or EntryType.Threat)) of.Reopen("New conduct was recorded (REP-08).", by, now);
        var entry = new Entry
        {
            ForceId = of.ForceId,
            CaseId = of.Id,
            ReportId = content.ReportId,
            Type = content.Type,
            OccurredAt = content.OccurredAt,
            Precision = content.Precision,
            RecordedAt = now,
            RecordedBy = by,
            OrderId = content.Order?.Id,
            Account = content.Account.Trim(),
            Place = content.Place,
            PlaceWords = ProtectedText.Of(content.PlaceWords),
            Boxes = [.. content.Boxes.Distinct()],
            Fear = content.Fear,
            Principal = content.Principal,
            Included = [.. content.Included.Where(c => c != content.Principal).Distinct()],
        };
        var fact = entry.Happened(KindOf(content.Type), of.Id, entry.Id, content.OccurredAt, by, now, new FactDetail
        {
            Entry = content.Type,
            Boxes = entry.Boxes.Count == 0 ? null : entry.Boxes,
            Fear = content.Fear,
            AfterToldToStop = content.AfterToldToStop ? true : null,
            Principal = content.Principal,
            Included = entry.Included.Count == 0 ? null : entry.Included,
            Four = content.Four,
            ReportId = content.ReportId,
            ReportedBy = content.ReportedBy,
            OrderId = content.Order?.Id,
            Order = content.Order?.Kind,
            Technical = content.Type is EntryType.Breach && !content.Boxes.Any(Indicators.IsBehaviour) ? true : null,
        });
        entry.FactId = fact.Id;
        return entry;
    }

    /// <summary>Says that this entry should not count, with a reason; the words stay. The books are derived again without it.</summary>
    public void Void(VoidReason reason, string why, Guid by, DateTimeOffset now, Guid? replacedBy = null)
    {
        Rule.Require(VoidedAt is null, "SEC-R13", "This entry has been voided already.");
        Rule.Require(!string.IsNullOrWhiteSpace(why), "SEC-R13", "Enter why the entry is wrong.");
        (VoidedAt, VoidReason, ReplacedBy) = (now, reason, replacedBy);
        Amended(CaseId, nameof(Account), Account, why, by, now);
        Happened(FactKind.EntryVoided, CaseId, Id, now, by, now, new FactDetail { Voids = FactId, VoidReason = reason });
    }

    /// <summary>REP-11: one principal, any number of included classifications; the earlier label stays readable.</summary>
    public void Classify(Classification principal, IReadOnlyList<Classification> included, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(VoidedAt is null, "SEC-R13", "A voided entry cannot be classified.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "REP-11", "Enter why the classification changes.");
        Amended(CaseId, nameof(Principal), Principal.ToString(), reason, by, now);
        (Principal, Included) = (principal, [.. included.Where(c => c != principal).Distinct()]);
        Happened(FactKind.Classified, CaseId, Id, now, by, now, new FactDetail { Principal = principal, Included = Included.Count == 0 ? null : Included });
    }

    private static FactKind KindOf(EntryType type) => type switch
    {
        EntryType.Breach => FactKind.BreachRecorded,
        EntryType.Statement or EntryType.Contact => FactKind.StatementTaken,
        EntryType.Intelligence => FactKind.IntelligenceRecorded,
        _ => FactKind.IncidentRecorded,
    };
}
