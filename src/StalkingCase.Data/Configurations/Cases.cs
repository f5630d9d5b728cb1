using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;

namespace StalkingCase.Data.Configurations;

public sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.Ignore(c => c.Victim).Ignore(c => c.Suspect).Ignore(c => c.UnsavedFacts).Ignore(c => c.UnsavedAmendments);
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.Property(c => c.ClosureReason).IsEncrypted();
        builder.Property(c => c.ResidualRisk).IsEncrypted();
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => new { c.ForceId, c.Status, c.EffectiveRisk, c.LastEntryAt }).IsDescending(false, false, true, true);
        builder.HasIndex(c => new { c.UnitId, c.Status, c.EffectiveRisk, c.LastEntryAt }).IsDescending(false, false, true, true);
        builder.HasIndex(c => new { c.OfficerInCaseId, c.Status });
        builder.HasIndex(c => new { c.ForceId, c.Status, c.LastEntryAt });
        builder.HasIndex(c => new { c.ForceId, c.Status, c.OpenedAt });
        builder.HasIndex(c => new { c.ForceId, c.IsRestricted });

        // Owned: a role, a reader or an assignment is reached through its case, which the force filter guards.
        builder.OwnsMany(c => c.Roles, role =>
        {
            role.ToTable("CaseRoles");
            role.WithOwner().HasForeignKey("CaseId");
            role.HasKey(r => r.Id);
            role.HasIndex(r => new { r.PersonId, r.Part });
            role.Property(r => r.SafeHours).IsEncrypted();
            role.OwnsMany(r => r.Contacts, contact =>
            {
                contact.ToTable("ContactDetails");
                contact.WithOwner().HasForeignKey("CaseRoleId");
                contact.HasKey(c => c.Id);
                contact.Property(c => c.Words);
                contact.Property(c => c.Position);
                contact.Ignore(c => c.IsPlace);
            });
        });
        builder.OwnsMany(c => c.NamedReaders, reader =>
        {
            reader.ToTable("NamedReaders");
            reader.WithOwner().HasForeignKey("CaseId");
            reader.HasKey(r => r.Id);
            reader.HasIndex(r => r.UserId);
        });
        builder.OwnsMany(c => c.Assignments, assignment =>
        {
            assignment.ToTable("Assignments");
            assignment.WithOwner().HasForeignKey("CaseId");
            assignment.HasKey(a => a.Id);
            assignment.HasIndex(a => new { a.UserId, a.EndedAt });
        });
    }
}

public sealed class EntryConfiguration : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> builder)
    {
        builder.Ignore(e => e.UnsavedFacts).Ignore(e => e.UnsavedAmendments);
        builder.Property(e => e.Account).IsEncrypted();
        builder.Property(e => e.PlaceWords);
        builder.Property(e => e.Boxes).IsJson(2000);
        builder.Property(e => e.Included).IsJson(2000);
        builder.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
        builder.HasIndex(e => new { e.CaseId, e.OccurredAt });
    }
}
