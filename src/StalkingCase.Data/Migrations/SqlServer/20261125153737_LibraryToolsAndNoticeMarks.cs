using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LibraryToolsAndNoticeMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Duties_Open_DueBy",
                table: "Duties");

            migrationBuilder.AddColumn<bool>(
                name: "IsWordingAdapted",
                table: "OrderConditions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "WordingId",
                table: "OrderConditions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WordingVersion",
                table: "OrderConditions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextNoticeAt",
                table: "Duties",
                type: "datetime2",
                nullable: true);

            // No step of an open duty is earlier: the job looks at each once and moves the mark to its next step.
            migrationBuilder.Sql("UPDATE [Duties] SET [NextNoticeAt] = CASE WHEN [Clock] IN ('CLK-25', 'CLK-31', 'CLK-32') THEN [VisibleFrom] ELSE [DueBy] END WHERE [Open] = 1");

            migrationBuilder.CreateTable(
                name: "LibraryConditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryConditions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ToolChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Act = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ToolVersion = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 60000, nullable: true),
                    From = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    AskedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ToolChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LibraryWordings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    CourtWording = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    From = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    AskedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConditionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LibraryWordings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LibraryWordings_LibraryConditions_ConditionId",
                        column: x => x.ConditionId,
                        principalTable: "LibraryConditions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_NextNoticeAt_Id",
                table: "Duties",
                columns: new[] { "NextNoticeAt", "Id" },
                filter: "NextNoticeAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LibraryConditions_ForceId_Kind_Title",
                table: "LibraryConditions",
                columns: new[] { "ForceId", "Kind", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_LibraryWordings_ConditionId",
                table: "LibraryWordings",
                column: "ConditionId");

            migrationBuilder.CreateIndex(
                name: "IX_ToolChanges_ForceId_AskedAt",
                table: "ToolChanges",
                columns: new[] { "ForceId", "AskedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LibraryWordings");

            migrationBuilder.DropTable(
                name: "ToolChanges");

            migrationBuilder.DropTable(
                name: "LibraryConditions");

            migrationBuilder.DropIndex(
                name: "IX_Duties_NextNoticeAt_Id",
                table: "Duties");

            migrationBuilder.DropColumn(
                name: "IsWordingAdapted",
                table: "OrderConditions");

            migrationBuilder.DropColumn(
                name: "WordingId",
                table: "OrderConditions");

            migrationBuilder.DropColumn(
                name: "WordingVersion",
                table: "OrderConditions");

            migrationBuilder.DropColumn(
                name: "NextNoticeAt",
                table: "Duties");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Open_DueBy",
                table: "Duties",
                columns: new[] { "Open", "DueBy" });
        }
    }
}
