using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;
using static StalkingCase.Domain.Reports.Box;

namespace StalkingCase.Data.Seeding;

internal sealed partial class UnitStories
{
    private void Wanted()
    {
        Kept(Begin(by.Days(40, 60), unit.Officers[0]).Open(Relationship.ExPartner, Classification.StalkingFear, Following, OtherThreats, VictimFear), RiskGrade.High)
            .Warrant(until - _stories[^1].At - by.Days(4, 5), WarrantGrade.A).Tell(by.Hours(1, 6), ToldOf.Warrant);
        Kept(Begin(by.Days(40, 60)).Open(Relationship.ExPartner, Classification.Stalking, Loitering, VisitsWork, VictimFear), RiskGrade.High)
            .Warrant(until - _stories[^1].At - by.Days(9, 11), WarrantGrade.A).Tell(by.Hours(1, 6), ToldOf.Warrant).Attempt(by.Hours(4, 20), ArrestOutcome.NotThere).Attempt(by.Days(1.5, 2), ArrestOutcome.NoEntry);
    }

    /// <summary>A warrant that old, with up to two attempts.</summary>
    private void WantedFor(TimeSpan age)
    {
        var story = Kept(Typical(Begin(age + by.Days(10, 20))), by.Of([RiskGrade.Medium, RiskGrade.High]));
        story.Warrant(until - story.At - age, by.Of([WarrantGrade.A, WarrantGrade.B])).Tell(by.Hours(1, 6), ToldOf.Warrant);
        for (var tries = by.Below(3); tries > 0; tries--) story.Attempt(by.Hours(10, 60), ArrestOutcome.NotThere);
    }

    private static readonly TimeSpan SameMorning = TimeSpan.FromHours(2);

    private void Orders()
    {
        var unserved = Kept(Begin(by.Days(30, 40), unit.Officers[0]).Open(Relationship.ExPartner, Classification.Stalking, Following, Gifts, VictimFear), RiskGrade.High);
        unserved.ConsiderOrder(by.Days(1, 2), OrderDecision.Apply).OrderMade(until - unserved.At - by.Days(3, 4), OrderKind.StalkingProtection, 740, withZone: true).Tell(by.Hours(1, 8), ToldOf.Order);

        var expiring = Kept(Begin(by.Days(330, 340)).Open(Relationship.ExPartner, Classification.Harassment, UnwantedContact, VisitsHome, VictimFear), RiskGrade.Medium);
        UpToDate(expiring.OrderMade(by.Days(10, 14), OrderKind.NonMolestation, 335).Serve(by.Hours(3, 20)).Tell(SameMorning, ToldOf.Order));

        var breached = Kept(Begin(by.Days(80, 100), unit.Officers[1]).Open(Relationship.ExPartner, Classification.Stalking, Following, VisitsWork, VictimFear), RiskGrade.High);
        breached.OrderMade(by.Days(12, 20), OrderKind.InterimStalkingProtection, 180).Serve(by.Hours(3, 20)).Tell(SameMorning, ToldOf.Order).Breach(until - breached.At - by.Hours(20, 30), BreachOfOrder, Following, VictimFear);

        var inForce = Kept(Begin(by.Days(150, 200)).Open(Relationship.ExPartner, Classification.StalkingFear, Following, Damage, VictimFear), RiskGrade.High);
        UpToDate(inForce.Arrest(by.Days(1, 2)).Bail(by.Hours(6, 12)).Charge(by.Days(20, 30)).Tell(by.Hours(2, 6), ToldOf.ChargeDecision, ToldOf.Custody).OrderMade(by.Days(20, 30), OrderKind.RestrainingOnConviction, 1825).Serve(by.Hours(1, 3)).Tell(SameMorning, ToldOf.Order));
    }

    private void OverduePlans()
    {
        for (var i = 0; i < 2; i++)
        {
            var story = Typical(Begin(by.Days(30, 45), unit.Officers[i])).Grade(by.Hours(0.3, 1), RiskGrade.High).Endorse(by.Hours(0.5, 2)).Allocate(by.Hours(0.1, 1)).Refer(by.Hours(1, 3));
            story.Plan(by.Hours(2, 12), unit.Advocate).Review(until - story.At - by.Hours(10, 40)).Endorse(by.Hours(1, 3)).Tell(by.Hours(0.2, 1));
        }
    }

    /// <summary>Grades waiting for a supervisor: in time, overdue, below the floor; one sent back.</summary>
    private void ToDecide()
    {
        Typical(Begin(by.Hours(3, 5), unit.Officers[0])).Grade(by.Hours(0.5, 1), RiskGrade.High);
        var waiting = Typical(Begin(by.Hours(30, 40), unit.Officers[1])).Grade(by.Hours(0.5, 1), RiskGrade.Medium).Allocate(by.Hours(1, 2));
        waiting.Refer(until - waiting.At - by.Hours(1, 3), answered: false);
        Begin(by.Hours(5, 8)).Open(Relationship.ExPartner, Classification.Harassment, UnwantedContact, VisitsHome, Damage, VictimFear).GradeBelowFloor(by.Hours(0.5, 1)).Allocate(by.Hours(0.2, 0.5));
        Typical(Begin(by.Days(3, 4), unit.Officers[0])).Grade(by.Hours(0.5, 1), RiskGrade.Standard).Allocate(by.Hours(1, 2)).SendBack(by.Hours(2, 5));
    }

