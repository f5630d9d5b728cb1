using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Security;

public sealed record TypedField(string Name, string Value);

/// <summary>One form that arrived too late: where it was going, and all that was typed.</summary>
public sealed record UnsentForm(Guid Id, string Address, DateTimeOffset At, IReadOnlyList<TypedField> Fields)
{
    /// <summary>The key it was sent with: saved meanwhile, it is not offered again (SEC-R02).</summary>
    public Guid? Key => Guid.TryParse(Fields.FirstOrDefault(f => f.Name == Submission.Field)?.Value, out var key) ? key : null;
}

/// <summary>
/// Forms that were sent when the screen was locked or the session had run out (SEC-N05). Nothing typed is lost: they are
/// kept encrypted for the one who wrote them, for as long as a shift, and offered after the password. Nobody else is ever
/// shown them. Kept in the encrypted store that accounts have, under a name of their own.
/// </summary>
public sealed class UnsentForms(CaseDbContext db, IAntiforgery antiforgery)
{
    public const string Page = "/account/unsent";
    public const string SentAgain = "__unsent";

    private const string Store = "unsent form";
    private const int Longest = 1 << 20;
    private const int Most = 10;
    private static readonly TimeSpan KeptFor = SignIn.Absolute;

    /// <summary>Of a session that has run out: the cookie is still the writer's own, and so must the form be.</summary>
    public async Task KeepAsync(HttpContext http, ClaimsPrincipal writer, Guid userId)
    {
        var nobody = http.User;
        http.User = writer;
        try
        {
            if (MayBeKept(http) && await antiforgery.IsRequestValidAsync(http) && await KeepAsync(http, userId)) http.Items[typeof(UnsentForms)] = true;
        }
        catch (AntiforgeryValidationException)
        {
            // A body that cannot be read as a form holds nothing to keep.
        }
        finally
        {
            http.User = nobody;
        }
    }

    public static bool WasKept(HttpContext http) => http.Items.ContainsKey(typeof(UnsentForms));

    /// <summary>Of a locked screen; the antiforgery token was looked at before. False when there is nothing to keep.</summary>
    public async Task<bool> KeepAsync(HttpContext http, Guid userId)
    {
        if (!MayBeKept(http)) return false;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var fields = form.Where(f => f.Key is not ("__RequestVerificationToken" or SentAgain or "userName") && !f.Key.EndsWith("Password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(f => f.Value.Select(v => new TypedField(f.Key, v ?? ""))).ToList();
        if (fields.All(f => f.Name.StartsWith("__", StringComparison.Ordinal))) return false;

        var unsent = new UnsentForm(Guid.CreateVersion7(), http.Request.Path + http.Request.QueryString, TimeProvider.System.GetUtcNow(), fields);
        var rows = await db.UserTokens.Where(t => t.UserId == userId && t.LoginProvider == Store).OrderByDescending(t => t.Name).ToListAsync(http.RequestAborted);
        db.UserTokens.RemoveRange(rows.Where((row, i) => i >= Most - 1 || !IsKept(Read(row))));
        db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = userId, LoginProvider = Store, Name = $"{unsent.Id}", Value = JsonSerializer.Serialize(unsent) });
        await db.SaveChangesAsync(http.RequestAborted);
        return true;
    }

    /// <summary>What waits for this person, oldest first. One that was saved meanwhile waits no longer.</summary>
    public async Task<IReadOnlyList<UnsentForm>> OfAsync(Guid userId, CancellationToken ct)
    {
        var rows = await db.UserTokens.AsNoTracking().Where(t => t.UserId == userId && t.LoginProvider == Store).ToListAsync(ct);
        var waiting = rows.Select(Read).Where(IsKept).OrderBy(f => f.At).ToList();
        var keys = waiting.Select(f => f.Key).OfType<Guid>().ToList();
        var saved = keys.Count == 0 ? [] : await db.SubmissionKeys.Where(s => s.UserId == userId && keys.Contains(s.Key)).Select(s => s.Key).ToListAsync(ct);
        return [.. waiting.Where(f => f.Key is not { } key || !saved.Contains(key))];
    }

    /// <summary>Where somebody goes who has just given the password: to what waits, else on. What waits no longer is gone from here too.</summary>
    public async Task<string> NextAsync(Guid userId, string otherwise, CancellationToken ct)
    {
        var waiting = (await OfAsync(userId, ct)).Select(f => $"{f.Id}").ToList();
        var over = await db.UserTokens.Where(t => t.UserId == userId && t.LoginProvider == Store && !waiting.Contains(t.Name)).ToListAsync(ct);
        db.UserTokens.RemoveRange(over);
        if (over.Count > 0) await db.SaveChangesAsync(ct);
        return waiting.Count > 0 ? Page : otherwise;
    }

    public async Task ForgetAsync(Guid userId, string? id, CancellationToken ct)
    {
        if (id is null || await db.UserTokens.SingleOrDefaultAsync(t => t.UserId == userId && t.LoginProvider == Store && t.Name == id, ct) is not { } row) return;
        db.UserTokens.Remove(row);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A person's own form for a page that needs signing in. Passwords are nobody's draft, and a script keeps its text itself.</summary>
    private static bool MayBeKept(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request is { HasFormContentType: true, ContentLength: <= Longest } && !http.Request.IsFromScript()
        && http.GetEndpoint()?.Metadata is { } page && page.GetMetadata<RequirePermissionAttribute>() is not null && page.GetMetadata<OpenWhileLockedAttribute>() is null;

    private static bool IsKept(UnsentForm form) => TimeProvider.System.GetUtcNow() < form.At + KeptFor;

    private static UnsentForm Read(IdentityUserToken<Guid> row) => JsonSerializer.Deserialize<UnsentForm>(row.Value!)!;
}
