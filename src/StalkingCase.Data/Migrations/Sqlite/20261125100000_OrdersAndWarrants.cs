using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OrdersAndWarrants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Notices_SentAt_At",
                table: "Notices");

            migrationBuilder.AddColumn<bool>(
                name: "BackedForBail",
                table: "Warrants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Court",
                table: "Warrants",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "Warrants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LikelyPlaces",
                table: "Warrants",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Offence",
                table: "Warrants",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OfficerSafety",
                table: "Warrants",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PncClearedAt",
                table: "Warrants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Result",
                table: "Warrants",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OnCallId",
                table: "Units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AppliedAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConsideredAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Court",
                table: "Orders",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "HearingOn",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsExemptFromNotification",
                table: "Orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MadeElsewhere",
                table: "Orders",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NotifiedAt",
                table: "Orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Renewal",
                table: "Orders",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Route",
                table: "Orders",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "PoliceApplication");

            migrationBuilder.AddColumn<string>(
                name: "Service",
                table: "Orders",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NotBefore",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ParkedAt",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Tries",
                table: "Notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "OrderId",
                table: "Entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NextAction",
                table: "ArrestAttempts",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "ArrestAttempts",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RecordedAt",
                table: "ArrestAttempts",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "WhoWent",
                table: "ArrestAttempts",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            // Entered before both times were kept: recorded when made.
            migrationBuilder.Sql("UPDATE \"ArrestAttempts\" SET \"RecordedAt\" = \"MadeAt\"");

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeputyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OrderConditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    CourtWording = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    Metres = table.Column<int>(type: "INTEGER", nullable: true),
                    OnDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Found = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    DraftedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Held = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    ClearedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClearedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClearedBecause = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderConditions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderConditions_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PolicyChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AppliedThrough = table.Column<Guid>(type: "TEXT", nullable: true),
                    AppliedCases = table.Column<int>(type: "INTEGER", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RoleRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Posts = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
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
                    table.PrimaryKey("PK_RoleRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WarrantReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Done = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    Gaps = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Direction = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    NextActionBy = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsMonthly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WarrantId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarrantReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WarrantReviews_Warrants_WarrantId",
                        column: x => x.WarrantId,
                        principalTable: "Warrants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SentAt_ParkedAt_At_Id",
                table: "Notices",
                columns: new[] { "SentAt", "ParkedAt", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_UnitId_Clock_Open_RiskOrder_DueBy",
                table: "Duties",
                columns: new[] { "UnitId", "Clock", "Open", "RiskOrder", "DueBy" },
                descending: new[] { false, false, false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_ForceId_Until",
                table: "Absences",
                columns: new[] { "ForceId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_UserId_Until",
                table: "Absences",
                columns: new[] { "UserId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderConditions_OrderId",
                table: "OrderConditions",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_PolicyChanges_ForceId_From",
                table: "PolicyChanges",
                columns: new[] { "ForceId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleRequests_ForceId_AskedAt",
                table: "RoleRequests",
                columns: new[] { "ForceId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantReviews_WarrantId",
                table: "WarrantReviews",
                column: "WarrantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "OrderConditions");

            migrationBuilder.DropTable(
                name: "PolicyChanges");

            migrationBuilder.DropTable(
                name: "RoleRequests");

            migrationBuilder.DropTable(
                name: "WarrantReviews");

            migrationBuilder.DropIndex(
                name: "IX_Notices_SentAt_ParkedAt_At_Id",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Duties_UnitId_Clock_Open_RiskOrder_DueBy",
                table: "Duties");

            migrationBuilder.DropColumn(
                name: "BackedForBail",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "Court",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "LikelyPlaces",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "Offence",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "OfficerSafety",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "PncClearedAt",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "Result",
                table: "Warrants");

            migrationBuilder.DropColumn(
                name: "OnCallId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "AppliedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ConsideredAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Court",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "HearingOn",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "IsExemptFromNotification",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "MadeElsewhere",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "NotifiedAt",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Renewal",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Route",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Service",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "ParkedAt",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Tries",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "OrderId",
                table: "Entries");

            migrationBuilder.DropColumn(
                name: "NextAction",
                table: "ArrestAttempts");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "ArrestAttempts");

            migrationBuilder.DropColumn(
                name: "RecordedAt",
                table: "ArrestAttempts");

            migrationBuilder.DropColumn(
                name: "WhoWent",
                table: "ArrestAttempts");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SentAt_At",
                table: "Notices",
                columns: new[] { "SentAt", "At" });
        }
    }
}
