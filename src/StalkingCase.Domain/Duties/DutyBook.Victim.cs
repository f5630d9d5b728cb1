using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Duties;

public static partial class DutyBook
{
    private static IEnumerable<Clock> VictimClocks() =>
    [
        Clock.Of("CLK-10", "Offer support, and refer to an advocate")
            .StartsOnRecord(FactKind.ReportRecorded)
            .StartsFromAll("The same, for the referral", c => c.Facts.All.Where(f => f.Kind is FactKind.ReportRecorded).Select(f => Start.From(f, f.RecordedAt) with { Part = "sent" }))
            .StartsFromAll("A referral was declined", c => c.Facts.All.Where(f => f.Kind is FactKind.ReferralDeclined).Select(f => Start.From(f, f.RecordedAt) with { Part = "declined" }))
            .StartsFromAll("The only referral was taken back", c => c.Facts.All.Where(f => f.Kind is FactKind.ReferralTakenBack && !HasAnotherReferral(c, f)).Select(f => Start.From(f, f.RecordedAt) with { Part = "taken-back" }))
            .Due((c, s, _) => c.PolicyAt(s).Period("CLK-10", s.Part.Length == 0 ? "offered" : "sent").After(s.StartsAt))
            .EndsWhere((_, s, f) => (f.Kind is FactKind.ReferralMade && f.SubjectId != s.Subject) || f.Kind is FactKind.ConsentRecorded || (s.Part.Length == 0 && f.Kind is FactKind.SupportOffered))
            .OwnedByOfficer().Climbs(Ladder.Standard)
            .Because("Victims' Code: referral to support within 2 working days.", "The offer and the referral, or the victim's answer, are recorded.", "/duties/support"),

        Clock.Of("CLK-12", "Confirm the report in writing and assess needs")
            .StartsOnRecord(FactKind.ReportRecorded)
            .StartsFromAll("the first report, for needs and update preference", c => c.Facts.Of(FactKind.ReportRecorded).Take(1).Select(f => Start.From(f, f.RecordedAt) with { Part = "needs" }))
            .DueByPolicy()
            .EndsWhere((c, s, f) => s.Part.Length == 0 ? f.Kind is FactKind.ConfirmationSent && f.SubjectId == s.Subject
                : f.Kind is FactKind.NeedsAssessed or FactKind.VictimChoseContact && HasBy(c, f, FactKind.NeedsAssessed) && HasBy(c, f, FactKind.VictimChoseContact))
            .OwnedByOfficer().Climbs(Ladder.Standard)
            .Because("Victims' Code; the time is assumed.", "The confirmation is recorded as sent; needs and how often the victim wants to hear are recorded.", "/duties/confirmation"),

        Told("CLK-13", "Tell the victim about the arrest, release or bail", ToldOf.Custody, Topics.Custody).OwnedByOfficer(),
        Told("CLK-14", "Tell the victim about the decision, and the right to review", ToldOf.ChargeDecision, Topics.Decision).OwnedByOfficer(),
        Told("CLK-15", "Tell the victim about the warrant", ToldOf.Warrant, FactKind.WarrantIssued, FactKind.WarrantExecuted).OwnedByOfficer(or: Post.WitnessCare),
        Told("CLK-16", "Tell the victim about the hearing, verdict or sentence", ToldOf.Court, Topics.Court).OwnedBy(Post.WitnessCare),

        Clock.Of("CLK-17", "Contact the victim")
            .StartsLast("The last successful contact, else the report", c =>
                (c.Last(FactKind.VictimContacted) ?? c.Facts.Of(FactKind.ReportRecorded).FirstOrDefault()) is { } last && (c.Risk.Effective is RiskGrade.High || !WantsNoContact(c)) ? CaseStart(c, last, last.OccurredAt) : null)
            .Due(NextContact)
            .OwnedByOfficer().Climbs(Ladder.Standard).Routine()
            .Because("Force policy, or as often as the victim chose; who wants no contact is asked again every 28 days while the risk is High; VIC-03.", "A successful contact that says what was told.", "/duties/contact"),

        Clock.Of("CLK-48", "High risk: tell the victim at once")
            .StartsFromAll("A release, bail, charge, no further action, refusal, plea, verdict or sentence while the grade is High", c => c.Facts.All
                .Where(f => f.Kind is FactKind.Released or FactKind.ReleasedUnderInvestigation or FactKind.BailGranted or FactKind.BailChanged or FactKind.BailEnded
                    or FactKind.Charged or FactKind.NoFurtherAction or FactKind.ChargeRefused or FactKind.Convicted or FactKind.Acquitted or FactKind.Sentenced
                    || (f.Kind is FactKind.ArrestDecided && f.Detail.ArrestDecision is Orders.ArrestDecision.None))
                .Where(f => c.Risk.EffectiveAt(f.RecordedAt) is RiskGrade.High).Select(f => CaseStart(c, f, f.OccurredAt)))
            .Due((c, s, _) =>
            {
                var (day, elapsed) = (c.PolicyAt(s).Period("CLK-48").After(s.StartsAt), c.PolicyAt(s).Period("CLK-48", "elapsed").After(s.StartsAt));
                return day < elapsed ? day : elapsed;
            })
            .EndsWhere((_, s, f) => TellsOf(f, TopicOf(s.Fact!.Kind)))
            .OwnedByOfficer().Climbs(Ladder.Standard.AtDue()).OutlivesClosure()
            .Because("Force policy: the earlier of one working day and 24 hours.", "A successful contact that says what was told.", "/duties/contact"),

        Clock.Of("CLK-53", "Check on the victim's welfare")
            .StartsFromAll("The third failed contact in a row", ThirdFailures).DueByPolicy()
            .EndsWhere((_, _, f) => IsSeenOrSpokenTo(f))
            .OwnedByOfficer().Climbs(Ladder.Standard).OutlivesClosure()
            .Because("Force policy: three failures are a welfare check, not a closure.", "The victim was seen or spoken to; a text or an e-mail shows neither.", "/victim/welfare"),
    ];

