using StalkingCase.Domain.Duties;

namespace StalkingCase.Domain.Tests.Duties;

/// <summary>When each notice of a duty is due (deadlines.md, "Climbing").</summary>
public sealed class StepTests
{
    private static readonly DateTimeOffset Due = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Duty Standard = new()
    {
        Id = Guid.NewGuid(),
        ForceId = Guid.NewGuid(),
        CaseId = Guid.NewGuid(),
        Clock = "CLK-35",
        SubjectId = Guid.NewGuid(),
        StartFactId = Guid.NewGuid(),
        UnitId = Guid.NewGuid(),
        Risk = null,
        RiskOrder = 0,
        StartsAt = Due.AddHours(-48),
        VisibleFrom = Due.AddHours(-48),
        DueBy = Due,
        OriginalDueBy = Due,
        SergeantAt = Due.AddHours(24),
        InspectorAt = Due.AddHours(48),
        SuperintendentAt = Due.AddHours(72),
    };

    [Fact]
    public void The_owner_is_told_when_it_is_due_and_each_rank_when_it_begins_to_see_it() =>
        Assert.Equal([new Step(Rung.Owner, Due), new Step(Rung.Sergeant, Due.AddHours(24)), new Step(Rung.Inspector, Due.AddHours(48)), new Step(Rung.Superintendent, Due.AddHours(72))], Standard.Steps());

    [Fact]
    public void A_rank_that_never_sees_it_is_never_told() =>
        Assert.Equal([Rung.Owner, Rung.Inspector], (Standard with { SergeantAt = DateTimeOffset.MaxValue, SuperintendentAt = DateTimeOffset.MaxValue.AddTicks(-1) }).Steps().Select(s => s.Rung));

    [Fact]
    public void Nobody_is_told_before_it_is_due() =>
        Assert.Equal([Due, Due, Due, Due.AddTicks(1)], (Standard with { SergeantAt = Due.AddHours(-1), InspectorAt = Due.AddTicks(-1), SuperintendentAt = Due.AddTicks(1) }).Steps().Select(s => s.At));

    [Theory]
    [InlineData("CLK-25")]
    [InlineData("CLK-31")]
    [InlineData("CLK-32")]
    public void But_the_ranks_of_the_clocks_that_climb_early(string clock)
    {
        Assert.Contains(clock, Clock.ClimbEarly);
        Assert.Equal([Due.AddHours(-2), Due.AddHours(-1), Due], (Standard with { Clock = clock, SergeantAt = Due.AddHours(-2), InspectorAt = Due.AddHours(-1), SuperintendentAt = Due }).Steps().Where(s => s.Rung is not Rung.Owner).Select(s => s.At));
    }

    [Theory]
    [InlineData("CLK-25", "0")]
    [InlineData("CLK-31", "")]
    [InlineData("CLK-32", "3")]
    public void The_owner_is_told_of_each_warning_before_an_end_when_it_is_shown_and_not_when_the_end_has_come(string clock, string part) =>
        Assert.Equal(new Step(Rung.Owner, Due.AddDays(-30)), Assert.Single((Standard with { Clock = clock, Part = part, StartsAt = Due.AddYears(-2), VisibleFrom = Due.AddDays(-30) }).Steps(), s => s.Rung is Rung.Owner));

    [Fact]
    public void The_file_is_a_duty_like_any_other() =>
        Assert.Equal(new Step(Rung.Owner, Due), Assert.Single((Standard with { Clock = "CLK-31", Part = "file" }).Steps(), s => s.Rung is Rung.Owner));

    [Theory]
    [InlineData("CLK-31")]
    [InlineData("CLK-35")]
    public void Nobody_is_told_before_it_is_shown(string clock)
    {
        var shown = Due.AddHours(30);

        Assert.Equal([shown, shown, Due.AddHours(48), Due.AddHours(72)], (Standard with { Clock = clock, Part = "file", VisibleFrom = shown }).Steps().Select(s => s.At));
    }
}
