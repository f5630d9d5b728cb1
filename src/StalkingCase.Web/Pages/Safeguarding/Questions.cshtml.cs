using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Facts;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Pages.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Safeguarding;

/// <summary>"Answer me": the advocate asks, the police answer within 24 hours or it climbs (CLK-52). Shared notes stand here too.</summary>
[RequirePermission(Permission.WorkOnPlan)]
[SharedWithAdvocates(MayWrite = true)]
[ChangesCase]
public sealed class QuestionsModel(CaseDbContext db, OfficerNamesQuery names, Submission submission, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid CaseId { get; set; }
    private const int Most = 200;

    [BindProperty] public WordsInput Input { get; set; } = new();

    public IReadOnlyList<MessageRow> Rows { get; private set; } = [];
    public OfficerNames Names { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool SeesPlan => HttpContext.CaseDecision().Covers(ConsentScopes.SafetyPlan);
    public bool MayAsk => reader.IsAdvocate;
    public bool MayAnswer => reader.IsSworn;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Rule.Require(reader is { IsAdvocate: true, OrganisationId: not null }, "CLK-52", "Only an advocate of an organisation asks here.");
        if (!ModelState.Accepts(Input, new WordsInput.Validator("Enter your question"))) return this.Redisplay();

        var of = await db.Cases.SingleAsync(c => c.Id == CaseId, ct);
        db.AdvocateMessages.Add(AdvocateMessage.Ask(of, reader.OrganisationId!.Value, Input.Words!, reader.Id, Now));
        return await submission.SaveAsync(this, $"/cases/{CaseId}/safeguarding/questions", "Your question is with the officer in the case. The answer is due within 24 hours.", ct);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Now = db.Clock.GetUtcNow();
        var (isAdvocate, organisation) = (reader.IsAdvocate, reader.OrganisationId);
        var found = await db.AdvocateMessages.AsNoTracking().Where(m => m.CaseId == CaseId && (!isAdvocate || m.OrganisationId == organisation)).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Most).ToListAsync(ct);
        var duties = await db.Duties.AsNoTracking().WhereOpen().Where(d => d.CaseId == CaseId && d.Clock == "CLK-52").Take(Most).ToListAsync(ct);
        Rows = [.. found.Select(m => new MessageRow(m, duties.Find(d => d.SubjectId == m.Id), Now))];
        Names = await names.RunAsync(Rows.SelectMany(r => new[] { r.Message.ById, r.Message.AnsweredBy }), ct);
    }
}
