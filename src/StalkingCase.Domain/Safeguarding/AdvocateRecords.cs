using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Safeguarding;

public sealed record AdvocateContactContent(SafeContact How, bool Succeeded, bool? SafeToSpeak, string Words)
{
    public string? Wishes { get; init; }
    public DateOnly? NextOn { get; init; }
    public bool NoneWanted { get; init; }
}

/// <summary>
/// The advocate's own contact with the victim, or a failed try. It meets no clock of the police (VIC-03), only her own
/// (CLK-11). The words are her organisation's; the police see that there was contact and whether it was safe.
/// </summary>
public sealed class AdvocateContact : AggregateRoot
{
    private AdvocateContact() { }

    public Guid CaseId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public SafeContact How { get; private init; }
    public bool Succeeded { get; private init; }
    public bool? SafeToSpeak { get; private init; }
    public string Words { get; private init; } = "";
    public string? Wishes { get; private init; }
    public DateOnly? NextOn { get; private init; }
    public bool NoneWanted { get; private init; }
    public Guid ById { get; private init; }

    public static AdvocateContact Record(Case of, Guid organisationId, AdvocateContactContent content, DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(content.Words), "VIC-03", "Enter what was said, or what you tried.");
        Rule.Require(!content.Succeeded || content.SafeToSpeak is not null, "VIC-02", "Select if it was safe to speak.");
        Rule.Require(content.How is not SafeContact.DoNotContact, "VIC-02", "Select how you contacted the victim.");
        Rule.Require(!content.Succeeded || content.NoneWanted != content.NextOn is not null, "VIC-02", "Enter the next contact date or select no contact wanted.");
        Rule.Require(content.NextOn is null || content.NextOn >= UkTime.DateOf(now), "VIC-02", "The next contact must be today or later.");
        var contact = new AdvocateContact
        {
            ForceId = of.ForceId,
            CaseId = of.Id,
            OrganisationId = organisationId,
            At = at,
            How = content.How,
            Succeeded = content.Succeeded,
            SafeToSpeak = content.Succeeded ? content.SafeToSpeak : null,
            Words = content.Words.Trim(),
            Wishes = content.Wishes?.Trim(),
            NextOn = content.NextOn,
            NoneWanted = content.NoneWanted,
            ById = by,
        };
        contact.Happened(content.Succeeded ? FactKind.AdvocateContacted : FactKind.AdvocateContactFailed, of.Id, contact.Id, at, by, now,
            new FactDetail { SafeToSpeak = contact.SafeToSpeak, OrganisationId = organisationId });
        return contact;
    }
}

/// <summary>ACC-03: "Advocate only". Nobody outside her organisation reads it, and no fact tells the police that it is there.</summary>
public sealed class AdvocateNote : AggregateRoot
{
    private AdvocateNote() { }

    public Guid CaseId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid ById { get; private init; }
    public string Words { get; private init; } = "";
    public DateTimeOffset? SharedAt { get; private set; }

    public static AdvocateNote Write(Case of, Guid organisationId, string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "ACC-03", "Enter the note.");
        var note = new AdvocateNote { ForceId = of.ForceId, CaseId = of.Id, OrganisationId = organisationId, At = now, ById = by, Words = words.Trim() };
        note.Changed();
        return note;
    }

    /// <summary>A copy goes into the police record, where it may be disclosed to the defence. The note itself stays hers.</summary>
    public AdvocateMessage Share(Case of, Guid by, DateTimeOffset now)
    {
        Rule.Require(SharedAt is null, "ACC-03", "The note was shared already.");
        Rule.Require(of.Id == CaseId, "ACC-03", "The note is of another case.");
        SharedAt = now;
        Changed();
        return AdvocateMessage.FromNote(of, OrganisationId, Words, by, now);
    }
}

/// <summary>What passes between the advocate and the police on purpose: a question that the police must answer (CLK-52), or a copy of a note.</summary>
public sealed class AdvocateMessage : AggregateRoot
{
    private AdvocateMessage() { }

    public Guid CaseId { get; private init; }
    public Guid OrganisationId { get; private init; }
    public MessageKind Kind { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid ById { get; private init; }
    public string Words { get; private init; } = "";
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public string? Answer { get; private set; }

    public static AdvocateMessage Ask(Case of, Guid organisationId, string words, Guid by, DateTimeOffset now)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(words), "CLK-52", "Enter your question.");
        return Make(of, organisationId, MessageKind.Question, words, FactKind.QuestionAsked, by, now);
    }

    internal static AdvocateMessage FromNote(Case of, Guid organisationId, string words, Guid by, DateTimeOffset now) =>
        Make(of, organisationId, MessageKind.SharedNote, words, FactKind.NoteShared, by, now);

    /// <summary>The answer names neither where the suspect lives nor what intelligence says (VIC-04): the page holds it against what is recorded.</summary>
    public void Reply(string answer, Guid by, DateTimeOffset now)
    {
        Rule.Require(Kind is MessageKind.Question, "CLK-52", "Only a question is answered.");
        Rule.Require(AnsweredAt is null, "CLK-52", "The question was answered already.");
        Rule.Require(by != ById, "CLK-52", "Somebody of the police answers.");
        Rule.Require(!string.IsNullOrWhiteSpace(answer), "CLK-52", "Enter the answer.");
        (Answer, AnsweredAt, AnsweredBy) = (answer.Trim(), now, by);
        Happened(FactKind.QuestionAnswered, CaseId, Id, now, by, now);
    }

    private static AdvocateMessage Make(Case of, Guid organisationId, MessageKind kind, string words, FactKind fact, Guid by, DateTimeOffset now)
    {
        var message = new AdvocateMessage { ForceId = of.ForceId, CaseId = of.Id, OrganisationId = organisationId, Kind = kind, At = now, ById = by, Words = words.Trim() };
        message.Happened(fact, of.Id, message.Id, now, by, now);
        return message;
    }
}
