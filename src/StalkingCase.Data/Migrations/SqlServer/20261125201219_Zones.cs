using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Zones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "PolicyChangeId",
                table: "Rechecks",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClearedOver",
                table: "OrderConditions",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Concern",
                table: "OrderConditions",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "OrderConditions",
                type: "varchar(max)",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PlacedAt",
                table: "ContactDetails",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Position",
                table: "ContactDetails",
                type: "varchar(max)",
                unicode: false,
                maxLength: -1,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PolicyChangeId",
                table: "Rechecks");

            migrationBuilder.DropColumn(
                name: "ClearedOver",
                table: "OrderConditions");

            migrationBuilder.DropColumn(
                name: "Concern",
                table: "OrderConditions");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "OrderConditions");

            migrationBuilder.DropColumn(
                name: "PlacedAt",
                table: "ContactDetails");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "ContactDetails");
        }
    }
}
