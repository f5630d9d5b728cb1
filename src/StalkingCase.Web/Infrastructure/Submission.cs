using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Infrastructure;

/// <summary>
/// The one way a page saves: the commit with the form's own key, then the flash and the redirect. The same form sent
/// again (double click, Back, a lost answer) gets the first answer and makes nothing twice (SEC-R02).
/// </summary>
public sealed class Submission(CaseDbContext db, TimeProvider clock, IHttpContextAccessor http, Reader reader)
{
    public const string Field = "__submission";

    public Guid? Key => http.HttpContext is { Request.HasFormContentType: true } context && Guid.TryParse(context.Request.Form[Field], out var key) ? key : null;

    /// <param name="outcomeUrl">Where the first answer led; a repeat is sent there too. Ids only, as in every address.</param>
    public async Task<IActionResult> SaveAsync(PageModel page, string outcomeUrl, string? flash, CancellationToken ct)
    {
        var outcome = await db.CommitAsync(Key, clock.GetUtcNow(), ct, outcomeUrl);
        if (flash is not null) page.TempData["Flash"] = flash;
        return new LocalRedirectResult(outcome.OutcomeUrl ?? outcomeUrl);
    }

    /// <summary>The same for an act on a case: the flash goes on to say what is due next there.</summary>
    public async Task<IActionResult> SaveOnCaseAsync(PageModel page, Guid caseId, string outcomeUrl, string said, CancellationToken ct)
    {
        var result = await SaveAsync(page, outcomeUrl, said, ct);
        var now = clock.GetUtcNow();
        var (isAdvocate, id, shared) = (reader.IsAdvocate, reader.Id, Pages.Cases.DutyWords.SharedWith(page.HttpContext.GivenScopes()));
        var next = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == caseId && d.VisibleFrom <= now && (!isAdvocate || d.OwnerId == id || shared.Contains(d.Clock)))
            .OrderBy(d => d.DueBy).ThenBy(d => d.Id).Select(d => new { d.Clock, d.DueBy }).FirstOrDefaultAsync(ct);
        if (next is not null) page.TempData["Flash"] = $"{said} Next: {DutyBook.ClockOf(next.Clock).Title}, {(next.DueBy <= now ? "overdue since" : "due")} {UkTimeText.Format(next.DueBy, now)}.";
        return result;
    }
}

/// <summary>Answers a repeated form before the page runs, so that a rule which the first sending changed cannot refuse the second.</summary>
internal sealed class RepeatFilter(CaseDbContext db, Submission submission, Reader reader, UnsentForms unsent) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && reader.IsLoaded && submission.Key is { } key
            && await db.SubmissionKeys.Where(s => s.Key == key && s.UserId == reader.Id).Select(s => s.OutcomeUrl).SingleOrDefaultAsync(context.HttpContext.RequestAborted) is { } url)
        {
            context.Result = new LocalRedirectResult(url);
            return;
        }

        var executed = await next();
        // A form that had come too late was sent again and led on: it waits no longer (SEC-N05).
        if (executed is { Exception: null, Result: LocalRedirectResult or RedirectToPageResult or RedirectResult } && reader.IsLoaded && context.HttpContext.Request is { HasFormContentType: true } request && request.Form.TryGetValue(UnsentForms.SentAgain, out var id))
            await unsent.ForgetAsync(reader.Id, id, context.HttpContext.RequestAborted);
    }
}

/// <summary>Every form that posts carries a key of its own; a form shown again keeps the one it was sent with.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class SubmissionFormTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext] public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The key of a form that is sent on for its writer: it keeps the one it had.</summary>
    [HtmlAttributeName("submission-key")] public Guid? SubmissionKey { get; set; }

    public override int Order => 1000;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.Equals(context.AllAttributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase)) return;
        var request = ViewContext.HttpContext.Request;
        var key = SubmissionKey ?? (request.HasFormContentType && Guid.TryParse(request.Form[Submission.Field], out var sent) ? sent : Guid.CreateVersion7());
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{Submission.Field}\" value=\"{key}\">");
    }
}
