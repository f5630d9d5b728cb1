using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Victims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Danger",
                table: "VictimContacts",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DetailId",
                table: "VictimContacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "How",
                table: "VictimContacts",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextOn",
                table: "VictimContacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NoContactWanted",
                table: "VictimContacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SafeToSpeak",
                table: "VictimContacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wishes",
                table: "VictimContacts",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SafeHours",
                table: "CaseRoles",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SafeToWrite",
                table: "CaseRoles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "NeedsAssessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeedsAssessments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NeedsAssessments_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VictimLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DetailId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    QueuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    QueuedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StoppedBecause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VictimLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VictimLetters_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NeedsAssessments_CaseId_At",
                table: "NeedsAssessments",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_VictimLetters_CaseId_QueuedAt",
                table: "VictimLetters",
                columns: new[] { "CaseId", "QueuedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NeedsAssessments");

            migrationBuilder.DropTable(
                name: "VictimLetters");

            migrationBuilder.DropColumn(
                name: "Danger",
                table: "VictimContacts");

            migrationBuilder.DropColumn(
                name: "DetailId",
                table: "VictimContacts");

            migrationBuilder.DropColumn(
                name: "How",
                table: "VictimContacts");

            migrationBuilder.DropColumn(
                name: "NextOn",
                table: "VictimContacts");

            migrationBuilder.DropColumn(
                name: "NoContactWanted",
                table: "VictimContacts");

            migrationBuilder.DropColumn(
                name: "SafeToSpeak",
                table: "VictimContacts");

            migrationBuilder.DropColumn(
                name: "Wishes",
                table: "VictimContacts");

            migrationBuilder.DropColumn(
                name: "SafeHours",
                table: "CaseRoles");

            migrationBuilder.DropColumn(
                name: "SafeToWrite",
                table: "CaseRoles");
        }
    }
}
