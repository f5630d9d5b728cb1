using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StalkingCase.Web.Security;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Architecture;

public sealed class AccessMatrixDocumentTests
{
    /// <summary>Reviewers see a change of access as a diff. Run with UPDATE_DOCS=1 to write it.</summary>
    [Fact]
    public async Task The_access_matrix_in_docs_is_current()
    {
        await using var app = await WebApp.StartAsync();
        var written = Matrix(EndpointCheck.Rows(app.Services.GetRequiredService<EndpointDataSource>().Endpoints));
        var path = Repository.File("docs", "access-matrix.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(path, written);

        Assert.Equal(written, (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"));
    }

    private static string Matrix(IReadOnlyList<RouteRow> rows)
    {
        var text = new StringBuilder("""
            # Access matrix

            Generated from the endpoints; a test holds it current (`UPDATE_DOCS=1 ./test` writes it). A role without the
            permission gets 403; an advocate, under a case, the same 404 as for an id that does not exist. A page under a case
            then answers by the reader's part in it: shown, a reason first, or that 404.

            | Page | Permission | Case | 
            """.TrimEnd());
        text.Append(' ').Append(string.Join(" | ", Roles.All)).Append(" |\n|---|---|---|").Append(string.Concat(Roles.All.Select(_ => "---|"))).Append('\n');
        foreach (var page in rows.Where(r => r.Method != "HEAD").GroupBy(r => r.Pattern))
        {
            var row = page.First();
            var methods = string.Join(", ", page.Select(r => r.Method).Order(StringComparer.Ordinal));
            text.Append('|').Append(' ').Append(methods).Append(" `").Append(row.Pattern).Append("` | ").Append(row.Permission ?? $"open: {row.Reason}").Append(" | ").Append(row.CaseScoped ? "yes" : "").Append(" |");
            foreach (var role in Roles.All) text.Append(' ').Append(row.Permission is null || RolePermissions.Has(role, Enum.Parse<Permission>(row.Permission)) ? "yes" : "").Append(" |");
            text.Append('\n');
        }

        return text.ToString();
    }
}
