using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Data.Configurations;

public sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Ignore(p => p.UnsavedFacts).Ignore(p => p.UnsavedAmendments).Ignore(p => p.Identity);
        builder.Property(p => p.Markers).HasField("_markers").IsJson(1000);
        builder.HasIndex(p => new { p.ForceId, p.BornOn });
        builder.HasIndex(p => p.MergedInto);
    }
}

public sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.Ignore(r => r.UnsavedFacts).Ignore(r => r.UnsavedAmendments);
        builder.Property(r => r.NotStalkingReason).IsEncrypted();
        builder.Property(r => r.Typed);
        builder.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        builder.HasIndex(r => new { r.LoggerId, r.Status, r.SavedAt });
        builder.HasIndex(r => new { r.UnitId, r.Status, r.StartedAt });
    }
}

public sealed class AssessmentConfiguration : IEntityTypeConfiguration<RiskAssessment>
{
    public void Configure(EntityTypeBuilder<RiskAssessment> builder)
    {
        builder.ToTable("Assessments").Ignore(a => a.UnsavedFacts).Ignore(a => a.UnsavedAmendments);
        builder.Property(a => a.Answers).IsJson(4000);
        builder.Property(a => a.Notes).IsEncrypted();
        builder.Property(a => a.ToolRefused).IsEncrypted();
        builder.Property(a => a.Rationale).IsEncrypted();
        builder.Property(a => a.WhatChanged).IsEncrypted();
        builder.Property(a => a.DecisionReason).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        builder.HasIndex(a => new { a.CaseId, a.ProposedAt });
        // Those that wait for a supervisor: few, however many have been decided.
        builder.HasIndex(a => new { a.ForceId, a.CaseId }, "IX_Assessments_Waiting").HasFilter("Status = 'Proposed'");
    }
}

public sealed class ToolChangeConfiguration : IEntityTypeConfiguration<ToolChange>
{
    public void Configure(EntityTypeBuilder<ToolChange> builder)
    {
        builder.Ignore(c => c.UnsavedFacts).Ignore(c => c.UnsavedAmendments).Ignore(c => c.IsWaiting).Ignore(c => c.IsApproved);
        builder.Property(c => c.Text).HasMaxLength(ForceTools.LongestText);
        builder.Property(c => c.Reason).HasMaxLength(1000);
        builder.HasIndex(c => new { c.ForceId, c.AskedAt });
    }
}

public sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.Ignore(o => o.UnsavedFacts).Ignore(o => o.UnsavedAmendments).Ignore(o => o.LastNotificationDay);
        builder.Property(o => o.Court).HasMaxLength(200);
        builder.Property(o => o.MadeElsewhere).HasMaxLength(200);
        builder.Property(o => o.Service).IsEncrypted();
        builder.HasOne<Case>().WithMany().HasForeignKey(o => o.CaseId);
        builder.HasIndex(o => new { o.ForceId, o.Status, o.EndsOn });
        builder.OwnsMany(o => o.Conditions, condition =>
        {
            condition.ToTable("OrderConditions");
            condition.WithOwner().HasForeignKey("OrderId");
            condition.HasKey(c => c.Id);
            condition.Property(c => c.Words).IsEncrypted();
            condition.Property(c => c.CourtWording).IsEncrypted();
            condition.Property(c => c.Found).IsEncrypted();
            condition.Property(c => c.Held).IsEncrypted();
            condition.Property(c => c.ClearedBecause).IsEncrypted();
            condition.Property(c => c.Zone).IsEncrypted();
            condition.Property(c => c.ClearedOver).IsJson(-1);
            condition.Ignore(c => c.IsHeld);
        });
        builder.OwnsMany(o => o.Covers, covered => CoveredCases.Configure(covered, "OrderCases", "OrderId"));
    }
}

public sealed class LibraryConditionConfiguration : IEntityTypeConfiguration<LibraryCondition>
{
    public void Configure(EntityTypeBuilder<LibraryCondition> builder)
    {
        builder.ToTable("LibraryConditions").Ignore(c => c.UnsavedFacts).Ignore(c => c.UnsavedAmendments);
        builder.HasIndex(c => new { c.ForceId, c.Kind, c.Title });
        builder.OwnsMany(c => c.Wordings, wording =>
        {
            wording.ToTable("LibraryWordings");
            wording.WithOwner().HasForeignKey("ConditionId");
            wording.HasKey(w => w.Id);
            wording.Property(w => w.Words).HasMaxLength(1000);
            wording.Property(w => w.CourtWording).HasMaxLength(2000);
            wording.Property(w => w.Reason).HasMaxLength(1000);
            wording.Ignore(w => w.IsWithdrawal).Ignore(w => w.IsWaiting).Ignore(w => w.IsApproved);
        });
    }
}

public sealed class WarrantConfiguration : IEntityTypeConfiguration<Warrant>
{
    public void Configure(EntityTypeBuilder<Warrant> builder)
    {
        builder.Ignore(w => w.UnsavedFacts).Ignore(w => w.UnsavedAmendments);
        builder.Property(w => w.Court).HasMaxLength(200);
        builder.Property(w => w.Offence).HasMaxLength(200);
        builder.Property(w => w.LikelyPlaces).IsEncrypted();
        builder.Property(w => w.OfficerSafety).IsEncrypted();
        builder.Property(w => w.Words).IsEncrypted();
        builder.Property(w => w.NextAction).IsEncrypted();
        builder.Ignore(w => w.AwaitsNextAction);
        builder.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId);
        builder.HasIndex(w => new { w.ForceId, w.Status, w.Grade, w.IssuedAt });
        builder.OwnsMany(w => w.Attempts, attempt =>
        {
            attempt.ToTable("ArrestAttempts");
            attempt.WithOwner().HasForeignKey("WarrantId");
            attempt.HasKey(a => a.Id);
            attempt.Property(a => a.Place).IsEncrypted();
            attempt.Property(a => a.WhoWent).IsEncrypted();
            attempt.Property(a => a.Account).IsEncrypted();
            attempt.Property(a => a.NextAction).IsEncrypted();
        });
        builder.OwnsMany(w => w.Reviews, review =>
        {
            review.ToTable("WarrantReviews");
            review.WithOwner().HasForeignKey("WarrantId");
            review.HasKey(r => r.Id);
            review.Property(r => r.Done).IsEncrypted();
            review.Property(r => r.Gaps).IsEncrypted();
            review.Property(r => r.Direction).IsEncrypted();
        });
        builder.OwnsMany(w => w.Covers, covered => CoveredCases.Configure(covered, "WarrantCases", "WarrantId"));
    }
}

/// <summary>Both tables of other cases, found by the case.</summary>
internal static class CoveredCases
{
    public static void Configure<T>(OwnedNavigationBuilder<T, CoveredCase> covered, string table, string owner)
        where T : class
    {
        covered.ToTable(table);
        covered.WithOwner().HasForeignKey(owner);
        covered.HasKey(c => c.Id);
        covered.HasIndex(c => c.CaseId);
        covered.HasIndex(owner, nameof(CoveredCase.CaseId)).IsUnique();
    }
}
