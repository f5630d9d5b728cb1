using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Advocates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Referrals_AdvocateId_WithdrawnAt",
                table: "Referrals");

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

            migrationBuilder.AddColumn<Guid>(
                name: "BasisApprovedBy",
                table: "Referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConsentFrom",
                table: "Referrals",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "ConsentHow",
                table: "Referrals",
                type: "TEXT",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConsentUntil",
                table: "Referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DecidedAt",
                table: "Referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "Referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Scopes",
                table: "Referrals",
                type: "INTEGER",
                maxLength: 40,
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "Referrals",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Accepted");

            migrationBuilder.AlterColumn<DateTime>(
                name: "ActiveFrom",
                table: "Plans",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateTime),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "Agreement",
                table: "Plans",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DependantsDecision",
                table: "Plans",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "Plans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasDependants",
                table: "Plans",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StartedAt",
                table: "Plans",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "Plans",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Active");

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

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            // What was recorded before stands: accepted, everything shared, from the day it was made.
            migrationBuilder.Sql("UPDATE Referrals SET ConsentFrom = MadeAt");
            migrationBuilder.Sql("UPDATE Plans SET StartedAt = ActiveFrom");

            migrationBuilder.CreateTable(
                name: "AdvocateContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    How = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Succeeded = table.Column<bool>(type: "INTEGER", nullable: false),
                    SafeToSpeak = table.Column<bool>(type: "INTEGER", nullable: true),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    Wishes = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    NextOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NoneWanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdvocateContacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdvocateContacts_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdvocateMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdvocateMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdvocateMessages_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdvocateNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    SharedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdvocateNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdvocateNotes_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organisations_Forces_ForceId",
                        column: x => x.ForceId,
                        principalTable: "Forces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanMeasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Domain = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerElsewhere = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Agreement = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgreementWords = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    IsHigh = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanMeasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanMeasures_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Trigger = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WhatChanged = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    VictimsView = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    RiskConcern = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanReviews_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanSections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Domain = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    IsNotApplicable = table.Column<bool>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanSections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanSections_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanSharings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    How = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    LawfulReason = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: true),
                    ApprovedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanSharings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanSharings_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "IX_Referrals_AdvocateId_Status",
                table: "Referrals",
                columns: new[] { "AdvocateId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_OrganisationId_Status_MadeAt",
                table: "Referrals",
                columns: new[] { "OrganisationId", "Status", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Plans_OwnerId_Status",
                table: "Plans",
                columns: new[] { "OwnerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_OrganisationId",
                table: "AspNetUsers",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AdvocateContacts_CaseId_At",
                table: "AdvocateContacts",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AdvocateContacts_OrganisationId_NextOn",
                table: "AdvocateContacts",
                columns: new[] { "OrganisationId", "NextOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AdvocateMessages_CaseId_At",
                table: "AdvocateMessages",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AdvocateNotes_CaseId_At",
                table: "AdvocateNotes",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_NeedsAssessments_CaseId_At",
                table: "NeedsAssessments",
                columns: new[] { "CaseId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ForceId",
                table: "Organisations",
                column: "ForceId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanMeasures_PlanId",
                table: "PlanMeasures",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanReviews_PlanId",
                table: "PlanReviews",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSections_PlanId",
                table: "PlanSections",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSharings_PlanId",
                table: "PlanSharings",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_VictimLetters_CaseId_QueuedAt",
                table: "VictimLetters",
                columns: new[] { "CaseId", "QueuedAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_AspNetUsers_Organisations_OrganisationId",
                table: "AspNetUsers",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Referrals_Organisations_OrganisationId",
                table: "Referrals",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AspNetUsers_Organisations_OrganisationId",
                table: "AspNetUsers");

            migrationBuilder.DropForeignKey(
                name: "FK_Referrals_Organisations_OrganisationId",
                table: "Referrals");

            migrationBuilder.DropTable(
                name: "AdvocateContacts");

            migrationBuilder.DropTable(
                name: "AdvocateMessages");

            migrationBuilder.DropTable(
                name: "AdvocateNotes");

            migrationBuilder.DropTable(
                name: "NeedsAssessments");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropTable(
                name: "PlanMeasures");

            migrationBuilder.DropTable(
                name: "PlanReviews");

            migrationBuilder.DropTable(
                name: "PlanSections");

            migrationBuilder.DropTable(
                name: "PlanSharings");

            migrationBuilder.DropTable(
                name: "VictimLetters");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_AdvocateId_Status",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Referrals_OrganisationId_Status_MadeAt",
                table: "Referrals");

            migrationBuilder.DropIndex(
                name: "IX_Plans_OwnerId_Status",
                table: "Plans");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_OrganisationId",
                table: "AspNetUsers");

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
                name: "BasisApprovedBy",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "ConsentFrom",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "ConsentHow",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "ConsentUntil",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "DecidedAt",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Scopes",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Referrals");

            migrationBuilder.DropColumn(
                name: "Agreement",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "DependantsDecision",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "HasDependants",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "SafeHours",
                table: "CaseRoles");

            migrationBuilder.DropColumn(
                name: "SafeToWrite",
                table: "CaseRoles");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "AspNetUsers");

            migrationBuilder.AlterColumn<DateTime>(
                name: "ActiveFrom",
                table: "Plans",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified),
                oldClrType: typeof(DateTime),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_AdvocateId_WithdrawnAt",
                table: "Referrals",
                columns: new[] { "AdvocateId", "WithdrawnAt" });
        }
    }
}
