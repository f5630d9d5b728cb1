using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Covers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LeadRisk",
                table: "Duties",
                type: "int",
                nullable: true);

            // The queue of the cases that are there: of each warrant the open action that falls due first.
            migrationBuilder.Sql("""
                UPDATE "Duties" SET "LeadRisk" = "RiskOrder"
                WHERE "Open" = 1 AND "Clock" IN ('CLK-34', 'CLK-35', 'CLK-36', 'CLK-37') AND NOT EXISTS (
                    SELECT 1 FROM "Duties" AS "e" WHERE "e"."CaseId" = "Duties"."CaseId" AND "e"."SubjectId" = "Duties"."SubjectId" AND "e"."Open" = 1
                        AND "e"."Clock" IN ('CLK-34', 'CLK-35', 'CLK-36', 'CLK-37') AND ("e"."DueBy" < "Duties"."DueBy" OR ("e"."DueBy" = "Duties"."DueBy" AND "e"."Id" < "Duties"."Id")))
                """);

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
                name: "OrderCases");

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

            migrationBuilder.DropColumn(
                name: "LeadRisk",
                table: "Duties");
        }
    }
}
