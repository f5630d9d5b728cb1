using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Configurations;

public sealed class FactConfiguration : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.ToTable("Facts", t => t.HasTrigger("Facts_append_only"));
        builder.Property(f => f.Detail).IsJson(4000);
        builder.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
        builder.HasIndex(f => new { f.CaseId, f.Seq }).IsUnique();
        builder.HasIndex(f => new { f.ForceId, f.Kind, f.RecordedAt });
    }
}

public sealed class AmendmentConfiguration : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.Property(a => a.Earlier).IsEncrypted();
        builder.Property(a => a.Reason).IsEncrypted();
        builder.HasIndex(a => a.RecordId);
        builder.HasIndex(a => a.CaseId);
    }
}

public sealed class DutyConfiguration : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> builder)
    {
        builder.Ignore(d => d.IsOpen);
        builder.Property<bool>(DerivedRows.Open);
        builder.Property<DateTimeOffset?>(DerivedRows.NextNoticeAt);
        builder.Property<int?>(DerivedRows.LeadRisk);
        // So that the mark is moved only over the steps that were read. No commit fails of it: each holds the case before it reads.
        foreach (var column in DerivedRows.StepColumns) builder.Property(column).IsConcurrencyToken();
        builder.Property(d => d.Clock).HasMaxLength(20);
        builder.Property(d => d.Part).HasMaxLength(60);
        builder.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
        builder.HasIndex(nameof(Duty.ForceId), nameof(Duty.Clock), DerivedRows.Open, nameof(Duty.RiskOrder), nameof(Duty.DueBy)).IsDescending(false, false, false, true, false);
        builder.HasIndex(nameof(Duty.ForceId), DerivedRows.Open, nameof(Duty.RiskOrder), nameof(Duty.DueBy)).IsDescending(false, false, true, false);

        // A queue and its count are read from the index alone, whatever number of duties it passes over.
        Walked(builder, "IX_Duties_Queue", [nameof(Duty.UnitId), nameof(Duty.Clock), DerivedRows.Open], [nameof(Duty.SubjectId), nameof(Duty.Risk), nameof(Duty.OwnerId)]);
        Walked(builder, "IX_Duties_Unit", [nameof(Duty.UnitId), DerivedRows.Open],
            [nameof(Duty.Clock), nameof(Duty.Risk), nameof(Duty.OwnerId), nameof(Duty.OwnerPost), nameof(Duty.SergeantAt), nameof(Duty.InspectorAt), nameof(Duty.SuperintendentAt)]);
        builder.HasIndex([nameof(Duty.OwnerId), DerivedRows.Open, nameof(Duty.DueBy), nameof(Duty.VisibleFrom), nameof(Duty.CaseId), nameof(Duty.ForceId)], "IX_Duties_Owner");
        builder.HasIndex([nameof(Duty.CaseId), DerivedRows.Open, nameof(Duty.DueBy), nameof(Duty.VisibleFrom), nameof(Duty.Clock), nameof(Duty.SubjectId), nameof(Duty.Id), nameof(Duty.ForceId)], "IX_Duties_Case");
        Leading(builder, "IX_Duties_Leads", nameof(Duty.ForceId), nameof(Duty.UnitId));
        Leading(builder, "IX_Duties_LeadsOfUnit", nameof(Duty.UnitId), nameof(Duty.ForceId));
        // Whoever holds a post: all that it owns, worst first, of however many units.
        builder.HasIndex([nameof(Duty.ForceId), nameof(Duty.OwnerPost), DerivedRows.Open, nameof(Duty.RiskOrder), nameof(Duty.DueBy), nameof(Duty.Id), nameof(Duty.UnitId), nameof(Duty.VisibleFrom), nameof(Duty.CaseId)], "IX_Duties_Post")
            .IsDescending(false, false, false, true, false, false, false, false, false).HasFilter($"{nameof(Duty.OwnerPost)} IS NOT NULL");
        builder.HasIndex(DerivedRows.NextNoticeAt, nameof(Duty.Id)).HasFilter($"{DerivedRows.NextNoticeAt} IS NOT NULL");
    }

    /// <summary>The queue of overdue warrants, one entry each, of a whole force or of a unit.</summary>
    private static void Leading(EntityTypeBuilder<Duty> builder, string name, string first, string read) =>
        builder.HasIndex([first, DerivedRows.LeadRisk, nameof(Duty.DueBy), nameof(Duty.Id), nameof(Duty.VisibleFrom), nameof(Duty.CaseId), read, nameof(Duty.Risk), nameof(Duty.OwnerId)], name)
            .IsDescending(false, true, false, false, false, false, false, false, false).HasFilter($"{DerivedRows.LeadRisk} IS NOT NULL");

    /// <summary>Worst risk first, then longest due, with what the walk must know of each entry to pass it over.</summary>
    private static void Walked(EntityTypeBuilder<Duty> builder, string name, string[] equal, string[] read) =>
        builder.HasIndex([.. equal, nameof(Duty.RiskOrder), nameof(Duty.DueBy), nameof(Duty.Id), nameof(Duty.VisibleFrom), nameof(Duty.CaseId), nameof(Duty.ForceId), .. read], name)
            .IsDescending([.. equal.Select(_ => false), true, .. Enumerable.Repeat(false, 5 + read.Length)]);
}

