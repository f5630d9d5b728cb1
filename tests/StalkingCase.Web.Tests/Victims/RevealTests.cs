using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Victims;

/// <summary>A telephone enquiry at the reveal gate (SEC-D06, VIC-06).</summary>
public sealed class RevealTests
{
    private const string Officer = "officer1-harbour";

    [Fact]
    public async Task A_wrong_code_word_shows_nothing_and_raises_an_alarm_and_the_right_one_shows_the_details()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        await app.ActAsync(Officer, of.CaseId, (c, by, now) => c.SetCodeWord(new ProtectedText("amber lantern"), by, now));
        var officer = await app.SignedInAsync(Officer);
        var form = await officer.GetAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/reveal");
        Assert.DoesNotContain("amber lantern", form.Body, StringComparison.Ordinal);
        var asked = new Dictionary<string, string?> { ["Input.Reason"] = "TelephoneEnquiry", ["Input.Check"] = "CodeWord", ["Input.WhoAsked"] = "A woman who said she was her sister", ["Input.CodeWord"] = "green door" };
        var refused = await officer.SubmitAsync(form, asked);
        Assert.DoesNotContain("SENTINEL-PLACE", refused.Body, StringComparison.Ordinal);
        await using var db = app.Open();
        Assert.True(await db.Alarms.AnyAsync(a => a.CaseId == of.CaseId && a.Kind == AlarmKind.IdentityCheckFailed));

        asked["Input.CodeWord"] = "Amber Lantern";
        var shown = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/reveal"), asked);
        Assert.Contains("SENTINEL-PLACE", shown.Body, StringComparison.Ordinal);
        Assert.Contains("data-masked-after=\"60\"", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("amber lantern", shown.Page!.QuerySelector("main dl")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["refused", "shown"], await db.AccessLogEntries.Where(a => a.CaseId == of.CaseId && a.Action == "reveal").OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Outcome).ToListAsync());
        Assert.DoesNotContain("SENTINEL-PLACE", (await officer.GetAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/reveal")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CalledBack")]
    [InlineData("Failed")]
    public async Task A_caller_who_was_called_back_is_answered_and_one_who_was_not_checked_raises_an_alarm(string check)
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await app.SignedInAsync(Officer);
        var asked = new Dictionary<string, string?> { ["Input.Reason"] = "TelephoneEnquiry", ["Input.Check"] = check, ["Input.WhoAsked"] = "A ward sister" };

        var answer = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/reveal"), asked);

        var isChecked = check is "CalledBack";
        Assert.Equal(isChecked, answer.Body.Contains("SENTINEL-PLACE", StringComparison.Ordinal));
        Assert.Equal(isChecked ? [] : ["Nothing is shown: the identity of the caller was not checked. The enquiry is recorded"], answer.Errors);
        await using var db = app.Open();
        var reason = await db.AccessReasons.SingleAsync(r => r.CaseId == of.CaseId && r.Code == "RevealTelephoneEnquiry");
        Assert.Contains("Asked by A ward sister.", reason.Words, StringComparison.Ordinal);
        Assert.Contains(isChecked ? "Called back on a number we hold" : "Identity check: failed", reason.Words, StringComparison.Ordinal);
        Assert.Equal(!isChecked, await db.Alarms.AnyAsync(a => a.CaseId == of.CaseId && a.Kind == AlarmKind.IdentityCheckFailed));
        Assert.Equal((isChecked ? "shown" : "refused", (Guid?)reason.Id), await db.AccessLogEntries.Where(a => a.CaseId == of.CaseId && a.Action == "reveal").Select(a => ValueTuple.Create(a.Outcome, a.ReasonId)).SingleAsync());
    }

    [Theory]
    [InlineData(null, null, "Select the outcome of the identity check")]
    [InlineData("Failed", null, "Enter who asked")]
    [InlineData("CodeWord", "A neighbour", "Enter the code word that the caller gave")]
    public async Task A_telephone_enquiry_without_its_check_shows_nothing(string? check, string? who, string sentence)
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.CaseAsync(Officer, officerInCase: Officer);
        var officer = await app.SignedInAsync(Officer);
        var asked = new Dictionary<string, string?> { ["Input.Reason"] = "TelephoneEnquiry", ["Input.WhoAsked"] = who };
        if (check is not null) asked["Input.Check"] = check;

        var refused = await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/people/{of.VictimRoleId}/reveal"), asked);

        Assert.Contains(sentence, refused.Errors);
        Assert.DoesNotContain("SENTINEL-PLACE", refused.Body, StringComparison.Ordinal);
    }
}
