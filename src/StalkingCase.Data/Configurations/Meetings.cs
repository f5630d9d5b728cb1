using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Meetings;

namespace StalkingCase.Data.Configurations;

public sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.Ignore(m => m.UnsavedFacts).Ignore(m => m.UnsavedAmendments);
        builder.Property(m => m.StatusReason).IsEncrypted();
        builder.HasIndex(m => new { m.ForceId, m.StartsAt });
        builder.HasIndex(m => new { m.ChairId, m.StartsAt });
        builder.HasIndex(m => new { m.CoordinatorId, m.StartsAt });
        builder.OwnsMany(m => m.Agencies, agency =>
        {
            agency.ToTable("MeetingAgencies");
            agency.WithOwner().HasForeignKey("MeetingId");
            agency.HasKey(a => a.Id);
            agency.Property(a => a.Person).IsEncrypted();
            agency.Property(a => a.Contact).IsEncrypted();
            agency.HasIndex(a => a.UserId);
        });
    }
}

public sealed class MeetingItemConfiguration : IEntityTypeConfiguration<MeetingItem>
{
    public void Configure(EntityTypeBuilder<MeetingItem> builder)
    {
        builder.ToTable("MeetingItems").Ignore(i => i.UnsavedFacts).Ignore(i => i.UnsavedAmendments);
        builder.Property(i => i.Criteria).IsJson(200);
        builder.Property(i => i.Summary).IsEncrypted();
        builder.Property(i => i.WithoutConsentBecause).IsEncrypted();
        builder.Property(i => i.WithoutCriteriaBecause).IsEncrypted();
        builder.Property(i => i.OutcomeWords).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId);
        builder.HasIndex(i => new { i.CaseId, i.ReferredAt });
        builder.HasIndex(i => new { i.MeetingId, i.Place });
        builder.HasIndex(i => new { i.ForceId, i.Kind, i.Status, i.ReferredAt });
        builder.OwnsMany(i => i.Departures, departure =>
        {
            departure.ToTable("MeetingDepartures");
            departure.WithOwner().HasForeignKey("ItemId");
            departure.HasKey(d => d.Id);
            departure.Property(d => d.Tie).IsEncrypted();
        });
        builder.OwnsMany(i => i.Information, information =>
        {
            information.ToTable("MeetingInformation");
            information.WithOwner().HasForeignKey("ItemId");
            information.HasKey(x => x.Id);
            information.Property(x => x.Words).IsEncrypted();
        });
    }
}

public sealed class MeetingMinuteConfiguration : IEntityTypeConfiguration<MeetingMinute>
{
    public void Configure(EntityTypeBuilder<MeetingMinute> builder)
    {
        builder.ToTable("MeetingMinutes").Ignore(m => m.UnsavedFacts).Ignore(m => m.UnsavedAmendments);
        builder.Property(m => m.Words).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId);
        builder.HasOne<MeetingItem>().WithMany().HasForeignKey(m => m.ItemId);
    }
}

public sealed class MeetingActionConfiguration : IEntityTypeConfiguration<MeetingAction>
{
    public void Configure(EntityTypeBuilder<MeetingAction> builder)
    {
        builder.ToTable("MeetingActions").Ignore(a => a.UnsavedFacts).Ignore(a => a.UnsavedAmendments);
        builder.Property(a => a.What).IsEncrypted();
        builder.Property(a => a.OutsidePerson).IsEncrypted();
        builder.Property(a => a.Proof).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(a => a.MeetingId);
        builder.HasOne<MeetingItem>().WithMany().HasForeignKey(a => a.ItemId);
        builder.HasIndex(a => new { a.OwnerId, a.EndedAt, a.DueBy });
        builder.HasIndex(a => new { a.MeetingId, a.EndedAt, a.DueBy });
        builder.HasIndex(a => new { a.ForceId, a.EndedAt, a.DueBy });
    }
}
