using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>The boxes of the report form, what was done first, then what makes it worse.</summary>
public static class ReportChoices
{
    private static readonly Box[] Context = [Box.Separation, Box.CoerciveControl, Box.PriorVictims, Box.Escalation, Box.Obsession, Box.FalseComplaint];

    public static IEnumerable<Choice> Did => Choices(Enum.GetValues<Box>().Where(b => !Context.Contains(b) && b is not Box.VictimFear));

    public static IEnumerable<Choice> Circumstances => Choices(Context);

    private static IEnumerable<Choice> Choices(IEnumerable<Box> boxes) => boxes.Select(b => new Choice(b.ToString(), EnumText.Of(b), EnumText.HintOf(b)));
}
