using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Meetings;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Data;

/// <summary>
/// The database as one actor sees it. Domain changes are saved by <see cref="CommitAsync"/> and no other way.
/// Never pooled: a pooled context would keep another person's actor.
/// </summary>
public abstract partial class CaseDbContext(DbContextOptions options, IActor actor, FieldKeys keys, TimeProvider clock)
    : IdentityDbContext<Officer, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public IActor Actor => actor;
    public FieldKeys Keys => keys;
    public TimeProvider Clock => clock;

    public DbSet<Case> Cases => Set<Case>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Entry> Entries => Set<Entry>();
    public DbSet<RiskAssessment> Assessments => Set<RiskAssessment>();
    public DbSet<ToolChange> ToolChanges => Set<ToolChange>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<LibraryCondition> LibraryConditions => Set<LibraryCondition>();
    public DbSet<Warrant> Warrants => Set<Warrant>();
    public DbSet<SafeguardingPlan> Plans => Set<SafeguardingPlan>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<AdvocateContact> AdvocateContacts => Set<AdvocateContact>();
    public DbSet<AdvocateNote> AdvocateNotes => Set<AdvocateNote>();
    public DbSet<AdvocateMessage> AdvocateMessages => Set<AdvocateMessage>();
    public DbSet<VictimContact> VictimContacts => Set<VictimContact>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MeetingItem> MeetingItems => Set<MeetingItem>();
    public DbSet<MeetingMinute> MeetingMinutes => Set<MeetingMinute>();
    public DbSet<MeetingAction> MeetingActions => Set<MeetingAction>();
    public DbSet<VictimLetter> VictimLetters => Set<VictimLetter>();
    public DbSet<NeedsAssessment> NeedsAssessments => Set<NeedsAssessment>();
    public DbSet<Fact> Facts => Set<Fact>();
    public DbSet<Amendment> Amendments => Set<Amendment>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<Alarm> Alarms => Set<Alarm>();
    public DbSet<Force> Forces => Set<Force>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<UnitChange> UnitChanges => Set<UnitChange>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<ConflictDeclaration> Conflicts => Set<ConflictDeclaration>();
    public DbSet<AccessReason> AccessReasons => Set<AccessReason>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<PolicyChange> PolicyChanges => Set<PolicyChange>();
    public DbSet<RoleRequest> RoleRequests => Set<RoleRequest>();
    public DbSet<UserSession> Sessions => Set<UserSession>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();
    public DbSet<SubmissionKey> SubmissionKeys => Set<SubmissionKey>();
    public DbSet<Recheck> Rechecks => Set<Recheck>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeRecipient> NoticeRecipients => Set<NoticeRecipient>();
    public DbSet<JobLease> JobLeases => Set<JobLease>();
    public DbSet<PersonNameToken> NameTokens => Set<PersonNameToken>();
    public DbSet<IdentifierToken> IdentifierTokens => Set<IdentifierToken>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AccessLogEntry> AccessLogEntries => Set<AccessLogEntry>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    // Read by the force filter at every query.
    internal bool SeesAllForces => actor.Kind is ActorKind.System;
    internal Guid ForceOfActor => actor.ForceId ?? Guid.Empty;
    internal Guid UserOfActor => actor.UserId ?? Guid.Empty;
    internal bool NobodyYet => actor.Kind is ActorKind.Nobody;

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>The same rows, held until the end of the transaction so that the next commit on the case waits.</summary>
    internal abstract IQueryable<Case> Locked(Guid caseId);

    /// <summary>Brings the schema up to date; several nodes may call it at once, also after a run was killed.</summary>
    public abstract Task MigrateAsync(CancellationToken ct);

    /// <summary>Counts the values of each index, without which the embedded database reads whole tables where a look-up would do.</summary>
    public abstract Task AnalyzeAsync(CancellationToken ct);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ReplaceService<IModelCacheKeyFactory, CaseModelCacheKey>().AddInterceptors(AuditInterceptor.Instance);

    /// <summary>Applies pending migrations, after refusing a schema that a newer version made.</summary>
    protected async Task MigrateOwnAsync(CancellationToken ct)
    {
        var known = Database.GetMigrations().ToHashSet();
        var unknown = (await Database.GetAppliedMigrationsAsync(ct)).FirstOrDefault(m => !known.Contains(m));
        if (unknown is not null) throw new InvalidOperationException($"The database was made by a newer version (migration {unknown}). Start that version.");
        if ((await Database.GetPendingMigrationsAsync(ct)).Any()) await Database.MigrateAsync(ct);
    }
}
