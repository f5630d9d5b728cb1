using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Victims;

/// <summary>What an officer says of one contact, before it is a record.</summary>
public sealed record ContactContent(DateTimeOffset At, SafeContact How, bool Succeeded, IReadOnlyList<ToldOf> Told, string Words)
{
    public bool? SafeToSpeak { get; init; }
    public string? Wishes { get; init; }
    public DateOnly? NextOn { get; init; }
    public bool NoContactWanted { get; init; }

    /// <summary>The number or address that was used.</summary>
    public Guid? DetailId { get; init; }

    /// <summary>ALERT-07 stood at that time.</summary>
    public bool NotSafeNow { get; init; }

    /// <summary>The known dates that the victim was warned of, of those that stand or are still to be told (CLK-46).</summary>
    public IReadOnlyList<Guid> Dates { get; init; } = [];

    public IReadOnlyList<Guid> KnownDates { get; init; } = [];

    /// <summary>To warn of a date is to tell of one: nobody ticks it twice.</summary>
    public IReadOnlyList<ToldOf> ToldOrWarned => Dates.Count == 0 || Told.Contains(ToldOf.KnownDate) ? Told : [.. Told, ToldOf.KnownDate];

    /// <summary>The immediate danger for which safe contact was overridden.</summary>
    public string? Danger { get; init; }
}

/// <summary>
/// One contact with the victim by us, or one failed try. Only a success that says what was told meets a clock (VIC-03);
/// what the victim rings in is an entry, never this.
/// </summary>
public sealed class VictimContact : AggregateRoot
{
    private const int LongestGap = 28;

    private VictimContact() { }

    public Guid CaseId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public bool Succeeded { get; private init; }
    public IReadOnlyList<ToldOf> Told { get; private init; } = [];
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public SafeContact? How { get; private init; }
    public bool? SafeToSpeak { get; private init; }
    public string? Wishes { get; private init; }
    public DateOnly? NextOn { get; private init; }
    public bool NoContactWanted { get; private init; }
    public Guid? DetailId { get; private init; }
    public string? Danger { get; private init; }

    /// <summary>A contact as a history without channels tells it.</summary>
    public static VictimContact Record(Case of, bool succeeded, IReadOnlyList<ToldOf> told, string words, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        MustSay(succeeded, told, words);
        var contact = new VictimContact { ForceId = of.ForceId, CaseId = of.Id, At = at, Succeeded = succeeded, Told = succeeded ? told : [], Words = words, ById = by };
        contact.Happened(succeeded ? FactKind.VictimContacted : FactKind.VictimContactFailed, of.Id, contact.Id, at, by, now,
            new FactDetail { Told = succeeded ? told : null });
        return contact;
    }

    /// <summary>VIC-02: only in the safe way at a safe hour, unless there is immediate danger, which the sergeant is told of.</summary>
    public static VictimContact Record(Case of, ContactContent content, ToldScreen screen, Guid by, DateTimeOffset now)
    {
        var told = content.ToldOrWarned;
        MustSay(content.Succeeded, told, content.Words);
        Rule.Require(content.How is not SafeContact.DoNotContact, "VIC-02", "Select how you contacted the victim.");
        Rule.Require(!content.Succeeded || content.SafeToSpeak is not null, "VIC-02", "Select if it was safe to speak.");
        var day = UkTime.DateOf(content.At);
        Rule.Require(!content.Succeeded || (content.NextOn is not null) != content.NoContactWanted, "CLK-17", "Enter the next contact date or select no contact wanted.");
        Rule.Require(content.NextOn is not { } next || (next >= day && next <= day.AddDays(LongestGap)), "CLK-17", "Next contact must be within 28 days of this one.");
        if (content.Succeeded)
        {
            Rule.Require(content.KnownDates.Count == 0 || !content.Told.Contains(ToldOf.KnownDate) || content.Dates.Count > 0, "CLK-46", "Select which date the victim was warned of.");
            Rule.Require(content.Dates.All(content.KnownDates.Contains), "CLK-46", "That date does not stand any more.");
        }

        if (content.DetailId is { } id) of.Victim.DetailOf(id).MustBeUsable(content.At);
        var against = SafeContactRule.Against(of.Victim, content.How, content.At, content.NotSafeNow);
        Rule.Require(against.Count == 0 || !string.IsNullOrWhiteSpace(content.Danger), "VIC-02", SafeContactRule.Sentence(against));
        if (content.Succeeded)
        {
            Rule.Require(!screen.HoldsPlace(content.Words), "VIC-04", "What the victim was told holds an address of the suspect. Take it out.");
            Rule.Require(!screen.HoldsIntelligence(content.Words), "VIC-04", "What the victim was told holds words of the intelligence. Take them out.");
        }

        var contact = new VictimContact
        {
            ForceId = of.ForceId,
            CaseId = of.Id,
            At = content.At,
            Succeeded = content.Succeeded,
            Told = content.Succeeded ? told : [],
            Words = content.Words.Trim(),
            ById = by,
            How = content.How,
            SafeToSpeak = content.SafeToSpeak,
            Wishes = string.IsNullOrWhiteSpace(content.Wishes) ? null : content.Wishes.Trim(),
            NextOn = content.NextOn,
            NoContactWanted = content.NoContactWanted,
            DetailId = content.DetailId,
            Danger = against.Count == 0 ? null : content.Danger!.Trim(),
        };
        contact.Happened(content.Succeeded ? FactKind.VictimContacted : FactKind.VictimContactFailed, of.Id, contact.Id, content.At, by, now, new FactDetail
        {
            Told = content.Succeeded ? told : null,
            DateIds = content.Succeeded && told.Any(t => t is ToldOf.KnownDate or ToldOf.Court) && (content.KnownDates.Count > 0 || told.Contains(ToldOf.KnownDate)) ? [.. content.Dates.Distinct()] : null,
            How = content.How,
            SafeToSpeak = content.SafeToSpeak,
            NextOn = content.NextOn,
            NoContact = content.NoContactWanted ? true : null,
            Unsafe = against.Count == 0 ? null : against,
        });
        return contact;
    }

    private static void MustSay(bool succeeded, IReadOnlyList<ToldOf> told, string words)
    {
        Rule.Require(!succeeded || told.Count > 0, "VIC-03", "Select what the victim was told.");
        Rule.Require(!string.IsNullOrWhiteSpace(words), "VIC-03", "Enter what was said, or what you tried.");
    }
}
