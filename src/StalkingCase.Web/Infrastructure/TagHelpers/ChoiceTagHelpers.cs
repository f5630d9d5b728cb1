using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StalkingCase.Web.Infrastructure.TagHelpers;

public sealed record Choice(string Value, string Label, string? Hint = null, string? Reveals = null);

public abstract class ChoicesTagHelper : FieldTagHelper
{
    public string? Legend { get; set; }
    public IEnumerable<Choice>? Items { get; set; }

    protected async Task RenderAsync(TagHelperContext context, TagHelperOutput output, string type, string css, string extra)
    {
        var own = new List<Choice>();
        context.Items[typeof(Choice)] = own;
        await output.GetChildContentAsync();
        var kind = Kind.IsGenericType ? Kind.GetGenericArguments()[0] : Kind;
        kind = Nullable.GetUnderlyingType(kind) ?? kind;
        IEnumerable<Choice> choices = own.Count > 0 ? own : Items ?? FromKind(kind);
        var error = ErrorOf(Name);
        var kept = KeptValues();
        var html = string.Concat(choices.Select((c, i) =>
        {
            var id = i == 0 ? Id : $"{Id}-{i + 1}";
            var revealed = c.Reveals is null ? "" : $" data-aria-controls=\"{id}-more\"";
            var described = c.Hint is null ? "" : $" aria-describedby=\"{id}-item-hint\"";
            var invalid = error is not null && type == "checkbox" ? Invalid(error) : "";
            return $"<div class=\"govuk-{css}__item\"><input class=\"govuk-{css}__input\" id=\"{id}\" name=\"{E(Name)}\" type=\"{type}\" value=\"{E(c.Value)}\"{(kept.Contains(c.Value) ? " checked" : "")}{revealed}{described}{invalid}>" +
                $"<label class=\"govuk-label govuk-{css}__label\" for=\"{id}\">{E(c.Label)}</label>" +
                (c.Hint is null ? "" : $"<div id=\"{id}-item-hint\" class=\"govuk-hint govuk-{css}__hint\">{E(c.Hint)}</div>") + "</div>" +
                (c.Reveals is null ? "" : $"<div class=\"govuk-{css}__conditional{(kept.Contains(c.Value) ? "" : $" govuk-{css}__conditional--hidden")}\" id=\"{id}-more\">{c.Reveals}</div>");
        }));
        Write(output, Group(error, $"<fieldset class=\"govuk-fieldset\"{Described(error)}><legend class=\"govuk-fieldset__legend\">{E(Legend ?? LabelText)}</legend>" +
            HintHtml() + ErrorHtml(error) + $"<div class=\"govuk-{css}{extra}\" data-module=\"govuk-{css}\">{html}</div></fieldset>"));
    }

    private static IEnumerable<Choice> FromKind(Type kind) =>
        kind.IsEnum ? Enum.GetValues(kind).Cast<Enum>().Select(v => new Choice(v.ToString(), EnumText.Of(v), EnumText.HintOf(v)))
        : kind == typeof(bool) ? [new("True", "Yes"), new("False", "No")] : [];
}

[HtmlTargetElement("sc-radios")]
public sealed class ScRadiosTagHelper : ChoicesTagHelper
{
    public bool Inline { get; set; }

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        RenderAsync(context, output, "radio", "radios", Inline ? " govuk-radios--inline" : "");
}

[HtmlTargetElement("sc-checkboxes")]
public sealed class ScCheckboxesTagHelper : ChoicesTagHelper
{
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        RenderAsync(context, output, "checkbox", "checkboxes", "");
}

[HtmlTargetElement("sc-radio", ParentTag = "sc-radios")]
[HtmlTargetElement("sc-checkbox", ParentTag = "sc-checkboxes")]
public sealed class ScChoiceTagHelper : TagHelper
{
    public string Value { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = (await output.GetChildContentAsync()).GetContent();
        if (context.Items.TryGetValue(typeof(Choice), out var list))
            ((List<Choice>)list).Add(new(Value, Label, Hint, string.IsNullOrWhiteSpace(inner) ? null : inner));
        output.SuppressOutput();
    }
}
