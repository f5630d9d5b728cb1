using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Tests.Support;
using static StalkingCase.Web.Tests.Support.TestDatabase;

namespace StalkingCase.Web.Tests.Data;

public sealed class CommitTests
{
    [Fact]
    public async Task A_saved_case_has_its_facts_in_order_and_its_duties()
    {
        using var at = await CreateAsync();
        var caseId = await at.SavedCaseAsync();
        await using var db = at.Open();

        var saved = await db.Cases.SingleAsync(c => c.Id == caseId);
        saved.Allocate(at.OfficerId, at.OfficerId, Now.AddHours(1));
        await db.CommitAsync(null, Now.AddHours(1), default);

        Assert.Equal([1, 2], await db.Facts.Where(f => f.CaseId == caseId).OrderBy(f => f.Seq).Select(f => f.Seq).ToListAsync());
        Assert.Equal(2, await db.Cases.Where(c => c.Id == caseId).Select(c => c.FactSeq).SingleAsync());
        Assert.NotEmpty(await db.Duties.Where(d => d.CaseId == caseId).WhereOpen().ToListAsync());
        Assert.Empty(await DerivedCheck.CompareAsync(db, caseId, default));
    }

    [Fact]
    public async Task A_child_added_to_a_loaded_record_is_inserted()
    {
        using var at = await CreateAsync();
        var caseId = await at.SavedCaseAsync();
        await using (var db = at.Open())
        {
            (await db.Cases.SingleAsync(c => c.Id == caseId)).Assign(Guid.CreateVersion7(), AssignmentPart.Assigned, at.OfficerId, Now);
            await db.CommitAsync(null, Now, default);
        }

        await using var again = at.Open();
        Assert.Equal(2, (await again.Cases.SingleAsync(c => c.Id == caseId)).Assignments.Count);
    }

    [Fact]
    public async Task A_domain_record_is_not_saved_outside_the_commit()
    {
        using var at = await CreateAsync();
        await using var db = at.Open();
        db.Add(at.Person("Ada", "Quill"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Nobody_saves_nothing_and_sees_nothing()
    {
        using var at = await CreateAsync();
        await at.SavedCaseAsync();
        await using var db = at.Open(Actor.Nobody);
        Assert.Empty(await db.Cases.ToListAsync());
        db.Add(at.Person("Ada", "Quill"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.CommitAsync(null, Now, default));
    }

    [Fact]
    public async Task Another_forces_records_do_not_exist()
    {
        using var at = await CreateAsync();
        await at.SavedCaseAsync();
        await using var other = at.Open(Actor.User(Guid.CreateVersion7(), Guid.CreateVersion7()));
        await using var job = at.Open(Actor.System("job"));

        Assert.Empty(await other.Cases.ToListAsync());
        Assert.Empty(await other.Facts.ToListAsync());
        Assert.Single(await job.Cases.ToListAsync());
    }

    [Fact]
    public async Task Fifty_identical_forms_make_one_record_and_fifty_good_answers()
    {
        using var at = await CreateAsync();
        var caseId = await at.SavedCaseAsync();
        var key = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            await using var db = at.Open();
            var of = await db.Cases.SingleAsync(c => c.Id == caseId);
            db.Add(at.Entry(of, "Waited outside"));
            return await db.CommitAsync(key, Now, default, "/cases/1");
        })));

        await using var look = at.Open();
        Assert.Equal(1, await look.Entries.CountAsync());
        Assert.All(answers, a => Assert.Equal("/cases/1", a.OutcomeUrl));
        Assert.Equal(1, answers.Count(a => !a.Repeated));
    }

    [Fact]
    public async Task Two_saves_on_one_case_both_keep_their_facts()
    {
        using var at = await CreateAsync();
        var caseId = await at.SavedCaseAsync();
        await using var first = at.Open();
        await using var second = at.Open();
        var (one, two) = (await first.Cases.SingleAsync(c => c.Id == caseId), await second.Cases.SingleAsync(c => c.Id == caseId));
        first.Add(at.Entry(one, "Followed home"));
        second.Add(at.Entry(two, "Followed to work"));

        await Task.WhenAll(first.CommitAsync(null, Now, default), second.CommitAsync(null, Now, default));

        await using var look = at.Open();
        Assert.Equal([1, 2, 3], await look.Facts.OrderBy(f => f.Seq).Select(f => f.Seq).ToListAsync());
        Assert.Equal(3, (await look.Cases.SingleAsync()).FactSeq);
        Assert.Empty(await DerivedCheck.CompareAsync(look, caseId, default));
    }

    [Fact]
    public async Task Acts_that_change_no_words_queue_and_words_against_words_conflict()
    {
        using var at = await CreateAsync();
        var caseId = await at.SavedCaseAsync();
        await using var first = at.Open();
        await using var second = at.Open();
        await using var third = at.Open();
        var (one, two, three) = (await first.Cases.SingleAsync(c => c.Id == caseId), await second.Cases.SingleAsync(c => c.Id == caseId), await third.Cases.SingleAsync(c => c.Id == caseId));
        one.Allocate(at.OfficerId, at.OfficerId, Now);
        two.RecordArrest(Now, at.OfficerId, Now);
        three.Allocate(Guid.CreateVersion7(), at.OfficerId, Now);

        await first.CommitAsync(null, Now, default);
        await second.CommitAsync(null, Now, default);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => third.CommitAsync(null, Now, default));
        await using var look = at.Open();
        Assert.Equal(at.OfficerId, (await look.Cases.SingleAsync()).OfficerInCaseId);
    }

    [Fact]
    public async Task A_form_that_showed_an_earlier_version_conflicts()
    {
        using var at = await CreateAsync();
        var caseId = await at.SavedCaseAsync();
        await using var db = at.Open();
        var of = await db.Cases.SingleAsync(c => c.Id == caseId);
        db.Expect(of, of.Version - 1);
        of.RecordArrest(Now, at.OfficerId, Now);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.CommitAsync(null, Now, default));
    }

    [Fact]
    public async Task A_shared_phone_makes_two_cases_neighbours_after_the_recheck()
    {
        using var at = await CreateAsync();
        var first = await at.SavedCaseAsync("07700 900123");
        var second = await at.SavedCaseAsync("+44 7700 900123");

        var done = await new RecheckRunner(at.Database).DrainAsync(Now, default);

        Assert.Contains(first, done.Keys);
        Assert.All(done.Values, Assert.Null);
        await using var look = at.Open();
        Assert.Empty(await look.Rechecks.ToListAsync());
        foreach (var id in new[] { first, second })
        {
            Assert.Contains(await look.Alarms.Where(a => a.CaseId == id).ToListAsync(), a => a.Kind is Domain.Alarms.AlarmKind.UnlinkedRecord);
            Assert.Empty(await DerivedCheck.CompareAsync(look, id, default));
        }
    }
}
