using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CoveredCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ConfirmedAt",
                table: "Sessions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ResetsSignIn",
                table: "RoleRequests",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "LeadRisk",
                table: "Duties",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "AccessLogEntries",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            // The queue of the cases that are there: of each warrant the open action that falls due first.
            migrationBuilder.Sql("""
                UPDATE "Duties" SET "LeadRisk" = "RiskOrder"
                WHERE "Open" = 1 AND "Clock" IN ('CLK-34', 'CLK-35', 'CLK-36', 'CLK-37') AND NOT EXISTS (
                    SELECT 1 FROM "Duties" AS "e" WHERE "e"."CaseId" = "Duties"."CaseId" AND "e"."SubjectId" = "Duties"."SubjectId" AND "e"."Open" = 1
                        AND "e"."Clock" IN ('CLK-34', 'CLK-35', 'CLK-36', 'CLK-37') AND ("e"."DueBy" < "Duties"."DueBy" OR ("e"."DueBy" = "Duties"."DueBy" AND "e"."Id" < "Duties"."Id")))
                """);

            migrationBuilder.CreateTable(
                name: "NoticeRecipients",
                columns: table => new
                {
                    NoticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DutyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    StandsIn = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeRecipients", x => new { x.NoticeId, x.UserId });
                    table.ForeignKey(
                        name: "FK_NoticeRecipients_Notices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "Notices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OneTimeLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Digest = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneTimeLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OneTimeLinks_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderCases_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInFailures",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    Locks = table.Column<int>(type: "int", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInFailures", x => new { x.UserId, x.Source });
                    table.ForeignKey(
                        name: "FK_SignInFailures_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WarrantCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WarrantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarrantCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WarrantCases_Warrants_WarrantId",
                        column: x => x.WarrantId,
                        principalTable: "Warrants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Leads",
                table: "Duties",
                columns: new[] { "ForceId", "LeadRisk", "DueBy", "Id", "VisibleFrom", "CaseId", "UnitId", "Risk", "OwnerId" },
                descending: new[] { false, true, false, false, false, false, false, false, false },
                filter: "LeadRisk IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_LeadsOfUnit",
                table: "Duties",
                columns: new[] { "UnitId", "LeadRisk", "DueBy", "Id", "VisibleFrom", "CaseId", "ForceId", "Risk", "OwnerId" },
                descending: new[] { false, true, false, false, false, false, false, false, false },
                filter: "LeadRisk IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Post",
                table: "Duties",
                columns: new[] { "ForceId", "OwnerPost", "Open", "RiskOrder", "DueBy", "Id", "UnitId", "VisibleFrom", "CaseId" },
                descending: new[] { false, false, false, true, false, false, false, false, false },
                filter: "OwnerPost IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_Waiting",
                table: "Assessments",
                columns: new[] { "ForceId", "CaseId" },
                filter: "Status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "IX_NoticeRecipients_UserId_At_NoticeId",
                table: "NoticeRecipients",
                columns: new[] { "UserId", "At", "NoticeId" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeRecipients_UserId_StandsIn_DutyId",
                table: "NoticeRecipients",
                columns: new[] { "UserId", "StandsIn", "DutyId" });

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeLinks_Digest",
                table: "OneTimeLinks",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeLinks_UserId",
                table: "OneTimeLinks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCases_CaseId",
                table: "OrderCases",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderCases_OrderId_CaseId",
                table: "OrderCases",
                columns: new[] { "OrderId", "CaseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WarrantCases_CaseId",
                table: "WarrantCases",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_WarrantCases_WarrantId_CaseId",
                table: "WarrantCases",
                columns: new[] { "WarrantId", "CaseId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NoticeRecipients");

            migrationBuilder.DropTable(
                name: "OneTimeLinks");

            migrationBuilder.DropTable(
                name: "OrderCases");

            migrationBuilder.DropTable(
                name: "SignInFailures");

            migrationBuilder.DropTable(
                name: "WarrantCases");

            migrationBuilder.DropIndex(
                name: "IX_Duties_Leads",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_LeadsOfUnit",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_Post",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Assessments_Waiting",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ResetsSignIn",
                table: "RoleRequests");

            migrationBuilder.DropColumn(
                name: "LeadRisk",
                table: "Duties");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "AccessLogEntries");
        }
    }
}
