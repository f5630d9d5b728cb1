using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StalkingCase.Web.Infrastructure.TagHelpers;

[HtmlTargetElement("sc-submit")]
public sealed class ScSubmitTagHelper : TagHelper
{
    public string Kind { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("class", Kind.Length == 0 ? "govuk-button" : $"govuk-button govuk-button--{Kind}");
        output.Attributes.SetAttribute("data-module", "govuk-button");
        output.Attributes.SetAttribute("data-prevent-double-click", "true");
    }
}

[HtmlTargetElement("sc-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScErrorSummaryTagHelper(IHtmlHelper html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (ViewContext.ModelState.IsValid) { output.SuppressOutput(); return; }
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.Content.SetHtmlContent(await html.PartialAsync("_ErrorSummary"));
    }
}

[HtmlTargetElement("sc-risk-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScRiskBadgeTagHelper : TagHelper
{
    public object? Grade { get; set; }
    public bool Endorsed { get; set; } = true;
    public bool ReviewOverdue { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (css, words) = Grade?.ToString() switch
        {
            "High" or "3" => ("high", "HIGH RISK"),
            "Medium" or "2" => ("medium", "MEDIUM RISK"),
            "Standard" or "1" => ("standard", "STANDARD RISK"),
            _ => ("none", "RISK NOT ASSESSED")
        };
        var more = (css == "none" || Endorsed ? "" : ", not yet endorsed") + (ReviewOverdue ? ", review overdue" : "");
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"app-risk app-risk--{css}");
        output.Content.SetHtmlContent($"<span class=\"app-risk__shape\" aria-hidden=\"true\"></span>{words}{more}");
    }
}

[HtmlTargetElement("sc-time-at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScTimeAtTagHelper : TagHelper
{
    public DateTimeOffset Value { get; set; }
    public DateTimeOffset Now { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetHtmlContent(HtmlEncoder.Default.Encode(UkTimeText.Format(Value, Now)));
    }
}
