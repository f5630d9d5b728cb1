using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Tests.Support;

namespace StalkingCase.Web.Tests.Safeguarding;

/// <summary>SEC-D17: what consent gave, its withdrawal or its last day takes away from the next click.</summary>
[Trait("Rule", "SEC-D17")]
public sealed class ConsentTests : IAsyncLifetime
{
    private const string Officer = "officer1-harbour";
    private const string Advocate = "advocate-harbour";
    private WebApp _app = null!;
    private Arrangement _case = null!;

    public async Task InitializeAsync()
    {
        _app = await WebApp.StartAsync();
        _case = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer, officerInCase: Officer), Advocate, Officer);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string Root => $"/cases/{_case.CaseId}";

    [Fact]
    public async Task A_withdrawal_recorded_while_she_reads_makes_her_next_click_a_404_and_her_half_typed_note_is_not_saved()
    {
        var advocate = await _app.SignedInAsync(Advocate);
        var notes = await advocate.GetAsync($"{Root}/safeguarding/notes");
        Assert.Contains("SENTINEL-NOTE", notes.Text, StringComparison.Ordinal);

        var officer = await _app.SignedInAsync(Officer);
        var withdrawn = await officer.SubmitAsync(await officer.GetAsync($"{Root}/safeguarding/consent/advocate?referral={_case.ReferralId}"), new Dictionary<string, string?> { ["Input.Answer"] = "Withdrawn", ["Input.Withdrawal"] = "By phone today." }, "Record");
        Assert.Empty(withdrawn.Errors);

        Assert.Equal(HttpStatusCode.NotFound, (await advocate.SubmitAsync(notes, new Dictionary<string, string?> { ["Input.Words"] = "Still here?" }, "Save the note")).Status);
        foreach (var page in (string[])["", "/timeline", "/orders", "/safeguarding", "/safeguarding/contacts/new", $"/people/{_case.VictimRoleId}/reveal"]) Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync(Root + page)).Status);
        Assert.DoesNotContain(_case.Reference, (await advocate.GetAsync("/cases")).Text, StringComparison.Ordinal);
        await using var db = _app.Open(Advocate);
        Assert.Equal(1, await db.AdvocateNotes.CountAsync(n => n.CaseId == _case.CaseId));
        Assert.True(await db.Facts.AnyAsync(f => f.CaseId == _case.CaseId && f.Kind == FactKind.ConsentWithdrawn));
    }

    [Fact]
    public async Task Consent_until_a_day_ends_with_that_day_in_london()
    {
        await using (var db = _app.Open(Officer))
        {
            (await db.Referrals.SingleAsync(r => r.CaseId == _case.CaseId)).ChangeConsent(new ConsentContent(IsGiven: true, ConsentScopes.All, "In writing.") { UntilEndOf = UkTime.DateOf(_app.Now) }, _app.Account(Officer).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var last = UkTime.StartOfDay(UkTime.DateOf(_app.Now).AddDays(1));
        _app.Clock.SetUtcNow(last.AddMinutes(-1));
        var advocate = await _app.SignedInAsync(Advocate);
        Assert.Equal(HttpStatusCode.OK, (await advocate.GetAsync(Root)).Status);
        _app.Clock.SetUtcNow(last);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync(Root)).Status);
    }

    [Fact]
    public async Task Without_consent_a_lawful_basis_needs_its_words_and_somebody_who_approved_it()
    {
        var officer = await _app.SignedInAsync(Officer);
        var page = $"{Root}/safeguarding/consent/advocate?referral={_case.ReferralId}";
        var refused = await officer.SubmitAsync(await officer.GetAsync(page), new Dictionary<string, string?> { ["Input.Answer"] = "LawfulBasis" }, "Record");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.NotNull(refused.Page!.QuerySelector("[name='Input.Answer'][value='LawfulBasis'][checked]"));
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignedInAsync(Advocate)).GetAsync(Root)).Status);
    }

    [Fact, Trait("Rule", "ACC-02")]
    public async Task An_advocate_records_that_less_may_be_shared_and_never_more()
    {
        var page = $"{Root}/safeguarding/consent/advocate?referral={_case.ReferralId}";
        await using (var db = _app.Open(Officer))
        {
            (await db.Referrals.SingleAsync(r => r.CaseId == _case.CaseId)).ChangeConsent(new ConsentContent(IsGiven: true, ConsentScopes.SafetyPlan | ConsentScopes.Orders, "In person."), _app.Account(Officer).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var advocate = await _app.SignedInAsync(Advocate);
        var more = await advocate.SubmitAsync(await advocate.GetAsync(page), new Dictionary<string, string?> { ["Input.Answer"] = "Consents", ["Input.How"] = "By phone.", ["Input.Scopes"] = "Timeline" }, "Record");
        Assert.Equal(["You may record that the victim lets less be shared. Ask the police to record more."], more.Errors);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"{Root}/timeline")).Status);
        Assert.Equal(HttpStatusCode.OK, (await advocate.GetAsync($"{Root}/orders")).Status);
    }

    [Fact, Trait("Rule", "ACC-03")]
    public async Task The_police_read_no_note_of_hers_until_she_shares_a_copy_after_the_warning()
    {
        var officer = await _app.SignedInAsync(Officer);
        foreach (var page in (string[])["", "/timeline", "/safeguarding", "/safeguarding/questions"]) Assert.DoesNotContain("SENTINEL-NOTE", (await officer.GetAsync(Root + page)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"{Root}/safeguarding/notes", follow: false)).Status);

        var advocate = await _app.SignedInAsync(Advocate);
        var share = await advocate.GetAsync($"{Root}/safeguarding/notes/{_case.NoteId}/share");
        Assert.Contains("It may be disclosed.", share.Text, StringComparison.Ordinal);
        await advocate.SubmitAsync(share, new Dictionary<string, string?>(), "Share a copy with the police");

        Assert.Contains("SENTINEL-NOTE", (await officer.GetAsync($"{Root}/safeguarding/questions")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignedInAsync("advocate-moorside")).GetAsync($"{Root}/safeguarding/notes")).Status);
    }

    private async Task<SafeguardingPlan> PlanAsync(Guid caseId)
    {
        await using var db = _app.Open();
        return await db.Plans.AsNoTracking().SingleAsync(p => p.CaseId == caseId);
    }

    [Fact, Trait("Rule", "SAF-07")]
    public async Task Without_an_officer_in_the_case_a_plan_goes_to_a_supervisor_of_the_unit_when_consent_is_withdrawn()
    {
        var of = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer), Advocate, Officer);
        var advocate = await _app.SignedInAsync(Advocate);
        var withdrawn = await advocate.SubmitAsync(await advocate.GetAsync($"/cases/{of.CaseId}/safeguarding/consent/advocate?referral={of.ReferralId}"), new Dictionary<string, string?> { ["Input.Answer"] = "Withdrawn", ["Input.Withdrawal"] = "By phone." }, "Record");

        Assert.Contains("Consent withdrawn.", withdrawn.Text, StringComparison.Ordinal);
        var plan = await PlanAsync(of.CaseId);
        await using var db = _app.Open();
        var owner = await db.Users.SingleAsync(u => u.Id == plan.OwnerId);
        Assert.Equal((_app.Account(Officer).UnitId, StalkingCase.Domain.Cases.Rank.Sergeant), (owner.UnitId, owner.Rank));
        Assert.Equal(owner.Id, plan.Measures.Single().OwnerId);
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"/cases/{of.CaseId}")).Status);
    }

    [Fact, Trait("Rule", "SAF-07")]
    public async Task A_sworn_reader_who_records_the_withdrawal_takes_the_plan_over_where_nobody_has_the_case()
    {
        var of = await _app.WithAdvocateAsync(await _app.CaseAsync(Officer), Advocate, Officer);
        var inspector = await _app.SignedInAsync("inspector-harbour");
        await inspector.SubmitAsync(await inspector.GetAsync($"/cases/{of.CaseId}/safeguarding/consent/advocate?referral={of.ReferralId}"), new Dictionary<string, string?> { ["Input.Answer"] = "Withdrawn", ["Input.Withdrawal"] = "By phone." }, "Record");

        Assert.Equal(_app.Account("inspector-harbour").Id, (await PlanAsync(of.CaseId)).OwnerId);
    }

    [Fact, Trait("Rule", "SAF-07"), Trait("Rule", "ACC-02")]
    public async Task An_advocate_who_may_not_see_the_plan_any_more_owns_it_no_more_and_still_records_a_withdrawal_and_the_end()
    {
        var advocate = await _app.SignedInAsync(Advocate);
        var form = await advocate.GetAsync($"{Root}/safeguarding/consent/advocate?referral={_case.ReferralId}");
        foreach (var scope in form.Page!.QuerySelectorAll<IHtmlInputElement>("[name='Input.Scopes']")) scope.IsChecked = false;
        var less = await advocate.SubmitAsync(form, new Dictionary<string, string?> { ["Input.Answer"] = "Consents", ["Input.How"] = "By phone.", ["Input.Scopes"] = "Contact" }, "Record");

        Assert.Equal((HttpStatusCode.OK, $"{Root}/safeguarding/contacts"), (less.Status, less.Address.AbsolutePath));
        var plan = await PlanAsync(_case.CaseId);
        Assert.Equal((_app.Account(Officer).Id, _app.Account(Officer).Id), (plan.OwnerId, plan.Measures.Single().OwnerId!.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await advocate.GetAsync($"{Root}/safeguarding")).Status);
        Assert.Contains($"{Root}/safeguarding/contacts\"", (await advocate.GetAsync(Root)).Body, StringComparison.Ordinal);
        foreach (var link in (string[])[$"{Root}/safeguarding/support/end", $"{Root}/safeguarding/consent/advocate?referral={_case.ReferralId}"])
        {
            Assert.NotNull(less.Page!.QuerySelector($"a[href='{link}']"));
            Assert.Equal(HttpStatusCode.OK, (await advocate.GetAsync(link)).Status);
        }
    }

    [Fact, Trait("Rule", "SAF-07"), Trait("Rule", "SEC-D15")]
    public async Task Only_who_can_open_the_plan_is_offered_as_its_owner()
    {
        var officer = await _app.SignedInAsync(Officer);
        async Task<string> OfferedAsync() => (await officer.GetAsync($"{Root}/safeguarding/owner")).Page!.QuerySelector("[name='Input.OwnerId']")!.InnerHtml;
        var (advocate, sergeant) = (_app.Account(Advocate).Id.ToString(), _app.Account("sergeant-harbour").Id.ToString());
        var all = await OfferedAsync();
        Assert.Contains(advocate, all, StringComparison.Ordinal);
        Assert.Contains(sergeant, all, StringComparison.Ordinal);

        await _app.DeclareConflictAsync("sergeant-harbour", _case.CaseId);
        await using (var db = _app.Open(Officer))
        {
            (await db.Referrals.SingleAsync(r => r.Id == _case.ReferralId)).ChangeConsent(new ConsentContent(IsGiven: true, ConsentScopes.Contact, "In person."), _app.Account(Officer).Id, _app.Now);
            await db.CommitAsync(null, _app.Now, default);
        }

        var fewer = await OfferedAsync();
        Assert.DoesNotContain(advocate, fewer, StringComparison.Ordinal);
        Assert.DoesNotContain(sergeant, fewer, StringComparison.Ordinal);
    }
}
