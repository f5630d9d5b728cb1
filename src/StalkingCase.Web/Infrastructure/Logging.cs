using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace StalkingCase.Web.Infrastructure;

public static class Logging
{
    /// <summary>Structured logs that hold ids only: no body, no query string, no name (SEC-W07). Framework lines below warning are off: they carry paths and values.</summary>
    public static void LogIdsOnly(this ConfigureHostBuilder host) => host.UseSerilog((context, log) =>
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        if (context.HostingEnvironment.IsDevelopment()) log.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture, outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}");
        else log.WriteTo.Console(new RenderedCompactJsonFormatter());
    });
}
