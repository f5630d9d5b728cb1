using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Reports_UnitId_Status_StartedAt",
                table: "Reports",
                columns: new[] { "UnitId", "Status", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SentAt_At",
                table: "Notices",
                columns: new[] { "SentAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentifierTokens_PersonId",
                table: "IdentifierTokens",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Open_DueBy",
                table: "Duties",
                columns: new[] { "Open", "DueBy" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reports_UnitId_Status_StartedAt",
                table: "Reports");

            migrationBuilder.DropIndex(
                name: "IX_Notices_SentAt_At",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_IdentifierTokens_PersonId",
                table: "IdentifierTokens");

            migrationBuilder.DropIndex(
                name: "IX_Duties_Open_DueBy",
                table: "Duties");
        }
    }
}
