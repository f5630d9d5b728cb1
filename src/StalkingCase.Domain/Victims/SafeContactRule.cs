using StalkingCase.Domain.Cases;

namespace StalkingCase.Domain.Victims;

/// <summary>VIC-02: contact only in the way and at the hours marked safe. What is not known stops nothing: the page says to ask first.</summary>
public static class SafeContactRule
{
    /// <param name="notSafeNow">ALERT-07 stood: the victim could not speak safely and nobody has checked the plan since.</param>
    public static IReadOnlyList<UnsafeContact> Against(CaseRole victim, SafeContact how, DateTimeOffset at, bool notSafeNow)
    {
        var found = new List<UnsafeContact>();
        if (victim.SafeContact is SafeContact.DoNotContact) found.Add(UnsafeContact.DoNotContact);
        else if (victim.SafeContact is { } safe && safe != how) found.Add(UnsafeContact.NotTheSafeWay);
        if (victim.SafeHours?.Includes(at) == false) found.Add(UnsafeContact.OutsideSafeHours);
        if (notSafeNow && how is (SafeContact.Phone or SafeContact.Text or SafeContact.Email)) found.Add(UnsafeContact.NotSafeNow);
        return found;
    }

    /// <summary>Says why, and never the hours or the way themselves.</summary>
    public static string Sentence(IEnumerable<UnsafeContact> against, string next = "Only immediate danger may override this.") => $"Stopped: {string.Join(" ", against.Select(Words))} {next}";

    private static string Words(UnsafeContact against) => against switch
    {
        UnsafeContact.DoNotContact => "the victim asked for no contact.",
        UnsafeContact.NotTheSafeWay => "this is not the way that is safe for the victim.",
        UnsafeContact.OutsideSafeHours => "this is outside the hours that are safe for the victim.",
        _ => "it was not safe to speak last time, and nobody has checked the safe contact plan since.",
    };
}
