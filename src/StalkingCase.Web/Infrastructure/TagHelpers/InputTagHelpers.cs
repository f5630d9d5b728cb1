using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StalkingCase.Web.Infrastructure.TagHelpers;

[HtmlTargetElement("sc-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScInputTagHelper : FieldTagHelper
{
    public int? Width { get; set; }
    public string Type { get; set; } = "text";
    public string? Inputmode { get; set; }
    public string? Autocomplete { get; set; }
    public bool Protected { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = ErrorOf(Name);
        var secret = Protected ? " spellcheck=\"false\" autocomplete=\"off\"" : Autocomplete is null ? "" : $" autocomplete=\"{E(Autocomplete)}\"";
        var mode = Inputmode is null ? "" : $" inputmode=\"{E(Inputmode)}\"";
        var width = Width is null ? "" : $" govuk-input--width-{Width}";
        var value = Type == "password" ? "" : $" value=\"{E(Kept(Name, For.Model))}\"";
        Write(output, Group(error, LabelHtml() + HintHtml() + ErrorHtml(error) +
            $"<input class=\"govuk-input{width}{(error is null ? "" : " govuk-input--error")}\" id=\"{Id}\" name=\"{E(Name)}\" type=\"{E(Type)}\"{value}{mode}{secret}{Described(error)}{Invalid(error)}>"));
    }
}

[HtmlTargetElement("sc-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScTextareaTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;
    public int? Max { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = ErrorOf(Name);
        var count = Max is null ? "" : $" class=\"govuk-character-count\" data-module=\"govuk-character-count\" data-maxlength=\"{Max}\"";
        var info = Max is null ? "" : $"<div id=\"{Id}-info\" class=\"govuk-hint govuk-character-count__message\">You can enter up to {Max} characters</div>";
        Write(output, $"<div{count}>" + Group(error, LabelHtml() + HintHtml() + ErrorHtml(error) +
            $"<textarea class=\"govuk-textarea{(Max is null ? "" : " govuk-js-character-count")}{(error is null ? "" : " govuk-textarea--error")}\" id=\"{Id}\" name=\"{E(Name)}\" rows=\"{Rows}\"{Described(error, Max is null ? null : $"{Id}-info")}{Invalid(error)}>\n{E(Kept(Name, For.Model))}</textarea>" + info) + "</div>");
    }
}

[HtmlTargetElement("sc-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScDateTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = For.Model as DateParts ?? new DateParts();
        var error = ErrorOf(Name, $"{Name}.Day", $"{Name}.Month", $"{Name}.Year");
        var boxes = Box("Day", parts.Day, 2, Id) + Box("Month", parts.Month, 2, $"{Id}_Month") + Box("Year", parts.Year, 4, $"{Id}_Year");
        Write(output, Group(error, $"<fieldset class=\"govuk-fieldset\" role=\"group\"{Described(error)}><legend class=\"govuk-fieldset__legend\">{E(LabelText)}</legend>" +
            HintHtml() + ErrorHtml(error) + $"<div class=\"govuk-date-input\">{boxes}</div></fieldset>"));

        string Box(string part, string? value, int width, string id) =>
            $"<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\"><label class=\"govuk-label govuk-date-input__label\" for=\"{id}\">{part}</label>" +
            $"<input class=\"govuk-input govuk-date-input__input govuk-input--width-{width}{(error is null ? "" : " govuk-input--error")}\" id=\"{id}\" name=\"{E(Name)}.{part}\" type=\"text\" inputmode=\"numeric\" value=\"{E(Kept($"{Name}.{part}", value))}\"{Invalid(error)}{(error is null ? "" : $" aria-describedby=\"{Id}-error\"")}></div></div>";
    }
}

[HtmlTargetElement("sc-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScTimeTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = ErrorOf(Name);
        var model = For.Model is TimeOnly time ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : For.Model;
        Write(output, Group(error, LabelHtml() + HintHtml() + ErrorHtml(error) +
            $"<input class=\"govuk-input govuk-input--width-5{(error is null ? "" : " govuk-input--error")}\" id=\"{Id}\" name=\"{E(Name)}\" type=\"text\" inputmode=\"numeric\" value=\"{E(Kept(Name, model))}\"{Described(error)}{Invalid(error)}>"));
    }
}

[HtmlTargetElement("sc-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScSelectTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem>? Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = ErrorOf(Name);
        var kept = KeptValues();
        var items = Items ?? (Kind.IsEnum ? Enum.GetValues(Kind).Cast<Enum>().Select(v => new SelectListItem(EnumText.Of(v), v.ToString())) : []);
        var options = string.Concat(items.Select(i => $"<option value=\"{E(i.Value)}\"{(kept.Contains(i.Value ?? "") || (kept.Count == 0 && i.Selected) ? " selected" : "")}>{E(i.Text)}</option>"));
        Write(output, Group(error, LabelHtml() + HintHtml() + ErrorHtml(error) +
            $"<select class=\"govuk-select{(error is null ? "" : " govuk-select--error")}\" id=\"{Id}\" name=\"{E(Name)}\"{Described(error)}{Invalid(error)}><option value=\"\"></option>{options}</select>"));
    }
}
