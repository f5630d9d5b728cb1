using System.Threading.Channels;

namespace StalkingCase.Data.Auditing;

/// <summary>
/// Writes the rows of waiting requests together: one transaction for all that arrive within about two milliseconds. A
/// request goes on when its row is committed; when it cannot be, the request learns why and shows no page (SEC-L02).
/// </summary>
public sealed class AccessLog : IAsyncDisposable
{
    private const int MostWaiting = 1000;
    private const int MostTogether = 200;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(2);

    private readonly CaseDatabase _database;
    private readonly Channel<(AccessLogEntry Row, TaskCompletionSource Written)> _waiting =
        Channel.CreateBounded<(AccessLogEntry, TaskCompletionSource)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _writing;

    public AccessLog(CaseDatabase database)
    {
        _database = database;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Returns once the row is committed; throws when it could not be. A full queue waits, and the request's own limit ends it.</summary>
    public async Task WriteAsync(AccessLogEntry row, CancellationToken ct)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((row, written), ct);
        await written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await Task.Delay(Gather);
            var group = new List<(AccessLogEntry Row, TaskCompletionSource Written)>();
            while (group.Count < MostTogether && _waiting.Reader.TryRead(out var next)) group.Add(next);
            await WriteGroupAsync(group);
        }
    }

    private async Task WriteGroupAsync(List<(AccessLogEntry Row, TaskCompletionSource Written)> group)
    {
        try
        {
            await using var db = _database.Open(Actor.System("access log"));
            db.AccessLogEntries.AddRange(group.Select(g => g.Row));
            await db.SaveChangesAsync();
            foreach (var (_, written) in group) written.SetResult();
        }
#pragma warning disable CA1031 // Whatever went wrong, every waiting request must hear of it and the writer must go on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            foreach (var (_, written) in group) written.TrySetException(failure);
        }
    }
}
