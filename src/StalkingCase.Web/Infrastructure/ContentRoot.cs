namespace StalkingCase.Web.Infrastructure;

/// <summary>Settings, the embedded database and its keys live beside the project, or beside the published program, wherever it is started from.</summary>
internal static class ContentRoot
{
    /// <summary>
    /// A source checkout is Development unless the environment says otherwise; a published program never is by itself,
    /// because it has no project file beside it.
    /// </summary>
    public static string? EnvironmentName() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? (Checkout() is null ? null : "Development");

    public static string Find() => Checkout() ?? AppContext.BaseDirectory;

    private static string? Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StalkingCase.Web.csproj"))) return folder.FullName;
        }

        return null;
    }
}
