using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using StalkingCase.Data;

namespace StalkingCase.Web.Security;

/// <summary>
/// SEC-N06: a form that is taken only within five minutes of the password. Later it goes, with all that was typed, to
/// <c>/account/confirm</c>, and from there to where it was going.
/// </summary>
/// <param name="handlers">The handlers it holds for; every one if none is named.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsFreshSignInAttribute(params string[] handlers) : Attribute
{
    public IReadOnlyList<string> Handlers { get; } = handlers;

    /// <summary>Only of a reader who is not on the case and gave a reason.</summary>
    public bool UnassignedOnly { get; init; }

    public bool IsFor(string? handler) => Handlers.Count == 0 || Handlers.Contains(handler, StringComparer.OrdinalIgnoreCase);
}

internal sealed class FreshSignInFilter(CaseDbContext db, Reader reader) : IAsyncPageFilter
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<NeedsFreshSignInAttribute>() is { } needs
            && needs.IsFor(context.HandlerMethod?.Name) && (!needs.UnassignedOnly || http.CaseDecision().Answer is CaseAnswer.WithReason) && !await IsFreshAsync(http))
        {
            // 307: the browser sends the same form there.
            context.Result = new LocalRedirectResult($"/account/confirm?returnTo={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString.ToString())}", permanent: false, preserveMethod: true);
            return;
        }

        await next();
    }

    private async Task<bool> IsFreshAsync(HttpContext http) =>
        reader.SessionId is { } id && await db.Sessions.FindAsync([id], http.RequestAborted) is { } session
        && TimeProvider.System.GetUtcNow() < (session.ConfirmedAt ?? session.CreatedAt) + Fresh;
}
