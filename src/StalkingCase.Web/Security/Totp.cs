using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StalkingCase.Web.Security;

/// <summary>
/// Which time step a one-time code belongs to (RFC 6238). Identity says only that a code is right, within a window of
/// several steps; without the step itself a code could be used again half a minute later (SEC-N02).
/// </summary>
public static class Totp
{
    private const int Seconds = 30;
    private const int Drift = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long? StepOf(string? base32Key, string code, DateTimeOffset now)
    {
        if (base32Key is null || code.Length != 6 || !code.All(char.IsAsciiDigit)) return null;
        var key = Read(base32Key);
        var step = now.ToUnixTimeSeconds() / Seconds;
        for (var at = step - Drift; at <= step + Drift; at++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, at)), Encoding.ASCII.GetBytes(code))) return at;
        return null;
    }

    public static string CodeAt(string base32Key, DateTimeOffset now) => Code(Read(base32Key), now.ToUnixTimeSeconds() / Seconds);

    private static string Code(byte[] key, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticator apps compute; the key is random and the code lives a minute.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Read(string base32)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in base32.ToUpperInvariant())
        {
            var value = Base32.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0) continue;
            (bits, count) = ((bits << 5 | value) & 0xfff, count + 5);
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count & 0xff));
        }

        return [.. bytes];
    }
}
