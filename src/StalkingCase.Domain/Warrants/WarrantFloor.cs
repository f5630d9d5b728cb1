using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;

namespace StalkingCase.Domain.Warrants;

/// <summary>WAR-02: A if the victim is High or there are threats or a breach; never below B in a stalking case.</summary>
public static class WarrantFloor
{
    public static WarrantGrade Of(IEnumerable<Fact> facts, RiskGrade? effective) => Of(facts.Any(IsThreatOrBreach), effective);

    internal static WarrantGrade Of(bool isThreatened, RiskGrade? effective) => isThreatened || effective is RiskGrade.High ? WarrantGrade.A : WarrantGrade.B;

    internal static bool IsThreatOrBreach(Fact fact) =>
        fact.Kind is FactKind.BreachRecorded || fact.Detail.Boxes?.Any(b => Indicators.IsThreat(b) || Indicators.IsBreach(b)) == true;
}
