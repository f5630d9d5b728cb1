using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StalkingCase.Data.Protection;

/// <summary>
/// The keys of the encrypted columns and of the digests, versioned, kept in a file outside the database. New words take
/// the newest key; the key id before each value says which key reads it.
/// </summary>
public sealed class FieldKeys
{
    public const string FileName = "field-keys.json";
    private const int Nonce = 12;
    private const int Tag = 16;
    private readonly Dictionary<int, KeyPair> _pairs;
    private readonly int _newest;

    // Made once for a thread: preparing a key costs several times its use.
    [ThreadStatic]
    private static ConditionalWeakTable<KeyPair, IncrementalHash>? _hashes;

    [ThreadStatic]
    private static ConditionalWeakTable<KeyPair, AesGcm>? _ciphers;

    private FieldKeys(Dictionary<int, KeyPair> pairs) => (_pairs, _newest) = (pairs, pairs.Keys.Max());

    private sealed record KeyPair(byte[] Encrypt, byte[] Digest)
    {
        public static KeyPair New() => new(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
    }

    /// <summary>Keys that live as long as this object: design time, tests, replay.</summary>
    public static FieldKeys Ephemeral() => new(new() { [1] = KeyPair.New() });

    /// <param name="mayCreate">True in Development only: in Production a missing key file would silently make every earlier word unreadable.</param>
    public static FieldKeys Load(string folder, bool mayCreate)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            if (!mayCreate) throw new InvalidOperationException($"The key file {FileName} is missing from Keys:Folder. Restore it from the backup, or create it with the admin command.");
            Create(folder);
        }

        var stored = JsonSerializer.Deserialize<Dictionary<int, KeyPair>>(File.ReadAllBytes(path));
        return stored is { Count: > 0 } ? new FieldKeys(stored) : throw new InvalidOperationException($"{FileName} holds no key.");
    }

    /// <summary>Writes a first key file; an existing one is never replaced, whoever wins a race.</summary>
    public static void Create(string folder)
    {
        Directory.CreateDirectory(folder);
        var made = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(made, options))
        {
            JsonSerializer.Serialize(file, new Dictionary<int, KeyPair> { [1] = KeyPair.New() });
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(made, Path.Combine(folder, FileName), overwrite: false);
        }
        catch (IOException)
        {
            File.Delete(made);
        }
    }

    /// <summary>A keyed digest with the version of its key before it, for look-ups and logs that may not hold the value.</summary>
    public string Digest(string text) => DigestWith(_newest, text);

    /// <summary>The digest under every version, newest first: what a look-up searches for while rows of an old key remain.</summary>
    public IReadOnlyList<string> Digests(string text) => [.. _pairs.Keys.OrderDescending().Select(v => DigestWith(v, text))];

    /// <param name="column">Bound to the value, so that a value moved to another column does not decrypt.</param>
    public string Encrypt(string words, string column)
    {
        var plain = Encoding.UTF8.GetBytes(words);
        var sealedBytes = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        CipherOf(_pairs[_newest]).Encrypt(sealedBytes.AsSpan(0, Nonce), plain, sealedBytes.AsSpan(Nonce + Tag), sealedBytes.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(column));
        return $"k{_newest}:{Convert.ToBase64String(sealedBytes)}";
    }

    public string Decrypt(string stored, string column)
    {
        var colon = stored.IndexOf(':', StringComparison.Ordinal);
        if (colon < 2 || !int.TryParse(stored.AsSpan(1, colon - 1), out var version) || !_pairs.TryGetValue(version, out var pair))
            throw new CryptographicException("A value was encrypted with a key that is not in the key file.");
        var sealedBytes = Convert.FromBase64String(stored[(colon + 1)..]);
        var plain = new byte[sealedBytes.Length - Nonce - Tag];
        CipherOf(pair).Decrypt(sealedBytes.AsSpan(0, Nonce), sealedBytes.AsSpan(Nonce + Tag), sealedBytes.AsSpan(Nonce, Tag), plain, Encoding.UTF8.GetBytes(column));
        return Encoding.UTF8.GetString(plain);
    }

    private string DigestWith(int version, string text) => $"{version}:{Convert.ToHexStringLower(HashOf(_pairs[version], text))}";

    private static byte[] HashOf(KeyPair pair, string text)
    {
        var hash = (_hashes ??= []).GetValue(pair, p => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, p.Digest));
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();
    }

    private static AesGcm CipherOf(KeyPair pair) => (_ciphers ??= []).GetValue(pair, p => new AesGcm(p.Encrypt, Tag));
}
