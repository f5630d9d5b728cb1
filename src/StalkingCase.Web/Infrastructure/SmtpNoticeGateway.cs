using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using StalkingCase.Web.Jobs;

namespace StalkingCase.Web.Infrastructure;

/// <summary>
/// Hands notices to the force's mail relay (<c>Mail:Host</c>, <c>Mail:Port</c>, <c>Mail:From</c>, <c>Mail:Domain</c>). Without a host
/// they stay where everybody sees them anyway, on the worklist, and only their number is logged.
/// </summary>
internal sealed class SmtpNoticeGateway(IConfiguration configuration, ILogger<SmtpNoticeGateway> log) : INoticeGateway
{
    private const int UsualPort = 25;
    private const int MostMilliseconds = 5_000;

    public async Task SendAsync(NoticeMessage message, CancellationToken ct)
    {
        if (configuration["Mail:Host"] is not { Length: > 0 } host)
        {
            log.LogDebug("Notice {RequestId} has no mail relay", message.Id);
            return;
        }

        var domain = configuration["Mail:Domain"] ?? "localhost";
        using var mail = new MimeMessage { Subject = message.Subject, Body = new TextPart("plain") { Text = message.Body }, MessageId = $"{message.Id}@stalkingcase" };
        mail.From.Add(MailboxAddress.Parse(configuration["Mail:From"] ?? "stalkingcase@localhost"));
        foreach (var name in message.UserNames) mail.To.Add(MailboxAddress.Parse($"{name}@{domain}"));
        using var client = new SmtpClient { Timeout = MostMilliseconds };
        await client.ConnectAsync(host, configuration.GetValue("Mail:Port", UsualPort), SecureSocketOptions.StartTlsWhenAvailable, ct);
        await client.SendAsync(mail, ct);
        await client.DisconnectAsync(quit: true, ct);
    }
}
