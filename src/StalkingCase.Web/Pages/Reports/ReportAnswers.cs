using StalkingCase.Domain.Reports;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>One question of a report and its answer in words.</summary>
public sealed record ReportAnswer(string Question, string Answer);

/// <summary>What a submitted report asked besides the incident itself, read from the words kept as typed.</summary>
internal static class ReportAnswers
{
    /// <summary>Answered questions only; none for an entry that came without a report.</summary>
    public static IReadOnlyList<ReportAnswer> Of(Report report)
    {
        var values = report.Values();
        var answers = new List<ReportAnswer>();
        Add("Happened before", Chosen<Before>("WhatHappened.Before"));
        Add("How often", values.GetValueOrDefault("WhatHappened.HowOften"));
        foreach (var question in new[] { "Fixated", "Obsessive", "Unwanted", "Repeated" }) Add(question, Chosen<Domain.Risk.Answer>($"Four.{question}"));
        Add("Note on FOUR", values.GetValueOrDefault("Four.FourNote"));
        foreach (var (_, label, name, _) in new ReportInput().Lines())
        {
            var (chosen, note) = (Chosen<SafeguardingAnswer>($"Safeguarding.{name}.Answer"), values.GetValueOrDefault($"Safeguarding.{name}.Note"));
            Add(label, string.IsNullOrWhiteSpace(note) ? chosen : $"{chosen}: {note}");
        }

        return answers;

        void Add(string question, string? answer)
        {
            if (!string.IsNullOrWhiteSpace(answer)) answers.Add(new ReportAnswer(question, answer));
        }

        string? Chosen<T>(string name) where T : struct, Enum => Enum.TryParse<T>(values.GetValueOrDefault(name), out var chosen) ? EnumText.Of(chosen) : null;
    }

    /// <summary>Two or more incidents, or extreme fear: the stalking screen of eleven questions is asked as well (guidance, S-DASH).</summary>
    public static bool AsksForStalkingScreen(Report report) =>
        report.Values() is var values && (values.GetValueOrDefault("WhatHappened.Before") is nameof(Before.Reported) or nameof(Before.NotReported)
            || values.GetValueOrDefault("WhatHappened.Frightened") is nameof(Frightened.Very)
            || values.GetValueOrDefault("Four.Repeated") is nameof(Domain.Risk.Answer.Yes));
}
