using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;

namespace StalkingCase.Data.Configurations;

public sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.HasOne<Force>().WithMany().HasForeignKey(u => u.ForceId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId);
        // Of two moves at once the second is saved only if the tree is still the one it was checked against (ACC-01).
        builder.Property(u => u.ParentId).IsConcurrencyToken();
    }
}

public sealed class UnitChangeConfiguration : IEntityTypeConfiguration<UnitChange>
{
    public void Configure(EntityTypeBuilder<UnitChange> builder)
    {
        builder.Ignore(c => c.IsWaiting);
        builder.Property(c => c.Reason).HasMaxLength(1000);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId);
        builder.HasIndex(c => new { c.ForceId, c.AskedAt });
    }
}

public sealed class ConflictConfiguration : IEntityTypeConfiguration<ConflictDeclaration>
{
    public void Configure(EntityTypeBuilder<ConflictDeclaration> builder) => builder.HasIndex(c => c.UserId);
}

public sealed class AccessReasonConfiguration : IEntityTypeConfiguration<AccessReason>
{
    public void Configure(EntityTypeBuilder<AccessReason> builder)
    {
        builder.Property(r => r.Words).IsEncrypted();
        builder.HasIndex(r => new { r.UserId, r.CaseId, r.GrantedUntil });
    }
}

public sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder) => builder.HasIndex(s => new { s.UserId, s.EndedAt });
}

public sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> builder)
    {
        builder.HasOne<Officer>().WithMany().HasForeignKey(l => l.UserId);
        builder.HasIndex(l => l.Digest).IsUnique();
        // Of two uses at once the second is refused.
        builder.Property(l => l.UsedAt).IsConcurrencyToken();
    }
}

public sealed class SignInFailureConfiguration : IEntityTypeConfiguration<SignInFailure>
{
    public void Configure(EntityTypeBuilder<SignInFailure> builder)
    {
        builder.HasKey(f => new { f.UserId, f.Source });
        builder.Property(f => f.Source).HasMaxLength(64);
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasOne<Officer>().WithMany().HasForeignKey(f => f.UserId);
    }
}

public sealed class SavedSearchConfiguration : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.Property(s => s.Terms).IsEncrypted();
        builder.HasIndex(s => new { s.UserId, s.ExpiresAt });
    }
}

public sealed class SubmissionKeyConfiguration : IEntityTypeConfiguration<SubmissionKey>
{
    public void Configure(EntityTypeBuilder<SubmissionKey> builder)
    {
        builder.HasKey(s => s.Key);
        builder.HasIndex(s => s.At);
    }
}

public sealed class RecheckConfiguration : IEntityTypeConfiguration<Recheck>
{
    public void Configure(EntityTypeBuilder<Recheck> builder) => builder.HasIndex(r => r.CaseId);
}

public sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.Property(n => n.Step).HasMaxLength(40);
        builder.HasIndex(n => new { n.DutyId, n.Step }).IsUnique();
        builder.HasIndex(n => new { n.RecipientId, n.At });
        builder.HasIndex(n => new { n.SentAt, n.ParkedAt, n.At, n.Id });
    }
}

public sealed class NoticeRecipientConfiguration : IEntityTypeConfiguration<NoticeRecipient>
{
    public void Configure(EntityTypeBuilder<NoticeRecipient> builder)
    {
        builder.HasKey(r => new { r.NoticeId, r.UserId });
        builder.HasOne<Notice>().WithMany().HasForeignKey(r => r.NoticeId);
        builder.HasIndex(r => new { r.UserId, r.At, r.NoticeId });
        builder.HasIndex(r => new { r.UserId, r.StandsIn, r.DutyId });
    }
}

public sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.HasIndex(a => new { a.ForceId, a.Until });
        builder.HasIndex(a => new { a.UserId, a.Until });
    }
}

public sealed class PolicyChangeConfiguration : IEntityTypeConfiguration<PolicyChange>
{
    public void Configure(EntityTypeBuilder<PolicyChange> builder)
    {
        builder.Ignore(p => p.IsWaiting);
        builder.Property(p => p.Changes).HasMaxLength(-1);
        builder.Property(p => p.Reason).HasMaxLength(1000);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.ForceId, p.From });
    }
}

public sealed class RoleRequestConfiguration : IEntityTypeConfiguration<RoleRequest>
{
    public void Configure(EntityTypeBuilder<RoleRequest> builder)
    {
        builder.Ignore(r => r.IsWaiting);
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.Property(r => r.Posts).IsJson(2000);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.ForceId, r.AskedAt });
    }
}

public sealed class JobLeaseConfiguration : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> builder)
    {
        builder.HasKey(l => l.Job);
        builder.Property(l => l.Version).IsConcurrencyToken();
    }
}
