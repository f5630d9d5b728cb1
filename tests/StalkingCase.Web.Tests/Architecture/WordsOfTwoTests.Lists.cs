using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

public sealed partial class WordsOfTwoTests
{
    /// <summary>Both open the page, the officer saves, then the sergeant: told, shown both, all that was typed kept, saved after comparing.</summary>
    private async Task SecondSeesBothAsync(string page, Dictionary<string, string?> first, Dictionary<string, string?> second, string button, string standing, string yours)
    {
        var (his, hers) = (await _officer.GetAsync(page), await _sergeant.GetAsync(page));
        Assert.Equal(HttpStatusCode.OK, (await _officer.SubmitAsync(his, first, button)).Status);

        var late = await _sergeant.SubmitAsync(hers, second, button);

        SeesBoth(late, standing, yours, second);
        var compared = await _sergeant.SubmitAsync(late, new { }, button);
        Assert.True(compared.Status is HttpStatusCode.OK, string.Join("; ", compared.Errors));
    }

    private static void SeesBoth(Answered late, string standing, string yours, Dictionary<string, string?> typed)
    {
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("This record changed while you were writing. Your text is kept below.", late.Text, StringComparison.Ordinal);
        Assert.Contains(standing, late.Page!.QuerySelector("[aria-label='As it stands now']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(yours, late.Page.QuerySelector("[aria-label='Yours, not saved']")!.TextContent, StringComparison.Ordinal);
        foreach (var (name, value) in typed) Assert.Contains(value!, late.Page.QuerySelectorAll($"[name='{name}']").Select(f => Value(f)));
    }

    private static string Typed(Answered page, string name) => Value(page.Page!.QuerySelector($"[name='{name}']")!);

    private static string Value(AngleSharp.Dom.IElement field) => field switch
    {
        IHtmlInputElement { Type: "radio", IsChecked: false } => "",
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => field.TextContent.Trim(),
    };

    private static Dictionary<string, string?> Part(string words) => new() { ["Input.Applies"] = "True", ["Input.Words"] = words };

    private static Dictionary<string, string?> Places(string words) => new() { ["Input.LikelyPlaces"] = words };

    private static Dictionary<string, string?> Name(string name) => new() { ["Input.NewName"] = name, ["Input.RenameWhy"] = "Two stations became one." };

    private static Dictionary<string, string?> Condition(string words) => new() { ["Input.Conditions.Rows[0].Kind"] = "NoContact", ["Input.Conditions.Rows[0].Words"] = words };

    private static Dictionary<string, string?> Variation(string year) => new()
    {
        ["Input.Renews"] = "True",
        ["Input.When.Choice"] = "Now",
        ["Input.FurtherOrder"] = "False",
        ["Input.EndsOn.Day"] = "1",
        ["Input.EndsOn.Month"] = "3",
        ["Input.EndsOn.Year"] = year,
        ["Input.Reason"] = "Still at risk.",
    };

    private static Dictionary<string, string?> Version(string words, Dictionary<string, string?>? fields = null)
    {
        fields ??= [];
        (fields["Input.Words"], fields["Input.Reason"], fields["Input.From.Choice"], fields["Input.From.Time"]) = (words, "The force solicitor asked for it.", "Tomorrow", "06:00");
        return fields;
    }

    private async Task<Guid> ConsideredAsync()
    {
        await using var db = _app.Open(OfficerName);
        var order = Domain.Orders.Order.Consider(await db.Cases.SingleAsync(c => c.Id == _case.CaseId), OrderKind.StalkingProtection, _app.Now);
        db.Orders.Add(order);
        await db.CommitAsync(null, _app.Now, default);
        return order.Id;
    }

    private async Task<IEnumerable<string>> ConditionsAsync(Guid orderId)
    {
        await using var db = _app.Open();
        return [.. (await db.Orders.SingleAsync(o => o.Id == orderId)).Conditions.Where(c => c.EndedAt is null).Select(c => c.Words)];
    }

    private async Task<ConsentScopes> ScopesAsync(Guid referralId)
    {
        await using var db = _app.Open();
        return (await db.Referrals.SingleAsync(r => r.Id == referralId)).Scopes;
    }
}
