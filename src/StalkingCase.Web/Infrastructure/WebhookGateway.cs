using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StalkingCase.Web.Jobs;

namespace StalkingCase.Web.Infrastructure;

/// <summary>
/// Hands notices to the force's own pager or SMS gateway (<c>Webhook:Url</c>, <c>Webhook:Secret</c>): a signed POST with
/// user names and an opaque reference, nothing of any case (SEC-D08). The signature covers time and body, so that the
/// receiver can refuse an old or a changed one; the id lets it deliver once what it gets twice.
/// </summary>
internal sealed class WebhookGateway(IConfiguration configuration, IHttpClientFactory clients, TimeProvider clock) : INoticeGateway
{
    public const string Signature = "X-StalkingCase-Signature";
    public const string Timestamp = "X-StalkingCase-Timestamp";

    public async Task SendAsync(NoticeMessage message, CancellationToken ct)
    {
        if (configuration["Webhook:Url"] is not { Length: > 0 } url) return;
        if (configuration["Webhook:Secret"] is not { Length: >= 16 } secret) throw new InvalidOperationException("Webhook:Secret must have 16 characters or more.");
        var body = JsonSerializer.Serialize(new { id = message.Id, to = message.UserNames, text = message.Subject });
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(Timestamp, at);
        request.Headers.Add(Signature, Sign(secret, at, body));
        using var answer = await clients.CreateClient("webhook").SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }

    public static string Sign(string secret, string at, string body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")));
}

/// <summary>
/// Every way out that is configured; a message counts as sent when all took it. What one took already it is not given
/// again by this process when another failed.
/// </summary>
internal sealed class NoticeGateways(SmtpNoticeGateway mail, WebhookGateway webhook) : INoticeGateway
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, byte> _mailed = new();

    public async Task SendAsync(NoticeMessage message, CancellationToken ct)
    {
        if (!_mailed.ContainsKey(message.Id)) await mail.SendAsync(message, ct);
        _mailed[message.Id] = 0;
        await webhook.SendAsync(message, ct);
        _mailed.TryRemove(message.Id, out _);
    }
}
