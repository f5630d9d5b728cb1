using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Seeding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Seeding;

public sealed class LargeForceTests
{
    private const int Cases = 50;

    [Fact]
    public async Task A_bulk_seed_leaves_what_the_ordinary_path_leaves()
    {
        using var ordinary = await TestDatabase.CreateAsync();
        using var bulk = await TestDatabase.CreateAsync();
        var told = await StaffedAsync(ordinary);
        foreach (var (size, block) in new[] { 20, 20, 10 }.Select((size, block) => (size, block))) await StoreAsync(ordinary, told.Block(block, size));
        while ((await new RecheckRunner(ordinary.Database).DrainAsync(TestDatabase.Now, default)).Count > 0) { }

        await (await StaffedAsync(bulk)).StoreAsync(Cases, _ => { }, (_, _) => { }, default);

        var (wanted, stored) = (await ContentAsync(ordinary), await ContentAsync(bulk));
        Assert.Equal(Cases, wanted["cases"].Count);
        foreach (var (what, lines) in wanted) Assert.True(lines.SequenceEqual(stored[what]), $"{what}: {string.Join('\n', lines.Except(stored[what]).Take(3))}\nbulk: {string.Join('\n', stored[what].Except(lines).Take(3))}");
    }

    [Fact]
    public async Task What_the_bulk_writer_stores_is_what_the_books_derive()
    {
        using var at = await TestDatabase.CreateAsync();
        await (await StaffedAsync(at)).StoreAsync(20, _ => { }, (_, _) => { }, default);
        await using var db = at.Open(Actor.System("test"));

        foreach (var caseId in await db.Cases.Select(c => c.Id).ToListAsync()) Assert.Empty(await DerivedCheck.CompareAsync(db, caseId, default));
    }

    private static async Task<LargeForce> StaffedAsync(TestDatabase at)
    {
        await using var db = at.Open(Actor.System(LargeForce.ActorName));
        await DemoPeople.Make(new PasswordHasher<Officer>()).StoreAsync(db, default);
        return new LargeForce(at.Database, await SeedUnits.GrowAsync(db, Cases, 1, default), 1, TestDatabase.Now);
    }

    private static async Task StoreAsync(TestDatabase at, IReadOnlyList<CaseStory> stories)
    {
        foreach (var story in stories)
        {
            await using var db = at.Open(Actor.System(LargeForce.ActorName));
            db.AddRange(story.Made);
            await db.CommitAsync(null, story.At, default);
        }
    }

    /// <summary>Everything by content: ids differ from run to run, so a case goes by its reference.</summary>
    private static async Task<Dictionary<string, List<string>>> ContentAsync(TestDatabase at)
    {
        await using var db = at.Open(Actor.System("test"));
        var cases = await db.Cases.AsNoTracking().ToListAsync();
        var name = cases.ToDictionary(c => c.Id, c => c.Reference);
        var users = await db.Users.ToDictionaryAsync(u => u.Id, u => u.UserName);
        var audit = (await db.AuditEntries.AsNoTracking().Where(a => a.Actor == LargeForce.ActorName).ToListAsync()).Where(a => a.CaseId is not null || a.Entity == "Person");
        return new()
        {
            ["cases"] = Sorted(cases.Select(c => $"{c.Reference} {c.Status} {(c.OfficerInCaseId is { } officer ? users[officer] : "nobody")} {c.FactSeq} {c.EffectiveRisk} {c.IsRiskEndorsed} {c.IsFlagged} {c.LastEntryAt:O} {c.Version} {string.Join(';', c.Roles.SelectMany(r => r.Contacts.Select(x => $"{r.Part} {x.Kind} {x.Words.Reveal()}")).Order())}")),
            ["facts"] = Sorted((await db.Facts.AsNoTracking().ToListAsync()).Select(f => $"{name[f.CaseId]} {f.Kind} {f.OccurredAt:O} {f.RecordedAt:O} {users[f.ById]} {f.Detail.Grade} {f.Detail.Principal}")),
            ["duties"] = Sorted((await db.Duties.AsNoTracking().ToListAsync()).Select(d => $"{name[d.CaseId]} {d.Clock} {d.Part} {d.StartsAt:O} {d.DueBy:O} {d.MetAt:O} {d.CancelledAt:O} {d.OwnerPost} {d.RiskOrder} {d.IsOpen}")),
            ["alarms"] = Sorted((await db.Alarms.AsNoTracking().ToListAsync()).Select(a => $"{name[a.CaseId]} {a.Kind} {a.RaisedAt:O} {a.EndedAt:O} {a.Because.Count}")),
            ["identifiers"] = Sorted((await db.IdentifierTokens.AsNoTracking().ToListAsync()).Select(t => $"{name[t.CaseId]} {t.Kind} {t.Digest} {t.Part}")),
            ["names"] = Sorted((await db.NameTokens.AsNoTracking().ToListAsync()).Select(t => $"{t.Kind} {t.Value}")),
            ["entries"] = Sorted((await db.Entries.AsNoTracking().ToListAsync()).Select(e => $"{name[e.CaseId]} {e.Account} {e.PlaceWords?.Reveal()} {string.Join(',', e.Boxes)}")),
            ["audit"] = Sorted(audit.Select(a => $"{(a.CaseId is { } id ? name[id] : "")} {a.At:O} {a.Action} {a.Entity} {string.Join(',', a.Changes.Where(c => !c.Column.EndsWith("Id", StringComparison.Ordinal)).Select(c => c.Column).Order())}")),
            ["marks"] = Sorted((await db.Duties.Select(d => new { d.CaseId, d.Clock, d.Part, d.DueBy, Mark = EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt) }).ToListAsync()).Select(d => $"{name[d.CaseId]} {d.Clock} {d.Part} {d.DueBy:O} {d.Mark:O}")),
            ["opens"] = Sorted((await db.Duties.WhereOpen().AsNoTracking().ToListAsync()).Select(d => $"{name[d.CaseId]} {d.Clock} {d.Part}")),
        };
    }

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
