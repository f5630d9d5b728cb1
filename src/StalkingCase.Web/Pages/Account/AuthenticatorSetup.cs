using System.Text;
using QRCoder;

namespace StalkingCase.Web.Pages.Account;

/// <summary>What an authenticator app needs, as a picture and as words; shown only after the password.</summary>
public sealed record AuthenticatorSetup(string Key, string Picture)
{
    public static AuthenticatorSetup Of(string userName, string key)
    {
        var address = $"otpauth://totp/StalkingCase:{Uri.EscapeDataString(userName)}?secret={key}&issuer=StalkingCase&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        var svg = code.GetGraphic(6);
        var spaced = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        return new AuthenticatorSetup(spaced, "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg)));
    }
}
