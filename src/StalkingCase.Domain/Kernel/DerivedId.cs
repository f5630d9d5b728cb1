using System.Security.Cryptography;
using System.Text;

namespace StalkingCase.Domain.Kernel;

/// <summary>An id made from what a derived row is about, so that the same facts always give the same row.</summary>
public static class DerivedId
{
    public static Guid Of(params object[] parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts)));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
