using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io;

namespace StalkingCase.Web.Tests.Support;

/// <summary>One answer: status, address, and the page if it is one. Every page passes the standing check.</summary>
public sealed record Answered(HttpStatusCode Status, Uri Address, string Body, IHtmlDocument? Page, HttpResponseMessage Response)
{
    public string Heading => Page?.QuerySelector("h1")?.TextContent.Trim() ?? "";
    public string Title => Page?.Title ?? "";
    public string Text => Page?.Body?.TextContent ?? "";

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Errors => [.. Page?.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent.Trim()) ?? []];

    public IHtmlFormElement Form(string? containing = null) =>
        Page!.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => containing is null || f.TextContent.Contains(containing, StringComparison.Ordinal));
}

/// <summary>A person with a browser: follows redirects, fills rendered forms by their labels, submits them whole.</summary>
public sealed class Browser(HttpClient http)
{
    public HttpClient Http => http;

    public CookieContainer? Cookies { get; init; }

    /// <summary>Addresses asked for, redirects included: none may hold personal data (SEC-D09).</summary>
    public List<string> Addresses { get; } = [];

    /// <summary>Pages read whole, not counting redirects.</summary>
    public int PageLoads { get; private set; }

    public async Task<Answered> GetAsync(string address, bool follow = true)
    {
        Addresses.Add(address);
        return await ReadAsync(await http.GetAsync(new Uri(address, UriKind.Relative)), follow);
    }

    /// <summary>Fills the fields by label or name and submits the form by the button with these words (the first, if none).</summary>
    public Task<Answered> SubmitAsync(Answered page, object fields, string? button = null, bool follow = true)
    {
        var named = button is null ? null : page.Page!.QuerySelectorAll("main button").FirstOrDefault(b => b.TextContent.Trim() == button);
        var form = named?.Closest("form") as IHtmlFormElement ?? page.Form();
        foreach (var (label, value) in Pairs(fields)) Fill(form, label, value);
        return SendAsync(form, named as IHtmlElement, follow);
    }

    /// <summary>Presses the first button whose words end so.</summary>
    public Task<Answered> PressAsync(Answered page, string selector, string ending)
    {
        var button = page.Page!.QuerySelectorAll(selector).First(b => b.TextContent.Trim().EndsWith(ending, StringComparison.Ordinal));
        return SendAsync((IHtmlFormElement)button.Closest("form")!, (IHtmlElement)button, follow: true);
    }

    /// <summary>The submission a browser would make of this form, to send as often as a test likes.</summary>
    public static DocumentRequest SubmissionOf(IHtmlFormElement form, IHtmlElement? button = null) =>
        (button is null ? form.GetSubmission() : form.GetSubmission(button)) ?? throw new InvalidOperationException("The form cannot be submitted.");

