using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UnitsAndNextActions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NextAction",
                table: "Warrants",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextActionBy",
                table: "Warrants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextActionSetAt",
                table: "Warrants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NextActionSetBy",
                table: "Warrants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "UnitChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OnCallId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitChanges_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnitChanges_ForceId_AskedAt",
                table: "UnitChanges",
                columns: new[] { "ForceId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UnitChanges_UnitId",
                table: "UnitChanges",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UnitChanges");

            migrationBuilder.DropColumn(
                name: "NextAction",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "NextActionBy",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "NextActionSetAt",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "NextActionSetBy",
                table: "Warrants");
        }
    }
}
