using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Protection;

/// <summary>How a configuration says that a column is encrypted; the keys join when the model of a context is built.</summary>
public static class Encryption
{
    internal const string Mark = "StalkingCase:Encrypted";

    public static PropertyBuilder<T> IsEncrypted<T>(this PropertyBuilder<T> property)
    {
        property.HasAnnotation(Mark, true);

        // Marks a list or dictionary as a column now; the real converter comes with the keys.
        if (typeof(T) != typeof(string)) property.HasConversion(new Json<T>(), new JsonEquality<T>());
        return property;
    }

    /// <summary>Class P by its very type: encrypted wherever it is stored.</summary>
    internal static bool IsProtected(Type type) => type == typeof(ProtectedText) || type == typeof(ProtectedPosition);

    /// <summary>A list or dictionary of codes in one column.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, int maxLength)
    {
        property.HasConversion(new Json<T>(), new JsonEquality<T>());
        property.HasMaxLength(maxLength);
        return property;
    }

    internal static ValueConverter Of(Type type, FieldKeys keys, string column) =>
        type == typeof(string) ? new EncryptedWords(keys, column)
        : type == typeof(ProtectedText) ? new EncryptedText(keys, column)
        : type == typeof(ProtectedPosition) ? new EncryptedPosition(keys, column)
        : (ValueConverter)Activator.CreateInstance(typeof(EncryptedJson<>).MakeGenericType(type), keys, column)!;

    internal static ValueComparer Comparer(Type type) => (ValueComparer)Activator.CreateInstance(typeof(JsonEquality<>).MakeGenericType(type))!;
}
