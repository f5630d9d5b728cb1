using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Alarms;

public static partial class AlarmBook
{
    /// <summary>ALERT-07, and what the sergeant is told of: safe contact overridden (VIC-02), an identity check that failed (SEC-D06).</summary>
    private static void SafeContact(Episodes book, CaseFacts facts, Learned learned)
    {
        if (learned.Fact is not { } fact) return;
        var isContact = fact.Kind is FactKind.VictimContacted or FactKind.VictimContactFailed;
        if ((isContact || fact.Kind is FactKind.AdvocateContacted) && fact.Detail.SafeToSpeak == false && !WasSafeSince(facts, fact))
            book.Raise(AlarmKind.NotSafeToContact, book.CaseId, fact.RecordedAt, fact.Id, [learned.Because]);
        if (isContact && fact.Detail.Unsafe is { Count: > 0 })
            book.Raise(AlarmKind.ContactAgainstSafety, fact.SubjectId, fact.RecordedAt, fact.Id, [learned.Because]);
        if (fact.Kind is FactKind.IdentityCheckFailed)
            book.Raise(AlarmKind.IdentityCheckFailed, fact.SubjectId, fact.RecordedAt, fact.Id, [learned.Because]);
    }

    /// <summary>Entered late: the victim has been spoken to safely since, and that is on record already.</summary>
    private static bool WasSafeSince(CaseFacts facts, Fact fact) => facts.Of(FactKind.VictimContacted, FactKind.AdvocateContacted, FactKind.SafeContactChecked)
        .Any(f => Episodes.IsSafeAgain(f) && f.OccurredAt > fact.OccurredAt && (f.RecordedAt < fact.RecordedAt || (f.RecordedAt == fact.RecordedAt && f.Seq < fact.Seq)));
}
