using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class QueueIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Duties_CaseId",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_OwnerId_Open_DueBy",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_UnitId_Clock_Open_RiskOrder_DueBy",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_UnitId_Open_DueBy",
                table: "Duties");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Case",
                table: "Duties",
                columns: new[] { "CaseId", "Open", "DueBy", "VisibleFrom", "Clock", "SubjectId", "Id", "ForceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Owner",
                table: "Duties",
                columns: new[] { "OwnerId", "Open", "DueBy", "VisibleFrom", "CaseId", "ForceId" });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Queue",
                table: "Duties",
                columns: new[] { "UnitId", "Clock", "Open", "RiskOrder", "DueBy", "Id", "VisibleFrom", "CaseId", "ForceId", "SubjectId", "Risk", "OwnerId" },
                descending: new[] { false, false, false, true, false, false, false, false, false, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Unit",
                table: "Duties",
                columns: new[] { "UnitId", "Open", "RiskOrder", "DueBy", "Id", "VisibleFrom", "CaseId", "ForceId", "Clock", "Risk", "OwnerId", "OwnerPost", "SergeantAt", "InspectorAt", "SuperintendentAt" },
                descending: new[] { false, false, true, false, false, false, false, false, false, false, false, false, false, false, false });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ForceId_IsRestricted",
                table: "Cases",
                columns: new[] { "ForceId", "IsRestricted" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Duties_Case",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_Owner",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_Queue",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Duties_Unit",
                table: "Duties");

            migrationBuilder.DropIndex(
                name: "IX_Cases_ForceId_IsRestricted",
                table: "Cases");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_CaseId",
                table: "Duties",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_OwnerId_Open_DueBy",
                table: "Duties",
                columns: new[] { "OwnerId", "Open", "DueBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_UnitId_Clock_Open_RiskOrder_DueBy",
                table: "Duties",
                columns: new[] { "UnitId", "Clock", "Open", "RiskOrder", "DueBy" },
                descending: new[] { false, false, false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_UnitId_Open_DueBy",
                table: "Duties",
                columns: new[] { "UnitId", "Open", "DueBy" });
        }
    }
}
