using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Web.Infrastructure;

/// <summary>
/// A broken rule becomes the sentence at the top of the same page, with all that was typed and status 400; a record that
/// changed meanwhile becomes ALERT-10 with status 409. Nothing typed is lost.
/// </summary>
internal sealed class RefusalFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null && !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            // The page takes no form: without a handler it would be drawn with nothing loaded.
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        var executed = await next();
        if (context.HandlerInstance is not PageModel page) return;
        switch (executed.Exception)
        {
            case RuleViolationException broken:
                if (page is IShowsRefusal refused) await refused.LoadRefusalAsync(context.HttpContext.RequestAborted);
                page.ModelState.AddModelError(string.Empty, broken.Message);
                Redisplay(executed, page, StatusCodes.Status400BadRequest);
                break;
            case DbUpdateConcurrencyException:
                page.ModelState.AddModelError(string.Empty, "This record changed while you were writing. Your text is kept below. Compare, then save.");
                if (page is IShowsConflict conflicted)
                {
                    await conflicted.LoadConflictAsync(context.HttpContext.RequestAborted);
                    // The page was drawn from the record as it stands now: the hidden version is the new one, so that a second save is judged by what was seen.
                    page.ModelState.Remove("Input.Version");
                    page.ModelState.Remove("Input.Seen");
                }

                Redisplay(executed, page, StatusCodes.Status409Conflict);
                break;
        }
    }

    private static void Redisplay(PageHandlerExecutedContext executed, PageModel page, int status)
    {
        executed.ExceptionHandled = true;
        executed.Result = page.Redisplay(status);
    }
}

/// <summary>A page that edits a record somebody else may edit: it shows both versions side by side and takes the new version into its form.</summary>
public interface IShowsConflict
{
    Task LoadConflictAsync(CancellationToken ct);
}

/// <summary>A page drawn from what is stored: after a broken rule it reads that again, since the act that broke it was half done.</summary>
public interface IShowsRefusal
{
    Task LoadRefusalAsync(CancellationToken ct);
}

public static class PageRefusals
{
    /// <summary>The same page with what was typed, and a status that is not success.</summary>
    public static PageResult Redisplay(this PageModel page, int status = StatusCodes.Status400BadRequest)
    {
        var result = page.Page();
        result.StatusCode = status;
        return result;
    }

    /// <summary>
    /// Runs the input's rules and puts each failure beside its field. True when the form may be acted on. Where the rules have a sentence
    /// for a field, what the framework said of its typing gives way to it.
    /// </summary>
    public static bool Accepts<T>(this ModelStateDictionary state, T input, IValidator<T> validator, string prefix = "Input")
    {
        var result = validator.Validate(input);
        foreach (var field in result.Errors.Select(e => prefix.Length == 0 ? e.PropertyName : $"{prefix}.{e.PropertyName}").Distinct())
            if (state.TryGetValue(field, out var typed)) typed.Errors.Clear();
        result.AddToModelState(state, prefix);
        return state.IsValid;
    }
}
