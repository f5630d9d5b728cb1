using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Infrastructure.TagHelpers;

namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>The boxes of an entry in the groups of the form. Shown by _Boxes.cshtml.</summary>
public sealed class BoxesInput
{
    private static readonly Box[] OfOrders = [Box.BreachOfOrder, Box.BreachOfBail];

    public List<Box> Did { get; set; } = [];
    public List<Box> Danger { get; set; } = [];
    public List<Box> Broken { get; set; } = [];
    public List<Box> Context { get; set; } = [];

    public IReadOnlyList<Box> All => [.. Did.Concat(Danger).Concat(Broken).Concat(Context).Distinct()];

    public static IEnumerable<Choice> DidChoices => Choices(Enum.GetValues<Box>().Where(Indicators.IsBehaviour));
    public static IEnumerable<Choice> DangerChoices => Choices(Enum.GetValues<Box>().Where(IsDanger));
    public static IEnumerable<Choice> BrokenChoices => Choices(OfOrders);
    public static IEnumerable<Choice> ContextChoices => Choices(Enum.GetValues<Box>().Where(b => !Indicators.IsBehaviour(b) && !IsDanger(b) && !OfOrders.Contains(b)));

    public static BoxesInput Of(IReadOnlyList<Box> boxes) => new()
    {
        Did = [.. boxes.Where(Indicators.IsBehaviour)],
        Danger = [.. boxes.Where(IsDanger)],
        Broken = [.. boxes.Where(OfOrders.Contains)],
        Context = [.. boxes.Where(b => !Indicators.IsBehaviour(b) && !IsDanger(b) && !OfOrders.Contains(b))],
    };

    private static bool IsDanger(Box box) => box is >= Box.Violence and <= Box.OtherThreats;

    private static IEnumerable<Choice> Choices(IEnumerable<Box> boxes) => boxes.Select(b => new Choice(b.ToString(), EnumText.Of(b), EnumText.HintOf(b)));
}
