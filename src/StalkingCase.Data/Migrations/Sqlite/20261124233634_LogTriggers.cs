using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <summary>The logs refuse UPDATE and DELETE. The only migration written by hand.</summary>
    public partial class LogTriggers : Migration
    {
        private static readonly string[] Logs = ["Facts", "AuditEntries", "AccessLogEntries"];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var log in Logs)
            {
                migrationBuilder.Sql($"CREATE TRIGGER \"{log}_no_update\" BEFORE UPDATE ON \"{log}\" BEGIN SELECT RAISE(ABORT, '{log} is append-only'); END");
                migrationBuilder.Sql($"CREATE TRIGGER \"{log}_no_delete\" BEFORE DELETE ON \"{log}\" BEGIN SELECT RAISE(ABORT, '{log} is append-only'); END");
            }
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var log in Logs)
            {
                migrationBuilder.Sql($"DROP TRIGGER \"{log}_no_update\"");
                migrationBuilder.Sql($"DROP TRIGGER \"{log}_no_delete\"");
            }
        }
    }
}
