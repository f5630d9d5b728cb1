using System.Globalization;
using static StalkingCase.Domain.People.MatchReason;

namespace StalkingCase.Domain.People;

/// <summary>How far birth dates or ages agree: the reason and its weight, or that they contradict each other (REP-02).</summary>
internal readonly record struct BirthAgreement(MatchReason? Reason, int Points, bool Conflicts)
{
    private const int YearsAlike = 5;
    private const int YearsApart = 15;
    private const int OldestAge = 130;

    internal static BirthAgreement Of(TypedPerson typed, KnownPerson known)
    {
        if (typed.BornOn is { } born)
        {
            return known.BornOn is { } on ? OfDates(born, on)
                : known.BornYearAbout is { } about ? OfYears(born.Year, about) : default;
        }
        if (typed.ApproximateAge is not { } age || age is < 0 or > OldestAge)
        {
            return default;
        }
        var knownAge = known.BornOn is { } date ? AgeOn(typed.Today, date) : typed.Today.Year - (long?)known.BornYearAbout;
        return knownAge is { } other ? OfAges(Math.Abs(other - age)) : default;
    }

    private static BirthAgreement OfDates(DateOnly one, DateOnly other)
    {
        if (one == other)
        {
            return new(SameBirthDate, 40, false);
        }
        if (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month)
        {
            return new(DayAndMonthSwapped, 30, false);
        }
        if (Digits(one).Zip(Digits(other)).Count(pair => pair.First != pair.Second) == 1)
        {
            return new(OneDigitDifferentBirthDate, 30, false);
        }
        return one.Year == other.Year ? new(SameBirthYear, 12, false) : new(null, 0, true);
    }

    private static BirthAgreement OfYears(int born, int about) =>
        born == about ? new(SameBirthYear, 12, false) : OfAges(Math.Abs(born - (long)about));

    private static BirthAgreement OfAges(long apart) =>
        apart <= YearsAlike ? new(SimilarAge, 10, false) : new(null, 0, apart > YearsApart);

    private static long AgeOn(DateOnly today, DateOnly born) =>
        today.Year - born.Year - ((today.Month, today.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    private static string Digits(DateOnly date) => date.ToString("ddMMyyyy", CultureInfo.InvariantCulture);
}
