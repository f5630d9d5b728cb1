using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Kernel;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

/// <summary>A unit, or an organisation outside the police, whose people hold posts too.</summary>
public sealed record Place(Guid Id, string Name, bool IsOrganisation);

public sealed record AbsenceRow(Guid Id, string Who, DateTimeOffset From, DateTimeOffset Until, string? Deputy);

/// <summary>Who holds which post, who is away and who stands in.</summary>
[NeedsFreshSignIn("Posts")]
[RequirePermission(Permission.Administer)]
public sealed class PostsModel(CaseDbContext db, Submission submission, Reader reader) : PageModel
{
    private const int Most = 500;

    [BindProperty(SupportsGet = true, Name = "unit")] public Guid? Of { get; set; }
    [BindProperty] public PostsInput Input { get; set; } = new();

    public IReadOnlyList<Place> Units { get; private set; } = [];
    public Place Unit { get; private set; } = null!;
    public IReadOnlyList<Officer> Staff { get; private set; } = [];
    public IReadOnlyList<AbsenceRow> Absences { get; private set; } = [];
    public DateTimeOffset Now => db.Clock.GetUtcNow();
    public IReadOnlyList<SelectListItem> People => [.. Staff.Select(s => new SelectListItem($"{s.DisplayName}{(s.Rank is Rank.None ? "" : $", {s.Rank}")}", s.Id.ToString()))];

    private string Here => $"/admin/posts?unit={Unit.Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPostsAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!Accepts(v =>
            {
                v.RuleFor(x => x.HolderId).Must(id => Staff.Any(s => s.Id == id)).WithMessage("Select who");
                v.RuleFor(x => x.Why).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
            })) return this.Redisplay();
        Rule.Require(Input.HolderId != reader.Id, "AUD-02", "Nobody changes their own posts.");
        var holder = Staff.First(u => u.Id == Input.HolderId);
        var role = await (from r in db.UserRoles join of in db.Roles on r.RoleId equals of.Id where r.UserId == holder.Id orderby of.Name select of.Name).FirstOrDefaultAsync(ct);
        Rule.Require(role is not null, "ACC-05", "This account has no role yet: a role comes before a post.");
        if (AccountRules.FaultOf(role, Input.Posts) is { } fault)
        {
            ModelState.AddModelError("Input.Posts", fault);
            return this.Redisplay();
        }

        db.RoleRequests.Add(new RoleRequest
        {
            ForceId = reader.ForceId,
            UserId = holder.Id,
            Role = role!,
            Rank = holder.Rank,
            UnitId = holder.UnitId,
            Posts = [.. Input.Posts.Distinct()],
            Reason = Input.Why!,
            AskedBy = reader.Id,
            AskedAt = Now,
        });
        return await submission.SaveAsync(this, "/admin/users", "Asked for. Another administrator decides.", ct);
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (!ModelState.Accepts(Input, new PostsInput.LeaveValidator(Now)) || !Accepts(v =>
            {
                v.RuleFor(x => x.UserId).Must(id => Staff.Any(s => s.Id == id)).WithMessage("Select who is away");
                v.RuleFor(x => x.DeputyId).Must(id => id is null || Staff.Any(s => s.Id == id)).WithMessage("Select a deputy of the unit");
            })) return this.Redisplay();
        db.Absences.Add(new Absence { ForceId = reader.ForceId, UserId = Input.UserId!.Value, From = Input.From.At(Now)!.Value, Until = Input.Until.At(Now)!.Value, DeputyId = Input.DeputyId, RecordedAt = Now });
        return await submission.SaveAsync(this, Here, "Leave recorded.", ct);
    }

    public async Task<IActionResult> OnPostBackAsync(Guid absence, CancellationToken ct)
    {
        if (!await LoadAsync(ct)) return NotFound();
        if (await db.Absences.SingleOrDefaultAsync(a => a.Id == absence && a.ForceId == reader.ForceId, ct) is not { } found) return NotFound();
        found.CancelledAt ??= Now;
        return await submission.SaveAsync(this, Here, "Back: their duties are theirs again.", ct);
    }

    private bool Accepts(Action<InlineValidator<PostsInput>> rules)
    {
        var validator = new InlineValidator<PostsInput>();
        rules(validator);
        return ModelState.Accepts(Input, validator);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var now = Now;
        Units =
        [
            .. await db.Units.AsNoTracking().OrderBy(u => u.Name).ThenBy(u => u.Id).Take(200).Select(u => new Place(u.Id, u.Name, false)).ToListAsync(ct),
            .. await db.Organisations.AsNoTracking().OrderBy(o => o.Name).ThenBy(o => o.Id).Take(200).Select(o => new Place(o.Id, o.Name, true)).ToListAsync(ct),
        ];
        if ((Of is null ? (Units.Count > 0 ? Units[0] : null) : Units.FirstOrDefault(u => u.Id == Of)) is not { } unit) return false;
        Unit = unit;
        Staff = await db.Users.AsNoTracking().Where(u => (unit.IsOrganisation ? u.OrganisationId : u.UnitId) == unit.Id && !u.IsSuspended).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(Most).ToListAsync(ct);
        Absences = await (from a in db.Absences.AsNoTracking()
                          join u in db.Users on a.UserId equals u.Id
                          where (unit.IsOrganisation ? u.OrganisationId : u.UnitId) == unit.Id && a.CancelledAt == null && a.Until > now
                          orderby a.From, a.Id
                          select new AbsenceRow(a.Id, u.DisplayName, a.From, a.Until, db.Users.Where(d => d.Id == a.DeputyId).Select(d => d.DisplayName).FirstOrDefault())).Take(Most).ToListAsync(ct);
        return true;
    }
}
