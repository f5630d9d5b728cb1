using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Safeguarding;

/// <summary>The parts of a safeguarding plan (guidance.md 6).</summary>
public enum PlanDomain
{
    [Display(Name = "Contact", Description = "Safe channel and hours, code word, voicemail and text, who may be told, interpreter, emergency phrase")] Contact,
    [Display(Name = "Home", Description = "Locks and keys, doorbell or cameras, lighting, letterbox, fire check, alarm, neighbours, safe room, exit bag")] Home,
    [Display(Name = "Work or study", Description = "Manager told, photo at reception, parking, escort, shifts, call and email filter, school gate list")] WorkOrStudy,
    [Display(Name = "Travel", Description = "Varied routes, what to do if followed, tracker check of the vehicle, bus and taxi plan, location sharing off")] Travel,
    [Display(Name = "Digital", Description = "Clean device first, passwords, shared accounts, tags, smart home, children's devices; keep evidence before removing anything")] Digital,
    [Display(Name = "Evidence", Description = "Incident log, screenshots with address and time, keep gifts, do not reply")] Evidence,
    [Display(Name = "Children and family", Description = "School passwords, handover, messages through children, court order")] Children,
    [Display(Name = "Legal and money", Description = "Order copy carried, confidential name and address, anonymous electoral entry, bank, housing")] LegalAndMoney,
    [Display(Name = "Health", Description = "GP, trauma, thoughts of suicide")] Health,
    [Display(Name = "Crisis", Description = "999 and silent 55, where to go, who to call, pets")] Crisis,
}

public enum PlanStatus
{
    [Display(Name = "Being written")] Draft,
    [Display(Name = "Active")] Active,
    [Display(Name = "Ended")] Ended,
}

/// <summary>SAF-04: what the victim says to a measure, or to the plan. A refusal is recorded and never overridden.</summary>
public enum VictimAgreement
{
    [Display(Name = "Agrees")] Yes,
    [Display(Name = "Does not agree")] No,
    [Display(Name = "Unable to say")] Unable,
}

public enum MeasureState
{
    [Display(Name = "Open")] Open,
    [Display(Name = "Done")] Done,
    [Display(Name = "Dropped")] Dropped,
    [Display(Name = "Refused by the victim")] Refused,
}

/// <summary>Why a plan is reviewed.</summary>
public enum ReviewTrigger
{
    [Display(Name = "It was due")] Periodic,
    [Display(Name = "A new incident")] Incident,
    [Display(Name = "A breach")] Breach,
    [Display(Name = "A release or the end of bail")] Release,
    [Display(Name = "A hearing")] Hearing,
    [Display(Name = "An order ends")] OrderEnd,
    [Display(Name = "An anniversary or another known date")] Anniversary,
    [Display(Name = "The victim asked")] VictimAsked,
}

/// <summary>SAF-05: what was decided where children or dependants are present.</summary>
public enum DependantsDecision
{
    [Display(Name = "Referred to safeguarding")] Referred,
    [Display(Name = "No referral needed")] NotNeeded,
}

/// <summary>Who may be told something of the victim's plan.</summary>
public enum Recipient
{
    [Display(Name = "Police")] Police,
    [Display(Name = "MARAC")] Marac,
    [Display(Name = "Employer")] Employer,
    [Display(Name = "School or college")] School,
    [Display(Name = "Housing")] Housing,
    [Display(Name = "Health")] Health,
    [Display(Name = "Social care")] SocialCare,
    [Display(Name = "Family or friend")] Family,
}

public enum SharingAnswer
{
    [Display(Name = "Yes")] Yes,
    [Display(Name = "No")] No,
    [Display(Name = "Withdrawn")] Withdrawn,
}

/// <summary>What of a case an advocate may see, by the victim's consent or a recorded lawful basis (SEC-D17).</summary>
[Flags]
public enum ConsentScopes
{
    None = 0,
    [Display(Name = "Contact details")] Contact = 1,
    [Display(Name = "Safety plan")] SafetyPlan = 2,
    [Display(Name = "Orders")] Orders = 4,
    [Display(Name = "Timeline and incidents")] Timeline = 8,
    [Display(Name = "Everything that may be shared")] All = Contact | SafetyPlan | Orders | Timeline,
}

public enum ReferralStatus
{
    [Display(Name = "Waiting for an answer")] Sent,
    [Display(Name = "Accepted")] Accepted,
    [Display(Name = "Declined")] Declined,
    [Display(Name = "Ended")] Ended,
    [Display(Name = "Taken back by the police")] TakenBack,
}

public enum MessageKind
{
    [Display(Name = "Question to the police")] Question,
    [Display(Name = "Note shared with the police")] SharedNote,
}
