using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Meetings;

public enum MeetingKind
{
    [Display(Name = "MARAC", Description = "High-risk domestic abuse: the two are or were partners, or family")] Marac,
    [Display(Name = "MASIP", Description = "Multi-agency stalking intervention")] Masip,
    [Display(Name = "Stalking clinic")] StalkingClinic,
    [Display(Name = "Stalking panel")] StalkingPanel,
    [Display(Name = "MAPPA liaison", Description = "About the suspect as a dangerous offender")] MappaLiaison,
    [Display(Name = "Safeguarding conference", Description = "A child, or an adult who cannot protect themselves")] SafeguardingConference,
}

public enum MeetingStatus
{
    [Display(Name = "Planned")] Planned,
    [Display(Name = "Held")] Held,
    [Display(Name = "Cancelled")] Cancelled,
}

/// <summary>Any one of them brings a case to a MARAC (guidance.md 5).</summary>
public enum MaracCriterion
{
    [Display(Name = "14 or more ticks on the DASH")] Ticks,
    [Display(Name = "Professional judgement")] Judgement,
    [Display(Name = "Escalation: 3 or more police incidents in 12 months")] Escalation,
    [Display(Name = "Repeat: a further incident within 12 months of the last referral")] Repeat,
}

/// <summary>What the victim says about being talked of. Preferred, not required at high risk: without it a reason.</summary>
public enum MeetingConsent
{
    [Display(Name = "The victim agrees")] Given,
    [Display(Name = "The victim does not agree")] Refused,
    [Display(Name = "The victim was not asked")] NotAsked,
}

public enum ItemStatus
{
    [Display(Name = "Referred, not on an agenda yet")] Referred,
    [Display(Name = "On the agenda")] Listed,
    [Display(Name = "Discussed")] Discussed,
    [Display(Name = "Referral withdrawn")] Withdrawn,
}

public enum ItemOutcome
{
    [Display(Name = "Actions agreed")] ActionsAgreed,
    [Display(Name = "No further action by this meeting")] NoFurtherAction,
    [Display(Name = "Passed to another meeting or plan")] PassedOn,
}
