using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;

namespace StalkingCase.Data;

public abstract partial class CaseDbContext
{
    public const string ForceFilter = "force";

    /// <summary>ACC-03: what an advocate wrote for her organisation is read by nobody else, whatever a page asks for.</summary>
    public const string OrganisationFilter = "organisation";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(200);
        configurationBuilder.Properties<ProtectedText>().HaveMaxLength(-1);
        configurationBuilder.Properties<ProtectedPosition>().HaveMaxLength(-1);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CaseDbContext).Assembly);
        builder.Entity<DataProtectionKey>().Property(k => k.Xml).HasMaxLength(-1);
        builder.Entity<IdentityUserToken<Guid>>().Property(t => t.Value).IsEncrypted();
        builder.Entity<Officer>(o =>
        {
            o.Property(x => x.Posts).IsJson(2000);
            o.HasIndex(x => new { x.ForceId, x.UnitId });
            o.HasIndex(x => x.OrganisationId);
            o.HasOne<Organisation>().WithMany().HasForeignKey(x => x.OrganisationId);
        });
        if (!SeesAllForces)
        {
            builder.Entity<AdvocateNote>().HasQueryFilter(OrganisationFilter, n => Users.Any(u => u.Id == UserOfActor && u.OrganisationId == n.OrganisationId));
            builder.Entity<AdvocateContact>().HasQueryFilter(OrganisationFilter, n => Users.Any(u => u.Id == UserOfActor && u.OrganisationId == n.OrganisationId));
        }

        foreach (var type in builder.Model.GetEntityTypes().ToList())
        {
            Keyed(type);
            foreach (var property in type.GetProperties()) Stored(type, property);
            foreach (var key in type.GetForeignKeys().Where(k => !k.IsOwnership)) key.DeleteBehavior = DeleteBehavior.Restrict;
            if (typeof(AggregateRoot).IsAssignableFrom(type.ClrType)) type.FindProperty(nameof(AggregateRoot.Version))!.IsConcurrencyToken = true;
            if (!SeesAllForces && !type.IsOwned() && type.FindProperty("ForceId") is not null) Filter(builder, type);
        }
    }

    private static void Keyed(IMutableEntityType type)
    {
        foreach (var property in (type.FindPrimaryKey()?.Properties ?? []).Where(p => p.ClrType == typeof(Guid))) property.ValueGenerated = ValueGenerated.Never;
    }

    private void Stored(IMutableEntityType type, IMutableProperty property)
    {
        var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (clr == typeof(RiskGrade) || clr == typeof(WarrantGrade) || clr == typeof(Rank))
        {
            // Compared and sorted, worst greatest.
            property.SetValueConverter((Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter?)null);
            property.SetProviderClrType(typeof(int));
            property.SetMaxLength(null);
        }

        if (!Encryption.IsProtected(clr) && property.RemoveAnnotation(Encryption.Mark) is null) return;
        var column = $"{type.ShortName()}.{property.Name}";
        property.SetValueConverter(Encryption.Of(clr, Keys, column));
        if (clr != typeof(string) && !Encryption.IsProtected(clr)) property.SetValueComparer(Encryption.Comparer(clr));
        property.SetMaxLength(-1);
        property.SetIsUnicode(false);
    }

    // Named, so that a job which may cross forces says which filter it lifts.
    private void Filter(ModelBuilder builder, IMutableEntityType type)
    {
        if (type.ClrType == typeof(Officer))
        {
            // Sign-in finds the account before anybody is known.
            builder.Entity<Officer>().HasQueryFilter(ForceFilter, o => NobodyYet || o.ForceId == ForceOfActor);
            return;
        }

        typeof(CaseDbContext).GetMethod(nameof(FilterByForce), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
    }

    private void FilterByForce<T>(ModelBuilder builder) where T : class =>
        builder.Entity<T>().HasQueryFilter(ForceFilter, e => EF.Property<Guid>(e, "ForceId") == ForceOfActor);
}
