using System.Security.Cryptography;
using System.Text;
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

        var left = message.UserNames.ToList();
        Exception? why = null;
        using var client = new SmtpClient { Timeout = MostMilliseconds };
        try
        {
            await client.ConnectAsync(host, configuration.GetValue("Mail:Port", UsualPort), SecureSocketOptions.StartTlsWhenAvailable, ct);
            foreach (var name in message.UserNames)
            {
                try
                {
                    using var mail = MailTo(name, message);
                    await client.SendAsync(mail, ct);
                    left.Remove(name);
                }
                catch (Exception e) when (e is SmtpCommandException or ParseException)
                {
                    // This mailbox is refused; the next is tried.
                    why = e;
                }
            }

            await client.DisconnectAsync(quit: true, ct);
        }
#pragma warning disable CA1031 // Whatever broke the conversation: those who were reached before are not told twice.
        catch (Exception e) when (left.Count < message.UserNames.Count)
#pragma warning restore CA1031
        {
            why = e;
        }

        if (left.Count > 0) throw new UndeliveredException(left, why);
    }

    /// <summary>A mail of its own for each, so that one refused mailbox keeps nobody untold. Sent again it is the same mail.</summary>
    private MimeMessage MailTo(string name, NoticeMessage message)
    {
        var to = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        var mail = new MimeMessage { Subject = message.Subject, Body = new TextPart("plain") { Text = message.Body }, MessageId = $"{message.Id}.{to}@stalkingcase" };
        mail.From.Add(MailboxAddress.Parse(configuration["Mail:From"] ?? "stalkingcase@localhost"));
        mail.To.Add(MailboxAddress.Parse($"{name}@{configuration["Mail:Domain"] ?? "localhost"}"));
        return mail;
    }
}
