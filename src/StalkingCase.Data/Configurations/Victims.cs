using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Data.Configurations;

public sealed class VictimContactConfiguration : IEntityTypeConfiguration<VictimContact>
{
    public void Configure(EntityTypeBuilder<VictimContact> builder)
    {
        builder.Ignore(c => c.UnsavedFacts).Ignore(c => c.UnsavedAmendments);
        builder.Property(c => c.Words).IsEncrypted();
        builder.Property(c => c.Wishes).IsEncrypted();
        builder.Property(c => c.Danger).IsEncrypted();
        builder.Property(c => c.Told).IsJson(1000);
        builder.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
        builder.HasIndex(c => new { c.CaseId, c.At });
    }
}

public sealed class VictimLetterConfiguration : IEntityTypeConfiguration<VictimLetter>
{
    public void Configure(EntityTypeBuilder<VictimLetter> builder)
    {
        builder.Ignore(l => l.UnsavedFacts).Ignore(l => l.UnsavedAmendments);
        builder.HasOne<Case>().WithMany().HasForeignKey(l => l.CaseId);
        builder.HasIndex(l => new { l.CaseId, l.QueuedAt });
    }
}

public sealed class NeedsAssessmentConfiguration : IEntityTypeConfiguration<NeedsAssessment>
{
    public void Configure(EntityTypeBuilder<NeedsAssessment> builder)
    {
        builder.Ignore(n => n.UnsavedFacts).Ignore(n => n.UnsavedAmendments);
        builder.Property(n => n.Answers).IsEncrypted();
        builder.Property(n => n.Words).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
        builder.HasIndex(n => new { n.CaseId, n.At });
    }
}
