using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StalkingCase.Web.Infrastructure.TagHelpers;

public abstract class FieldTagHelper : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string? Label { get; set; }
    public string? Hint { get; set; }
    [ViewContext, HtmlAttributeNotBound] public ViewContext ViewContext { get; set; } = null!;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    protected string Id => IdOf(Name);
    protected string LabelText => Label ?? For.Metadata.DisplayName ?? For.Metadata.Name ?? "";
    protected Type Kind => Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    protected static string E(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    protected string? ErrorOf(params string[] names) => names
        .SelectMany(n => ViewContext.ModelState.TryGetValue(n, out var entry) ? entry.Errors : [])
        .Select(e => e.ErrorMessage).FirstOrDefault();

    protected string Kept(string name, object? model) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } typed
            ? typed : Convert.ToString(model, CultureInfo.InvariantCulture) ?? "";

    protected HashSet<string> KeptValues()
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
            return raw is string[] many ? [.. many] : [raw.ToString() ?? ""];
        if (For.Model is string one) return [one];
        if (For.Model is IEnumerable list) return [.. list.Cast<object>().Select(v => v.ToString() ?? "")];
        return For.Model is null ? [] : [For.Model.ToString() ?? ""];
    }

    protected string HintHtml() => Hint is null ? "" : $"<div id=\"{Id}-hint\" class=\"govuk-hint\">{E(Hint)}</div>";

    protected string ErrorHtml(string? error) => error is null ? ""
        : $"<p id=\"{Id}-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> {E(error)}</p>";

    protected string Described(string? error, string? also = null)
    {
        var ids = string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", error is null ? null : $"{Id}-error", also }.OfType<string>());
        return (ids.Length == 0 ? "" : $" aria-describedby=\"{ids}\"");
    }

    protected static string Invalid(string? error) => error is null ? "" : " aria-invalid=\"true\"";

    protected string LabelHtml() => $"<label class=\"govuk-label\" for=\"{Id}\">{E(LabelText)}</label>";

    protected string Group(string? error, string inner) =>
        $"<div class=\"govuk-form-group{(error is null ? "" : " govuk-form-group--error")}\">{inner}</div>";

    protected static void Write(TagHelperOutput output, string html)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(html);
    }
}
