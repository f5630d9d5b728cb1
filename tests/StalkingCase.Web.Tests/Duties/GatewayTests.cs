using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Duties;

/// <summary>What leaves the service over the wire: a real SMTP conversation and a real HTTP request.</summary>
public sealed class GatewayTests
{
    [Fact, Trait("Rule", "SEC-D08")]
    public async Task Mail_of_a_whole_scenario_holds_no_name_offence_place_or_sentinel()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        var now = app.Now.AddDays(4);
        await using (var db = app.Open()) await new NoticeWriter(db).WriteAsync(now, default);
        var store = new Kept();
        var port = FreePort();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)store);
        using var stop = new CancellationTokenSource();
        var serving = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("sink").Port(port).Build(), services).StartAsync(stop.Token);

        var gateway = new SmtpNoticeGateway(Settings(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:Domain", "force.example")), NullLogger<SmtpNoticeGateway>.Instance);
        await using (var db = app.Open()) while (await new NoticeSender(db, gateway, "a").SendAsync(now, default) > 0) { }
        await stop.CancelAsync();
        await serving;

        Assert.True(store.Messages.Count > 3, $"{store.Messages.Count} mails were sent.");
        foreach (var mail in store.Messages)
        {
            Assert.Contains("@force.example", mail, StringComparison.Ordinal);
            foreach (var secret in new[] { "SENTINEL", "Sentvictim", "Sentsuspect", "07700", of.Reference, of.CaseId.ToString(), "stalking protection", "Castle Hill", "arrest" })
                Assert.DoesNotContain(secret, mail, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact, Trait("Rule", "SEC-D08")]
    public async Task The_webhook_is_signed_over_time_and_body_and_a_refusal_is_a_failure()
    {
        var port = FreePort();
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var gateway = new WebhookGateway(Settings(("Webhook:Url", $"http://127.0.0.1:{port}/pager"), ("Webhook:Secret", "a-secret-of-the-force")), Clients(), TimeProvider.System);
        var message = new NoticeMessage(Guid.NewGuid(), ["inspector-harbour"], "StalkingCase: something needs you", "Sign in.");

        var (body, signature, at) = await AnswerAsync(listener, gateway.SendAsync(message, default), 200);
        Assert.Equal(WebhookGateway.Sign("a-secret-of-the-force", at, body), signature);
        Assert.NotEqual(WebhookGateway.Sign("a-secret-of-the-force", at, body + " "), signature);
        Assert.Contains(message.Id.ToString(), body, StringComparison.Ordinal);

        var refused = gateway.SendAsync(message, default);
        await Assert.ThrowsAsync<HttpRequestException>(async () => await AnswerAsync(listener, refused, 500));
    }

    private static async Task<(string Body, string? Signature, string At)> AnswerAsync(HttpListener listener, Task sending, int status)
    {
        var context = await listener.GetContextAsync();
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        context.Response.StatusCode = status;
        context.Response.Close();
        await sending;
        return (body, context.Request.Headers[WebhookGateway.Signature], context.Request.Headers[WebhookGateway.Timestamp]!);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] values) => new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => (string?)v.Value)).Build();

    private static IHttpClientFactory Clients() => new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Kept : MessageStore
    {
        public List<string> Messages { get; } = [];

        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            lock (Messages) Messages.Add(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
