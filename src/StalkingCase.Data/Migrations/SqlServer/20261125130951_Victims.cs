using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
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
                type: "varchar(max)",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DetailId",
                table: "VictimContacts",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "How",
                table: "VictimContacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextOn",
                table: "VictimContacts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NoContactWanted",
                table: "VictimContacts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SafeToSpeak",
                table: "VictimContacts",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wishes",
                table: "VictimContacts",
                type: "varchar(max)",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SafeHours",
                table: "CaseRoles",
                type: "varchar(max)",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SafeToWrite",
                table: "CaseRoles",
                type: "bit",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "NeedsAssessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Answers = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    Words = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: true),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DetailId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    QueuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    QueuedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StoppedBecause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
