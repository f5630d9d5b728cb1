using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using StalkingCase.Data;
using StalkingCase.Data.Identity;
using StalkingCase.Data.Protection;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Commands;

/// <summary>
/// <c>admin create</c>: the first two administrators of a force, by one-time links: one asks, the other approves, and from then
/// on /admin/users does it. <c>admin link</c>: a new link for an administrator, when no other is left to reset the first.
/// </summary>
internal static class AdminCommand
{
    private const int First = 2;
    private const string Usage = "Use: admin create --force NAME --name \"FULL NAME\" --user USERNAME [--address https://HOST], or: admin link --user USERNAME [--address https://HOST].";

    public static async Task<int> RunAsync(WebApplication app, CommandArguments arguments, IAnsiConsole console, CancellationToken ct)
    {
        var act = arguments.Positional(0);
        if (act is not ("create" or "link")) throw new CommandException(Usage);
        // What is asked for is read before anything is made.
        var userName = Required(arguments, "user");
        var (force, name) = act is "create" ? (Required(arguments, "force"), Required(arguments, "name")) : ("", "");
        if (act is "create" && AccountRules.FaultOf(userName) is { } fault) throw new CommandException(fault + ".");
        await MakeKeysAsync(app, console, ct);
        await using var db = app.Services.GetRequiredService<CaseDatabase>().Open(Actor.System("admin command"));
        await db.MigrateAsync(ct);
        var officer = act is "create" ? await CreateAsync(db, force, name, userName, ct) : await FindAsync(db, userName, ct);
        var link = await OneTimeLinks.MakeAsync(db, officer, null, ct);
        await db.SaveChangesAsync(ct);
        console.WriteLine($"The one-time link of {officer.UserName}. It works once, within 24 hours. Give it to nobody else:");
        console.WriteLine($"{(arguments.Option("address") ?? "https://THE-ADDRESS-OF-THE-SERVICE").TrimEnd('/')}{link}");
        return 0;
    }

    /// <summary>Field keys are made for a new installation only: beside records that others encrypted they would make these unreadable.</summary>
    private static async Task MakeKeysAsync(WebApplication app, IAnsiConsole console, CancellationToken ct)
    {
        var folder = Databases.KeysFolder(app.Configuration, app.Environment);
        if (File.Exists(Path.Combine(folder, FieldKeys.FileName))) return;
        await using var probe = Databases.Of(app.Configuration, app.Environment, FieldKeys.Ephemeral(), TimeProvider.System).Open(Actor.System("admin command"));
        await probe.MigrateAsync(ct);
        if (await probe.Users.AnyAsync(ct) || await probe.DataProtectionKeys.AnyAsync(ct))
            throw new CommandException($"The database holds records of other keys than there are here. Restore {FieldKeys.FileName} to Keys:Folder from the backup.");
        FieldKeys.Create(folder);
        console.WriteLine($"New field keys are in Keys:Folder ({FieldKeys.FileName}). Copy them to every node and to the backup: without them nothing encrypted can be read again.");
    }

    private static string Required(CommandArguments arguments, string option) => arguments.Option(option)?.Trim() is { Length: > 0 and <= 100 } text ? text : throw new CommandException(Usage);

    private static async Task<Officer> CreateAsync(CaseDbContext db, string forceName, string name, string userName, CancellationToken ct)
    {
        var normalized = userName.ToUpperInvariant();
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == normalized, ct)) throw new CommandException($"There is an account {userName}. Use admin link if its administrator lost the way in.");
        var force = await db.Forces.SingleOrDefaultAsync(f => f.Name == forceName, ct);
        if (force is null) db.Forces.Add(force = new Force { Name = forceName, Code = new string([.. forceName.ToLowerInvariant().Where(char.IsAsciiLetter).Take(8)]) });
        foreach (var missing in Roles.All.Except(await db.Roles.Select(r => r.Name!).ToListAsync(ct)))
            db.Roles.Add(new IdentityRole<Guid>(missing) { Id = Guid.CreateVersion7(), NormalizedName = missing.ToUpperInvariant() });
        await db.SaveChangesAsync(ct);
        var role = await db.Roles.SingleAsync(r => r.Name == Roles.Admin, ct);
        var there = await (from u in db.Users where u.ForceId == force.Id && !u.IsSuspended join held in db.UserRoles on u.Id equals held.UserId where held.RoleId == role.Id select u.Id).CountAsync(ct);
        if (there >= First) throw new CommandException($"{forceName} has {there} administrators: they add users under /admin/users, one asking and another approving.");
        var officer = AccountRules.New(force.Id, userName, name);
        db.Users.Add(officer);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = officer.Id, RoleId = role.Id });
        return officer;
    }

    private static async Task<Officer> FindAsync(CaseDbContext db, string userName, CancellationToken ct)
    {
        var normalized = userName.ToUpperInvariant();
        var officer = await (from u in db.Users
                             join held in db.UserRoles on u.Id equals held.UserId
                             join r in db.Roles on held.RoleId equals r.Id
                             where u.NormalizedUserName == normalized && r.Name == Roles.Admin && !u.IsSuspended
                             select u).SingleOrDefaultAsync(ct) ?? throw new CommandException("No administrator has that user name. Others are reset under /admin/users by two administrators.");
        await OneTimeLinks.ResetAsync(db, officer, ct);

        // The authenticator's key is made anew below: taken away and added in one save would be one row twice.
        await db.SaveChangesAsync(ct);
        return officer;
    }
}
