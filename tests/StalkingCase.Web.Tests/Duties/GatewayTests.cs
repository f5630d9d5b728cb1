using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
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

    [Fact]
    public async Task One_refused_mailbox_keeps_nobody_untold_and_only_it_is_tried_again()
    {
        await using var app = await WebApp.StartAsync();
        await app.WithOrderAndWarrantAsync(await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour"), "officer1-harbour");
        await using (var db = app.Open())
        {
            // The warrants unit is two people.
            db.Users.Single(u => u.UserName == "officer2-harbour").Posts = [StalkingCase.Domain.Duties.Post.WarrantsUnit];
            await db.SaveChangesAsync();
        }

        var now = app.Now.AddDays(4);
        await using (var db = app.Open()) await new NoticeWriter(db).WriteAsync(now, default);
        var (store, refusing, port) = (new Kept(), new Refusing { Name = "officer2-harbour" }, FreePort());
        using var stop = new CancellationTokenSource();
        var serving = ServeAsync(store, refusing, port, stop.Token);
        var gateway = new SmtpNoticeGateway(Settings(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:Domain", "force.example")), NullLogger<SmtpNoticeGateway>.Instance);

        await SendAllAsync(app, gateway, now);

        await using (var db = app.Open())
        {
            var rows = db.NoticeRecipients.ToList().ToLookup(r => r.NoticeId);
            var both = db.Notices.AsEnumerable().Where(n => rows[n.Id].Count() == 2).ToList();
            Assert.NotEmpty(both);
            Assert.All(both, n => Assert.Equal((true, 1), (n.SentAt is null, n.Tries)));
            Assert.All(both, n => Assert.NotNull(rows[n.Id].Single(r => r.UserId == app.Account("officer3-harbour").Id).SentAt));
            Assert.All(both, n => Assert.Null(rows[n.Id].Single(r => r.UserId == app.Account("officer2-harbour").Id).SentAt));
        }

        refusing.Name = null;
        await SendAllAsync(app, gateway, now.AddHours(1));
        await stop.CancelAsync();
        await serving;

        await using var after = app.Open();
        Assert.All(after.Notices, n => Assert.NotNull(n.SentAt));
        Assert.Equal(after.NoticeRecipients.Count(), store.Messages.Count);
        Assert.Equal(store.Messages.Count, store.Messages.Select(m => m.Split('\n').Single(l => l.StartsWith("Message-Id", StringComparison.OrdinalIgnoreCase))).Distinct().Count());
    }

    [Fact]
    public async Task The_pager_is_called_whatever_becomes_of_the_mail_and_takes_nothing_twice()
    {
        var (store, refusing, mailPort, hookPort) = (new Kept(), new Refusing { Name = "b" }, FreePort(), FreePort());
        using var stop = new CancellationTokenSource();
        var serving = ServeAsync(store, refusing, mailPort, stop.Token);
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{hookPort}/");
        listener.Start();
        var settings = Settings(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{mailPort}"), ("Webhook:Url", $"http://127.0.0.1:{hookPort}/pager"), ("Webhook:Secret", "a-secret-of-the-force"));
        var gateway = new NoticeGateways(new SmtpNoticeGateway(settings, NullLogger<SmtpNoticeGateway>.Instance), new WebhookGateway(settings, Clients(), TimeProvider.System));
        var message = new NoticeMessage(Guid.NewGuid(), ["a", "b", "c"], "StalkingCase: something needs you", "Sign in.");

        var sending = gateway.SendAsync(message, default);
        var (body, _, _) = await AnswerAsync(listener, Task.CompletedTask, 200);
        var left = await Assert.ThrowsAsync<UndeliveredException>(() => sending);
        Assert.Equal(["b"], left.UserNames);
        Assert.Equal(2, store.Messages.Count);
        Assert.Contains("[\"a\",\"b\",\"c\"]", body, StringComparison.Ordinal);

        // The mail is taken now; the pager would not answer a second call.
        refusing.Name = null;
        listener.Stop();
        await gateway.SendAsync(message with { UserNames = left.UserNames }, default);
        await stop.CancelAsync();
        await serving;
        Assert.Equal(3, store.Messages.Count);
    }

    [Fact]
    public async Task A_pager_that_is_away_keeps_no_mail_back()
    {
        var (store, port) = (new Kept(), FreePort());
        using var stop = new CancellationTokenSource();
        var serving = ServeAsync(store, new Refusing(), port, stop.Token);
        var settings = Settings(("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Webhook:Url", $"http://127.0.0.1:{FreePort()}/pager"), ("Webhook:Secret", "a-secret-of-the-force"));
        var gateway = new NoticeGateways(new SmtpNoticeGateway(settings, NullLogger<SmtpNoticeGateway>.Instance), new WebhookGateway(settings, Clients(), TimeProvider.System));
        var message = new NoticeMessage(Guid.NewGuid(), ["a", "b"], "StalkingCase: something needs you", "Sign in.");

        for (var i = 0; i < 2; i++) Assert.Equal(["a", "b"], (await Assert.ThrowsAsync<UndeliveredException>(() => gateway.SendAsync(message, default))).UserNames);
        await stop.CancelAsync();
        await serving;

        Assert.Equal(2, store.Messages.Count);
    }

    private static async Task SendAllAsync(WebApp app, SmtpNoticeGateway gateway, DateTimeOffset now)
    {
        await using var db = app.Open();
        while (await new NoticeSender(db, gateway, "a").SendAsync(now, default) > 0) { }
    }

    private static Task ServeAsync(Kept store, Refusing refusing, int port, CancellationToken ct)
    {
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)store);
        services.Add((IMailboxFilter)refusing);
        return new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("sink").Port(port).Build(), services).StartAsync(ct);
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

    /// <summary>A mailbox that the relay does not know.</summary>
    private sealed class Refusing : IMailboxFilter
    {
        public string? Name { get; set; }

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => Task.FromResult(to.User != Name);
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
