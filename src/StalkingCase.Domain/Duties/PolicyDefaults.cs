using static StalkingCase.Domain.Duties.PolicyBasis;

namespace StalkingCase.Domain.Duties;

/// <summary>
/// The periods shipped for every clock of domain/deadlines.md that has one. A list reads <c>H=4h M=24h cctv=72h</c>: a
/// grade (H M S risk, A B C warrant), a name, or <c>name/grade</c>; a bare period is the clock's own. An exclamation
/// mark means that the law sets it: a force may shorten it, never lengthen it. <c>warn-1</c> and so on are points before
/// an end, the farthest first. A source that is the force's own choice says so.
/// </summary>
internal static class PolicyDefaults
{
    private const string Force = "Force policy; domain/deadlines.md.";
    private const string VictimsCode = "Victims' Code right to information; 1 working day for enhanced rights, else 5.";

    public static IReadOnlyList<PolicyClock> Clocks { get; } =
    [
        Clock("CLK-01", "Crime recorded", Code, "National Crime Recording Standard: within 24 hours of the report.", "24h"),
        Clock("CLK-02", "Screening tool and first grade", Local, Force, "24h very-frightened=12h"),
        Clock("CLK-03", "Supervisor reviews the grade", Local, Force, "H=4h M=24h S=72h"),
        Clock("CLK-04", "Periodic risk review", Local, Force, "H=7d M=14d S=28d"),
        Clock("CLK-05", "Risk reassessed after a trigger", Local, Force, "H=4h M=24h S=24h"),
        Clock("CLK-06", "Officer in the case allocated", Local, Force, "H=4h M=24h S=24h"),
        Clock("CLK-07", "First safeguarding plan", Local, Force, "H=24h M=72h S=7d"),
        Clock("CLK-08", "Safeguarding plan reviewed", Local, Force, "H=7d M=14d S=28d new-incident=24h"),
        Clock("CLK-10", "Support referral", Code, "Victims' Code right to be referred to support, within 2 working days.", "offered=24h sent=2wd"),
        Clock("CLK-11", "Advocate's first contact attempt", Local, Force, "H=24h M=2wd S=2wd"),
        Clock("CLK-12", "Written confirmation, update preference and needs assessment", Code, "Victims' Code; the time is assumed.", "2wd"),
        Clock("CLK-13", "Victim told of a step in the investigation", Code, VictimsCode, "1wd not-enhanced=5wd"),
        Clock("CLK-14", "Victim told of the charging decision and of the right to review", Code, VictimsCode, "1wd not-enhanced=5wd"),
        Clock("CLK-15", "Victim told of a warrant or of an arrest on it", Code, VictimsCode, "1wd not-enhanced=5wd"),
        Clock("CLK-16", "Victim told of a hearing, bail, verdict or sentence", Code, "Victims' Code right to information.", "1wd"),
        Clock("CLK-17", "Routine contact with the victim", Local, Force, "H=7d M=14d S=28d"),
        Clock("CLK-18", "Victim personal statement offered again before the hearing", Code, "Victims' Code; the time is force policy.", "warn-1=14cd"),
        Clock("CLK-19", "Decision on a stalking protection order", Local, Force, "5wd interim/H=24h"),
        Clock("CLK-20", "Application for the order lodged", Local, Force, "H=5wd M=14d S=14d"),
        Clock("CLK-21", "Order served", Local, Force, "24h"),
        Clock("CLK-22", "Order on PNC, copy to the victim, address markers", Local, Force, "24h"),
        Clock("CLK-23", "Suspect notifies name and address", Law, "Stalking Protection Act 2019 s.9: 3 days, the day of service being the first (ORD-03).", "!2ed"),
        Clock("CLK-25", "Decision to renew or vary before an order ends", Local, Force,
            "warn-1=90d warn-2=60d warn-3=30d warn-4=7d interim-1=14d interim-2=7d interim-3=2d"),
        Clock("CLK-27", "Order term checked after its own date", Local, "The order sets the date; the check is force policy.", "check=1wd"),
        Clock("CLK-28", "Breach: arrest decision, then first attempt", Local, Force, "decision=1h attempt/H=4h attempt/M=12h attempt/S=24h"),
        Clock("CLK-29", "Before the court after arrest for a bail or DVPO breach", Law,
            "Bail Act 1976 s.7 and the order's own Act: 24 hours. Days that the Act leaves out are not added here.", "!24h"),
        Clock("CLK-30", "Application heard after a notice", Law,
            "Notice Acts: 48 hours from issue. Days that the Act leaves out are not added here.", "!48h"),
        Clock("CLK-31", "Charge for s.2 or s.2A", Law,
            "Magistrates' Courts Act 1980 s.127: 6 calendar months from the last act, its day not counted. The file date and warnings are force policy.",
            "!6mo file=28d warn-1=90d warn-2=60d warn-3=30d warn-4=14d warn-5=7d warn-6=1d"),
        Clock("CLK-32", "Pre-charge bail ends", Law,
            "PACE 1984 Part 4: custody officer 3 months, inspector to 6, superintendent to 9, then the court, from the day after arrest. The warnings are force policy.",
            "!3mo inspector=!6mo superintendent=!9mo warn-1=28d warn-2=14d warn-3=7d warn-4=2d"),
        Clock("CLK-33", "Protective gap check", Local, Force, "0ed"),
        Clock("CLK-34", "Warrant graded and on PNC", Local, Force, "A=4h B=24h C=24h"),
        Clock("CLK-35", "First arrest attempt on a warrant", Local, Force, "A=24h B=72h C=7d"),
        Clock("CLK-36", "Next arrest attempt", Local, Force, "A=48h B=7d C=14d"),
        Clock("CLK-37", "Warrant executed (target)", Code,
            "National target by grade; the superintendent's time after target is force policy.",
            "A=14d B=21d C=28d superintendent/A=7d superintendent/B=14d superintendent/C=14d"),
        Clock("CLK-38", "Supervisor reviews an overdue warrant", Local, Force, "A=24h B=7d C=14d"),
        Clock("CLK-39", "Monthly review of a warrant over target", Local, Force, "A=1mo B=1mo C=1mo"),
        Clock("CLK-40", "Warrant cleared from PNC; court or bail recorded", Local, "Force policy; \"at once\" is read as an hour.", "24h pnc=1h"),
        Clock("CLK-41", "MARAC referral; advocate told", Local, Force, "24h advocate=24h"),
        Clock("CLK-42", "MARAC papers before the meeting; repeat flag after it", Local, "Force policy; 12 months for a repeat: SafeLives.", "repeat=12mo warn-1=5wd late=24h"),
        Clock("CLK-43", "Preservation of digital evidence requested", Local, Force, "24h cctv=72h"),
        Clock("CLK-44", "Right to know decision", Local, "Force policy; statutory guidance pending.", "24h"),
        Clock("CLK-45", "Supervisor decides a closure", Local, Force, "3wd"),
        Clock("CLK-46", "Victim warned and plan reviewed before a known date", Local, Force, "warn-1=14cd warn-2=1cd"),
        Clock("CLK-47", "Advocate's case reassigned", Local, Force, "24h"),
        Clock("CLK-48", "Victim at High risk told: the earlier of the two", Local, Force, "1wd elapsed=24h"),
        Clock("CLK-49", "Nothing entered at High risk; suspect silent", Local, Force, "quiet=7d silent=30d"),
        Clock("CLK-50", "Pattern alarm looked at", Local, Force, "H=4h M=24h S=24h"),
        Clock("CLK-51", "Fact left for later recorded", Local, Force, "24h"),
        Clock("CLK-52", "Advocate's question answered", Local, Force, "24h"),
        Clock("CLK-53", "Welfare check after a third failed contact", Local, Force, "H=4h M=24h S=24h"),
        Clock("CLK-54", "Reason for a view given", Local, Force, "3wd"),
        Clock("VIC-05", "Withdrawal checked; evidence and an order considered", Local, "Force policy, as a reassessment (CLK-05).", "H=4h M=24h S=24h"),
        Clock("ACC-02", "Victim asked before sharing with the advocate ends", Local, "Force policy; the days before the end are assumed.", "warn-1=7cd"),
    ];

    private static PolicyClock Clock(string id, string title, PolicyBasis basis, string source, string periods)
        => new(id, title, basis, source, [.. periods.Split(' ').Select(entry => Row(id, entry))]);

    private static PolicyRow Row(string id, string entry)
    {
        var parts = entry.Split('=');
        var written = parts[^1];
        var period = Duties.Period.Parse(written.TrimStart('!'));
        return new(PolicyKey.Parse(id, parts.Length == 1 ? "" : parts[0]), period, written.StartsWith('!') ? period : null);
    }
}
