using System.Net.Mail;
using StalkingCase.Web.Jobs;

namespace StalkingCase.Web.Infrastructure;

/// <summary>
/// Hands notices to the force's mail relay (<c>Mail:Host</c>, <c>Mail:From</c>, <c>Mail:Domain</c>). Without a host they stay
/// where everybody sees them anyway, on the worklist, and only their number is logged.
/// </summary>
internal sealed class SmtpNoticeGateway(IConfiguration configuration, ILogger<SmtpNoticeGateway> log) : INoticeGateway
{
    public async Task SendAsync(NoticeMessage message, CancellationToken ct)
    {
        if (configuration["Mail:Host"] is not { Length: > 0 } host)
        {
            log.LogDebug("Notice {RequestId} has no mail relay", message.Id);
            return;
        }

        using var client = new SmtpClient(host);
        using var mail = new MailMessage { From = new MailAddress(configuration["Mail:From"] ?? "stalkingcase@localhost"), Subject = message.Subject, Body = message.Body };
        mail.Headers.Add("Message-ID", $"<{message.Id}@stalkingcase>");
        foreach (var name in message.UserNames) mail.To.Add(new MailAddress($"{name}@{configuration["Mail:Domain"] ?? "localhost"}"));
        await client.SendMailAsync(mail, ct);
    }
}
