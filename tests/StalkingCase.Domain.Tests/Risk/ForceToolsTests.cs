using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Tests.Support;

namespace StalkingCase.Domain.Tests.Risk;

public class ForceToolsTests
{
    private static readonly DateTimeOffset T = Story.Start;
    private static readonly Guid Force = Guid.CreateVersion7();
    private static readonly Guid First = Guid.CreateVersion7();
    private static readonly Guid Second = Guid.CreateVersion7();

    [Fact, Trait("Rule", "RSK-12")]
    public void A_force_that_decided_nothing_asks_every_tool_in_its_first_version_shipped()
    {
        Assert.Equal(ForceTools.Codes, ForceTools.Shipped.Offered(T).Select(t => t.Code));
        Assert.All(ForceTools.Shipped.Offered(T), t => Assert.Same(ForceTools.Shipped.VersionsOf(t.Code)[0], t));
    }

    [Fact, Trait("Rule", "RSK-12"), Trait("Rule", "RSK-09"), Trait("Rule", "AUD-02")]
    public void A_text_of_the_force_is_asked_from_its_start_and_the_version_before_stays_readable()
    {
        var change = Bring(ForceTools.Shipped, "S-DASH", "licensed-1", T.AddDays(1));
        Refused.By("AUD-02", () => change.Decide(true, First, T));
        Assert.Equal("2026.1", ForceTools.Of([change]).InUse("S-DASH", T.AddDays(2))!.Version);
        Assert.Null(ForceTools.Of([change]).Find("S-DASH", "licensed-1"));
        change.Decide(true, Second, T);
        var tools = ForceTools.Of([change]);

        Assert.Equal("2026.1", tools.InUse("S-DASH", T.AddDays(1).AddTicks(-1))!.Version);
        Assert.Equal("licensed-1", tools.InUse("S-DASH", T.AddDays(1))!.Version);
        Assert.NotNull(tools.Find("S-DASH", "2026.1"));
        var back = Decided(ToolChange.Start(Force, tools, "S-DASH", "2026.1", At(T.AddDays(2)), First, T));
        Assert.Equal("2026.1", ForceTools.Of([change, back]).InUse("S-DASH", T.AddDays(2))!.Version);
        Assert.Equal(11, ForceTools.Of([change, back]).Find("S-DASH", "licensed-1")!.Questions.Count);
    }

    [Fact, Trait("Rule", "RSK-12"), Trait("Rule", "RSK-01")]
    public void A_tool_is_switched_off_and_on_again_but_never_the_questions_of_a_first_report()
    {
        Refused.By("RSK-12", () => ToolChange.SwitchOff(Force, ForceTools.Shipped, "SCREEN", At(T.AddDays(1)), First, T));
        var off = Decided(ToolChange.SwitchOff(Force, ForceTools.Shipped, "DASH", At(T.AddDays(1)), First, T));
        var tools = ForceTools.Of([off]);

        Assert.NotNull(tools.InUse("DASH", T.AddDays(1).AddTicks(-1)));
        Assert.Null(tools.InUse("DASH", T.AddDays(1)));
        Assert.DoesNotContain(tools.Offered(T.AddDays(1)), t => t.Code == "DASH");
        Refused.By("RSK-12", () => ToolChange.SwitchOff(Force, tools, "DASH", At(T.AddDays(2)), First, T));
        var on = Decided(ToolChange.Start(Force, tools, "DASH", "2026.1", At(T.AddDays(2)), First, T));
        Assert.NotNull(ForceTools.Of([off, on]).InUse("DASH", T.AddDays(2)));
    }

