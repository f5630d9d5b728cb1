using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.People;

public enum WarningMarker
{
    [Display(Name = "Violent")] Violent,
    [Display(Name = "Weapons")] Weapons,
    [Display(Name = "Knows victim's address")] KnowsAddress,
    [Display(Name = "Mental health")] MentalHealth,
    [Display(Name = "Drugs or alcohol")] Substances,
}

/// <summary>Names and birth as somebody gave them: what is not known is null. Ages are remembered as a year of birth.</summary>
public sealed record Identity(string? FirstName, string? LastName, string? Nickname, DateOnly? BornOn, int? BornYearAbout)
{
    public static readonly Identity NotKnown = new(null, null, null, null, null);

    public bool IsKnown => FirstName is not null || LastName is not null || Nickname is not null || BornOn is not null;
}

/// <summary>Identity only: where somebody is found hangs on their part in one case (SEC-D13).</summary>
public sealed class Person : AggregateRoot
{
    private readonly List<WarningMarker> _markers = [];

    private Person() { }

    public string? FirstName { get; private set; }
    public string? LastName { get; private set; }
    public string? Nickname { get; private set; }
    public DateOnly? BornOn { get; private set; }
    public int? BornYearAbout { get; private set; }
    public Guid? MergedInto { get; private set; }
    public DateTimeOffset RecordedAt { get; private init; }
    public IReadOnlyList<WarningMarker> Markers => _markers;

    public Identity Identity => new(FirstName, LastName, Nickname, BornOn, BornYearAbout);

    public string DisplayName => (FirstName, LastName) switch
    {
        (null, null) => Nickname is null ? "Name not known" : $"Known as {Nickname}",
        (null, _) => LastName,
        (_, null) => FirstName,
        _ => $"{FirstName} {LastName}",
    };

    /// <summary>First name and initial, as the identity bar and lists show a person.</summary>
    public string ShortName => LastName is { Length: > 0 } last && FirstName is not null ? $"{FirstName} {last[0]}." : DisplayName;

    public static Person Record(Guid forceId, Identity identity, DateTimeOffset now)
    {
        var person = new Person { ForceId = forceId, RecordedAt = now };
        person.Take(identity);
        person.Changed();
        return person;
    }

    /// <summary>Choosing an earlier record fills its blanks only; what somebody else wrote stays.</summary>
    public void FillBlanks(Identity typed)
    {
        Take(new Identity(
            FirstName is null || (FirstName.Length == 1 && typed.FirstName is not null) ? typed.FirstName ?? FirstName : FirstName,
            LastName ?? typed.LastName,
            Nickname ?? typed.Nickname,
            BornOn ?? typed.BornOn,
            BornYearAbout ?? typed.BornYearAbout));
        Changed();
    }

    /// <summary>A wrong name or birth date put right: the earlier words stay readable (SEC-R13).</summary>
    public void Correct(Identity right, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "AUD-02", "Enter why the record is being corrected.");
        if (FirstName != right.FirstName) Amended(null, nameof(FirstName), FirstName, reason, by, now);
        if (LastName != right.LastName) Amended(null, nameof(LastName), LastName, reason, by, now);
        if (Nickname != right.Nickname) Amended(null, nameof(Nickname), Nickname, reason, by, now);
        if (BornOn != right.BornOn) Amended(null, nameof(BornOn), BornOn?.ToString("yyyy-MM-dd", null), reason, by, now);
        Take(right);
        Changed();
    }

    public void Mark(IEnumerable<WarningMarker> markers)
    {
        foreach (var marker in markers.Where(m => !_markers.Contains(m))) _markers.Add(marker);
        Changed();
    }

    private void Take(Identity identity)
    {
        Rule.Require(identity.BornOn is null || identity.BornOn.Value.Year > 1900, "REP-01", "Enter a birth date after 1900.");
        (FirstName, LastName, Nickname, BornOn, BornYearAbout) = identity;
    }
}
