using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace StalkingCase.Domain.People;

/// <summary>How surely two records are of one person, worst to best (REP-02).</summary>
public enum MatchStrength { Weak, Possible, Strong, Certain }

/// <summary>Why a recorded person was offered (REP-02); in the order they are said.</summary>
public enum MatchReason
{
    [Display(Name = "Same name")] SameName,
    [Display(Name = "Similar name")] SimilarName,
    [Display(Name = "First and last name swapped")] SwappedNames,
    [Display(Name = "Same last name")] SameLastName,
    [Display(Name = "Similar last name")] SimilarLastName,
    [Display(Name = "Same first name")] SameFirstName,
    [Display(Name = "Another form of the first name")] Nickname,
    [Display(Name = "First initial and last name")] InitialAndSurname,
    [Display(Name = "Same nickname or alias")] SameAlias,
    [Display(Name = "Same date of birth")] SameBirthDate,
    [Display(Name = "Day and month of birth swapped")] DayAndMonthSwapped,
    [Display(Name = "Similar age")] SimilarAge,
    [Display(Name = "Same year of birth")] SameBirthYear,
    [Display(Name = "One digit of the date of birth differs")] OneDigitDifferentBirthDate,
    [Display(Name = "Same phone number")] SamePhone,
    [Display(Name = "Same email address")] SameEmail,
    [Display(Name = "Same username")] SameHandle,
    [Display(Name = "Same vehicle")] SameVehicle,
    [Display(Name = "Same address")] SameAddress,
    [Display(Name = "Same postcode")] SamePostcode,
    [Display(Name = "Same workplace")] SameWorkplace,
    [Display(Name = "Same place")] SamePlace
}

/// <summary>A recorded person who may be the one typed, with every reason (REP-02).</summary>
public sealed record Match(Guid PersonId, MatchStrength Strength, IReadOnlyList<MatchReason> Reasons)
{
    private const string Same = "Same ";

    private static readonly Dictionary<MatchReason, string> Texts = Enum.GetValues<MatchReason>()
        .ToDictionary(reason => reason, reason => typeof(MatchReason).GetField(reason.ToString())!.GetCustomAttribute<DisplayAttribute>()!.Name!);

    /// <summary>The reasons as one sentence: "Same name and date of birth."</summary>
    public string Because
    {
        get
        {
            List<string> parts = [];
            List<string> same = [];
            foreach (var text in Reasons.Order().Select(reason => Texts[reason]))
            {
                if (text.StartsWith(Same, StringComparison.Ordinal))
                {
                    same.Add(text[Same.Length..]);
                    continue;
                }
                Close(same, parts);
                parts.Add(text);
            }
            Close(same, parts);
            var sentence = string.Join(", ", parts.Select((part, i) => i == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
            return sentence + ".";
        }
    }

    private static void Close(List<string> same, List<string> parts)
    {
        if (same.Count > 0)
        {
            parts.Add(Same + (same.Count == 1 ? same[0] : $"{string.Join(", ", same.SkipLast(1))} and {same[^1]}"));
            same.Clear();
        }
    }
}
