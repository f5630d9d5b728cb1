using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Meetings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Meetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ChairId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoordinatorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StatusReason = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meetings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeetingAgencies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingAgencies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingAgencies_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeetingItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    ReferredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReferredBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Consent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WithoutConsentBecause = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    Criteria = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WithoutCriteriaBecause = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    Summary = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    PapersSentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RiskAgreed = table.Column<int>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OutcomeWords = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    DiscussedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingItems_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeetingItems_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingActions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OutsidePerson = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueBy = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsDropped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Proof = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingActions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingActions_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeetingActions_MeetingItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "MeetingItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeetingActions_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingDepartures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tie = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingDepartures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingDepartures_MeetingItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "MeetingItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeetingInformation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingInformation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingInformation_MeetingItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "MeetingItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeetingMinutes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WriterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingMinutes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingMinutes_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeetingMinutes_MeetingItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "MeetingItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingActions_CaseId",
                table: "MeetingActions",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingActions_ForceId_EndedAt_DueBy",
                table: "MeetingActions",
                columns: new[] { "ForceId", "EndedAt", "DueBy" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingActions_ItemId",
                table: "MeetingActions",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingActions_MeetingId_EndedAt_DueBy",
                table: "MeetingActions",
                columns: new[] { "MeetingId", "EndedAt", "DueBy" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingActions_OwnerId_EndedAt_DueBy",
                table: "MeetingActions",
                columns: new[] { "OwnerId", "EndedAt", "DueBy" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingAgencies_MeetingId",
                table: "MeetingAgencies",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingAgencies_UserId",
                table: "MeetingAgencies",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingDepartures_ItemId",
                table: "MeetingDepartures",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingInformation_ItemId",
                table: "MeetingInformation",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingItems_CaseId_ReferredAt",
                table: "MeetingItems",
                columns: new[] { "CaseId", "ReferredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingItems_ForceId_Kind_Status_ReferredAt",
                table: "MeetingItems",
                columns: new[] { "ForceId", "Kind", "Status", "ReferredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingItems_MeetingId_Place",
                table: "MeetingItems",
                columns: new[] { "MeetingId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_CaseId",
                table: "MeetingMinutes",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_ItemId",
                table: "MeetingMinutes",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_ChairId_StartsAt",
                table: "Meetings",
                columns: new[] { "ChairId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_CoordinatorId_StartsAt",
                table: "Meetings",
                columns: new[] { "CoordinatorId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_ForceId_StartsAt",
                table: "Meetings",
                columns: new[] { "ForceId", "StartsAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MeetingActions");

            migrationBuilder.DropTable(
                name: "MeetingAgencies");

            migrationBuilder.DropTable(
                name: "MeetingDepartures");

            migrationBuilder.DropTable(
                name: "MeetingInformation");

            migrationBuilder.DropTable(
                name: "MeetingMinutes");

            migrationBuilder.DropTable(
                name: "MeetingItems");

            migrationBuilder.DropTable(
                name: "Meetings");
        }
    }
}
