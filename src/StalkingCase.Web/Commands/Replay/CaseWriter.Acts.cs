using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>What became of the suspect and of the victim: contacts, grades, orders, warrants, arrests, referrals.</summary>
internal sealed partial class CaseWriter
{
    /// <summary>With boxes ticked the victim told us; without, we told the victim (VIC-03).</summary>
    private void ContactVictim(Case @case, ChronologyEvent e, IReadOnlyList<Box> boxes, DateTimeOffset at, DateTimeOffset now)
    {
        var words = string.IsNullOrWhiteSpace(e.EntryText) ? e.RecordedAs : e.EntryText;
        var succeeded = !Labels.IsFailedContact(e.RecordedAs);
        ToldOf[] told = boxes.Count > 0 ? [ToldOf.Routine] : Enum.GetValues<ToldOf>();
        db.VictimContacts.Add(VictimContact.Record(@case, succeeded, told, words.Length > 0 ? words : "Contact with the victim.", at, officer, now));
        if (boxes.Count > 0) AddEntry(@case, e, EntryType.Statement, boxes, now);
    }

    private void Assess(Case @case, ChronologyEvent e, DateTimeOffset now)
    {
        if (Labels.Grade(e.RecordedAs) is not { } grade) return;
        var because = $"as recorded: {e.RecordedAs}. The record gives no further reason for this grade.";
        db.Assessments.Add(RiskAssessment.Propose(@case, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), grade, because), @case.EffectiveRisk, officer, now));
    }

    /// <summary>ORD-10: an order that protects somebody else is history of the suspect; a written warning is no order.</summary>
    private void MakeOrder(Case @case, ChronologyEvent e, IReadOnlyList<Box> boxes, DateTimeOffset at, DateTimeOffset now)
    {
        if (Labels.IsWarning(e.RecordedAs))
        {
            @case.RecordWarning(at, officer, now);
        }
        else if (boxes.Contains(Box.PriorVictims) || Labels.IsSomebodyElses(e.RecordedAs))
        {
            db.Orders.Add(Order.Made(@case, new MadeContent(OrderKind.Other, at, null) { ProtectsSomebodyElse = true }, officer, now));
            var entry = AddEntry(@case, e, EntryType.Intelligence, boxes, now);
            @case.FoundOutsideRecord(entry.Id, at, officer, now);
            return;
        }
        else if (e.Type == "order-made" || LastOrder(@case.Id) is not { } made)
        {
            var order = Order.Made(@case, new MadeContent(Labels.Order(e.RecordedAs), at, null), officer, now);
            db.Orders.Add(order);
            if (e.Type == "order-served") order.Serve(Served(at), exemptFromNotification: false, ServedScreen.Nothing, officer, now);
        }
        else
        {
            made.Serve(Served(at >= made.MadeAt ? at : made.MadeAt!.Value), exemptFromNotification: false, ServedScreen.Nothing, officer, now);
        }

        if (boxes.Count > 0) AddEntry(@case, e, EntryType.Intelligence, boxes, now);
    }

    private void IssueWarrant(Case @case, ChronologyEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        var warrant = Warrant.Issue(@case, new WarrantContent(WarrantType.FirstInstance, at, NotStated, NotStated, BackedForBail: false), officer, now);
        db.Warrants.Add(warrant);
        if (Labels.WarrantGradeOf(e.RecordedAs) is { } grade)
        {
            var floor = @case.EffectiveRisk is RiskGrade.High ? WarrantGrade.A : WarrantGrade.B;
            warrant.GradeAs(grade > floor ? grade : floor, floor, officer, now);
        }

        if (Labels.IsCirculated(e.RecordedAs)) warrant.Circulate(at, officer, now);
    }

    private void AttemptArrest(Case @case, ChronologyEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        var words = string.IsNullOrWhiteSpace(e.EntryText) ? "Went to arrest." : e.EntryText;
        if (Outstanding(@case.Id).LastOrDefault() is { } warrant)
            Attempt(warrant, ArrestOutcome.NotThere, at, words, now);
        else if (db.Entries.Local.Concat(db.Entries.Where(x => x.CaseId == @case.Id && x.Type == EntryType.Breach).OrderBy(x => x.RecordedAt).ToList()).LastOrDefault(x => x.Type == EntryType.Breach) is { } breach)
            @case.DecideArrest(breach.Id, ArrestDecision.BeingAttempted, null, new Decider(officer, Rank.Constable), now);
    }

    private void Arrest(Case @case, DateTimeOffset at, DateTimeOffset now)
    {
        @case.RecordArrest(at, officer, now);
        foreach (var warrant in Outstanding(@case.Id))
            Attempt(warrant, ArrestOutcome.Arrested, at, "Arrested.", now);
    }

    /// <summary>The record gives no next action: the latest that the grade allows is taken, so that no clock is shortened.</summary>
    private void Attempt(Warrant warrant, ArrestOutcome outcome, DateTimeOffset at, string found, DateTimeOffset now)
    {
        var (made, policy) = (at >= warrant.IssuedAt ? at : warrant.IssuedAt, (db.Policy ?? PolicyHistory.Defaults).At(now));
        var isArrest = outcome is ArrestOutcome.Arrested;
        warrant.RecordArrestAttempt(new AttemptContent(outcome, made, NotStated, NotStated, found)
        {
            NextAction = isArrest ? null : NotStated,
            CustodyReference = isArrest ? NotStated : null,
            NextActionBy = isArrest ? null : warrant.LatestNextAction(made, now, WarrantGrade.B, policy),
        }, WarrantGrade.B, policy, officer, now);
    }

    private static ServiceContent Served(DateTimeOffset at) => new(at, InCourt: false) { Where = NotStated, ByWhom = NotStated };

    private const string NotStated = "Not stated in the record";

    private void Refer(Case @case, ChronologyEvent e, DateTimeOffset at, DateTimeOffset now)
    {
        if (Labels.IsPlan(e.RecordedAs)) db.Plans.Add(Planned(@case, at, now));
        else if (Labels.IsAdvocateReferral(e.RecordedAs)) db.Referrals.Add(Referral.Make(@case, null, null, new ConsentContent(IsGiven: true, ConsentScopes.All, "As published."), at, officer, now));
        else AddEntry(@case, e, EntryType.Contact, [], now);
    }

    /// <summary>A published record says that there was a plan, not what was in it.</summary>
    private SafeguardingPlan Planned(Case @case, DateTimeOffset at, DateTimeOffset now)
    {
        var plan = SafeguardingPlan.Start(@case, officer, officer, now);
        foreach (var domain in SafeguardingPlan.NeededAtHigh) plan.NotApplicable(domain, NotStated, officer, now);
        plan.Activate(RiskGrade.High, VictimAgreement.Unable, NotStated, at, officer, now);
        return plan;
    }

    private List<Warrant> Outstanding(Guid caseId) => [.. db.Warrants.Where(w => w.CaseId == caseId && w.Status == WarrantStatus.Outstanding).OrderBy(w => w.IssuedAt)];

    private Order? LastOrder(Guid caseId) => db.Orders.Where(o => o.CaseId == caseId && o.Status == OrderStatus.Made && !o.ProtectsSomebodyElse).OrderBy(o => o.MadeAt).LastOrDefault();
}
