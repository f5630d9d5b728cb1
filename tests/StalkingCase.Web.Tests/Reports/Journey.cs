using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Reports;

/// <summary>The seven steps as somebody fills them, by the rendered forms.</summary>
internal static class Journey
{
    public static Dictionary<string, string?> Victim(string first = "Ottoline", string last = "Fairweather", string? match = null) => With(new()
    {
        ["Input.InDanger"] = "False",
        ["Input.VictimFirstName"] = first,
        ["Input.VictimLastName"] = last,
        ["Input.SafeContact"] = "Phone",
        ["Input.SafePhone"] = "07700 900982",
    }, "Input.VictimMatch", match);

    public static Dictionary<string, string?> Suspect(string first = "Rupert", string last = "Glasspool", string? match = null) => With(new()
    {
        ["Input.Knows"] = "Yes",
        ["Input.SuspectFirstName"] = first,
        ["Input.SuspectLastName"] = last,
        ["Input.Relationship"] = "ExPartner",
    }, "Input.SuspectMatch", match);

    public static Dictionary<string, string?> WhatHappened() => new()
    {
        ["Input.When"] = "Yesterday",
        ["Input.Where"] = "Home",
        ["Input.Account"] = "He waited outside again.",
        ["Input.Did"] = "Loitering",
        ["Input.Frightened"] = "Yes",
        ["Input.Before"] = "NotKnown",
    };

    public static Dictionary<string, string?> Four(string answer = "Yes") => new() { ["Input.Fixated"] = answer, ["Input.Obsessive"] = answer, ["Input.Unwanted"] = answer, ["Input.Repeated"] = answer };

    public static Dictionary<string, string?> Screening(string grade = "Medium")
    {
        var fields = Enumerable.Range(1, 10).ToDictionary(n => $"Input.Screen[{n}]", string? (_) => "No");
        (fields["Input.Grade"], fields["Input.Why"]) = (grade, "He has come back twice since she moved, and she is frightened.");
        return fields;
    }

    public static Dictionary<string, string?> Safeguarding(string later = "AddressFlag") =>
        new[] { "SafeNow", "KnowsWhoToCall", "ChildrenConsidered", "DevicesChecked", "EvidenceToKeep", "AddressFlag", "AdvocateOffered", "OrderConsidered" }
            .ToDictionary(n => $"Input.{n}.Answer", string? (n) => n == later ? "Later" : "Done");

    /// <summary>From the first step to the check step.</summary>
    public static async Task<Answered> ToCheckAsync(this Browser browser, Dictionary<string, string?>? victim = null, Dictionary<string, string?>? suspect = null)
    {
        var page = await browser.GetAsync("/reports/new");
        page = await browser.StepAsync(page, victim ?? Victim());
        page = await browser.StepAsync(page, suspect ?? Suspect());
        foreach (var step in new[] { WhatHappened(), Four(), Screening(), Safeguarding() }) page = await browser.SubmitAsync(page, step, "Continue");
        Assert.Equal("Check the report", page.Heading);
        return page;
    }

    public static Task<Answered> SubmitReportAsync(this Browser browser, Answered check, string? onto = null, string belief = "Stalking") =>
        browser.SubmitAsync(check, With(new() { ["Input.Belief"] = belief }, "Input.OntoCase", onto), "Submit the report");

    /// <summary>Fills a step; where it shows earlier records, gives the match that the fields hold.</summary>
    public static async Task<Answered> StepAsync(this Browser browser, Answered page, Dictionary<string, string?> fields)
    {
        var match = fields.FirstOrDefault(f => f.Key.EndsWith("Match", StringComparison.Ordinal));
        var shown = await browser.SubmitAsync(page, fields.Where(f => f.Key != match.Key).ToDictionary(), "Continue");
        return match.Key is null ? shown : await browser.SubmitAsync(shown, new Dictionary<string, string?> { [match.Key] = match.Value }, "Continue");
    }

    private static Dictionary<string, string?> With(Dictionary<string, string?> fields, string name, string? value)
    {
        if (value is not null) fields[name] = value;
        return fields;
    }
}
