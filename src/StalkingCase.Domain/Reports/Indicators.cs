namespace StalkingCase.Domain.Reports;

/// <summary>What each box means to the rules (guidance.md 4, "Boxes of the form"; cases/README).</summary>
public static class Indicators
{
    private static readonly HashSet<Box> Behaviours =
    [
        Box.UnwantedContact, Box.Following, Box.Loitering, Box.VisitsHome, Box.VisitsWork, Box.Gifts, Box.ThirdPartyProxy,
        Box.ContactFamily, Box.TrackingDevice, Box.CyberIntrusion, Box.Damage, Box.Posting, Box.EnteredHome,
    ];

    private static readonly HashSet<Box> AlwaysCritical =
        [Box.ThreatsToKill, Box.ThreatsSuicide, Box.Strangulation, Box.Weapon, Box.Sexual, Box.TrackingDevice, Box.ResearchPlanning, Box.EnteredHome];

    private static readonly HashSet<Box> Contact =
    [
        Box.UnwantedContact, Box.Following, Box.Loitering, Box.VisitsHome, Box.VisitsWork, Box.Gifts, Box.ThirdPartyProxy,
        Box.EnteredHome, Box.Violence, Box.Strangulation, Box.Sexual, Box.ThreatsToKill, Box.OtherThreats,
    ];

    /// <summary>Contact that a separating couple, neighbours or parents may have openly (REP-16).</summary>
    private static readonly HashSet<Box> OpenContactKinds = [Box.UnwantedContact, Box.VisitsHome, Box.ContactFamily];

    /// <summary>A behaviour of s.2A(3) or one of the kinds added to it: counts as a kind in REP-03 and REP-16.</summary>
    public static bool IsBehaviour(Box box) => Behaviours.Contains(box);

    /// <summary>Breaks a condition of no contact or no approach, or goes on after a warning (ALM-06).</summary>
    public static bool IsContact(Box box) => Contact.Contains(box);

    public static bool IsOpenContact(Box box) => OpenContactKinds.Contains(box);

    /// <summary>Each alone sets the floor High (RSK-03). A breach is Critical with any behaviour box, else Serious.</summary>
    public static bool HasCritical(IReadOnlyCollection<Box> boxes) =>
        boxes.Any(AlwaysCritical.Contains) || (boxes.Any(IsBreach) && boxes.Any(IsBehaviour));

    public static IEnumerable<Box> Critical(IReadOnlyCollection<Box> boxes) =>
        boxes.Where(b => AlwaysCritical.Contains(b) || (IsBreach(b) && boxes.Any(IsBehaviour)));

    /// <summary>Serious indicators of an entry (RSK-04), visits to home and work together one.</summary>
    public static IEnumerable<Serious> SeriousOf(IReadOnlyCollection<Box> boxes)
    {
        foreach (var box in boxes)
        {
            Serious? serious = box switch
            {
                Box.Separation => Serious.Separation,
                Box.VisitsHome or Box.VisitsWork => Serious.VisitsHomeOrWork,
                Box.ThirdPartyProxy => Serious.Proxy,
                Box.ContactFamily => Serious.ContactWithFamily,
                Box.PriorVictims => Serious.PriorVictims,
                Box.Escalation => Serious.Escalation,
                Box.Damage => Serious.Damage,
                Box.AnimalCruelty => Serious.AnimalCruelty,
                Box.Violence => Serious.Violence,
                Box.CyberIntrusion => Serious.CyberIntrusion,
                Box.BreachOfOrder or Box.BreachOfBail when !boxes.Any(IsBehaviour) => Serious.TechnicalBreach,
                _ => null,
            };
            if (serious is { } found) yield return found;
        }
    }

    public static bool SetsFloor(IReadOnlyCollection<Box> boxes) => HasCritical(boxes) || SeriousOf(boxes).Any();

    public static bool IsBreach(Box box) => box is Box.BreachOfOrder or Box.BreachOfBail;

    public static bool IsThreatOrViolence(Box box) =>
        box is Box.ThreatsToKill or Box.ThreatsSuicide or Box.OtherThreats or Box.Violence or Box.Strangulation or Box.Sexual or Box.Weapon;

    public static bool IsThreat(Box box) => box is Box.ThreatsToKill or Box.ThreatsSuicide or Box.OtherThreats;
}

public enum Serious
{
    Separation, VisitsHomeOrWork, Proxy, ContactWithFamily, PriorVictims, Escalation, Damage, AnimalCruelty, Violence, CyberIntrusion, TechnicalBreach,
}
