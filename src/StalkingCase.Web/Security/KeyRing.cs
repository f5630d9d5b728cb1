using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using StalkingCase.Data;
using StalkingCase.Data.Protection;

namespace StalkingCase.Web.Security;

/// <summary>
/// The keys of cookies and forms are in the database, so that every node, and a container made anew, reads what another
/// wrote; and encrypted with the field keys, which are outside it, so that a stolen database signs nobody in (SEC-W08).
/// </summary>
public static class KeyRing
{
    internal const string Column = "DataProtectionKey.Xml";
    internal const string Element = "fieldKey";

    public static IServiceCollection AddSharedKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("StalkingCase").PersistKeysToDbContext<CaseDbContext>();
        services.AddOptions<KeyManagementOptions>().Configure<FieldKeys>((o, keys) => o.XmlEncryptor = new FieldKeyXmlEncryptor(keys));
        return services;
    }
}

internal sealed class FieldKeyXmlEncryptor(FieldKeys keys) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement(KeyRing.Element, keys.Encrypt(plaintextElement.ToString(SaveOptions.DisableFormatting), KeyRing.Column)), typeof(FieldKeyXmlDecryptor));
}

/// <summary>Named in each stored key and made by the framework: public, and with this constructor.</summary>
public sealed class FieldKeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<FieldKeys>().Decrypt(encryptedElement.Value, KeyRing.Column));
}
