using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Tests.Support;

/// <summary>Cases and entries made by the domain's own acts.</summary>
public static class Arranged
{
    public static Person Person(this TestDatabase at, string first, string last) =>
        Domain.People.Person.Record(at.ForceId, new Identity(first, last, null, null, null), TestDatabase.Now);

    public static Case Case(this TestDatabase at, Guid victimId, Guid suspectId) =>
        Domain.Cases.Case.Open(at.ForceId, at.UnitId, victimId, suspectId, true, Relationship.ExPartner, at.OfficerId, TestDatabase.Now);

    public static async Task<Guid> SavedCaseAsync(this TestDatabase at, string? phone = null)
    {
        await using var db = at.Open();
        var (victim, suspect) = (at.Person("Ada", "Quill"), at.Person("Ned", "Marsh"));
        var opened = at.Case(victim.Id, suspect.Id);
        if (phone is not null) opened.AddContact(opened.Suspect.Id, ContactKind.Phone, new ProtectedText(phone), TestDatabase.Now);
        db.AddRange(victim, suspect, opened);
        await db.CommitAsync(null, TestDatabase.Now, default);
        return opened.Id;
    }

    public static Entry Entry(this TestDatabase at, Case of, string account, DateTimeOffset? occurredAt = null) =>
        Domain.Cases.Entry.Record(of, new EntryContent(EntryType.Incident, occurredAt ?? TestDatabase.Now, TimePrecision.Minute, account, [Box.Following]), at.OfficerId, TestDatabase.Now);
}
