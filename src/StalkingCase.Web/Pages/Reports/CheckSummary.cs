using System.Globalization;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>Every answer of the report as the check step shows it. Where the victim is found stays hidden.</summary>
internal static class CheckSummary
{
    private const string NotGiven = "Not given";

    public static IReadOnlyList<(ReportStep Step, IReadOnlyList<(string Label, string Value)> Rows)> Of(ReportInput i, Earlier earlier, DateTimeOffset now) =>
    [
        (ReportStep.Victim,
        [
            ("Immediate danger", YesNo(i.InDanger)), ("Name", Name(i.VictimFirstName, i.VictimLastName)), ("Born", Born(i.VictimBorn, i.VictimAge)),
            ("Safest contact", Of(i.SafeContact)), ("Phone", Hidden(i.SafePhone)), ("Email", Hidden(i.SafeEmail)), ("Safe times", Hidden(i.SafeTimes)), ("Staying tonight", Hidden(i.StayingTonight)),
            ("Access needs", Hidden(i.AccessNeeds)), ("Earlier record", Taken(earlier.Victims)),
        ]),
        (ReportStep.Suspect,
        [
            ("Does the victim know who?", Of(i.Knows)), ("Name", Name(i.SuspectFirstName, i.SuspectLastName)), ("Born", Born(i.SuspectBorn, i.SuspectAge)),
            ("Known by", Given(string.Join(", ", new[] { i.SuspectNickname, i.SuspectPhone, i.SuspectEmail, i.SuspectHandle, i.SuspectVehicle, i.SuspectAddress, i.SuspectDescription }.Where(v => !string.IsNullOrWhiteSpace(v))))),
            ("Relationship", Of(i.Relationship)), ("Earlier record", Taken(earlier.Suspects)),
        ]),
        (ReportStep.WhatHappened,
        [
            ("When", When(i, now)), ("Where", Of(i.Where)), ("Where exactly", Hidden(i.WhereWords)), ("What happened", Given(i.Account)),
            ("Done by the suspect", Given(string.Join(", ", i.Did.Select(b => EnumText.Of(b)).Concat(i.AfterToldToStop ? ["Carried on after being told to stop"] : [])))),
            ("Also", Given(string.Join(", ", i.Circumstances.Select(b => EnumText.Of(b))))), ("Frightened", Of(i.Frightened)), ("Before", Of(i.Before)), ("How often", Given(i.HowOften)),
        ]),
        (ReportStep.Four, [("Fixated", Of(i.Fixated)), ("Obsessive", Of(i.Obsessive)), ("Unwanted", Of(i.Unwanted)), ("Repeated", Of(i.Repeated)), ("Note", Given(i.FourNote))]),
        (ReportStep.Screening, [("Answers", Counts(ReportReading.Screening(i).Counts())), ("Grade, proposed", Of(i.Grade)), ("Why", Given(i.Why))]),
        (ReportStep.Safeguarding, [.. i.Lines().Select(l => (l.Label, string.IsNullOrWhiteSpace(l.Line.Note) ? Of(l.Line.Answer) : $"{Of(l.Line.Answer)}: {l.Line.Note}"))]),
    ];

    private static string Counts(AnswerCounts counts) => $"{counts.Yes} yes, {counts.No} no, {counts.NotKnown} not known";

    private static string YesNo(bool? answer) => answer switch { true => "Yes", false => "No", _ => NotGiven };

    private static string Of(Enum? value) => value is null ? NotGiven : EnumText.Of(value);

    private static string Given(string? words) => string.IsNullOrWhiteSpace(words) ? NotGiven : words;

    private static string Hidden(string? words) => string.IsNullOrWhiteSpace(words) ? NotGiven : ProtectedText.Mask;

    private static string Name(string? first, string? last) => string.IsNullOrWhiteSpace(first) && string.IsNullOrWhiteSpace(last) ? "Not known yet" : $"{first} {last}".Trim();

    private static string Born(DateParts born, string? age) => !born.IsEmpty ? $"{born.Day} {born.Month} {born.Year}" : string.IsNullOrWhiteSpace(age) ? NotGiven : $"About {age} years old";

    /// <summary>The date and time that will be recorded, not only the word that was chosen.</summary>
    private static string When(ReportInput i, DateTimeOffset now)
    {
        if (i.When is null or IncidentWhen.NotSure) return Of(i.When);
        var (at, precision) = ReportReading.OccurredAt(i, now);
        var date = UkTime.DateOf(at).ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en-GB")) + (precision is TimePrecision.Minute ? UkTime.TimeOf(at).ToString(", HH:mm", CultureInfo.InvariantCulture) : "");
        return i.When is IncidentWhen.On ? date : $"{Of(i.When)}: {date}";
    }

    private static string Taken(Matches matches) => matches.Found.Count == 0 ? "None found" : !matches.IsAnswered ? "Found, not answered" : matches.ChosenId is null ? "None of those found"
        : $"Same person: {matches.Possible.First().DisplayName}. {matches.Possible.First().Match.Because}";
}
