using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace StalkingCase.Data.Migrations.SqlServer
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

            migrationBuilder.AddColumn<Guid>(
                name: "BasisApprovedBy",
                table: "Referrals",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConsentFrom",
                table: "Referrals",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "ConsentHow",
                table: "Referrals",
                type: "varchar(max)",
                unicode: false,
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConsentUntil",
                table: "Referrals",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DecidedAt",
                table: "Referrals",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "Referrals",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Scopes",
                table: "Referrals",
                type: "int",
                maxLength: 40,
                nullable: false,
                defaultValue: 15);

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "Referrals",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Accepted");

            migrationBuilder.AlterColumn<DateTime>(
                name: "ActiveFrom",
                table: "Plans",
                type: "datetime2",
                nullable: true,
                oldClrType: typeof(DateTime),
                oldType: "datetime2");

            migrationBuilder.AddColumn<string>(
                name: "Agreement",
                table: "Plans",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DependantsDecision",
                table: "Plans",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "Plans",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasDependants",
                table: "Plans",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StartedAt",
                table: "Plans",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "Plans",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Active");

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

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "AspNetUsers",
                type: "uniqueidentifier",
                nullable: true);

            // What was recorded before stands: accepted, everything shared, from the day it was made.
            migrationBuilder.Sql("UPDATE Referrals SET ConsentFrom = MadeAt");
            migrationBuilder.Sql("UPDATE Plans SET StartedAt = ActiveFrom");

            migrationBuilder.CreateTable(
                name: "AdvocateContacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    How = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Succeeded = table.Column<bool>(type: "bit", nullable: false),
                    SafeToSpeak = table.Column<bool>(type: "bit", nullable: true),
                    Words = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    Wishes = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: true),
                    NextOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NoneWanted = table.Column<bool>(type: "bit", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Answer = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: true),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    SharedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ForceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Domain = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OwnerElsewhere = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Agreement = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AgreementWords = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: true),
                    IsHigh = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Outcome = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: true),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Trigger = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WhatChanged = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    VictimsView = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    RiskConcern = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Domain = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    IsNotApplicable = table.Column<bool>(type: "bit", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    How = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false),
                    LawfulReason = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: true),
                    ApprovedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PlanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified),
                oldClrType: typeof(DateTime),
                oldType: "datetime2",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_AdvocateId_WithdrawnAt",
                table: "Referrals",
                columns: new[] { "AdvocateId", "WithdrawnAt" });
        }
    }
}
