using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace StalkingCase.Data.Seeding;

/// <summary>A table as the EF model has it: columns, conversions, encryption. A column added to the model is written from then on.</summary>
internal sealed class BulkTable
{
    private readonly (string Property, Func<object, object?>? Get, ValueConverter? Converter)[] _columns;

    public BulkTable(IEntityType type)
    {
        Type = type;
        Name = type.GetTableName()!;
        ShortName = type.ShortName();
        var store = StoreObjectIdentifier.Table(Name, type.GetSchema());
        var properties = type.GetProperties().Where(p => p.ValueGenerated is ValueGenerated.Never).ToList();
        _columns = [.. properties.Select(p => (p.Name, Getter(p), p.GetTypeMapping().Converter))];
        Columns = [.. properties.Select(p => (p.GetColumnName(store)!, p.GetRelationalTypeMapping()))];
    }

    public IEntityType Type { get; }
    public string Name { get; }
    public string ShortName { get; }
    public IReadOnlyList<(string Name, RelationalTypeMapping Mapping)> Columns { get; }

    /// <param name="shadow">What the record does not hold itself, by column: its owner, whether a derived row is open, when its next notice is due.</param>
    public IEnumerable<(string Property, object? Value)> Values(object record, Func<string, object?> shadow) => _columns.Select(c => (c.Property, c.Get is null ? shadow(c.Property) : c.Get(record)));

    public object?[] Row(object record, Func<string, object?> shadow)
    {
        var row = new object?[_columns.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var value = _columns[i].Get is { } get ? get(record) : shadow(_columns[i].Property);
            row[i] = value is null || _columns[i].Converter is not { } converter ? value : converter.ConvertToProvider(value);
        }

        return row;
    }

    private static Func<object, object?>? Getter(IProperty property)
    {
        if (property.IsShadowProperty()) return null;
        var record = Expression.Parameter(typeof(object));
        var member = property.PropertyInfo is { } info
            ? Expression.Property(Expression.Convert(record, info.DeclaringType!), info)
            : (Expression)Expression.Field(Expression.Convert(record, property.FieldInfo!.DeclaringType!), property.FieldInfo);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(member, typeof(object)), record).Compile();
    }
}
