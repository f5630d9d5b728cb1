using System.Globalization;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>Reads what was typed into what the domain understands.</summary>
internal static class ReportReading
{
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "Hmm", "HHmm", "H.mm", "HH.mm"];

    public static bool TryTime(string? typed, out TimeOnly time) => TimeOnly.TryParseExact(typed?.Trim(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>"Now", "Today" and "Yesterday" are read as on the day on which they were said, however late the report is submitted.</summary>
    public static (DateTimeOffset At, TimePrecision Precision) OccurredAt(ReportInput input, DateTimeOffset now)
    {
        var said = input.WhenSaidAt ?? now;
        if (input.When is IncidentWhen.Now) return (said, TimePrecision.Minute);
        if (input.When is null or IncidentWhen.NotSure) return (said, TimePrecision.NotSure);
        var date = input.When is IncidentWhen.On && input.Date.TryDate(out var typed) ? typed : UkTime.DateOf(said).AddDays(input.When is IncidentWhen.Yesterday ? -1 : 0);
        return TryTime(input.Time, out var time) ? (UkTime.At(date, time), TimePrecision.Minute) : (UkTime.StartOfDay(date), TimePrecision.Day);
    }

    public static TypedPerson Victim(ReportInput i, DateOnly today) => new()
    {
        FirstName = i.VictimFirstName,
        LastName = i.VictimLastName,
        BornOn = Date(i.VictimBorn),
        ApproximateAge = Age(i.VictimAge),
        Today = today,
        Identifiers = [new(IdentifierKind.Phone, i.SafePhone), new(IdentifierKind.Email, i.SafeEmail)],
    };

    public static TypedPerson Suspect(ReportInput i, DateOnly today) => new()
    {
        FirstName = i.SuspectFirstName,
        LastName = i.SuspectLastName,
        Nickname = i.SuspectNickname,
        BornOn = Date(i.SuspectBorn),
        ApproximateAge = Age(i.SuspectAge),
        Today = today,
        Identifiers =
        [
            new(IdentifierKind.Phone, i.SuspectPhone), new(IdentifierKind.Email, i.SuspectEmail), new(IdentifierKind.Handle, i.SuspectHandle),
            new(IdentifierKind.Vehicle, i.SuspectVehicle), new(IdentifierKind.Address, i.SuspectAddress),
        ],
    };

    public static Identity VictimIdentity(ReportInput i, DateOnly today) => new(Clean(i.VictimFirstName), Clean(i.VictimLastName), null, Date(i.VictimBorn), Year(i.VictimAge, today));

    public static Identity SuspectIdentity(ReportInput i, DateOnly today) => new(Clean(i.SuspectFirstName), Clean(i.SuspectLastName), Clean(i.SuspectNickname), Date(i.SuspectBorn), Year(i.SuspectAge, today));

    public static IEnumerable<(ContactKind Kind, string? Words)> VictimContacts(ReportInput i) =>
        [(ContactKind.Phone, i.SafePhone), (ContactKind.Email, i.SafeEmail), (ContactKind.SafeTimes, i.SafeTimes), (ContactKind.SafePlace, i.StayingTonight), (ContactKind.AccessNeeds, i.AccessNeeds)];

    public static IEnumerable<(ContactKind Kind, string? Words)> SuspectContacts(ReportInput i) =>
    [
        (ContactKind.Phone, i.SuspectPhone), (ContactKind.Email, i.SuspectEmail), (ContactKind.Handle, i.SuspectHandle), (ContactKind.Vehicle, i.SuspectVehicle),
        (ContactKind.Address, i.SuspectAddress), (ContactKind.Description, i.SuspectDescription),
    ];

    public static FourAnswers Four(ReportInput i) => new(i.Fixated, i.Obsessive, i.Unwanted, i.Repeated);

    public static ToolAnswers Screening(ReportInput i) =>
        new(i.Tool, i.Screen.Where(s => s.Value is not null && int.TryParse(s.Key, out var n) && i.Tool.Questions.Any(q => q.Number == n)).ToDictionary(s => int.Parse(s.Key, CultureInfo.InvariantCulture), s => s.Value!.Value));

    public static ReportContent Content(ReportInput i, DateTimeOffset now)
    {
        var (at, precision) = OccurredAt(i, now);
        var incident = new EntryContent(EntryType.Report, at, precision, i.Account!, i.Boxes)
        {
            Place = i.Where,
            PlaceWords = i.WhereWords,
            AfterToldToStop = i.AfterToldToStop,
            Fear = i.Frightened switch { Frightened.Very or Frightened.Yes => Answer.Yes, Frightened.No => Answer.No, _ => Answer.NotKnown },
            Principal = i.Belief is Belief.Stalking || (i.Belief is Belief.NotSure && IsFormerPartnerRepeated(i)) ? Classification.Stalking : Classification.NonCrime,
        };
        return new ReportContent(incident)
        {
            Relationship = i.Relationship ?? Relationship.NotKnown,
            Four = Four(i),
            VeryFrightened = i.Frightened is Frightened.Very,
            Belief = i.Belief ?? Belief.NotSure,
            NotStalkingReason = i.NotStalkingReason,
            CrimeNumber = i.CrimeNumber,
            Later = [.. Later(i)],
            AdvocateOffered = i.AdvocateOffered.Answer is SafeguardingAnswer.Done,
        };
    }

    /// <summary>REP-06: stalking unless somebody says why not.</summary>
    public static bool IsFormerPartnerRepeated(ReportInput i) => i.Relationship is Relationship.ExPartner && (i.Repeated is Answer.Yes || i.Before is Before.Reported or Before.NotReported);

    private static IEnumerable<FollowUp> Later(ReportInput i)
    {
        if (i.VictimNameNotKnown && string.IsNullOrWhiteSpace(i.VictimLastName)) yield return FollowUp.VictimName;
        if (i.NothingKnown || i.Knows is KnowsWho.No) yield return FollowUp.SuspectName;
        if (i.When is IncidentWhen.NotSure) yield return FollowUp.IncidentTime;
        if (i.Before is Before.NotKnown) yield return FollowUp.HappenedBefore;
        if (i.Relationship is Relationship.NotKnown) yield return FollowUp.Relationship;
        if (i.Fixated is Answer.NotKnown) yield return FollowUp.Fixated;
        if (i.Obsessive is Answer.NotKnown) yield return FollowUp.Obsessive;
        if (i.Unwanted is Answer.NotKnown) yield return FollowUp.Unwanted;
        if (i.Repeated is Answer.NotKnown) yield return FollowUp.Repeated;
        foreach (var (item, _, _, line) in i.Lines().Where(l => l.Line.Answer is SafeguardingAnswer.Later)) yield return item;
    }

    private static DateOnly? Date(DateParts parts) => parts.TryDate(out var date) ? date : null;

    private static int? Age(string? typed) => int.TryParse(typed, out var age) ? age : null;

    private static int? Year(string? typed, DateOnly today) => Age(typed) is { } age ? today.Year - age : null;

    private static string? Clean(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
