using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <summary>The logs refuse UPDATE and DELETE. The only migration written by hand.</summary>
    public partial class LogTriggers : Migration
    {
        private static readonly string[] Logs = ["Facts", "AuditEntries", "AccessLogEntries"];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Alone in its batch, as CREATE TRIGGER must be, also where EF wraps it in IF ... BEGIN.
            foreach (var log in Logs)
                migrationBuilder.Sql($"EXEC(N'CREATE TRIGGER [{log}_append_only] ON [{log}] AFTER UPDATE, DELETE AS THROW 50001, ''{log} is append-only'', 1;')");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var log in Logs)
                migrationBuilder.Sql($"DROP TRIGGER [{log}_append_only]");
        }
    }
}
