using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Protection;

/// <summary>Instants are stored as UTC: SQLite can neither compare nor order an offset.</summary>
public sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
    at => at.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

public sealed class EncryptedWords(FieldKeys keys, string column) : ValueConverter<string, string>(
    words => keys.Encrypt(words, column),
    stored => keys.Decrypt(stored, column));

public sealed class EncryptedText(FieldKeys keys, string column) : ValueConverter<ProtectedText, string>(
    text => keys.Encrypt(text.Reveal(), column),
    stored => new ProtectedText(keys.Decrypt(stored, column)));

public sealed class EncryptedPosition(FieldKeys keys, string column) : ValueConverter<ProtectedPosition, string>(
    position => keys.Encrypt(StoredJson.Write(position.Reveal()), column),
    stored => new ProtectedPosition(StoredJson.Read<MapPoint>(keys.Decrypt(stored, column))));

public sealed class EncryptedJson<T>(FieldKeys keys, string column) : ValueConverter<T, string>(
    value => keys.Encrypt(StoredJson.Write(value), column),
    stored => StoredJson.Read<T>(keys.Decrypt(stored, column)));

public sealed class Json<T>() : ValueConverter<T, string>(
    value => StoredJson.Write(value),
    stored => StoredJson.Read<T>(stored));

/// <summary>Compared as it would be stored, because lists and dictionaries have no equality of their own.</summary>
public sealed class JsonEquality<T>() : ValueComparer<T>(
    (a, b) => StoredJson.Write(a) == StoredJson.Write(b),
    value => StoredJson.Write(value).GetHashCode(StringComparison.Ordinal),
    value => StoredJson.Read<T>(StoredJson.Write(value)));

public static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string stored) => JsonSerializer.Deserialize<T>(stored, Options)!;
}
