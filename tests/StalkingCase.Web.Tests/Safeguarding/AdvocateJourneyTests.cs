using System.Net;
using Microsoft.EntityFrameworkCore;
using Moq;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Jobs;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>An advocate's days, through the pages: referral, plan, contact, review, a question that the police leave lying.</summary>
public sealed class AdvocateJourneyTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.CaseAsync(Officer, officerInCase: Officer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}";

    private async Task<Guid> SentAsync(bool named = false)
    {
        await using var db = _app.Open(Officer);
        var her = _app.Account(Advocate);
        var referral = Referral.Make(await db.Cases.SingleAsync(c => c.Id == _case.CaseId), her.OrganisationId, named ? her.Id : null, new ConsentContent(IsGiven: true, ConsentScopes.All, "In person."), _app.Now, _app.Account(Officer).Id, _app.Now);
        db.Add(referral);
        await db.CommitAsync(null, _app.Now, default);
        return referral.Id;
    }

    [Fact, Trait("Rule", "CLK-11"), Trait("Rule", "ACC-02")]
    public async Task A_referral_shows_nothing_of_the_case_until_it_is_accepted()
    {
        var referral = await SentAsync();
        var advocate = await _app.SignedInAsync(Advocate);
        var home = await advocate.GetAsync("/");
        Assert.Contains($"{_case.Reference}: accept or decline", home.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync(Root)).Status);

        var unanswered = await advocate.SubmitAsync(await advocate.GetAsync($"/referrals/{referral}"), new Dictionary<string, string?> { ["Input.Answer"] = "Decline" }, "Send the answer");
        Assert.Equal(HttpStatusCode.BadRequest, unanswered.Status);
        await advocate.SubmitAsync(unanswered, new Dictionary<string, string?> { ["Input.Answer"] = "Accept" }, "Send the answer");

        Assert.Equal(HttpStatusCode.OK, (await advocate.GetAsync(Root)).Status);
        Assert.DoesNotContain("accept or decline", (await advocate.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-10")]
    public async Task A_declined_referral_gives_the_police_two_working_days_to_refer_elsewhere()
    {
        var referral = await SentAsync();
        var advocate = await _app.SignedInAsync(Advocate);
        await advocate.SubmitAsync(await advocate.GetAsync($"/referrals/{referral}"), new Dictionary<string, string?> { ["Input.Answer"] = "Decline", ["Input.Reason"] = "We know the suspect." }, "Send the answer");

        await using var db = _app.Open();
        var owed = await db.Duties.WhereOpen().SingleAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-10" && d.Part == "declined");
        Assert.Equal(_app.Account(Officer).Id, owed.OwnerId);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync(Root)).Status);
        Assert.True(await db.Duties.AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-11" && d.CancelledAt != null));
    }

    [Fact, Trait("Rule", "SAF-01"), Trait("Rule", "SAF-04"), Trait("Rule", "CLK-08"), Trait("Rule", "CLK-09")]
    public async Task She_builds_a_plan_agrees_it_with_the_victim_and_reviews_it()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        var advocate = await _app.SignedInAsync(Advocate);
        var plan = $"{Root}/safeguarding";
        await advocate.SubmitAsync(await advocate.GetAsync($"{plan}/start"), new Dictionary<string, string?> { ["Input.OwnerId"] = _app.Account(Advocate).Id.ToString() }, "Begin the plan");
        foreach (var domain in SafeguardingPlan.NeededAtHigh)
        {
            var applies = domain is not PlanDomain.Children;
            var saved = await advocate.SubmitAsync(await advocate.GetAsync($"{plan}/sections/{domain.ToString().ToLowerInvariant()}"), new Dictionary<string, string?> { ["Input.Applies"] = applies.ToString(), ["Input.Words"] = applies ? "Neighbour told; new lock." : "", ["Input.Reason"] = applies ? "" : "There are no children." }, "Save this part");
            Assert.Empty(saved.Errors);
        }

        var tooLittle = await advocate.SubmitAsync(await advocate.GetAsync($"{plan}/actions/new"), new Dictionary<string, string?> { ["Input.Domain"] = "Home", ["Input.Words"] = "Change the locks" }, "Add the action");
        Assert.Contains("Select who does it", tooLittle.Errors);
        var due = UkTime.DateOf(_app.Now).AddDays(1);
        var added = await advocate.SubmitAsync(tooLittle, new Dictionary<string, string?>
        {
            ["Input.Here"] = "False",
            ["Input.Elsewhere"] = "Housing",
            ["Input.DueOn.Day"] = $"{due.Day}",
            ["Input.DueOn.Month"] = $"{due.Month}",
            ["Input.DueOn.Year"] = $"{due.Year}",
            ["Input.IsHigh"] = "True",
            ["Input.Agreement"] = "Yes",
        }, "Add the action");
        Assert.Contains("Change the locks", added.Text, StringComparison.Ordinal);
        var active = await advocate.SubmitAsync(await advocate.GetAsync($"{plan}/activate"), new Dictionary<string, string?> { ["Input.Agreement"] = "Yes" }, "Make the plan active");
        Assert.Contains("Active", active.Text, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(3));
        advocate = await _app.SignedInAsync(Advocate);
        Assert.Contains("Overdue by", (await advocate.GetAsync(plan)).Text, StringComparison.Ordinal);
        await using var db = _app.Open(Advocate);
        var action = await db.Plans.Where(p => p.CaseId == _case.CaseId).SelectMany(p => p.Measures).Select(m => m.Id).SingleAsync();
        await advocate.SubmitAsync(await advocate.GetAsync($"{plan}/actions/{action}"), new Dictionary<string, string?> { ["Input.Outcome"] = "Done", ["Input.Proof"] = "Housing sent a photograph." }, "Record");
        var reviewed = await advocate.SubmitAsync(await advocate.GetAsync($"{plan}/reviews/new"), new Dictionary<string, string?> { ["Input.Trigger"] = "Periodic", ["Input.WhatChanged"] = "He left a note at the gate.", ["Input.VictimsView"] = "Sleeps badly.", ["Input.RiskConcern"] = "He knows the new gate code." }, "Record the review");

        Assert.Contains("He knows the new gate code.", reviewed.Text, StringComparison.Ordinal);
        foreach (var kind in (FactKind[])[FactKind.PlanStarted, FactKind.PlanActivated, FactKind.MeasureAdded, FactKind.MeasureRecorded, FactKind.PlanReviewed, FactKind.RiskConcernRaised]) Assert.True(await db.Facts.AnyAsync(f => f.CaseId == _case.CaseId && f.Kind == kind), kind.ToString());
        Assert.False(await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-09"));
        Assert.Contains("Safeguarding plan reviewed", (await (await _app.SignedInAsync(Officer)).GetAsync($"{Root}/timeline")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "ALERT-07"), Trait("Rule", "VIC-02")]
    public async Task An_unsafe_call_is_recorded_on_one_short_form_and_stands_on_every_page_of_the_case()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        var advocate = await _app.SignedInAsync(Advocate);
        var form = await advocate.GetAsync($"{Root}/safeguarding/contacts/new");
        var missing = await advocate.SubmitAsync(form, new Dictionary<string, string?> { ["Input.When.Choice"] = "Now", ["Input.How"] = "Phone", ["Input.Succeeded"] = "True", ["Input.Words"] = "SENTINEL-HERWORDS a man spoke in the background." }, "Record the contact");
        Assert.Contains("Select if it was safe to speak", missing.Errors);
        Assert.Contains("Enter the next contact date or select no contact wanted", missing.Errors);
        Assert.Contains("SENTINEL-HERWORDS", missing.Page!.QuerySelector("[name='Input.Words']")!.TextContent, StringComparison.Ordinal);

        var next = UkTime.DateOf(_app.Now).AddDays(1);
        var saved = await advocate.SubmitAsync(missing, new Dictionary<string, string?> { ["Input.SafeToSpeak"] = "False", ["Input.NextOn.Day"] = $"{next.Day}", ["Input.NextOn.Month"] = $"{next.Month}", ["Input.NextOn.Year"] = $"{next.Year}" }, "Record the contact");

        Assert.Contains("NOT safe to contact", saved.Text, StringComparison.Ordinal);
        var officer = await _app.SignedInAsync(Officer);
        var contact = await officer.GetAsync($"{Root}/duties/contact");
        Assert.Contains("Not safe to contact.", contact.Text, StringComparison.Ordinal);
        foreach (var page in (string[])["", "/timeline", "/safeguarding", "/duties/contact"]) Assert.DoesNotContain("SENTINEL-HERWORDS", (await officer.GetAsync(Root + page)).Body, StringComparison.Ordinal);
        Assert.Contains("you would be in contact", (await advocate.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "CLK-52")]
    public async Task A_question_that_the_police_leave_lying_climbs_and_she_reads_whose_it_is()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        var advocate = await _app.SignedInAsync(Advocate);
        await advocate.SubmitAsync(await advocate.GetAsync($"{Root}/safeguarding/questions"), new Dictionary<string, string?> { ["Input.Words"] = "Has he been arrested?" }, "Ask the police");
        await using var db = _app.Open();
        var owed = await db.Duties.SingleAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-52");
        Assert.Equal((_app.Account(Officer).Id, _app.Now.AddHours(24)), (owed.OwnerId, owed.DueBy));

        _app.Clock.SetUtcNow(owed.SergeantAt.AddMinutes(1));
        await new NoticeWriter(_app.Open()).WriteAsync(_app.Now, default);
        Assert.True(await db.Notices.AnyAsync(n => n.DutyId == owed.Id && n.Step == nameof(Rung.Sergeant)));
        advocate = await _app.SignedInAsync(Advocate);
        Assert.Contains("Overdue by", (await advocate.GetAsync($"{Root}/safeguarding/questions")).Text, StringComparison.Ordinal);

        var officer = await _app.SignedInAsync(Officer);
        var question = await db.AdvocateMessages.Where(m => m.CaseId == _case.CaseId).Select(m => m.Id).SingleAsync();
        var empty = await officer.SubmitAsync(await officer.GetAsync($"{Root}/safeguarding/questions/{question}"), new Dictionary<string, string?>(), "Send the answer");
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        await officer.SubmitAsync(empty, new Dictionary<string, string?> { ["Input.Words"] = "Not yet; two attempts were made." }, "Send the answer");

        Assert.Contains("Not yet; two attempts were made.", (await advocate.GetAsync($"{Root}/safeguarding/questions")).Text, StringComparison.Ordinal);
        Assert.Contains("The police answered your question", (await advocate.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.False(await db.Duties.WhereOpen().AnyAsync(d => d.Id == owed.Id));
    }

    [Fact, Trait("Rule", "CLK-11")]
    public async Task What_an_advocate_owes_is_told_to_her_and_climbs_to_the_manager_of_her_own_organisation()
    {
        var referral = await SentAsync(named: true);
        var gateway = new Mock<INoticeGateway>();
        var told = new List<string>();
        gateway.Setup(g => g.SendAsync(It.IsAny<NoticeMessage>(), It.IsAny<CancellationToken>())).Callback<NoticeMessage, CancellationToken>((m, _) => told.AddRange(m.UserNames)).Returns(Task.CompletedTask);
        await using var db = _app.Open();
        var owed = await db.Duties.SingleAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-11" && d.SubjectId == referral);
        Assert.Equal(_app.Account(Advocate).Id, owed.OwnerId);

        await TellAsync(owed.DueBy, gateway.Object);
        Assert.Contains(Advocate, told);
        Assert.DoesNotContain("advocate-manager", told);
        await TellAsync(owed.SergeantAt, gateway.Object);
        Assert.Contains("advocate-manager", told);
        Assert.DoesNotContain("advocate-manager-ev", told);
    }

    private async Task TellAsync(DateTimeOffset now, INoticeGateway gateway)
    {
        _app.Clock.SetUtcNow(now);
        await using var db = _app.Open();
        await new NoticeWriter(db).WriteAsync(now, default);
        while (await new NoticeSender(db, gateway, "node").SendAsync(now, default) > 0) { }
    }

    [Fact, Trait("Rule", "CLK-47")]
    public async Task An_absence_without_a_deputy_gives_each_case_of_hers_another_advocate_within_24_hours()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        var manager = await _app.SignedInAsync("advocate-manager");
        var team = await manager.GetAsync("/team");
        Assert.Contains(_case.Reference, team.Text, StringComparison.Ordinal);
        var last = UkTime.DateOf(_app.Now).AddDays(9);
        var away = await manager.SubmitAsync(team, new Dictionary<string, string?> { ["Input.AdvocateId"] = _app.Account(Advocate).Id.ToString(), ["Input.LastDay.Day"] = $"{last.Day}", ["Input.LastDay.Month"] = $"{last.Month}", ["Input.LastDay.Year"] = $"{last.Year}" }, "Record the absence");
        Assert.Contains("NO DEPUTY", away.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        var owed = await db.Duties.WhereOpen().SingleAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-47");
        Assert.Equal(_app.Now.AddHours(24), owed.DueBy);

        var referral = await db.Referrals.Where(r => r.CaseId == _case.CaseId).Select(r => r.Id).SingleAsync();
        await manager.SubmitAsync(await manager.GetAsync($"/team/{referral}/reassign"), new Dictionary<string, string?> { ["Input.AdvocateId"] = _app.Account("advocate-moorside").Id.ToString(), ["Input.Reason"] = "She is away." });

        Assert.False(await db.Duties.WhereOpen().AnyAsync(d => d.Id == owed.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync(Advocate)).GetAsync(Root)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignedInAsync("advocate-moorside")).GetAsync(Root)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignedInAsync(Officer)).GetAsync("/team", follow: false)).Status);
    }

    [Fact, Trait("Rule", "CLK-47")]
    public async Task An_absence_entered_by_mistake_is_cancelled_on_its_page_and_no_case_waits_for_another_advocate()
    {
        await _app.ReferAsync(_case.CaseId, Advocate, Officer);
        var manager = await _app.SignedInAsync("advocate-manager");
        var last = UkTime.DateOf(_app.Now).AddDays(9);
        var away = await manager.SubmitAsync(await manager.GetAsync("/team"), new Dictionary<string, string?> { ["Input.AdvocateId"] = _app.Account(Advocate).Id.ToString(), ["Input.LastDay.Day"] = $"{last.Day}", ["Input.LastDay.Month"] = $"{last.Month}", ["Input.LastDay.Year"] = $"{last.Year}" }, "Record the absence");

        var back = await manager.PressAsync(away, "main button", $"Back, or cancelled: {_app.Account(Advocate).DisplayName}");

        Assert.Contains("Absence cancelled.", back.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NO DEPUTY", back.Text, StringComparison.Ordinal);
        await using var db = _app.Open();
        Assert.False(await db.Duties.WhereOpen().AnyAsync(d => d.CaseId == _case.CaseId && d.Clock == "CLK-47"));
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignedInAsync(Advocate)).GetAsync(Root)).Status);
    }
}
