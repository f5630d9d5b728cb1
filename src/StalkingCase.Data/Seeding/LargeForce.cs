using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace StalkingCase.Data.Seeding;

/// <summary>Cases in any number, told twenty at a time and streamed to the database. The same seed and end tell the same.</summary>
/// <param name="wanted">Of twenty, how many suspects are wanted (0 to 12).</param>
public sealed class LargeForce(CaseDatabase database, IReadOnlyList<SeedUnit> units, int seed, DateTimeOffset until, int wanted = LargeForce.WantedOfTwenty)
{
    public const string ActorName = "seed";
    public const int WantedOfTwenty = 2;
    public const int MostWantedOfTwenty = 12;
    private const int BlockSize = 20;
    private const int BlocksTogether = 25;

    /// <summary>The numbers of the demo's own cases are below.</summary>
    private const int FirstNumber = 10_000;

    /// <summary>Twenty cases of one unit, or the first few of them.</summary>
    public IReadOnlyList<CaseStory> Block(int index, int most = BlockSize)
    {
        var number = FirstNumber + (index * (BlockSize + 1));
        var stories = new UnitStories(new Invention(HashCode(index), isLarge: true), units[index % units.Count], () => ++number, until);
        stories.TellTwenty(wanted);
        return [.. stories.Stories.Take(most)];
    }

    /// <param name="done">Told how many more cases are stored, after each batch.</param>
    /// <param name="indexed">Told how many indexes are built of how many, after the last case.</param>
    public async Task StoreAsync(int cases, Action<int> done, Action<int, int> indexed, CancellationToken ct)
    {
        await using var db = database.Open(Actor.System(ActorName));
        await db.Database.OpenConnectionAsync(ct);
        var rows = new BulkRows(db.Model, db.Keys, ActorName);
        var indexes = new LooseIndexes(db, rows.Tables);
        if (db is SqliteCaseDbContext) SqlitePragmas.BulkBegins(db.Database.GetDbConnection());
        await indexes.DropAsync(ct);
        try
        {
            await TellAndWriteAsync(db, rows, cases, done, ct);
        }
        finally
        {
            // Also when it was stopped: a database without its indexes looks whole and is not.
            var built = 0;
            await indexes.BuildAsync(() => indexed(++built, indexes.Count), CancellationToken.None);
            if (db is SqliteCaseDbContext) SqlitePragmas.BulkEnded(db.Database.GetDbConnection());
            await db.AnalyzeAsync(CancellationToken.None);
        }
    }

    private async Task TellAndWriteAsync(CaseDbContext db, BulkRows rows, int cases, Action<int> done, CancellationToken ct)
    {
        var told = Channel.CreateBounded<(int Cases, Dictionary<BulkTable, List<object?[]>> Rows)>(BlocksTogether * 2);
        var blocks = (cases + BlockSize - 1) / BlockSize;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var telling = TellAsync(rows, told.Writer, blocks, cases, either.Token);
        try
        {
            await WriteAsync(db, rows, told.Reader, done, ct);
        }
        catch
        {
            await either.CancelAsync();
            throw;
        }

        await telling;
    }

    private async Task TellAsync(BulkRows rows, ChannelWriter<(int, Dictionary<BulkTable, List<object?[]>>)> told, int blocks, int cases, CancellationToken ct)
    {
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, blocks), ct, async (index, token) =>
            {
                var stories = Block(index, Math.Min(BlockSize, cases - (index * BlockSize)));
                await told.WriteAsync((stories.Count, rows.Of(stories)), token);
            });
            told.Complete();
        }
#pragma warning disable CA1031 // Handed to the reader, which throws it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            told.Complete(failure);
        }
    }

    private static async Task WriteAsync(CaseDbContext db, BulkRows rows, ChannelReader<(int Cases, Dictionary<BulkTable, List<object?[]>> Rows)> told, Action<int> done, CancellationToken ct)
    {
        await using var writer = new BulkWriter(db, rows.Tables);
        var batch = new List<(int Cases, Dictionary<BulkTable, List<object?[]>> Rows)>();
        await foreach (var block in told.ReadAllAsync(ct))
        {
            batch.Add(block);
            if (batch.Count == BlocksTogether) await WriteBatchAsync();
        }

        if (batch.Count > 0) await WriteBatchAsync();

        async Task WriteBatchAsync()
        {
            await writer.WriteAsync([.. batch.Select(b => b.Rows)], ct);
            done(batch.Sum(b => b.Cases));
            batch.Clear();
        }
    }

    private int HashCode(int index) => unchecked((seed * 486_187_739) + (index * 16_777_619));
}
