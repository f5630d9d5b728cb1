using System.Security.Cryptography;

using Microsoft.AspNetCore.Diagnostics.HealthChecks;

using StalkingCase.Data.Search;
using StalkingCase.Web.Pages.Orders;
using StalkingCase.Web.Pages.People;
using StalkingCase.Web.Pages.Reports;
using StalkingCase.Web.Pages.Shared;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Infrastructure;

/// <summary>What every request passes, and what every answer carries.</summary>
public static class Pipeline
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Reader>().AddScoped<CaseAccess>().AddScoped<AccessGate>().AddScoped<Submission>().AddScoped<RepeatFilter>().AddScoped<UnsentForms>().AddScoped<PersonLookup>().AddScoped<SubmitReport>().AddScoped<StaffSuspect>().AddScoped<StopUsingDetail>().AddScoped<Pages.Safeguarding.PassPlansOn>();
        services.AddScoped<Navigation>();
        services.AddSingleton(s => CourtRoutes.Read(s.GetRequiredService<IConfiguration>()));
        foreach (var query in typeof(Pipeline).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Query", StringComparison.Ordinal))) services.AddScoped(query);
        services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.AddService<AccessGate>();
            o.Filters.AddService<RepeatFilter>();
            o.Filters.AddService<FreshSignInFilter>();
            o.Filters.Add<RefusalFilter>();
            // What is left of the framework's own sentences: typing that is no number, or a choice that is none.
            o.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((typed, _) => $"\u201c{typed}\u201d is not a whole number. Enter figures only, like 100");
            o.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(typed => $"\u201c{typed}\u201d is not a whole number. Enter figures only, like 100");
            o.ModelBindingMessageProvider.SetUnknownValueIsInvalidAccessor(_ => "Enter figures only, like 100");
            o.ModelBindingMessageProvider.SetValueMustBeANumberAccessor(_ => "Enter figures only, like 100");
        });
        services.AddAntiforgery(o => o.SuppressXFrameOptionsHeader = true);
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        return services;
    }

    /// <summary>Missing, hidden and restricted answer alike; an error shows a reference, never a trace.</summary>
    public static void UseAnsweredErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }
    }

    /// <summary>SEC-W01, on every answer: errors, redirects and static files too.</summary>
    public static void UseResponseHeaders(this WebApplication app) => app.Use(async (http, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items["csp-nonce"] = nonce;
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
            if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && !headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next();
    });

    /// <summary>
    /// SEC-A01: HEAD is answered as GET is, without the body. A page would otherwise bind its form from nothing, which it does for
    /// every verb but GET.
    /// </summary>
    public static void UseHeadAsGet(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next();
            return;
        }

        var body = http.Response.Body;
        (http.Request.Method, http.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next();
        }
        finally
        {
            // The server checks the length of a body only where one is due.
            (http.Request.Method, http.Response.Body) = (HttpMethods.Head, body);
        }
    });

    /// <summary>Everything that answers: pages, static files, health.</summary>
    public static void MapEverything(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().WithMetadata(new OpenToAllAttribute("A load balancer asks whether the process lives."));
        app.MapHealthChecks("/health/ready").AllowAnonymous().WithMetadata(new OpenToAllAttribute("A load balancer asks whether the node can save."));
    }

    public static IEnumerable<Endpoint> Endpoints(this WebApplication app) => ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints);

}
