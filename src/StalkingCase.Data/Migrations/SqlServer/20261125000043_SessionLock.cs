using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SessionLock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LockedAt",
                table: "Sessions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ForceId_Status_LastEntryAt",
                table: "Cases",
                columns: new[] { "ForceId", "Status", "LastEntryAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ForceId_Status_OpenedAt",
                table: "Cases",
                columns: new[] { "ForceId", "Status", "OpenedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_ForceId_Status_LastEntryAt",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ForceId_Status_OpenedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "LockedAt",
                table: "Sessions");
        }
    }
}