    private static Clock Told(string id, string title, ToldOf topic, params FactKind[] kinds) =>
        Clock.Of(id, title).StartsFromAll(string.Join(", ", kinds), c => c.Facts.All.Where(f => kinds.Contains(f.Kind)).Select(f => CaseStart(c, f, f.OccurredAt)))
            .Due((c, s, _) => c.PolicyAt(s).Period(id, id is "CLK-16" || c.IsEnhancedAt(s.StartsAt) ? "" : "not-enhanced").After(s.StartsAt))
            .EndsWhere((_, _, f) => TellsOf(f, topic))
            .Climbs(Ladder.Standard.AtDue()).OutlivesClosure()
            .Because("Victims' Code: one working day for enhanced rights, which every stalking victim has unless a supervisor took them away (VIC-01).", "A successful contact that says what was told.", "/duties/contact");

    /// <summary>VIC-03: only what was told counts, or what the victim chose not to be told.</summary>
    private static bool TellsOf(Fact fact, ToldOf topic) => fact.Kind is FactKind.VictimContacted or FactKind.VictimChoseContact && fact.Detail.Told?.Contains(topic) == true;

    /// <summary>Sent to the wrong service and sent again to the right one: nothing more is owed by taking the first back.</summary>
    private static bool HasAnotherReferral(DutyContext c, Fact taken)
    {
        return c.Facts.Of(FactKind.ReferralMade).Any(made => made.SubjectId != taken.SubjectId && made.RecordedAt <= taken.RecordedAt
            && LastOf(made, FactKind.ReferralDeclined, FactKind.ReferralEnded, FactKind.ReferralTakenBack) is null
            && LastOf(made, FactKind.ConsentGiven, FactKind.ConsentWithdrawn)?.Kind is not FactKind.ConsentWithdrawn);

        Fact? LastOf(Fact made, params FactKind[] kinds) => c.Facts.Of(kinds).LastOrDefault(f => f.SubjectId == made.SubjectId && f.RecordedAt <= taken.RecordedAt);
    }

