using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Victims;

/// <summary>
/// One contact with the victim by us, or one failed try. Only a success that says what was told meets a clock (VIC-03);
/// what the victim rings in is an entry, never this.
/// </summary>
public sealed class VictimContact : AggregateRoot
{
    private VictimContact() { }

    public Guid CaseId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public bool Succeeded { get; private init; }
    public IReadOnlyList<ToldOf> Told { get; private init; } = [];
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }

    public static VictimContact Record(Case of, bool succeeded, IReadOnlyList<ToldOf> told, string words, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(!succeeded || told.Count > 0, "VIC-03", "Select what the victim was told.");
        Rule.Require(!string.IsNullOrWhiteSpace(words), "VIC-03", "Enter what was said, or what you tried.");
        var contact = new VictimContact { ForceId = of.ForceId, CaseId = of.Id, At = at, Succeeded = succeeded, Told = succeeded ? told : [], Words = words, ById = by };
        contact.Happened(succeeded ? FactKind.VictimContacted : FactKind.VictimContactFailed, of.Id, contact.Id, at, by, now,
            new FactDetail { Told = succeeded ? told : null });
        return contact;
    }
}