    private void Unallocated()
    {
        Typical(Begin(by.Hours(1, 3)));
        Typical(Begin(by.Hours(6, 12))).Grade(by.Hours(0.5, 1), RiskGrade.Medium).Endorse(by.Hours(1, 2));
        Typical(Begin(by.Days(2, 3))).Grade(by.Hours(0.5, 1), RiskGrade.Standard).Endorse(by.Hours(1, 2)).Refer(by.Hours(1, 4));
        Begin(by.Days(1, 1.5)).Open(Relationship.NotKnown, Classification.Suspicious, Loitering).Grade(by.Hours(0.5, 1), RiskGrade.Standard);
    }

    /// <summary>One pair, several crime types: flagged. And two records that share an account name and nothing else.</summary>
    private void UnderOtherCrimes()
    {
        Kept(Begin(by.Days(100, 130), unit.Officers[0]).Open(Relationship.ExPartner, Classification.CriminalDamage, Damage), RiskGrade.Medium)
            .Report(by.Days(14, 20), Classification.Theft, ContactFamily).Report(by.Days(14, 20), Classification.MaliciousCommunications, UnwantedContact, VictimFear)
            .Report(by.Days(6, 9), Classification.Harassment, VisitsWork, VictimFear);
        Kept(Begin(by.Days(50, 60)).Open(Relationship.Neighbour, Classification.NeighbourDispute, UnwantedContact), RiskGrade.Standard)
            .Report(by.Days(9, 14), Classification.Burglary, EnteredHome).Report(by.Days(3, 6), Classification.Nuisance, Loitering, VictimFear);
        var handle = $"@lantern_{unit.Town.ToLowerInvariant()}_{number()}";
        UpToDate(Kept(Begin(by.Days(90, 100)).Open(Relationship.Stranger, Classification.MaliciousCommunications, UnwantedContact, Posting).SharesHandle(handle), RiskGrade.Standard));
        Begin(by.Days(2, 5), unit.Officers[1]).Open(Relationship.NotKnown, Classification.Harassment, Posting, VictimFear).SharesHandle(handle).Grade(by.Hours(0.5, 1), RiskGrade.Medium).Allocate(by.Hours(1, 2));
    }

    /// <summary>What most old cases are: one report, graded Standard, no further action, closed.</summary>
    private void ClosedAfterOneReport() => Typical(Begin(by.Days(150, 420))).Grade(by.Hours(0.3, 2), RiskGrade.Standard).Endorse(by.Hours(0.5, 2)).Allocate(by.Hours(0.1, 0.5)).ConsiderOrder(by.Hours(2, 12)).Confirm(by.Hours(1, 12))
        .NoFurtherAction(by.Days(10, 30)).Tell(by.Hours(2, 20), ToldOf.ChargeDecision).AskToClose(by.Days(5, 12), OutcomeCode.VictimDoesNotSupport).Close(by.Days(0.5, 2), OutcomeCode.EvidentialDifficulty);

    private void Closed()
    {
        // Few end with a plan that is still the advocate's to review (SAF-08).
        var story = Typical(Begin(by.Days(150, 420))).Grade(by.Hours(0.3, 2), by.Of([RiskGrade.Standard, RiskGrade.Medium])).Endorse(by.Hours(0.5, 2)).Allocate(by.Hours(0.1, 0.5)).Refer(by.Hours(1, 5))
            .Tell(by.Hours(1, 6)).Confirm(by.Hours(0.1, 2)).LookAtAlarms(by.Hours(0.1, 0.6)).ConsiderOrder(by.Hours(2, 12));
        if (by.Chance(0.1)) story.Plan(by.Hours(1, 12));
        if (by.Chance(0.5)) story.Incident(by.Days(3, 20), by.Of(Behaviours)).Review(by.Hours(2, 20)).Endorse(by.Hours(1, 10));
        if (by.Chance(0.4)) story.Arrest(by.Days(1, 5)).Tell(by.Hours(2, 20), ToldOf.Custody).Charge(by.Days(2, 30)).Tell(by.Hours(2, 20), ToldOf.ChargeDecision);
        else story.NoFurtherAction(by.Days(30, 60)).Tell(by.Hours(2, 20), ToldOf.ChargeDecision);
        story.AskToClose(by.Days(15, 30), by.Of([OutcomeCode.Charge, OutcomeCode.EvidentialDifficulty, OutcomeCode.VictimDoesNotSupport])).Close(by.Days(0.5, 2), OutcomeCode.EvidentialDifficulty);
    }

    /// <summary>Reports begun and not sent, at different steps; nothing in them is a fact yet.</summary>
    private void DraftsOf(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (at, n, who) = (until - by.Hours(1, 70), number(), by.Somebody());
            var draft = Report.Start(unit.ForceId, unit.Id, unit.Officers[i], at);
            draft.Save(ReportStep.Victim, new Dictionary<string, string>
            {
                ["InDanger"] = "False",
                ["VictimFirstName"] = who.FirstName!,
                ["VictimLastName"] = who.LastName!,
                ["SafeContact"] = nameof(Domain.Victims.SafeContact.Phone),
                ["SafePhone"] = Sentinels.Phone(n).Reveal(),
                ["StayingTonight"] = Sentinels.Address(n, by.Road(), unit.Town).Reveal(),
            }, complete: true, unit.Officers[i], at);
            if (i > 0) draft.Save(ReportStep.Suspect, new Dictionary<string, string> { ["SuspectFirstName"] = by.Somebody().FirstName! }, complete: i > 1, unit.Officers[i], at);
            Drafts.Add(draft);
        }
    }
}
