using System.Text.RegularExpressions;
using StalkingCase.Domain.Kernel;

namespace StalkingCase.Data.Seeding;

/// <summary>
/// Every protected detail of an invented force is unique and looks like nothing else, so that a leak is found by searching
/// a page, a log or an export. Numbers are those reserved for drama; beyond them, a country code that nobody has.
/// </summary>
public static partial class Sentinels
{
    /// <summary>What no page may show before somebody reveals it with a reason.</summary>
    [GeneratedRegex(@"SENTINEL-[A-Z][0-9]{4,}|sentinel\.v[0-9]{4,}@|07700 ?900 ?[0-9]{3}|\+999 ?7700 ?[0-9]{7}")]
    public static partial Regex Protected();

    public static ProtectedText Phone(int n) => new(n < 1000 ? $"07700 900{n:D3}" : $"+999 7700 {n:D7}");

    public static ProtectedText Email(int n) => new($"sentinel.v{n:D4}@mail.example");

    public static ProtectedText Address(int n, string road, string town) => new($"SENTINEL-A{n:D4} {road}, {town} {Postcode(n)}");

    public static ProtectedText Workplace(int n, string work) => new($"SENTINEL-W{n:D4} {work}");

    public static ProtectedText SafePlace(int n) => new($"SENTINEL-S{n:D4} with a friend");

    public static ProtectedText SafeTimes(int n) => new($"SENTINEL-T{n:D4} weekdays before eight; never leave a message");

    public static ProtectedText Plan(int n, string words) => new($"SENTINEL-L{n:D4} {words}");

    /// <summary>VIC-06: in no list, export, e-mail or title.</summary>
    public static ProtectedText CodeWord(int n) => new($"SENTINEL-C{n:D4} copper kettle");

    public static string Place(int n, string words) => $"SENTINEL-P{n:D4} {words}";

    internal static string Postcode(int n) => $"ZZ{1 + (n % 99)} {n / 99 % 10}{(char)('A' + (n / 990 % 26))}{(char)('A' + (n % 26))}";
}
