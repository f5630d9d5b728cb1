namespace StalkingCase.Domain.Kernel;

public static class UkTime { public static DateOnly DateOf(DateTimeOffset t) => DateOnly.FromDateTime(t.UtcDateTime); }
