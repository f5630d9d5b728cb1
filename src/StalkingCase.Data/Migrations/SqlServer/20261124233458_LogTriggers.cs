using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LogTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ArrestAttempts_Warrants_WarrantId",
                table: "ArrestAttempts");

            migrationBuilder.DropForeignKey(
                name: "FK_Assignments_Cases_CaseId",
                table: "Assignments");

            migrationBuilder.DropForeignKey(
                name: "FK_CaseRoles_Cases_CaseId",
                table: "CaseRoles");

            migrationBuilder.DropForeignKey(
                name: "FK_ContactDetails_CaseRoles_CaseRoleId",
                table: "ContactDetails");

            migrationBuilder.DropForeignKey(
                name: "FK_NamedReaders_Cases_CaseId",
                table: "NamedReaders");

            migrationBuilder.AddForeignKey(
                name: "FK_ArrestAttempts_Warrants_WarrantId",
                table: "ArrestAttempts",
                column: "WarrantId",
                principalTable: "Warrants",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Assignments_Cases_CaseId",
                table: "Assignments",
                column: "CaseId",
                principalTable: "Cases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CaseRoles_Cases_CaseId",
                table: "CaseRoles",
                column: "CaseId",
                principalTable: "Cases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ContactDetails_CaseRoles_CaseRoleId",
                table: "ContactDetails",
                column: "CaseRoleId",
                principalTable: "CaseRoles",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_NamedReaders_Cases_CaseId",
                table: "NamedReaders",
                column: "CaseId",
                principalTable: "Cases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ArrestAttempts_Warrants_WarrantId",
                table: "ArrestAttempts");

            migrationBuilder.DropForeignKey(
                name: "FK_Assignments_Cases_CaseId",
                table: "Assignments");

            migrationBuilder.DropForeignKey(
                name: "FK_CaseRoles_Cases_CaseId",
                table: "CaseRoles");

            migrationBuilder.DropForeignKey(
                name: "FK_ContactDetails_CaseRoles_CaseRoleId",
                table: "ContactDetails");

            migrationBuilder.DropForeignKey(
                name: "FK_NamedReaders_Cases_CaseId",
                table: "NamedReaders");

            migrationBuilder.AddForeignKey(
                name: "FK_ArrestAttempts_Warrants_WarrantId",
                table: "ArrestAttempts",
                column: "WarrantId",
                principalTable: "Warrants",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Assignments_Cases_CaseId",
                table: "Assignments",
                column: "CaseId",
                principalTable: "Cases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_CaseRoles_Cases_CaseId",
                table: "CaseRoles",
                column: "CaseId",
                principalTable: "Cases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ContactDetails_CaseRoles_CaseRoleId",
                table: "ContactDetails",
                column: "CaseRoleId",
                principalTable: "CaseRoles",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_NamedReaders_Cases_CaseId",
                table: "NamedReaders",
                column: "CaseId",
                principalTable: "Cases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
