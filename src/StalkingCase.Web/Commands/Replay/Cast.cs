using System.Security.Cryptography;
using System.Text;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;

namespace StalkingCase.Web.Commands.Replay;

/// <summary>A person of a chronology as somebody types them this time.</summary>
internal sealed record Typed(string Role, Identity Identity);

/// <summary>
/// Invented names for the roles of one chronology: the same person each time, typed afresh with the small variations of
/// a busy person, so that linking is put to the test.
/// </summary>
internal sealed class Cast
{
    private static readonly string[] Women = ["Imogen", "Farida", "Catrin", "Blessing", "Danuta", "Shreya", "Orlaith", "Marguerite", "Hanna", "Yewande", "Rosalind", "Leila"];
    private static readonly string[] Men = ["Callum", "Tobias", "Imran", "Gethin", "Kwame", "Piotr", "Declan", "Rajesh", "Laurence", "Emeka", "Anders", "Yusuf"];
    private static readonly string[] Surnames =
    [
        "Ashworth", "Okonjo", "Penhaligon", "Wisniewski", "Chaudhary", "Llewellyn", "Macintosh", "Fitzgibbon", "Brackenbury", "Adeyinka", "Thistlewood", "Karunaratne",
        "Hollingworth", "Szymanski", "Dempster", "Quartermaine", "Ravindran", "Templeton",
    ];

    private readonly Dictionary<string, Identity> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _timesTyped = [];
    private readonly string _seed;

    public Cast(Chronology chronology)
    {
        _seed = chronology.Id + string.Join(',', chronology.People.Select(p => p.Role));
        var year = chronology.Events.Select(e => e.ReplayAt ?? e.At).FirstOrDefault(a => a is not null) is { } first ? UkTime.DateOf(UkTime.Parse(first)).Year : 2020;
        foreach (var person in chronology.People.Where(p => p.Role.Length > 0)) Add(person, year);
        if (!_people.ContainsKey("VICTIM")) Add(new ChronologyPerson { Role = "VICTIM", Sex = "F", Age = 30 }, year);
        if (!_people.ContainsKey("SUSPECT")) Add(new ChronologyPerson { Role = "SUSPECT", Sex = "M", Age = 35 }, year);
    }

    public IEnumerable<string> Roles => _people.Keys;

    /// <summary>Full at first; later a letter dropped from the surname, an initial, or no birth date.</summary>
    public Typed Type(string role)
    {
        var full = _people[role];
        var times = _timesTyped[role] = _timesTyped.GetValueOrDefault(role) + 1;
        var identity = (times % 4) switch
        {
            1 => full,
            2 => full with { LastName = Dropped(full.LastName!) },
            3 => full with { BornOn = null },
            _ => full with { FirstName = full.FirstName![..1] },
        };
        return new Typed(role, identity);
    }

    private void Add(ChronologyPerson person, int year)
    {
        var number = Number(person.Role);
        var firsts = person.Sex == "M" ? Men : Women;
        var surname = Surnames[number % Surnames.Length];
        while (_people.Values.Any(p => p.LastName == surname)) surname = Surnames[++number % Surnames.Length];
        var first = firsts[number / 7 % firsts.Length];
        while (_people.Values.Any(p => p.FirstName == first)) first = firsts[(number += 7) / 7 % firsts.Length];
        var born = person.Age is { } age ? new DateOnly(year - age - 1, 1 + (number % 12), 1 + (number / 12 % 28)) : (DateOnly?)null;
        _people[person.Role] = new Identity(first, surname, null, born, null);
    }

    private int Number(string role) => BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(_seed + role)));

    private static string Dropped(string name) => name.Remove(name.Length / 2, 1);
}
