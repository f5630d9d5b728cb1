using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;

namespace StalkingCase.Data.Seeding;

/// <summary>Invented people and words. The same seed invents the same; nobody in it lives or lived.</summary>
/// <param name="isLarge">A large force needs more surnames than a list holds: they are put together.</param>
public sealed class Invention(int seed, bool isLarge = false)
{
    private readonly Random _random = new(seed);

    private static readonly string[] First =
    [
        "Abigail", "Adaeze", "Agnieszka", "Aisling", "Alisha", "Amara", "Andrea", "Anjali", "Bethan", "Bisi", "Camille", "Caoimhe", "Carys", "Charlene", "Chioma", "Daria",
        "Deborah", "Eirlys", "Elodie", "Farah", "Fatoumata", "Gwen", "Hafsa", "Heledd", "Ines", "Ingrid", "Ishani", "Jacinta", "Jolanta", "Kavita", "Kerensa", "Leonie",
        "Lowenna", "Maryam", "Megan", "Mirela", "Nadia", "Ngozi", "Oluwaseun", "Paloma", "Priya", "Rhiannon", "Rosalind", "Sabine", "Sahar", "Tamsin", "Thandi", "Yewande",
        "Aarav", "Adrian", "Bartosz", "Cadoc", "Callum", "Darius", "Dominik", "Efe", "Emeka", "Faisal", "Fergus", "Gethin", "Giles", "Hassan", "Idris", "Jamal",
        "Jaroslav", "Kieran", "Kwame", "Lachlan", "Laurence", "Mateusz", "Nikhil", "Owain", "Piotr", "Quentin", "Rafael", "Rashid", "Rhodri", "Sanjay", "Tobias", "Wiremu",
    ];

    private static readonly string[] Last =
    [
        "Abernethy", "Adeyemi", "Ainsdale", "Allardyce", "Amankwah", "Arkwright", "Bagshaw", "Balogun", "Bannerjee", "Birtwhistle", "Blethyn", "Boateng", "Braithwaite", "Carmody", "Chaudhry", "Coldwell",
        "Cragg", "Dalgleish", "Danjuma", "Dewhirst", "Drummond", "Eccleshare", "Entwistle", "Fairclough", "Farrelly", "Featherstone", "Gilhooly", "Gorecki", "Gosforth", "Greenhalgh", "Halloran", "Hanratty",
        "Heptonstall", "Higginbottom", "Iddon", "Iwobi", "Jaworski", "Jellicoe", "Kapadia", "Kershaw", "Killigrew", "Kowalczyk", "Lathom", "Leatherbarrow", "Llewellin", "Lonsdale", "Mahmoudi", "Maltravers",
        "Marwood", "Mbeki", "Micklethwait", "Nettleton", "Nkemelu", "Oakenshaw", "Okonjo", "Ormerod", "Osei", "Pargeter", "Penhaligon", "Petrov", "Pickersgill", "Polglase", "Quarmby", "Rahimi",
        "Ramsbottom", "Rawtenstall", "Sadowski", "Sarwar", "Scarisbrick", "Selassie", "Shufflebottom", "Siddall", "Tattersall", "Thistlethwaite", "Trelawny", "Udo", "Venkatesan", "Wolstenholme", "Yardley", "Zawadzki",
    ];

    private static readonly string[] Heads =
    [
        "Alder", "Apper", "Asken", "Bar", "Beck", "Birk", "Black", "Bram", "Brink", "Burn", "Cal", "Carl", "Clover", "Cope", "Crow", "Dal", "Den", "Dun", "Ebber", "Elver",
        "Fairn", "Fal", "Farn", "Fern", "Gar", "Gill", "Gorse", "Grim", "Hal", "Hather", "Hazel", "Hest", "Holm", "Ingle", "Kel", "Kirk", "Lang", "Lark", "Lin", "Mar",
        "Mickle", "Mor", "Nether", "Oak", "Over", "Pen", "Quern", "Rams", "Raven", "Roth", "Sal", "Sedge", "Shel", "Stan", "Swin", "Tarn", "Thorn", "Under", "Wen", "Whin",
    ];

    private static readonly string[] Tails =
    [
        "acre", "bank", "beck", "berry", "bridge", "brook", "burn", "by", "cliffe", "combe", "cote", "croft", "dale", "den", "ditch", "fell", "field", "ford", "garth", "gate",
        "gill", "grave", "ham", "head", "holme", "hope", "house", "hurst", "ing", "land", "ley", "low", "mere", "mire", "more", "ness", "pool", "rigg", "row", "scar",
        "shaw", "side", "stead", "ster", "stock", "thorpe", "ton", "wade", "wick", "worth",
    ];