public sealed class AlarmConfiguration : IEntityTypeConfiguration<Alarm>
{
    public void Configure(EntityTypeBuilder<Alarm> builder)
    {
        builder.Ignore(a => a.IsOpen);
        builder.Property<bool>(DerivedRows.Open);
        builder.Property(a => a.Because).IsJson(-1);
        builder.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        builder.HasIndex(nameof(Alarm.CaseId), DerivedRows.Open);
        builder.HasIndex(nameof(Alarm.ForceId), DerivedRows.Open, nameof(Alarm.RaisedAt));
    }
}

public sealed class PersonNameTokenConfiguration : IEntityTypeConfiguration<PersonNameToken>
{
    public void Configure(EntityTypeBuilder<PersonNameToken> builder)
    {
        builder.ToTable("NameTokens").HasKey(t => new { t.ForceId, t.Kind, t.Value, t.PersonId });
        builder.Property(t => t.Kind).HasMaxLength(20);
        builder.HasIndex(t => new { t.PersonId, t.Kind, t.Value });
    }
}

public sealed class IdentifierTokenConfiguration : IEntityTypeConfiguration<IdentifierToken>
{
    public void Configure(EntityTypeBuilder<IdentifierToken> builder)
    {
        builder.Property(t => t.Kind).HasMaxLength(20);
        builder.Property(t => t.Digest).HasMaxLength(80);
        builder.HasIndex(t => new { t.ForceId, t.Kind, t.Digest });
        builder.HasIndex(t => t.PersonId);
        builder.HasIndex(t => t.CaseId);
    }
}

public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries", t => t.HasTrigger("AuditEntries_append_only"));
        builder.Property(a => a.Changes).IsJson(-1);
        builder.HasIndex(a => new { a.CaseId, a.Id });
        builder.HasIndex(a => new { a.Entity, a.EntityId });
        builder.HasIndex(a => new { a.ForceId, a.At });
    }
}

public sealed class AccessLogEntryConfiguration : IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> builder)
    {
        builder.ToTable("AccessLogEntries", t => t.HasTrigger("AccessLogEntries_append_only"));
        builder.Property(a => a.Digests).IsJson(-1);
        builder.Property(a => a.ShownIds).IsJson(-1);
        builder.HasIndex(a => new { a.CaseId, a.At });
        builder.HasIndex(a => new { a.UserId, a.At });
        builder.HasIndex(a => new { a.ForceId, a.At });
    }
}