    private static bool HasBy(DutyContext c, Fact at, FactKind kind) => c.Facts.Of(kind).Any(f => f.OccurredAt <= at.OccurredAt);

    /// <summary>The latest word on it: of a contact that set the next, or of a choice.</summary>
    private static bool WantsNoContact(DutyContext c) => c.Facts.Of(FactKind.VictimContacted, FactKind.VictimChoseContact)
        .Where(f => f.Kind is FactKind.VictimChoseContact || f.Detail.NextOn is not null || f.Detail.NoContact == true)
        .MaxBy(f => (f.OccurredAt, f.RecordedAt, f.Seq))?.Detail.NoContact == true;

    /// <summary>The date agreed at the last contact, else as often as the victim chose, else the policy.</summary>
    private static DateTimeOffset NextContact(DutyContext c, Start s, RiskGrade? grade)
    {
        if (WantsNoContact(c)) return s.StartsAt.AddDays(LongestGap);
        var choice = c.Last(FactKind.VictimChoseContact);
        if (s.Fact!.Detail.NextOn is { } next && !(choice?.OccurredAt > s.HappenedAt)) return UkTime.At(next, LastMinute);
        return choice?.Detail.EveryDays is { } days ? s.StartsAt.AddDays(days) : c.PolicyAt(s).Period("CLK-17", grade).After(s.StartsAt);
    }

    private const int LongestGap = 28;

    private static readonly TimeOnly LastMinute = new(23, 59);

    /// <summary>CLK-53: seen, or spoken to. A failed try, a message and a call in which it was not safe to speak show nothing.</summary>
    private static bool IsSeenOrSpokenTo(Fact fact) =>
        (fact.Kind is FactKind.WelfareChecked && fact.Detail.Welfare is WelfareOutcome.Seen or WelfareOutcome.SpokenTo)
        || (fact.Kind is FactKind.VictimContacted && fact.Detail.SafeToSpeak != false && fact.Detail.How is not (SafeContact.Text or SafeContact.Email));

    private static ToldOf TopicOf(FactKind kind) =>
        Topics.Decision.Contains(kind) || kind is FactKind.ArrestDecided ? ToldOf.ChargeDecision : Topics.Court.Contains(kind) ? ToldOf.Court : ToldOf.Custody;

    private static IEnumerable<Start> ThirdFailures(DutyContext c)
    {
        var failures = 0;
        foreach (var fact in c.Facts.Of(FactKind.VictimContacted, FactKind.VictimContactFailed, FactKind.WelfareChecked).OrderBy(f => f.OccurredAt).ThenBy(f => f.Seq))
        {
            if (fact.Kind is FactKind.WelfareChecked && !IsSeenOrSpokenTo(fact)) continue;
            failures = fact.Kind is FactKind.VictimContactFailed ? failures + 1 : 0;
            if (failures == 3) yield return CaseStart(c, fact, fact.OccurredAt);
        }
    }
}

/// <summary>What the victim is told of after which facts (Victims' Code).</summary>
internal static class Topics
{
    public static readonly FactKind[] Custody =
        [FactKind.Arrested, FactKind.Interviewed, FactKind.Released, FactKind.ReleasedUnderInvestigation, FactKind.BailGranted, FactKind.BailChanged, FactKind.BailEnded, FactKind.Remanded, FactKind.NotInvestigated];

    public static readonly FactKind[] Decision = [FactKind.Charged, FactKind.NoFurtherAction, FactKind.ChargeRefused];

    public static readonly FactKind[] Court = [FactKind.HearingKnown, FactKind.Convicted, FactKind.Acquitted, FactKind.Sentenced];
}
