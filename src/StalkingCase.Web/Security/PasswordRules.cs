using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StalkingCase.Data;
using StalkingCase.Data.Identity;

namespace StalkingCase.Web.Security;

/// <summary>
/// SEC-N01: 12 to 128 characters of any kind; not one that everybody tries, nor the person's or the force's own name. No rule
/// of composition: those make people choose what is easy to guess.
/// </summary>
public sealed class PasswordRules(CaseDbContext db) : IPasswordValidator<Officer>
{
    public const int Least = 12;
    public const int Most = 128;

    /// <summary>What is left of a password without these and without digits must be more than a few letters.</summary>
    private static readonly string[] Common =
    [
        "correcthorsebatterystaple", "passphrase", "password", "passwort", "passw", "qwertyuiop", "qwerty", "asdfghjkl", "asdf", "zxcvbnm", "letmein", "welcome", "iloveyou", "administrator", "admin",
        "changeme", "changeit", "default", "secret", "dragon", "monkey", "football", "baseball", "sunshine", "princess", "superman", "batman", "liverpool", "arsenal", "chelsea", "everton",
        "manchester", "united", "england", "london", "police", "officer", "sergeant", "inspector", "constable", "stalking", "stalkingcase", "casework", "summer", "winter", "spring", "autumn",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "friday", "trustno", "whatever", "computer", "internet",
        "hello", "login", "master", "shadow", "michael", "charlie", "abcdef", "abc", "one", "two", "three", "four", "the", "my", "is", "new", "test", "user", "temp",
    ];

    private const int LeastLeft = 4;

    public async Task<IdentityResult> ValidateAsync(UserManager<Officer> manager, Officer user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var typed = password ?? "";
        if (typed.Length is < Least or > Most) return Refused($"Password must be between {Least} and {Most} characters");
        if (IsCommon(typed)) return Refused("Choose a password that is harder to guess: several words that do not belong together");
        var force = await db.Forces.Where(f => f.Id == user.ForceId).Select(f => f.Name).FirstOrDefaultAsync() ?? "";
        var own = $"{user.UserName} {user.DisplayName} {force}".Split([' ', '-', '.', '_'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= LeastLeft);
        return own.Any(w => typed.Contains(w, StringComparison.OrdinalIgnoreCase)) ? Refused("The password must not contain your name, your user name or the name of the force") : IdentityResult.Success;
    }

    public static bool IsCommon(string password)
    {
        var letters = new string([.. password.ToLowerInvariant().Select(Plain).Where(char.IsLetter)]);
        if (!password.Any(char.IsLetter)) return IsRun(password);
        foreach (var word in Common.OrderByDescending(w => w.Length)) letters = letters.Replace(word, "", StringComparison.Ordinal);
        return letters.Distinct().Count() < LeastLeft || IsRun(password);
    }

    /// <summary>Three in four characters are the same as, or next to, the one before: 123456..., aaaa..., abcd....</summary>
    private static bool IsRun(string password) =>
        password.Zip(password.Skip(1)).Count(p => Math.Abs(p.First - p.Second) <= 1) * 4 >= (password.Length - 1) * 3;

    private static char Plain(char letter) => letter switch { '0' => 'o', '1' => 'l', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => letter };

    private static IdentityResult Refused(string words) => IdentityResult.Failed(new IdentityError { Code = "Password", Description = words });
}
