using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>Between the rendered form and the draft: what was typed is kept and shown again exactly as typed.</summary>
internal static class DraftForm
{
    private const string Prefix = "Input.";
    private const string SaidAt = nameof(ReportInput.WhenSaidAt);
    private const char Several = '\u001f';

    /// <summary>The form's own fields as raw text; a box ticked several times is kept as several.</summary>
    private static Dictionary<string, string> Typed(HttpRequest request) =>
        request.Form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal) && f.Key != Prefix + SaidAt).ToDictionary(f => f.Key[Prefix.Length..], f => string.Join(Several, f.Value.Select(v => v ?? "")));

    /// <summary>What the draft keeps of a step: its fields, and the instant at which "when" was answered, until it is answered otherwise (REP-01).</summary>
    public static IReadOnlyDictionary<string, string> ToKeep(HttpRequest request, Report draft, ReportStep step, DateTimeOffset now)
    {
        var (typed, kept) = (Typed(request), draft.ValuesOf(step));
        if (step is not ReportStep.WhatHappened || !typed.TryGetValue(nameof(ReportInput.When), out var when)) return typed;
        typed[SaidAt] = kept.GetValueOrDefault(nameof(ReportInput.When)) == when && kept.TryGetValue(SaidAt, out var said) ? said : now.ToString("O", CultureInfo.InvariantCulture);
        return typed;
    }

    /// <summary>Every step's answers as the form would have sent them.</summary>
    public static IValueProvider Kept(Report draft)
    {
        var values = draft.Values().ToDictionary(v => Prefix + v.Key[(v.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], v => new StringValues(v.Value.Split(Several)));
        return new FormValueProvider(BindingSource.Form, new FormCollection(values), CultureInfo.GetCultureInfo("en-GB"));
    }

    /// <summary>Answers of one step that the draft holds otherwise than the form now sent.</summary>
    public static IReadOnlyList<SavedElsewhere> Differences(Report draft, ReportStep step, HttpRequest request)
    {
        var (saved, typed) = (draft.ValuesOf(step), Typed(request));
        return [.. saved.Where(s => s.Key != SaidAt && typed.GetValueOrDefault(s.Key, "") != s.Value).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SavedElsewhere(Words(s.Key), s.Value.Replace(Several, ',')))];
    }

    /// <summary>"SuspectLastName" as "Suspect last name".</summary>
    private static string Words(string name)
    {
        var words = string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c is '.' or '[' ? " " : c is ']' ? "" : $"{c}"));
        return words.Replace("  ", " ", StringComparison.Ordinal);
    }

    public static string AddressOf(Report draft, ReportStep step) => $"/reports/drafts/{draft.Id}/{NameOf(step)}";

    public static string NameOf(ReportStep step) => step is ReportStep.WhatHappened ? "what-happened" : step.ToString().ToLowerInvariant();

    public static ReportStep? StepOf(string name) => Enum.GetValues<ReportStep>().Cast<ReportStep?>().FirstOrDefault(s => NameOf(s!.Value) == name);

    /// <summary>Records that were offered need an answer: one of them, or none.</summary>
    public static bool Answers(this ModelStateDictionary state, Matches? offered)
    {
        if (offered is { IsAnswered: false }) state.AddModelError(offered.Field, "Select the same person, or \"None of these\"");
        return state.IsValid;
    }

    public static void ForgetBinding(this PageModel page)
    {
        foreach (var key in page.ModelState.Where(s => s.Value!.Errors.Count > 0).Select(s => s.Key).ToList()) page.ModelState[key]!.Errors.Clear();
        foreach (var state in page.ModelState.Values) state.ValidationState = ModelValidationState.Valid;
    }
}
