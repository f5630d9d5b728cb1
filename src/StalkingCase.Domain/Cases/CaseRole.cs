using System.ComponentModel.DataAnnotations;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Cases;

public enum ContactKind
{
    [Display(Name = "Phone")] Phone,
    [Display(Name = "Email")] Email,
    [Display(Name = "Username")] Handle,
    [Display(Name = "Vehicle")] Vehicle,
    [Display(Name = "Address")] Address,
    [Display(Name = "Workplace")] Workplace,
    [Display(Name = "Staying tonight")] SafePlace,
    [Display(Name = "Safe times and warnings")] SafeTimes,
    [Display(Name = "Access needs")] AccessNeeds,
    [Display(Name = "Description")] Description,
    [Display(Name = "Code word")] CodeWord,
}

/// <summary>One way to find or reach a person, in one case. A victim's and a witness's are protected details.</summary>
public sealed class ContactDetail
{
    private ContactDetail() { }

    public ContactDetail(ContactKind kind, ProtectedText words, DateTimeOffset recordedAt) => (Kind, Words, RecordedAt) = (kind, words, recordedAt);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public ContactKind Kind { get; private init; }
    public ProtectedText Words { get; private init; } = null!;
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>An address, a workplace or where the person is staying: it can be put on the map.</summary>
    public bool IsPlace => Kind is ContactKind.Address or ContactKind.Workplace or ContactKind.SafePlace;

    /// <summary>Where the place is on the map, as protected as its words; zones are compared with it (SEC-D02).</summary>
    public ProtectedPosition? Position { get; private set; }

    public DateTimeOffset? PlacedAt { get; private set; }

    /// <summary>When what is known now of the place became known.</summary>
    internal DateTimeOffset PlaceKnownAt => PlacedAt ?? RecordedAt;

    internal void PutOnMap(ProtectedPosition position, DateTimeOffset now)
    {
        Rule.Require(IsPlace, "SEC-D02", "Only an address, a workplace or a place to stay has a map position.");
        if (!position.Equals(Position)) (Position, PlacedAt) = (position, now);
    }

    /// <summary>A superseded detail is "do not use" from this instant (SEC-D07).</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>SEC-D07: a use after that instant is refused, however late it is entered.</summary>
    public void MustBeUsable(DateTimeOffset at) =>
        Rule.Require(SupersededAt is null || at < SupersededAt, "SEC-D07", "This detail is not to be used any more. Choose another.");

    internal void Supersede(DateTimeOffset now) => SupersededAt ??= now;
}

/// <summary>A person's part in one case. Everything that says where the person is hangs here, never on the person.</summary>
public sealed class CaseRole
{
    private readonly List<ContactDetail> _contacts = [];

    private CaseRole() { }

    public CaseRole(Guid personId, RolePart part, DateTimeOffset recordedAt) => (PersonId, Part, RecordedAt) = (personId, part, recordedAt);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private set; }
    public RolePart Part { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public SafeContact? SafeContact { get; private set; }

    /// <summary>When it is safe to reach the person; null is not known (VIC-02).</summary>
    public SafeHours? SafeHours { get; private set; }

    /// <summary>Whether a letter is safe; null is not known, and then none is sent (SEC-D07).</summary>
    public bool? SafeToWrite { get; private set; }

    public IReadOnlyList<ContactDetail> Contacts => _contacts;

    internal void IsReally(Guid personId) => PersonId = personId;

    internal void PreferContactBy(SafeContact safe) => SafeContact = safe;

    internal void MayBeReached(SafeHours hours) => SafeHours = hours;

    internal void MayBeWrittenTo(bool isSafe) => SafeToWrite = isSafe;

    public ContactDetail DetailOf(Guid detailId) => Rule.Require(_contacts.FirstOrDefault(c => c.Id == detailId), "SEC-D07", "This contact detail is not recorded for this person.");

    /// <summary>SEC-D07: what is not to be used any more does not come back by being told again, however it is written.</summary>
    public bool IsNotToBeUsed(ContactKind kind, ProtectedText words) =>
        kind is not ContactKind.CodeWord && _contacts.Any(c => c.Kind == kind && c.SupersededAt is not null && Plain(kind, c.Words) == Plain(kind, words)) && !_contacts.Any(c => c.Kind == kind && c.SupersededAt is null && Plain(kind, c.Words) == Plain(kind, words));

    /// <summary>The same number or place as another role of the person has it, in use, however it is written.</summary>
    public IEnumerable<ContactDetail> InUseLike(ContactDetail other) => _contacts.Where(c => c.Kind == other.Kind && c.SupersededAt is null && Plain(c.Kind, c.Words) == Plain(other.Kind, other.Words));

    private static string Plain(ContactKind kind, ProtectedText words) =>
        kind is ContactKind.Phone && Identifier.TryNormalise(IdentifierKind.Phone, words.Reveal(), out var phone) ? phone : string.Concat(words.Reveal().Where(char.IsLetterOrDigit)).ToUpperInvariant();

    internal void AddContact(ContactKind kind, ProtectedText words, ProtectedPosition? position, DateTimeOffset now)
    {
        var same = _contacts.FirstOrDefault(c => c.Kind == kind && c.SupersededAt is null && c.Words.Equals(words));
        if (same is null && IsNotToBeUsed(kind, words)) return;
        var detail = same ?? new ContactDetail(kind, words, now);
        if (position is not null) detail.PutOnMap(position, now);
        if (same is null) _contacts.Add(detail);
    }
}
