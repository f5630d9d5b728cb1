using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StalkingCase.Domain.Tests.Docs;

public partial class RuleDocsTests
{
    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static string Pages() => string.Concat(Directory.GetFiles(Path.Combine(Root(), "docs", "rules"), "*.md").Select(File.ReadAllText));

    [Fact]
    public void Every_rule_that_the_domain_names_is_written_down()
    {
        var sources = Directory.GetFiles(Path.Combine(Root(), "src", "StalkingCase.Domain"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal));
        var named = sources.SelectMany(f => Id().Matches(File.ReadAllText(f)).Select(m => m.Value)).ToHashSet();
        var written = Id().Matches(Pages()).Select(m => m.Value).ToHashSet();

        Assert.Empty(named.Except(written).Order());
    }

    [Fact]
    public void Every_written_rule_of_reports_risk_and_alarms_has_a_test()
    {
        var owed = Pages().Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.Contains("comes with", StringComparison.Ordinal))
            .Select(l => l.Split('|')[1].Trim()).Where(id => Tested().IsMatch(id));
        var tests = typeof(RuleDocsTests).Assembly.GetTypes().SelectMany(t => t.GetMethods().Cast<MemberInfo>().Append(t));
        var covered = tests.SelectMany(t => CustomAttributeData.GetCustomAttributes(t).Where(a => a.AttributeType == typeof(TraitAttribute)).Select(a => (string)a.ConstructorArguments[1].Value!)
            .Append(t.Name.Replace('_', '-'))).ToList();

        Assert.DoesNotContain(owed, id => !covered.Exists(c => c.Contains(id, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\b(?:(?:REP|RSK|ALM|ORD|WAR|SAF|VIC|AUD|ACC|CLK)-\d\d|SEC-[A-Z]\d\d)\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(REP|RSK|ALM)-\d\d$")]
    private static partial Regex Tested();
}