    public async Task<Answered> SendAsync(IHtmlFormElement form, IHtmlElement? button, bool follow)
    {
        var submission = SubmissionOf(form, button);
        using var message = new HttpRequestMessage(new System.Net.Http.HttpMethod(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
        if (submission.Body is { } body)
        {
            using var memory = new MemoryStream();
            await body.CopyToAsync(memory);
            message.Content = new ByteArrayContent(memory.ToArray());
            message.Content.Headers.TryAddWithoutValidation("Content-Type", submission.Headers.GetValueOrDefault(HeaderNames.ContentType) ?? submission.MimeType);
        }

        Addresses.Add(message.RequestUri!.PathAndQuery);
        var response = await http.SendAsync(message);
        // "The same, there": verb and body go along.
        while (follow && response.StatusCode is HttpStatusCode.TemporaryRedirect && response.Headers.Location is { } there)
        {
            using var again = new HttpRequestMessage(message.Method, new Uri(response.RequestMessage!.RequestUri!, there));
            if (message.Content is { } sent)
            {
                again.Content = new ByteArrayContent(await sent.ReadAsByteArrayAsync());
                again.Content.Headers.ContentType = sent.Headers.ContentType;
            }

            Addresses.Add(again.RequestUri!.PathAndQuery);
            response = await http.SendAsync(again);
        }

        return await ReadAsync(response, follow);
    }

    private async Task<Answered> ReadAsync(HttpResponseMessage response, bool follow)
    {
        for (var hops = 0; follow && hops < 10 && (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } next; hops++)
        {
            var address = new Uri(response.RequestMessage!.RequestUri!, next);
            Addresses.Add(address.PathAndQuery);
            response = await http.GetAsync(address);
        }

        var body = await response.Content.ReadAsStringAsync();
        var at = response.RequestMessage!.RequestUri!;
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html" && body.Contains("<html", StringComparison.Ordinal);
        if (!isPage) return new Answered(response.StatusCode, at, body, null, response);
        PageLoads++;
        var page = (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(body).Address(at.AbsoluteUri));
        StandingCheck.Of(page, at);
        return new Answered(response.StatusCode, at, body, page, response);
    }

    private static IEnumerable<(string Label, string? Value)> Pairs(object fields) => fields is IReadOnlyDictionary<string, string?> named
        ? named.Select(p => (p.Key, p.Value))
        : fields.GetType().GetProperties().Select(p => (p.Name, p.GetValue(fields)?.ToString()));

    private static void Fill(IHtmlFormElement form, string label, string? value)
    {
        var field = FieldOf(form, label, value) ?? throw new InvalidOperationException($"No field \"{label}\" (value \"{value}\") in the form at {form.BaseUri}.");
        switch (field)
        {
            case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                box.IsChecked = value is not null && value != "off";
                break;
            case IHtmlInputElement input: input.Value = value ?? ""; break;
            case IHtmlTextAreaElement area: area.Value = value ?? ""; break;
            case IHtmlSelectElement select: select.Value = value; break;
        }
    }

    /// <summary>By name (of a radio or checkbox: the one with that value or label), else by the words of its label.</summary>
    private static IElement? FieldOf(IHtmlFormElement form, string label, string? value)
    {
        var byName = form.QuerySelectorAll("input, textarea, select").Where(e => e.GetAttribute("name") == label || e.GetAttribute("name") == label.Replace('_', '.')).ToList();
        if (byName.Count > 0)
        {
            return byName.OfType<IHtmlInputElement>().Where(i => i.Type is "radio" or "checkbox").ToList() is { Count: > 0 } choices
                ? choices.FirstOrDefault(c => c.Value == value) ?? choices.FirstOrDefault(c => LabelOf(form, c) == value)
                : byName[0];
        }

        var words = form.QuerySelectorAll("label").OfType<IHtmlLabelElement>().FirstOrDefault(l => l.TextContent.Trim() == label);
        return words?.HtmlFor is { } id ? form.QuerySelector($"[id='{id}']") : null;
    }

    private static string LabelOf(IElement form, IElement field) => form.QuerySelector($"label[for='{field.Id}']")?.TextContent.Trim() ?? "";
}

/// <summary>What every page must hold to, whichever test read it.</summary>
internal static class StandingCheck
{
    public static void Of(IHtmlDocument page, Uri at)
    {
        Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{at.AbsolutePath} has {page.QuerySelectorAll("h1").Length} h1.");
        Assert.False(string.IsNullOrWhiteSpace(page.Title), $"{at.AbsolutePath} has no title.");
        foreach (var link in page.QuerySelectorAll("a")) Assert.False(string.IsNullOrEmpty(link.GetAttribute("href")), $"{at.AbsolutePath}: an empty link \"{link.TextContent.Trim()}\".");
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), textarea, select"))
        {
            var isNamed = (field.Id is { Length: > 0 } id && page.QuerySelector($"label[for='{id}']") is not null) || field.HasAttribute("aria-label") || field.HasAttribute("aria-labelledby") || field.Closest("label") is not null;
            Assert.True(isNamed, $"{at.AbsolutePath}: {field.GetAttribute("name")} has no label.");
        }

        var ids = page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        Assert.True(ids.Count == 0, $"{at.AbsolutePath}: the id {ids.FirstOrDefault()} is there twice.");
    }
}
