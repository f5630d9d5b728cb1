using System.Reflection;
using System.Text.RegularExpressions;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

/// <summary>Properties a reviewer would miss.</summary>
public sealed class HouseRulesTests
{
    private static readonly Assembly Domain = typeof(Fact).Assembly;

    [Fact]
    public void The_domain_knows_no_framework()
    {
        var foreign = Domain.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Microsoft.", StringComparison.Ordinal) || n.Contains("Serilog", StringComparison.Ordinal) || n.Contains("Fluent", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Nothing_in_a_fact_s_detail_could_hold_a_name_a_place_or_free_text()
    {
        var free = typeof(FactDetail).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !IsCode(p.PropertyType)).Select(p => p.Name);

        Assert.Empty(free);
    }

    [Fact]
    public void No_record_of_the_domain_can_be_changed_but_by_its_acts()
    {
        var settable = Domain.GetTypes().Where(t => typeof(AggregateRoot).IsAssignableFrom(t))
            .SelectMany(t => t.GetProperties()).Where(p => p.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit"))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");

        Assert.Empty(settable);
    }

    [Fact]
    public void No_log_line_writes_a_whole_object()
    {
        var lines = Repository.Sources("src", "*.cs").Where(f => Regex.IsMatch(File.ReadAllText(f), @"Log(Information|Warning|Error|Debug|Critical)\([^)]*\{@"));

        Assert.Empty(lines);
    }

    [Fact]
    public void No_page_writes_raw_html_or_an_inline_style()
    {
        var pages = Repository.Sources("src", "*.cshtml").Where(f => Regex.IsMatch(File.ReadAllText(f), @"Html\.Raw|\sstyle=""")).Select(Path.GetFileName);

        Assert.Empty(pages);
    }

    /// <summary>Razor writes such a line without running the tag: the time would be missing from the page.</summary>
    [Fact]
    public void No_tag_of_ours_stands_on_a_line_of_plain_text()
    {
        var pages = Repository.Sources("src", "*.cshtml").Where(f => Regex.IsMatch(File.ReadAllText(f), @"@:.*<sc-")).Select(Path.GetFileName);

        Assert.Empty(pages);
    }

    [Fact]
    public void Raw_sql_and_lifted_filters_stay_in_the_short_list()
    {
        string[] allowed = ["SqlitePragmas.cs", "SqliteCaseDbContext.cs", "SqlServerCaseDbContext.cs", "BulkWriter.cs", "BenchServer.cs"]; // The last only reads the text of the slowest statement.
        var uses = Repository.Sources("src", "*.cs").Where(f => Regex.IsMatch(File.ReadAllText(f), @"ExecuteSql|FromSql|CommandText|RS0030|IgnoreQueryFilters"))
            .Select(f => Path.GetFileName(f)!).Except(allowed);

        Assert.Empty(uses);
    }

    private static bool IsCode(Type type)
    {
        var core = Nullable.GetUnderlyingType(type) ?? type;
        if (core.IsGenericType && core.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return IsCode(core.GetGenericArguments()[0]);
        return core.IsEnum || core == typeof(bool) || core == typeof(int) || core == typeof(Guid) || core == typeof(DateTimeOffset) || core == typeof(DateOnly)
            || core == typeof(StalkingCase.Domain.Reports.FourAnswers);
    }
}
