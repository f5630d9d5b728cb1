using System.Collections.Concurrent;
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
/// Every way out that is configured, each tried whatever becomes of the other: a person counts as reached when all took the
/// message. What one took already for somebody it is not given again by this process when another failed.
/// </summary>
internal sealed class NoticeGateways(SmtpNoticeGateway mail, WebhookGateway webhook) : INoticeGateway
{
    private readonly (INoticeGateway Way, ConcurrentDictionary<(Guid, string), byte> Taken)[] _ways = [(mail, new()), (webhook, new())];

    public async Task SendAsync(NoticeMessage message, CancellationToken ct)
    {
        var failed = (await Task.WhenAll(_ways.Select(w => TryAsync(w.Way, w.Taken, message, ct)))).OfType<UndeliveredException>().ToList();
        if (failed.Count > 0) throw new UndeliveredException([.. failed.SelectMany(f => f.UserNames).Distinct()], failed[0]);
        foreach (var (_, taken) in _ways) foreach (var key in taken.Keys.Where(k => k.Item1 == message.Id)) taken.TryRemove(key, out _);
    }

    private static async Task<UndeliveredException?> TryAsync(INoticeGateway way, ConcurrentDictionary<(Guid, string), byte> taken, NoticeMessage message, CancellationToken ct)
    {
        var waiting = message.UserNames.Where(n => !taken.ContainsKey((message.Id, n))).ToList();
        var failed = (UndeliveredException?)null;
        try
        {
            if (waiting.Count > 0) await way.SendAsync(message with { UserNames = waiting }, ct);
        }
        catch (UndeliveredException e)
        {
            failed = e;
        }
#pragma warning disable CA1031 // Whatever one way throws, the other is tried, and what it took is known.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failed = new UndeliveredException(waiting, e);
        }

        foreach (var name in waiting.Except(failed?.UserNames ?? [])) taken[(message.Id, name)] = 0;
        return failed;
    }
}
