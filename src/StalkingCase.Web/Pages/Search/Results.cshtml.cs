using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Auditing;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Search;

/// <summary>What a search of the reader's own found. The row of what was shown is committed before anything is shown (SEC-L02).</summary>
[RequirePermission(Permission.Search)]
public sealed class ResultsModel(CaseDbContext db, Reader reader, SearchQuery query, AccessLog log) : PageModel
{
    private const int PageSize = 10;

    [FromRoute] public Guid SearchId { get; set; }
    [BindProperty(SupportsGet = true)] public int From { get; set; }

    public bool IsOver { get; private set; }
    public SearchResults Results { get; private set; } = new([], [], []);
    public IEnumerable<FoundPersonRow> People => Results.People.Skip(From).Take(PageSize);
    public IEnumerable<FoundCaseRow> Cases => Results.Cases.Skip(From).Take(PageSize);
    public IEnumerable<FoundCaseRow> References => Results.References.Skip(From).Take(PageSize);
    public int? Next => new[] { Results.People.Count, Results.Cases.Count, Results.References.Count }.Max() > From + PageSize ? From + PageSize : null;
    public int Previous => Math.Max(0, From - PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var now = db.Clock.GetUtcNow();
        From = Math.Clamp(From, 0, 1000);
        var typed = await db.SavedSearches.AsNoTracking().Where(s => s.Id == SearchId && s.UserId == reader.Id && s.ExpiresAt > now).Select(s => s.Terms).SingleOrDefaultAsync(ct);
        IsOver = typed is null;
        if (typed is null) return Page();

        var terms = SearchTerms.Read(typed, UkTime.DateOf(now));
        Results = await query.RunAsync(terms, ct);
        await log.WriteAsync(SearchLog.Of(db, reader, "/search/{searchId:guid}", SearchId, terms, Results.Cases.Concat(Results.References).Select(c => c.Id), Results.Count), ct);
        return Page();
    }
}
