using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Reports;

public enum KnowsWho
{
    [Display(Name = "Yes")] Yes,
    [Display(Name = "Suspects someone")] Suspects,
    [Display(Name = "No")] No,
}

public enum Before
{
    [Display(Name = "Yes, reported")] Reported,
    [Display(Name = "Yes, not reported")] NotReported,
    [Display(Name = "No")] No,
    [Display(Name = "Not known yet")] NotKnown,
}

public enum Frightened
{
    [Display(Name = "Very frightened")] Very,
    [Display(Name = "Yes")] Yes,
    [Display(Name = "No")] No,
    [Display(Name = "Not known yet")] NotKnown,
}

public enum IncidentWhen
{
    [Display(Name = "Now")] Now,
    [Display(Name = "Today")] Today,
    [Display(Name = "Yesterday")] Yesterday,
    [Display(Name = "On another date")] On,
    [Display(Name = "Not sure")] NotSure,
}

public enum SafeguardingAnswer
{
    [Display(Name = "Done")] Done,
    [Display(Name = "Not needed")] NotNeeded,
    [Display(Name = "Later")] Later,
}

/// <summary>One line of "Safeguarding now".</summary>
public sealed class SafeguardingLine
{
    public SafeguardingAnswer? Answer { get; set; }
    public string? Note { get; set; }
}

/// <summary>Everything a report asks, by step. Bound from what was typed, which the draft keeps as typed.</summary>
public sealed class ReportInput
{
    // victim
    public bool? InDanger { get; set; }
    public string? VictimFirstName { get; set; }
    public string? VictimLastName { get; set; }
    public bool VictimNameNotKnown { get; set; }
    public DateParts VictimBorn { get; set; } = new();
    public string? VictimAge { get; set; }
    public SafeContact? SafeContact { get; set; }
    public string? SafePhone { get; set; }
    public string? SafeEmail { get; set; }
    public string? SafeTimes { get; set; }
    public string? StayingTonight { get; set; }
    public string? AccessNeeds { get; set; }
    public string? VictimMatch { get; set; }

    // suspect
    public KnowsWho? Knows { get; set; }
    public string? SuspectFirstName { get; set; }
    public string? SuspectLastName { get; set; }
    public DateParts SuspectBorn { get; set; } = new();
    public string? SuspectAge { get; set; }
    public string? SuspectNickname { get; set; }
    public string? SuspectPhone { get; set; }
    public string? SuspectEmail { get; set; }
    public string? SuspectHandle { get; set; }
    public string? SuspectVehicle { get; set; }
    public string? SuspectAddress { get; set; }
    public string? SuspectDescription { get; set; }
    public bool NothingKnown { get; set; }
    public Relationship? Relationship { get; set; }
    public string? SuspectMatch { get; set; }

    // what happened
    public IncidentWhen? When { get; set; }

    /// <summary>When "Now", "Today" or "Yesterday" was said. Kept by the draft and never taken from a form: a day later the same word means another day.</summary>
    public DateTimeOffset? WhenSaidAt { get; set; }
    public DateParts Date { get; set; } = new();
    public string? Time { get; set; }
    public PlaceKind? Where { get; set; }
    public string? WhereWords { get; set; }
    public string? Account { get; set; }
    public List<Box> Did { get; set; } = [];
    public List<Box> Circumstances { get; set; } = [];
    public bool AfterToldToStop { get; set; }
    public Frightened? Frightened { get; set; }
    public Before? Before { get; set; }
    public string? HowOften { get; set; }

    // FOUR
    public Answer? Fixated { get; set; }
    public Answer? Obsessive { get; set; }
    public Answer? Unwanted { get; set; }
    public Answer? Repeated { get; set; }
    public string? FourNote { get; set; }

    // screening
    public Dictionary<string, Answer?> Screen { get; set; } = [];

    /// <summary>The version of the questions that the answers belong to: a draft goes on with the one it began with (RSK-12).</summary>
    public string? ScreenVersion { get; set; }

    /// <summary>The questions of that version; never typed.</summary>
    [BindNever, ValidateNever] public RiskTool Tool { get; private set; } = ForceTools.Shipped.VersionsOf(ForceTools.FirstReport)[0];

    /// <summary>Answers kept without a version are older than any but the first.</summary>
    public void AskOf(ForceTools tools, DateTimeOffset now)
    {
        if (tools.Find(ForceTools.FirstReport, ScreenVersion) is { } begun) Tool = begun;
        else if (!Screen.Values.Any(a => a is not null)) Tool = tools.InUse(ForceTools.FirstReport, now) ?? Tool;
    }

    public RiskGrade? Grade { get; set; }
    public string? Why { get; set; }

    // safeguarding, in order of danger
    public SafeguardingLine SafeNow { get; set; } = new();
    public SafeguardingLine KnowsWhoToCall { get; set; } = new();
    public SafeguardingLine ChildrenConsidered { get; set; } = new();
    public SafeguardingLine DevicesChecked { get; set; } = new();
    public SafeguardingLine EvidenceToKeep { get; set; } = new();
    public SafeguardingLine AddressFlag { get; set; } = new();
    public SafeguardingLine AdvocateOffered { get; set; } = new();
    public SafeguardingLine OrderConsidered { get; set; } = new();

    // check
    public Belief? Belief { get; set; }
    public string? NotStalkingReason { get; set; }
    public string? CrimeNumber { get; set; }
    public string? OntoCase { get; set; }

    public IEnumerable<(FollowUp Item, string Label, string Name, SafeguardingLine Line)> Lines() =>
    [
        (FollowUp.SafeNow, "Safe where they are now", nameof(SafeNow), SafeNow),
        (FollowUp.KnowsWhoToCall, "Knows who to call, and a plan for tonight", nameof(KnowsWhoToCall), KnowsWhoToCall),
        (FollowUp.ChildrenConsidered, "Children and adults at risk considered", nameof(ChildrenConsidered), ChildrenConsidered),
        (FollowUp.DevicesChecked, "Keys, phones, accounts and trackers checked", nameof(DevicesChecked), DevicesChecked),
        (FollowUp.EvidenceToKeep, "Told what evidence to keep", nameof(EvidenceToKeep), EvidenceToKeep),
        (FollowUp.AddressFlag, "Address flag asked for", nameof(AddressFlag), AddressFlag),
        (FollowUp.AdvocateOffered, "Advocate offered (consent asked)", nameof(AdvocateOffered), AdvocateOffered),
        (FollowUp.OrderConsidered, "Protection order considered", nameof(OrderConsidered), OrderConsidered),
    ];

    public IReadOnlyList<Box> Boxes => [.. Did.Concat(Circumstances).Distinct()];
}
