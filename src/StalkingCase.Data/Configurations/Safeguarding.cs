using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Data.Configurations;

public sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder) => builder.HasOne<Force>().WithMany().HasForeignKey(o => o.ForceId);
}

public sealed class PlanConfiguration : IEntityTypeConfiguration<SafeguardingPlan>
{
    public void Configure(EntityTypeBuilder<SafeguardingPlan> builder)
    {
        builder.ToTable("Plans").Ignore(p => p.UnsavedFacts).Ignore(p => p.UnsavedAmendments);
        builder.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
        builder.HasIndex(p => new { p.OwnerId, p.Status });
        builder.OwnsMany(p => p.Sections, section =>
        {
            section.ToTable("PlanSections");
            section.WithOwner().HasForeignKey("PlanId");
            section.HasKey(s => s.Id);
        });
        builder.OwnsMany(p => p.Measures, measure =>
        {
            measure.ToTable("PlanMeasures");
            measure.WithOwner().HasForeignKey("PlanId");
            measure.HasKey(m => m.Id);
            measure.Property(m => m.Words).IsEncrypted();
            measure.Property(m => m.OwnerElsewhere).HasMaxLength(200);
            measure.Property(m => m.AgreementWords).IsEncrypted();
            measure.Property(m => m.Outcome).IsEncrypted();
        });
        builder.OwnsMany(p => p.Reviews, review =>
        {
            review.ToTable("PlanReviews");
            review.WithOwner().HasForeignKey("PlanId");
            review.HasKey(r => r.Id);
            review.Property(r => r.WhatChanged).IsEncrypted();
            review.Property(r => r.VictimsView).IsEncrypted();
            review.Property(r => r.RiskConcern).IsEncrypted();
        });
        builder.OwnsMany(p => p.Sharings, sharing =>
        {
            sharing.ToTable("PlanSharings");
            sharing.WithOwner().HasForeignKey("PlanId");
            sharing.HasKey(s => s.Id);
            sharing.Property(s => s.How).IsEncrypted();
            sharing.Property(s => s.LawfulReason).IsEncrypted();
        });
    }
}

public sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.Ignore(r => r.UnsavedFacts).Ignore(r => r.UnsavedAmendments);
        builder.Property(r => r.LawfulBasis).IsEncrypted();
        builder.Property(r => r.ConsentHow).IsEncrypted();
        builder.Property(r => r.Scopes).HasConversion<int>();
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId);
        builder.HasIndex(r => new { r.AdvocateId, r.Status });
        builder.HasIndex(r => new { r.OrganisationId, r.Status, r.MadeAt });
    }
}

public sealed class AdvocateContactConfiguration : IEntityTypeConfiguration<AdvocateContact>
{
    public void Configure(EntityTypeBuilder<AdvocateContact> builder)
    {
        builder.Ignore(c => c.UnsavedFacts).Ignore(c => c.UnsavedAmendments);
        builder.Property(c => c.Words).IsEncrypted();
        builder.Property(c => c.Wishes).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        builder.HasIndex(c => new { c.CaseId, c.At });
        builder.HasIndex(c => new { c.OrganisationId, c.NextOn });
    }
}

public sealed class AdvocateNoteConfiguration : IEntityTypeConfiguration<AdvocateNote>
{
    public void Configure(EntityTypeBuilder<AdvocateNote> builder)
    {
        builder.Ignore(n => n.UnsavedFacts).Ignore(n => n.UnsavedAmendments);
        builder.Property(n => n.Words).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
        builder.HasIndex(n => new { n.CaseId, n.At });
    }
}

public sealed class AdvocateMessageConfiguration : IEntityTypeConfiguration<AdvocateMessage>
{
    public void Configure(EntityTypeBuilder<AdvocateMessage> builder)
    {
        builder.Ignore(m => m.UnsavedFacts).Ignore(m => m.UnsavedAmendments);
        builder.Property(m => m.Words).IsEncrypted();
        builder.Property(m => m.Answer).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId);
        builder.HasIndex(m => new { m.CaseId, m.At });
    }
}
