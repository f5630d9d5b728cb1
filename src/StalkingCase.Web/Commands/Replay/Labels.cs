using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>
/// What the label of the time (<c>recordedAs</c>) says. Only labels are read, never free text: a busy officer picks the
/// label from a list, so a few words decide it.
/// </summary>
internal static class Labels
{
    public static readonly IReadOnlyDictionary<string, Box> Boxes = new Dictionary<string, Box>(StringComparer.OrdinalIgnoreCase)
    {
        ["unwanted-contact"] = Box.UnwantedContact,
        ["following"] = Box.Following,
        ["loitering"] = Box.Loitering,
        ["visits-home"] = Box.VisitsHome,
        ["visits-work"] = Box.VisitsWork,
        ["gifts"] = Box.Gifts,
        ["third-party-proxy"] = Box.ThirdPartyProxy,
        ["contact-family"] = Box.ContactFamily,
        ["tracking-device"] = Box.TrackingDevice,
        ["cyber-intrusion"] = Box.CyberIntrusion,
        ["damage"] = Box.Damage,
        ["violence"] = Box.Violence,
        ["strangulation"] = Box.Strangulation,
        ["sexual"] = Box.Sexual,
        ["weapon"] = Box.Weapon,
        ["threats-to-kill"] = Box.ThreatsToKill,
        ["threats-suicide"] = Box.ThreatsSuicide,
        ["animal-cruelty"] = Box.AnimalCruelty,
        ["research-planning"] = Box.ResearchPlanning,
        ["breach-of-order"] = Box.BreachOfOrder,
        ["breach-of-bail"] = Box.BreachOfBail,
        ["separation"] = Box.Separation,
        ["coercive-control"] = Box.CoerciveControl,
        ["prior-victims"] = Box.PriorVictims,
        ["escalation"] = Box.Escalation,
        ["obsession"] = Box.Obsession,
        ["victim-fear"] = Box.VictimFear,
        ["false-complaint"] = Box.FalseComplaint,
    };

    /// <summary>A written warning or information notice is not an order (ORD-10).</summary>
    public static bool IsWarning(string label) => Has(label, "information notice", "warning", "words of advice", "harassment notice", "community protection notice");

    /// <summary>"Unconditional" is not conditional.</summary>
    public static bool IsConditional(string label) => Has(label, "condition") && !Has(label, "unconditional", "without condition", "no condition");

    public static bool IsFailedContact(string label) => Has(label, "attempt", "no answer", "no reply", "voicemail", "message left", "left message", "unsuccessful", "not reached", "failed");

    public static bool IsUnderInvestigation(string label) => Has(label, "under investigation", "rui");

    public static bool IsChargeRefused(string label) => Has(label, "refused", "not charged", "no charge", "declined");

    public static bool IsAcquittal(string label) => Has(label, "acquit", "not guilty", "discontinued", "dismissed");

    public static bool IsSomebodyElses(string label) => Has(label, "previous partner", "former partner", "other victim", "another victim", "earlier partner", "ex-wife", "other partner", "somebody else", "someone else");

    public static bool IsAdvocateReferral(string label) => Has(label, "idva", "isac", "advocate", "victim support", "support", "marac", "refuge");

    public static bool IsPlan(string label) => Has(label, "safety plan", "safeguarding plan", "safety planning", "safeguarding");

    public static bool IsCirculated(string label) => Has(label, "circulated", "pnc");

    public static RiskGrade? Grade(string label) =>
        Has(label, "high") ? RiskGrade.High : Has(label, "medium") ? RiskGrade.Medium : Has(label, "standard", "low") ? RiskGrade.Standard : null;

    public static WarrantGrade? WarrantGradeOf(string label) =>
        Has(label, "grade a", "priority a") ? WarrantGrade.A : Has(label, "grade b", "priority b") ? WarrantGrade.B : Has(label, "grade c", "priority c") ? WarrantGrade.C : null;

    public static OutcomeCode? Outcome(string label) =>
        Has(label, "outcome 16") ? OutcomeCode.VictimDoesNotSupport : Has(label, "outcome 15") ? OutcomeCode.EvidentialDifficulty : Has(label, "outcome 17") ? OutcomeCode.TimeLimitExpired
        : Has(label, "outcome 14") ? OutcomeCode.VictimDoesNotSupportNoSuspect : Has(label, "outcome 18") ? OutcomeCode.NoSuspect : Has(label, "false report") ? OutcomeCode.FalseReport : null;

    /// <summary>An interim order without an end date in the record is kept as "other": its length is not known.</summary>
    public static OrderKind Order(string label) =>
        Has(label, "non-molestation", "nmo") ? OrderKind.NonMolestation
        : Has(label, "restraining") ? OrderKind.RestrainingOnConviction
        : Has(label, "stalking protection", "spo") && !Has(label, "interim") ? OrderKind.StalkingProtection
        : Has(label, "dvpn") ? OrderKind.DomesticViolenceNotice : Has(label, "dvpo") ? OrderKind.DomesticViolenceOrder
        : Has(label, "injunction") ? OrderKind.Injunction : Has(label, "undertaking") ? OrderKind.Undertaking : OrderKind.Other;

    public static Classification Principal(string label) =>
        Has(label, "stalking") && !Has(label, "not stalking", "protection order") ? Classification.Stalking
        : Has(label, "neighbour") ? Classification.NeighbourDispute
        : Has(label, "noise", "nuisance") ? Classification.Nuisance
        : Has(label, "harassment") ? Classification.Harassment
        : Has(label, "malicious communication", "communications") ? Classification.MaliciousCommunications
        : Has(label, "threats to kill", "threat to kill") ? Classification.ThreatsToKill
        : Has(label, "damage") ? Classification.CriminalDamage
        : Has(label, "burglary") ? Classification.Burglary
        : Has(label, "strangulation") ? Classification.Strangulation
        : Has(label, "assault") ? Classification.Assault
        : Has(label, "coercive", "controlling") ? Classification.CoerciveControl
        : Has(label, "sexual", "rape", "voyeurism") ? Classification.SexualOffence
        : Has(label, "theft") ? Classification.Theft
        : Has(label, "breach") ? Classification.BreachOfOrder
        : Has(label, "suspicious") ? Classification.Suspicious
        : Classification.NonCrime;

    public static Relationship Relationship(string text) =>
        Has(text, "ex-", "ex ", "former", "estranged", "separated") ? Domain.Reports.Relationship.ExPartner
        : Has(text, "partner", "husband", "wife", "boyfriend", "girlfriend", "spouse", "dating") ? Domain.Reports.Relationship.Partner
        : Has(text, "neighbour") ? Domain.Reports.Relationship.Neighbour
        : Has(text, "stranger") ? Domain.Reports.Relationship.Stranger
        : Has(text, "work", "colleague", "customer", "client", "patient", "student", "pupil", "tenant", "employ") ? Domain.Reports.Relationship.Work
        : Has(text, "family", "brother", "sister", "parent", "son", "daughter", "father", "mother", "relative", "cousin", "uncle") ? Domain.Reports.Relationship.Family
        : Has(text, "friend", "acquaintance") ? Domain.Reports.Relationship.Friend
        : Domain.Reports.Relationship.NotKnown;

    private static bool Has(string label, params string[] words) => words.Any(w => label.Contains(w, StringComparison.OrdinalIgnoreCase));
}
