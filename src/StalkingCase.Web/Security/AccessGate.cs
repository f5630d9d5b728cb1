using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Security;

/// <summary>
/// Stands before every page: decides on the case and every other id of the route, writes the access-log row, waits until
/// it is committed, and only then lets the page run (SEC-L02). No row, no page. The route is the declaration, so a page
/// added next month cannot forget it.
/// </summary>
public sealed class AccessGate(CaseDbContext db, Reader reader, CaseAccess access, AccessLog log, UnsentForms unsent, TimeProvider clock) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var endpoint = (RouteEndpoint)http.GetEndpoint()!;
        if (endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is not null)
        {
            await reader.LoadAsync(db, http.RequestAborted);
            await next();
            return;
        }

        if (!await reader.LoadAsync(db, http.RequestAborted))
        {
            context.Result = new ChallengeResult();
            return;
        }

        if (endpoint.Metadata.GetMetadata<OpenWhileLockedAttribute>() is null && await IsLockedAsync(http))
        {
            context.Result = await WhileLockedAsync(http);
            return;
        }

        var (result, decision) = await DecideAsync(context, endpoint);
        http.Items[typeof(CaseDecision)] = decision;
        if (endpoint.Metadata.GetMetadata<NotAccessLoggedAttribute>() is null && !await WriteAsync(http, endpoint, decision, result)) result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        if (result is not null)
        {
            context.Result = result;
            return;
        }

        await next();
    }

    // Signing in has read the row already in this request: no further query.
    private async Task<bool> IsLockedAsync(HttpContext http) =>
        reader.SessionId is { } id && await db.Sessions.FindAsync([id], http.RequestAborted) is { LockedAt: not null };

    /// <summary>A script hears that nothing was saved, and why; a person goes to the unlock form, and what was sent is kept for after it (SEC-N05).</summary>
    private async Task<IActionResult> WhileLockedAsync(HttpContext http)
    {
        if (http.Request.IsFromScript()) return new StatusCodeResult(StatusCodes.Status423Locked);
        var back = await unsent.KeepAsync(http, reader.Id) ? UnsentForms.Page : http.Request.PageAddress();
        return new LocalRedirectResult($"/lock?returnUrl={Uri.EscapeDataString(back)}");
    }

    private async Task<(IActionResult? Result, CaseDecision? Decision)> DecideAsync(ResourceExecutingContext context, RouteEndpoint endpoint)
    {
        var ct = context.HttpContext.RequestAborted;
        var values = context.RouteData.Values;
        Guid? caseId = null;
        CaseDecision? decision = null;
        if (values.TryGetValue(RouteIds.Case, out var raw))
        {
            if (!Guid.TryParse(raw?.ToString(), out var id)) return (new NotFoundResult(), null);
            caseId = id;
            decision = await access.DecideAsync(id, ct);
            var answer = Answer(decision, endpoint, id);
            if (answer is not null) return (answer, decision);
        }

        foreach (var (name, value) in values.Where(v => v.Key != RouteIds.Case && v.Key is not ("page" or "area" or "handler" or "code" or "measure" or "step")))
        {
            if (!Guid.TryParse(value?.ToString(), out var id) || !await RouteIds.ExistsAsync(name, db, reader, access, id, caseId, ct)) return (new NotFoundResult(), decision);
        }

        return (null, decision);
    }

    private static IActionResult? Answer(CaseDecision decision, RouteEndpoint endpoint, Guid caseId)
    {
        var isOpenPage = endpoint.RoutePattern.RawText?.EndsWith("/open", StringComparison.Ordinal) == true;
        return decision.Answer switch
        {
            CaseAnswer.NotFound => new NotFoundResult(),
            CaseAnswer.ReasonFirst => isOpenPage ? null : new RedirectResult($"/cases/{caseId}/open"),
            CaseAnswer.Advocate => MayOpen(endpoint, decision.Case!) ? null : new NotFoundResult(),
            CaseAnswer.WithReason or CaseAnswer.Auditor when endpoint.Metadata.GetMetadata<ChangesCaseAttribute>() is not null => new NotFoundResult(),
            _ => isOpenPage ? new RedirectResult($"/cases/{caseId}") : null,
        };
    }

    private static bool MayOpen(RouteEndpoint endpoint, CaseHeader of) =>
        endpoint.Metadata.GetMetadata<SharedWithAdvocatesAttribute>() is { } shared && shared.IsOpenTo(of)
        && (shared.MayWrite || endpoint.Metadata.GetMetadata<ChangesCaseAttribute>() is null);

    private async Task<bool> WriteAsync(HttpContext http, RouteEndpoint endpoint, CaseDecision? decision, IActionResult? result)
    {
        var subject = http.Request.RouteValues.Where(v => v.Key != RouteIds.Case && v.Key.EndsWith("Id", StringComparison.Ordinal))
            .Select(v => Guid.TryParse(v.Value?.ToString(), out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);
        try
        {
            await log.WriteAsync(new AccessLogEntry
            {
                At = clock.GetUtcNow(),
                ForceId = reader.ForceId,
                UserId = reader.Id,
                Role = reader.Role,
                SessionId = reader.SessionId,
                Action = http.Request.Method,
                Route = $"/{endpoint.RoutePattern.RawText}",
                CaseId = decision?.Case?.Id,
                SubjectId = subject,
                ReasonId = decision?.Case?.ReasonId,
                Outcome = result switch { null => "shown", NotFoundResult => "denied", RedirectResult => "reason asked", _ => "refused" },
                CorrelationId = http.TraceIdentifier,
            }, http.RequestAborted);
            return true;
        }
#pragma warning disable CA1031 // Whatever kept the row from being committed: no row, no page.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}

public static class CaseDecisionOfRequest
{
    /// <summary>What the gate decided for the case in the route.</summary>
    public static CaseDecision CaseDecision(this HttpContext http) => (CaseDecision?)http.Items[typeof(CaseDecision)] ?? throw new InvalidOperationException("The route has no case.");

    /// <summary>What an advocate may be told of the case in the route; nothing where it has none.</summary>
    public static ConsentScopes GivenScopes(this HttpContext http) => ((CaseDecision?)http.Items[typeof(CaseDecision)])?.Given ?? ConsentScopes.None;
}
