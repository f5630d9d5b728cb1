using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.People;

namespace StalkingCase.Data.Facts;

/// <summary>Keeps the tokens by which people and identifiers are found in step with the words, in the same commit.</summary>
internal static class TokenWriter
{
    private static readonly string[] Names = [nameof(Person.FirstName), nameof(Person.LastName), nameof(Person.Nickname), nameof(Person.BornOn)];

    /// <summary>How a contact detail is looked up; what cannot link two people has none.</summary>
    public static IdentifierKind? KindOf(ContactKind kind) => kind switch
    {
        ContactKind.Phone => IdentifierKind.Phone,
        ContactKind.Email => IdentifierKind.Email,
        ContactKind.Handle => IdentifierKind.Handle,
        ContactKind.Vehicle => IdentifierKind.Vehicle,
        ContactKind.Address or ContactKind.SafePlace => IdentifierKind.Address,
        ContactKind.Workplace => IdentifierKind.Workplace,
        _ => null,
    };

    /// <summary>True when a token was written or moved, so that ties between cases may have changed.</summary>
    public static async Task<bool> WriteAsync(CaseDbContext db, CancellationToken ct)
    {
        var wrote = false;
        foreach (var person in db.ChangeTracker.Entries<Person>().Where(IsRenamed).ToList()) wrote |= await NameAsync(db, person, ct);
        foreach (var contact in db.ChangeTracker.Entries<ContactDetail>().Where(e => e.State is EntityState.Added).ToList()) wrote |= Identify(db, contact);
        foreach (var role in db.ChangeTracker.Entries<CaseRole>().Where(e => e.State is EntityState.Modified && e.Property(r => r.PersonId).IsModified).ToList())
        {
            foreach (var token in await db.IdentifierTokens.Where(t => t.CaseRoleId == role.Entity.Id).ToListAsync(ct)) token.PersonId = role.Entity.PersonId;
            wrote = true;
        }

        return wrote;
    }

    private static bool IsRenamed(EntityEntry<Person> person) =>
        person.State is EntityState.Added || (person.State is EntityState.Modified && Names.Any(n => person.Property(n).IsModified));

    internal static IEnumerable<(string Kind, string Value)> NamesOf(Person person) =>
        NameKeys.IndexTokens(person.FirstName, person.LastName, [person.Nickname]).Select(t => (t.Kind.ToString(), t.Value)).Distinct();

    internal static IEnumerable<IdentifierToken> IdentifiersOf(Protection.FieldKeys keys, Guid forceId, Guid caseId, CaseRole role, ContactDetail contact) =>
        KindOf(contact.Kind) is not { } kind ? [] : Identifier.Keys(kind, contact.Words.Reveal()).Select(key => new IdentifierToken
        {
            ForceId = forceId,
            Kind = kind.ToString(),
            Digest = Identifier.Seal(key, keys.Digest),
            CaseRoleId = role.Id,
            CaseId = caseId,
            PersonId = role.PersonId,
            Part = role.Part,
            RecordedAt = contact.RecordedAt,
        });

    private static async Task<bool> NameAsync(CaseDbContext db, EntityEntry<Person> entry, CancellationToken ct)
    {
        var person = entry.Entity;
        var stored = entry.State is EntityState.Added ? [] : await db.NameTokens.Where(t => t.PersonId == person.Id).ToListAsync(ct);
        var wanted = NamesOf(person).ToHashSet();
        db.NameTokens.RemoveRange(stored.Where(t => !wanted.Contains((t.Kind, t.Value))));
        wanted.ExceptWith(stored.Select(t => (t.Kind, t.Value)));
        db.NameTokens.AddRange(wanted.Select(w => new PersonNameToken { ForceId = person.ForceId, Kind = w.Kind, Value = w.Value, PersonId = person.Id }));
        return wanted.Count > 0;
    }

    private static bool Identify(CaseDbContext db, EntityEntry<ContactDetail> contact)
    {
        if (KindOf(contact.Entity.Kind) is null) return false;
        var roleId = contact.Property<Guid>("CaseRoleId").CurrentValue;
        var role = db.ChangeTracker.Entries<CaseRole>().Single(r => r.Entity.Id == roleId);
        var caseId = role.Property<Guid>("CaseId").CurrentValue;
        var forceId = db.ChangeTracker.Entries<Case>().Single(c => c.Entity.Id == caseId).Entity.ForceId;
        db.IdentifierTokens.AddRange(IdentifiersOf(db.Keys, forceId, caseId, role.Entity, contact.Entity));
        return true;
    }
}
