using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Domain.Victims;

/// <summary>How a report was confirmed in writing (CLK-12).</summary>
public enum ConfirmationWay
{
    [Display(Name = "Letter")] Letter,
    [Display(Name = "Email")] Email,
    [Display(Name = "Text message")] Text,
    [Display(Name = "Handed over, in person or through another person")] ByHand,
}

/// <summary>What was sent to the victim, when, by which way and where to: the fact that ends CLK-12, never a tick.</summary>
public sealed record ConfirmationContent(DateTimeOffset At, ConfirmationWay Way, string What)
{
    /// <summary>The address or number that was used.</summary>
    public Guid? DetailId { get; init; }

    /// <summary>ALERT-07 stood at that time.</summary>
    public bool NotSafeNow { get; init; }

    public bool IsPosted => Way is ConfirmationWay.Letter or ConfirmationWay.Email;

    /// <summary>As of a contact; a letter is none.</summary>
    public SafeContact? How => Way switch { ConfirmationWay.Letter => null, ConfirmationWay.Email => SafeContact.Email, ConfirmationWay.Text => SafeContact.Text, _ => SafeContact.AnotherPerson };

    /// <summary>
    /// What stood against it (VIC-02). Post and e-mail go where writing is recorded as safe, whichever way the victim speaks
    /// to us, and are read when they are read; a text and a visit are held to the safe way and hours.
    /// </summary>
    public IReadOnlyList<UnsafeContact> Against(CaseRole victim) => IsPosted
        ? Way is ConfirmationWay.Email && NotSafeNow ? [UnsafeContact.NotSafeNow] : []
        : SafeContactRule.Against(victim, How!.Value, At, NotSafeNow);
}
