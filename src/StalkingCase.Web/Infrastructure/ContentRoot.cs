namespace StalkingCase.Web.Infrastructure;

/// <summary>Settings, the embedded database and its keys live beside the project, or beside the published program, wherever it is started from.</summary>
internal static class ContentRoot
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StalkingCase.Web.csproj"))) return folder.FullName;
        }

        return AppContext.BaseDirectory;
    }
}
