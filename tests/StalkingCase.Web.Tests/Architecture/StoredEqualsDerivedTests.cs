using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>What is stored is what the books derive, after any history (acceptance 7).</summary>
public sealed class StoredEqualsDerivedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_a_random_history_with_late_entries_corrections_and_relinks_stored_equals_derived(int seed)
    {
        await using var app = await WebApp.StartAsync();
        var (random, telling) = (new Random(seed), new Random(seed));
        var first = await app.CaseAsync("officer1-harbour", officerInCase: "officer1-harbour");
        var second = await app.CaseAsync("officer2-harbour", suspectId: first.SuspectId);
        Guid[] cases = [first.CaseId, second.CaseId];

        for (var step = 0; step < 40; step++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(random.Next(10, 3000)));
            await using (var db = app.Open("officer1-harbour"))
            {
                await ActAsync(db, app, cases[random.Next(2)], cases, random);
            }

            if (random.Next(4) == 0) await DrainAsync(app);
            if (telling.Next(3) == 0) await TellAsync(app);
        }

        await DrainAsync(app);
        await MarksHoldAsync(app, cases);
        await TellAsync(app);
        await using var check = app.Open();
        foreach (var id in cases) Assert.Empty(await DerivedCheck.CompareAsync(check, id, default));
        Assert.False(check.Duties.Any(d => EF.Property<DateTimeOffset?>(d, DerivedRows.NextNoticeAt) <= app.Now));
    }

    /// <summary>Acts that moved a step, ended a duty or took it back have left no step of an open duty before its mark.</summary>
    private static async Task MarksHoldAsync(WebApp app, IEnumerable<Guid> cases)
    {
        await using var db = app.Open();
        foreach (var id in cases) Assert.DoesNotContain(await DerivedCheck.CompareAsync(db, id, default), d => d.Of == DerivedCheck.Mark);
    }

    private static async Task TellAsync(WebApp app)
    {
        await using var db = app.Open();
        await new NoticeWriter(db).WriteAsync(app.Now, default);
    }

    private static async Task ActAsync(CaseDbContext db, WebApp app, Guid caseId, Guid[] cases, Random random)
    {
        var (now, by) = (app.Now, app.Account("officer1-harbour").Id);
        var @case = db.Cases.Single(c => c.Id == caseId);
        var at = now.AddHours(-random.Next(0, 200));
        switch (random.Next(17))
        {
            case 0 or 1 or 2:
                var type = random.Next(5) == 0 ? EntryType.Breach : EntryType.Incident;
                db.Entries.Add(Entry.Record(@case, new EntryContent(type, at, TimePrecision.Minute, "What was told.", Boxes(random)) { Fear = (Answer)random.Next(1, 4) }, by, now));
                break;
            case 3:
                if (db.Entries.Where(e => e.CaseId == caseId && e.VoidedAt == null).OrderBy(e => e.RecordedAt).LastOrDefault() is { } last) last.Void(VoidReason.Mistake, "Entered by mistake.", by, now);
                break;
            case 4: @case.RecordArrest(at, by, now); break;
            case 5: @case.RecordBail(at, random.Next(2) == 0, null, by, now); break;
            case 6: @case.RecordNoFurtherAction(at, null, by, now); break;
            case 7:
                db.Assessments.Add(RiskAssessment.Propose(@case, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), (RiskGrade)random.Next(1, 4), "This is the right grade because of all that is written on the timeline here."), @case.EffectiveRisk, by, now));
                break;
            case 8:
                if (db.Assessments.Where(a => a.CaseId == caseId && a.Status == AssessmentStatus.Proposed).OrderBy(a => a.ProposedAt).LastOrDefault() is { } proposed)
                    proposed.Endorse(null, null, new Decider(app.Account("inspector-harbour").Id, Rank.Inspector), now);
                break;
            case 9: db.Warrants.Add(Warrant.Issue(@case, new WarrantContent(WarrantType.Bench, at, "The court", "Breach of an order", BackedForBail: false), by, now)); break;
            case 10:
                if (db.Warrants.FirstOrDefault(w => w.CaseId == caseId && w.Status == WarrantStatus.Outstanding) is { } warrant)
                {
                    var made = at > warrant.IssuedAt ? at : warrant.IssuedAt;
                    var outcome = random.Next(3) == 0 ? ArrestOutcome.Arrested : ArrestOutcome.NotThere;
                    warrant.RecordArrestAttempt(new AttemptContent(outcome, made, "The address", "Two officers", "Knocked.") { NextAction = "Go back.", NextActionBy = made.AddHours(40), CustodyReference = "CU/00012/26" }, WarrantGrade.B, Domain.Duties.Policy.Defaults, by, now);
                }

                break;
            case 11: db.VictimContacts.Add(VictimContact.Record(@case, true, Enum.GetValues<ToldOf>(), "Told her.", at, by, now)); break;
            case 12: @case.ConsiderOrder(OrderDecision.Apply, null, null, by, now); break;
            case 14: db.Orders.Add(Order.Made(@case, new MadeContent(OrderKind.StalkingProtection, at, UkTime.DateOf(at).AddYears(2)), by, now)); break;
            case 15:
                if (db.Orders.FirstOrDefault(o => o.CaseId == caseId && o.Status == OrderStatus.Made) is { } order) order.Serve(new ServiceContent(now, InCourt: true), exemptFromNotification: false, ServedScreen.Nothing, by, now);
                break;
            case 16:
                if (db.Orders.FirstOrDefault(o => o.CaseId == caseId && o.Status == OrderStatus.Served) is { } served) served.Vary(now, UkTime.DateOf(now).AddYears(3), [], "The court changed it.", renews: false, by, now);
                break;
            case 13: @case.DecideLink(cases.First(c => c != caseId), (LinkDecision)random.Next(2), "Compared the two.", by, now); break;
        }

        await db.CommitAsync(null, now, default);
    }

    private static List<Box> Boxes(Random random) => [.. Enum.GetValues<Box>().OrderBy(_ => random.Next()).Take(random.Next(0, 5))];

    private static async Task DrainAsync(WebApp app) => await new RecheckRunner(app.Database).DrainAsync(app.Now, default);
}
