using StalkingCase.Data;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Web.Tests.Support;

/// <summary>A case in the running app, made by the domain's own acts on behalf of its officer.</summary>
public static class Casework
{
    public static async Task<(Guid Id, string Reference)> AddCaseAsync(
        this WebApp app, string officer, string victim = "Ada Quill", string suspect = "Ned Marsh", RiskGrade? grade = null, bool restricted = false, string? advocate = null, string? suspectPhone = null, bool closed = false, Relationship relationship = Relationship.ExPartner)
    {
        var by = app.Account(officer);
        await using var db = app.Open(officer);
        var now = app.Now;
        var (v, s) = (Person.Record(by.ForceId, Named(victim), now), Person.Record(by.ForceId, Named(suspect), now));
        var opened = Case.Open(by.ForceId, by.UnitId!.Value, v.Id, s.Id, true, relationship, by.Id, now);
        opened.Allocate(by.Id, by.Id, now);
        if (suspectPhone is not null) opened.AddContact(opened.Suspect.Id, ContactKind.Phone, new ProtectedText(suspectPhone), now);
        if (restricted) opened.Restrict([by.Id], by.Id, now);
        db.AddRange(v, s, opened);
        if (grade is { } g)
        {
            db.Assessments.Add(RiskAssessment.Propose(opened, new AssessmentContent(null, null, new Dictionary<int, Answer>(), new Dictionary<int, string>(), g, "Follows her home and says that he will not stop, which frightens her.")
            {
                ToolRefused = "The victim did not want to answer the questions today.",
                ReviewOn = UkTime.DateOf(now).AddDays(5),
            }, null, by.Id, now));
        }

        if (advocate is not null) db.Referrals.Add(World.Accepted(opened, app.Account(advocate), by.Id, now));
        await db.CommitAsync(null, now, default);
        return (opened.Id, opened.Reference);
    }

    private static Identity Named(string name) => new(name.Split(' ')[0], name.Split(' ')[1], null, null, null);
}
