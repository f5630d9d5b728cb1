namespace StalkingCase.Web.Tests.Support;

/// <summary>The files of the repository, for tests that hold them to something.</summary>
internal static class Repository
{
    public static string File(params string[] parts) => Path.Combine([Root(), .. parts]);

    public static IEnumerable<string> Sources(string under, string pattern) =>
        Directory.EnumerateFiles(File(under), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains("node_modules", StringComparison.Ordinal) && !f.Contains("Migrations", StringComparison.Ordinal));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "StalkingCase.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run from a checkout.");
    }
}
