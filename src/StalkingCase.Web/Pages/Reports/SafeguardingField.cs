namespace StalkingCase.Web.Pages.Reports;

/// <summary>One line of the safeguarding list as it is shown.</summary>
public sealed record SafeguardingField(string Label, string Name, SafeguardingLine Line);
