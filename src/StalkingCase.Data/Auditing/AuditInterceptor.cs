using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Auditing;

/// <summary>One audit row for each record changed, in the same transaction. Everything is audited unless listed here.</summary>
public sealed class AuditInterceptor : SaveChangesInterceptor
{
    public static readonly AuditInterceptor Instance = new();

    public static readonly IReadOnlyDictionary<Type, string> NotAudited = new Dictionary<Type, string>
    {
        [typeof(AuditEntry)] = "is the log",
        [typeof(AccessLogEntry)] = "is a log",
        [typeof(Fact)] = "append-only, holds codes only, says itself who and when",
        [typeof(Duty)] = "derived from the facts",
        [typeof(Alarm)] = "derived from the facts",
        [typeof(PersonNameToken)] = "derived from a person, who is audited",
        [typeof(IdentifierToken)] = "derived from a contact detail, which is audited",
        [typeof(SubmissionKey)] = "a random key",
        [typeof(Recheck)] = "a job's to-do list",
        [typeof(Notice)] = "outbox",
        [typeof(NoticeRecipient)] = "outbox",
        [typeof(JobLease)] = "a job's lease",
        [typeof(UserSession)] = "touched by every request; sign-in and sign-out are in the access log",
        [typeof(SignInFailure)] = "counts of refused sign-ins; each of them is in the access log",
        [typeof(DataProtectionKey)] = "sign-in keys",
        [typeof(IdentityUserToken<Guid>)] = "secrets of second factors, and forms that came too late; the change itself is in the access log",
    };

    private static readonly Type[] BeforeSignIn = [typeof(Officer), typeof(UserSession), typeof(IdentityUserToken<Guid>), typeof(OneTimeLink), typeof(DataProtectionKey)];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var pending = Pending(eventData.Context!);
        if (pending.All(e => e.Entity is DataProtectionKey)) return result;
        throw new InvalidOperationException("Save asynchronously: the synchronous way is not audited.");
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (CaseDbContext)eventData.Context!;
        var pending = Pending(db);
        MayBeSaved(db, pending);
        foreach (var entry in pending.Where(e => !NotAudited.ContainsKey(e.Metadata.ClrType)).ToList())
        {
            var changes = Changes(db, entry);
            if (changes.Count > 0 || entry.State is EntityState.Deleted) db.AuditEntries.Add(Row(db, entry, changes));
        }

        foreach (var log in pending.Select(e => e.Entity).OfType<AccessLogEntry>()) log.RowHash = RowHashes.Of(db.Keys, log);
        return ValueTask.FromResult(result);
    }

    private static List<EntityEntry> Pending(DbContext db) =>
        [.. db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)];

    private static void MayBeSaved(CaseDbContext db, List<EntityEntry> pending)
    {
        if (db.Actor.Kind is ActorKind.Nobody && pending.Any(e => !BeforeSignIn.Contains(e.Metadata.ClrType) && e.Entity is not AccessLogEntry))
            throw new InvalidOperationException("Nobody is acting: name a system actor or sign in.");
        if (db.CommittingAt is null && pending.FirstOrDefault(e => IsDomain(e)) is { } domain)
            throw new InvalidOperationException($"{domain.Metadata.ShortName()} is saved by CommitAsync and no other way.");
        if (db.Actor is { Kind: ActorKind.User, ForceId: var force } && pending.Any(e => e.Entity is AggregateRoot a && a.ForceId != force))
            throw new InvalidOperationException("A record of another force cannot be saved.");
    }

    private static bool IsDomain(EntityEntry entry) =>
        entry.Metadata.ClrType.Assembly == typeof(Fact).Assembly && !IsMarkOnly(entry);

    /// <summary>The notice job moves the mark of a duty, which is none of the domain's, and nothing else of it.</summary>
    private static bool IsMarkOnly(EntityEntry entry) =>
        entry is { Entity: Duty, State: EntityState.Modified } && entry.Properties.All(p => !p.IsModified || p.Metadata.Name == DerivedRows.NextNoticeAt);

    private static List<ColumnChange> Changes(CaseDbContext db, EntityEntry entry)
    {
        var changes = new List<ColumnChange>();
        foreach (var property in entry.Properties)
        {
            if (entry.State is EntityState.Modified && !property.IsModified) continue;
            if (entry.Entity is Case && Commit.DerivedColumns.Contains(property.Metadata.Name)) continue;
            var old = entry.State is EntityState.Added ? null : Digest(db.Keys, property.OriginalValue);
            var now = entry.State is EntityState.Deleted ? null : Digest(db.Keys, property.CurrentValue);
            if (old is not null || now is not null) changes.Add(new ColumnChange(property.Metadata.Name, old, now));
        }

        return changes;
    }

    internal static string? Digest(FieldKeys keys, object? value) => value switch
    {
        null => null,
        ProtectedText text => RowHashes.Short(keys, text.Reveal()),
        ProtectedPosition position => RowHashes.Short(keys, StoredJson.Write(position.Reveal())),
        string words => RowHashes.Short(keys, words),
        _ => RowHashes.Short(keys, StoredJson.Write(value)),
    };

    private static AuditEntry Row(CaseDbContext db, EntityEntry entry, List<ColumnChange> changes)
    {
        var caseId = CaseOf(db, entry);
        var row = new AuditEntry
        {
            At = db.CommittingAt ?? db.Clock.GetUtcNow(),
            ForceId = entry.Metadata.FindProperty("ForceId") is not null ? (Guid)entry.Property("ForceId").CurrentValue! : db.Actor.ForceId ?? Guid.Empty,
            UserId = db.Actor.UserId,
            Actor = db.Actor.Name,
            SessionId = db.Actor.SessionId,
            CorrelationId = db.Actor.CorrelationId,
            Action = entry.State.ToString(),
            Entity = entry.Metadata.ShortName(),
            EntityId = string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue)),
            CaseId = caseId,
            Changes = changes,
        };
        row.RowHash = RowHashes.Of(db.Keys, row);
        return row;
    }

    private static Guid? CaseOf(CaseDbContext db, EntityEntry entry)
    {
        if (entry.Entity is Case of) return of.Id;
        if (entry.Metadata.FindProperty("CaseId") is not null) return (Guid?)entry.Property("CaseId").CurrentValue;
        if (entry.Metadata.FindOwnership() is not { } ownership) return null;
        var ownerId = entry.Property(ownership.Properties[0].Name).CurrentValue;
        var owner = db.ChangeTracker.Entries().FirstOrDefault(e => e.Metadata == ownership.PrincipalEntityType && Equals(e.Property("Id").CurrentValue, ownerId));
        return owner is null ? null : CaseOf(db, owner);
    }
}