    private static readonly string[] Nicknames = ["Spud", "Chalky", "Mac", "Ginge", "Tiny", "Dutch", "Ziggy", "Moss"];
    private static readonly string[] Roads = ["Rowan Row", "Tallow Lane", "Curlew Close", "Millrace Street", "Bobbin Court", "Larch Terrace", "Quayside Walk", "Saltpan Road"];
    private static readonly string[] Works = ["the bakery in Tanner Street", "a dental surgery", "the leisure centre", "a primary school", "the freight depot", "a garden centre"];
    private static readonly string[] Places = ["behind the library", "the bus station", "outside the gym", "the car park at work", "the school gate", "the front garden"];

    private static readonly Dictionary<Box, string[]> Accounts = new()
    {
        [Box.UnwantedContact] = ["Messages through the night, more than twenty, after being asked to stop. Screenshots kept.", "Called from withheld numbers on six evenings and said nothing.", "A letter through the door about getting back together."],
        [Box.Following] = ["Was behind the victim's car from the supermarket to the nursery.", "Got on the same train, a line he has no reason to use, for the third time.", "Walked twenty metres behind from the tram stop to the door."],
        [Box.Loitering] = ["Parked across the road with the lights off for an hour.", "Stood at the bus shelter opposite, looking up at the windows."],
        [Box.VisitsHome] = ["Knocked at the back door at eleven at night, then tried the handle.", "Came to the house and would not leave until a neighbour came out."],
        [Box.VisitsWork] = ["Came to reception and asked when the shift ends.", "Waited by the staff entrance with flowers."],
        [Box.Gifts] = ["Left a parcel on the doorstep with photographs of their holidays.", "A bracelet was posted without a sender."],
        [Box.ContactFamily] = ["Wrote to the victim's mother to ask where she is staying.", "Rang the victim's brother eleven times."],
        [Box.ThirdPartyProxy] = ["Had a workmate ring to say that he is ill and wants to talk."],
        [Box.Posting] = ["Posted the victim's photograph with insults on a local page."],
        [Box.CyberIntrusion] = ["The e-mail account was opened from a device that the victim does not know; the recovery number had been changed."],
        [Box.Damage] = ["Two tyres were cut in the night; the third time this year.", "Paint was thrown over the front door."],
        [Box.TrackingDevice] = ["A garage found a tracker under the rear bumper."],
        [Box.EnteredHome] = ["Things in the bedroom had been moved; nothing was stolen and no lock was broken."],
        [Box.ThreatsToKill] = ["Said on a voicemail that nobody else would have her, and that he would see to it."],
        [Box.Violence] = ["Was pushed against the wall on the stairs and held by the arm; bruised."],
        [Box.OtherThreats] = ["Wrote that people who lie about him get hurt."],
        [Box.BreachOfOrder] = ["Approached within a few metres although the order forbids it, and filmed on his phone."],
        [Box.BreachOfBail] = ["Sent a message from a new account while on bail not to contact."],
    };

    public int Below(int count) => _random.Next(count);

    public bool Chance(double of) => _random.NextDouble() < of;

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public TimeSpan Hours(double from, double to) => TimeSpan.FromSeconds(Math.Round(3600 * (from + (_random.NextDouble() * (to - from)))));

    public TimeSpan Days(double from, double to) => Hours(24 * from, 24 * to);

    public Domain.People.Identity Somebody(int bornFrom = 1955, int bornTo = 2006)
    {
        var born = new DateOnly(bornFrom, 1, 1).AddDays(_random.Next(365 * (bornTo - bornFrom)));
        return new Domain.People.Identity(Of(First), isLarge ? Of(Heads) + Of(Tails) : Of(Last), Chance(0.05) ? Of(Nicknames) : null, Chance(0.9) ? born : null, null);
    }

    public string Road() => Of(Roads);

    public string Work() => Of(Works);

    public string Place() => Of(Places);

    public string Account(IReadOnlyList<Box> boxes)
    {
        var told = boxes.Where(Accounts.ContainsKey).Select(b => Of(Accounts[b])).Distinct().Take(2).ToList();
        return told.Count > 0 ? string.Join(" ", told) : "Rang to say that it is going on and to ask what happens next.";
    }
}
