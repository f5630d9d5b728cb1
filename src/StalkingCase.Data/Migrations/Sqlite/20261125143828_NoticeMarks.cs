using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NoticeMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Duties_Open_DueBy",
                table: "Duties");

            migrationBuilder.AddColumn<DateTime>(
                name: "NextNoticeAt",
                table: "Duties",
                type: "TEXT",
                nullable: true);

            // No step of an open duty is earlier: the job looks at each once and moves the mark to its next step.
            migrationBuilder.Sql("UPDATE \"Duties\" SET \"NextNoticeAt\" = CASE WHEN \"Clock\" IN ('CLK-25', 'CLK-31', 'CLK-32') THEN \"VisibleFrom\" ELSE \"DueBy\" END WHERE \"Open\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Duties_NextNoticeAt_Id",
                table: "Duties",
                columns: new[] { "NextNoticeAt", "Id" },
                filter: "NextNoticeAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Duties_NextNoticeAt_Id",
                table: "Duties");

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
