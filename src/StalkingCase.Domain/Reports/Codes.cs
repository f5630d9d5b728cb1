using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Reports;

/// <summary>The boxes of the form: what the suspect has done, the danger, the context (guidance.md 4; cases/README).</summary>
public enum Box
{
    // behaviours: the s.2A(3) kinds and the kinds added to them
    [Display(Name = "Unwanted contact", Description = "Calls, messages, letters, approaches")] UnwantedContact,
    [Display(Name = "Followed the victim")] Following,
    [Display(Name = "Waited or loitered")] Loitering,
    [Display(Name = "Came to the victim's home")] VisitsHome,
    [Display(Name = "Came to the victim's work")] VisitsWork,
    [Display(Name = "Sent or left gifts")] Gifts,
    [Display(Name = "Used other people, knowing or not")] ThirdPartyProxy,
    [Display(Name = "Contacted family or friends")] ContactFamily,
    [Display(Name = "Tracked by a device or an app")] TrackingDevice,
    [Display(Name = "Got into accounts or devices")] CyberIntrusion,
    [Display(Name = "Damaged property")] Damage,
    [Display(Name = "Posted about the victim")] Posting,
    [Display(Name = "Entered the victim's home")] EnteredHome,
    // danger
    [Display(Name = "Violence")] Violence,
    [Display(Name = "Strangled or choked")] Strangulation,
    [Display(Name = "Sexual violence")] Sexual,
    [Display(Name = "Has, used or got a weapon")] Weapon,
    [Display(Name = "Threatened to kill")] ThreatsToKill,
    [Display(Name = "Threatened suicide")] ThreatsSuicide,
    [Display(Name = "Harmed animals")] AnimalCruelty,
    [Display(Name = "Planned or researched", Description = "Watched the place, searched, prepared")] ResearchPlanning,
    [Display(Name = "Other threats")] OtherThreats,
    // orders
    [Display(Name = "Broke an order")] BreachOfOrder,
    [Display(Name = "Broke bail")] BreachOfBail,
    // context
    [Display(Name = "Separated in the last 12 months")] Separation,
    [Display(Name = "Control or coercion")] CoerciveControl,
    [Display(Name = "Did it to somebody else before")] PriorVictims,
    [Display(Name = "Getting worse")] Escalation,
    [Display(Name = "Obsessed with the victim")] Obsession,
    [Display(Name = "The victim is frightened")] VictimFear,
    [Display(Name = "The suspect has complained about the victim")] FalseComplaint,
    [Display(Name = "Something else")] Other,
}

/// <summary>How a set of boxes came to be recorded.</summary>
public enum EntryType { Report, Incident, Threat, Breach, Statement, Contact, Intelligence }

public enum Relationship
{
    [Display(Name = "Not known")] NotKnown,
    [Display(Name = "Ex-partner")] ExPartner,
    [Display(Name = "Partner")] Partner,
    [Display(Name = "Family")] Family,
    [Display(Name = "Friend")] Friend,
    [Display(Name = "Work")] Work,
    [Display(Name = "Neighbour")] Neighbour,
    [Display(Name = "Stranger")] Stranger,
}

public enum ReportedBy
{
    [Display(Name = "The victim")] Victim,
    [Display(Name = "Somebody else")] SomebodyElse,
    [Display(Name = "The suspect")] Suspect,
}

/// <summary>What the person who logged the report believes it is (the check step).</summary>
public enum Belief
{
    [Display(Name = "Stalking")] Stalking,
    [Display(Name = "Not sure")] NotSure,
    [Display(Name = "Something else")] SomethingElse,
}

/// <summary>Principal and included classifications: whatever the label, every one is searched and counted (REP-11).</summary>
public enum Classification
{
    [Display(Name = "Stalking (s.2A)")] Stalking,
    [Display(Name = "Stalking with fear or serious alarm (s.4A)")] StalkingFear,
    [Display(Name = "Harassment (s.2)")] Harassment,
    [Display(Name = "Fear of violence (s.4)")] FearOfViolence,
    [Display(Name = "Malicious communications")] MaliciousCommunications,
    [Display(Name = "Threats to kill")] ThreatsToKill,
    [Display(Name = "Criminal damage")] CriminalDamage,
    [Display(Name = "Burglary")] Burglary,
    [Display(Name = "Assault")] Assault,
    [Display(Name = "Strangulation")] Strangulation,
    [Display(Name = "Controlling or coercive behaviour")] CoerciveControl,
    [Display(Name = "Sexual offence or voyeurism")] SexualOffence,
    [Display(Name = "Computer misuse")] ComputerMisuse,
    [Display(Name = "Public order")] PublicOrder,
    [Display(Name = "Breach of an order or bail")] BreachOfOrder,
    [Display(Name = "Theft")] Theft,
    [Display(Name = "Neighbour dispute, no crime")] NeighbourDispute,
    [Display(Name = "Suspicious, no crime")] Suspicious,
    [Display(Name = "Nuisance or noise, no crime")] Nuisance,
    [Display(Name = "Advice or other, no crime")] NonCrime,
}

/// <summary>FOUR: Fixated, Obsessive, Unwanted, Repeated. Null: nobody has answered.</summary>
public sealed record FourAnswers(Answer? Fixated, Answer? Obsessive, Answer? Unwanted, Answer? Repeated)
{
    public int Yes => new[] { Fixated, Obsessive, Unwanted, Repeated }.Count(a => a is Answer.Yes);
}

/// <summary>What a report left for later: each answer "Later" or "Not known yet" opens its own duty (CLK-51).</summary>
public enum FollowUp
{
    [Display(Name = "The victim's name")] VictimName,
    [Display(Name = "Who the suspect is")] SuspectName,
    [Display(Name = "When it happened")] IncidentTime,
    [Display(Name = "Whether it happened before")] HappenedBefore,
    [Display(Name = "Whether it is fixated")] Fixated,
    [Display(Name = "Whether it is obsessive")] Obsessive,
    [Display(Name = "Whether it is unwanted")] Unwanted,
    [Display(Name = "Whether it is repeated")] Repeated,
    [Display(Name = "Relationship to the victim")] Relationship,
    [Display(Name = "Safe where they are now")] SafeNow,
    [Display(Name = "Knows who to call, and a plan for tonight")] KnowsWhoToCall,
    [Display(Name = "Children and adults at risk considered")] ChildrenConsidered,
    [Display(Name = "Keys, phones, accounts and trackers checked")] DevicesChecked,
    [Display(Name = "Told what evidence to keep")] EvidenceToKeep,
    [Display(Name = "Address flag asked for")] AddressFlag,
    [Display(Name = "Advocate offered")] AdvocateOffered,
    [Display(Name = "Protection order considered")] OrderConsidered,
}
