namespace StalkingCase.Web.Infrastructure;

/// <summary>
/// The clock of the domain. In Development it may start at <c>Clock:StartAt</c> and run on from there; sign-in, sessions
/// and one-time codes keep the real clock.
/// </summary>
public sealed class DomainClock(DateTimeOffset startAt) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public DateTimeOffset StartsAt => startAt;

    public override DateTimeOffset GetUtcNow() => startAt + System.GetElapsedTime(_started);
}

public static class DomainClockSetup
{
    public static void AddDomainClock(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Clock:StartAt"] is not { Length: > 0 } text)
        {
            services.AddSingleton(TimeProvider.System);
            return;
        }

        if (!environment.IsDevelopment()) throw new InvalidOperationException("Clock:StartAt is for Development only.");
        if (!DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var startAt))
            throw new InvalidOperationException("Clock:StartAt is not a time, such as 2026-03-01T09:00Z.");
        services.AddSingleton<TimeProvider>(new DomainClock(startAt.ToUniversalTime()));
    }
}
