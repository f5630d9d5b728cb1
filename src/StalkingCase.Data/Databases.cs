using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Protection;

namespace StalkingCase.Data;

/// <summary>Where the application chooses its database, once.</summary>
public static class Databases
{
    /// <summary>
    /// Registers the scoped context, the opener for jobs, the keys and the access log. The web project registers a scoped
    /// <see cref="IActor"/> and a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddCaseData(this IServiceCollection services, IConfiguration settings, IHostEnvironment host)
    {
        var connection = settings.GetConnectionString("StalkingCase");
        var folder = KeysFolder(settings, host);
        services.AddSingleton(_ => FieldKeys.Load(folder, mayCreate: host.IsDevelopment()));
        services.AddSingleton<AccessLog>();
        services.AddSingleton<RecheckRunner>();
        switch (settings["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                var sqlite = EmbeddedFile(connection, host.ContentRootPath);
                services.AddDbContext<CaseDbContext, SqliteCaseDbContext>(o => CaseDatabase.ConfigureSqlite(o, sqlite));
                break;
            case "SqlServer":
                var server = connection ?? throw new InvalidOperationException("Set ConnectionStrings:StalkingCase.");
                services.AddDbContext<CaseDbContext, SqlServerCaseDbContext>(o => CaseDatabase.ConfigureSqlServer(o, server));
                break;
            case var other:
                throw new InvalidOperationException($"Database:Provider is \"{other}\". Use Sqlite or SqlServer.");
        }

        services.AddSingleton(s => Of(settings, host, s.GetRequiredService<FieldKeys>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }

    public static string KeysFolder(IConfiguration settings, IHostEnvironment host) => Path.Combine(host.ContentRootPath, settings["Keys:Folder"] ?? Path.Combine("data", "keys"));

    /// <summary>The configured database with these keys, which a first installation has yet to make.</summary>
    public static CaseDatabase Of(IConfiguration settings, IHostEnvironment host, FieldKeys keys, TimeProvider clock)
    {
        var connection = settings.GetConnectionString("StalkingCase");
        return settings["Database:Provider"] is "SqlServer" ? CaseDatabase.SqlServer(connection!, keys, clock) : CaseDatabase.Sqlite(EmbeddedFile(connection, host.ContentRootPath), keys, clock);
    }

    /// <summary>A relative file is under the content root; its folder is made.</summary>
    private static string EmbeddedFile(string? connection, string root)
    {
        var builder = new SqliteConnectionStringBuilder(connection ?? $"Data Source={Path.Combine("data", "stalkingcase.db")}");
        if (builder.Mode is SqliteOpenMode.Memory || builder.DataSource is ":memory:") return builder.ConnectionString;
        builder.DataSource = Path.GetFullPath(Path.Combine(root, builder.DataSource));
        Directory.CreateDirectory(Path.GetDirectoryName(builder.DataSource)!);
        return builder.ConnectionString;
    }
}
