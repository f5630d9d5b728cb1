using System.Net;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>SAF-08 through the pages: the police case closes and the plan goes on.</summary>
public sealed class ClosedCaseTests
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";

    [Fact, Trait("Rule", "SAF-08"), Trait("Rule", "REP-20")]
    public async Task A_case_closed_by_its_pages_leaves_the_plan_active_its_duties_open_and_the_advocate_reviewing_it()
    {
        await using var app = await WebApp.StartAsync();
        var of = await app.WithAdvocateAsync(await app.CaseAsync(Officer, officerInCase: Officer), Advocate, Officer);
        var officer = await app.SignedInAsync(Officer);
        Assert.Empty((await officer.SubmitAsync(await officer.GetAsync($"/cases/{of.CaseId}/close"), new Dictionary<string, string?> { ["Ask.Outcome"] = "EvidentialDifficulty", ["Ask.Reason"] = "Nothing more to find." }, "Ask for closure")).Errors);
        var inspector = await app.SignedInAsync("inspector-harbour");
        var form = await inspector.GetAsync($"/cases/{of.CaseId}/close");
        var decision = new Dictionary<string, string?> { ["Decide.Decision"] = "Close", ["Decide.ResidualRisk"] = "He lives nearby.", ["Decide.VictimTold"] = "True" };
        if (form.Page!.QuerySelector("[name='Decide.OverrideReason']") is not null) decision["Decide.OverrideReason"] = "She knows, and the plan goes on.";
        var closed = await inspector.SubmitAsync(form, decision, "Save the decision");
        Assert.Contains("Case closed.", closed.Text, StringComparison.Ordinal);

        await using var db = app.Open();
        Assert.Equal(CaseStatus.Closed, (await db.Cases.SingleAsync(c => c.Id == of.CaseId)).Status);
        Assert.Equal(PlanStatus.Active, (await db.Plans.SingleAsync(p => p.CaseId == of.CaseId)).Status);
        foreach (var clock in (string[])["CLK-08", "CLK-09"]) Assert.True(await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == of.CaseId && d.Clock == clock), clock);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var advocate = await app.SignedInAsync(Advocate);
        Assert.Equal(HttpStatusCode.OK, (await advocate.GetAsync($"/cases/{of.CaseId}/safeguarding")).Status);

        var reviewed = await advocate.SubmitAsync(await advocate.GetAsync($"/cases/{of.CaseId}/safeguarding/reviews/new"), new Dictionary<string, string?> { ["Input.Trigger"] = "Periodic", ["Input.WhatChanged"] = "The police case is closed.", ["Input.VictimsView"] = "Wants the plan kept." }, "Record the review");

        Assert.Contains("The police case is closed.", reviewed.Text, StringComparison.Ordinal);
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == of.CaseId && f.Kind == FactKind.PlanReviewed));
        Assert.True(await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == of.CaseId && d.Clock == "CLK-08" && d.DueBy > app.Now));
    }
}