    [Fact, Trait("Rule", "RSK-12"), Trait("Rule", "AUD-02")]
    public void Changes_follow_each_other_and_none_counts_backwards()
    {
        var waiting = ToolChange.SwitchOff(Force, ForceTools.Shipped, "DASH", At(T.AddDays(2)), First, T);
        Refused.By("RSK-12", () => ToolChange.SwitchOff(Force, ForceTools.Of([waiting]), "DASH", At(T.AddDays(3)), First, T));
        Refused.By("AUD-02", () => waiting.Decide(true, Second, T.AddDays(2)));
        waiting.Decide(true, Second, T);
        Refused.By("AUD-02", () => waiting.Decide(true, Second, T));
        Refused.By("RSK-12", () => ToolChange.Start(Force, ForceTools.Of([waiting]), "DASH", "2026.1", At(T.AddDays(2)), First, T));
        Refused.By("RSK-12", () => ToolChange.SwitchOff(Force, ForceTools.Shipped, "DASH", At(T), First, T));
        Refused.By("RSK-12", () => ToolChange.Start(Force, ForceTools.Shipped, "DASH", "2026.1", At(T.AddDays(1)), First, T));
        Refused.By("RSK-12", () => ToolChange.Start(Force, ForceTools.Shipped, "DASH", "2031.1", At(T.AddDays(1)), First, T));
        Refused.By("RSK-12", () => Bring(ForceTools.Shipped, "DASH", "2026.1", T.AddDays(1)));
    }

    [Theory, Trait("Rule", "RSK-12")]
    [InlineData("not a tool")]
    [InlineData("{}")]
    [InlineData("""{"code":"OTHER","version":"1","title":"Other","notice":"","owner":"Somebody","mediumFromYes":1,"highFromYes":null,"questions":[{"number":1,"text":"Asked?"}]}""")]
    [InlineData("""{"code":"DASH","version":" ","title":"Other","notice":"","owner":"Somebody","mediumFromYes":1,"highFromYes":null,"questions":[{"number":1,"text":"Asked?"}]}""")]
    [InlineData("""{"code":"DASH","version":"1","title":"Other","notice":"","owner":"Somebody","mediumFromYes":1,"highFromYes":null,"questions":[]}""")]
    [InlineData("""{"code":"DASH","version":"1","title":"Other","notice":"","owner":"Somebody","mediumFromYes":3,"highFromYes":2,"questions":[{"number":1,"text":"Asked?"}]}""")]
    [InlineData("""{"code":"DASH","version":"1","title":"Other","notice":"","owner":"Somebody","mediumFromYes":1,"highFromYes":null,"questions":[{"number":1,"text":"Asked?"},{"number":1,"text":"Again?"}]}""")]
    [InlineData("""{"code":"DASH","version":"1","title":"Other","notice":"","owner":"Somebody","mediumFromYes":1,"highFromYes":null,"questions":[{"number":1,"text":"Asked?","indicator":"no-such-box"}]}""")]
    [InlineData("""{"code":"DASH","version":"1","title":"Other","notice":"","owner":"Somebody","mediumFromYes":1,"highFromYes":null,"questions":[{"number":1,"text":"Asked?","opensTool":"OTHER"}]}""")]
    public void A_text_that_could_not_be_asked_is_refused(string text) => Refused.By("RSK-12", () => ForceTools.Read(text));

    [Fact, Trait("Rule", "RSK-12")]
    public void Every_tool_shipped_can_be_written_out_and_brought_back_unchanged()
    {
        foreach (var tool in RiskTools.All)
        {
            var back = ForceTools.Read(RiskTools.Write(tool));
            Assert.Equal(tool.Questions, back.Questions);
            Assert.Equal(tool with { Questions = [] }, back with { Questions = [] });
        }
    }

    private static ToolAsked At(DateTimeOffset from) => new(from, "The risk lead asked for it.");

    private static ToolChange Bring(ForceTools tools, string code, string version, DateTimeOffset from) =>
        ToolChange.Bring(Force, tools, code, RiskTools.Write(tools.VersionsOf(code)[0] with { Version = version }), At(from), First, T);

    private static ToolChange Decided(ToolChange change)
    {
        change.Decide(true, Second, T);
        return change;
    }
}
