using Microsoft.EntityFrameworkCore;
using StalkingCase.Domain.Orders;

namespace StalkingCase.Data.Seeding;

/// <summary>
/// The demo forces' library of order conditions: one for each kind, one with two versions, one withdrawn, one that waits
/// for a second administrator. Our own words, not a court's.
/// </summary>
public static class DemoLibrary
{
    private static readonly (ConditionKind Kind, string Title, string Words, string? Court)[] First =
    [
        (ConditionKind.NoContact, "No contact at all", "Not to contact the victim in any way, directly or through anybody else.", "The respondent must not contact, or attempt to contact, the applicant's protected person by any means whatsoever, whether directly or through a third party."),
        (ConditionKind.NoContact, "No contact, solicitors excepted", "Not to contact the victim in any way, except through a solicitor about [the proceedings].", null),
        (ConditionKind.Place, "Not to enter a named area", "Not to enter the area marked on the map attached, bounded by [roads].", null),
        (ConditionKind.Distance, "Not to come near", "Not to come within the distance given of the victim, if the suspect knows or ought to know that the victim is there.", null),
        (ConditionKind.Surveillance, "No following or watching", "Not to follow, watch, photograph or film the victim, or have anybody else do so.", null),
        (ConditionKind.Online, "Nothing online about the victim", "Not to publish anything about the victim online, under any name, and to remove what was published by [date].", null),
        (ConditionKind.Devices, "Devices to be declared", "To tell the police about each phone, computer and account used, within three days of first use, and to give it up for a check when asked.", null),
        (ConditionKind.Programme, "To attend a programme", "To attend [programme] as its staff direct, until it is completed.", null),
        (ConditionKind.SignOn, "To sign on", "To sign on at [police station] on [days] between [times].", null),
    ];

    public static async Task StoreAsync(CaseDbContext db, DemoPeople people, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var suffix in new[] { "", "-ev" })
        {
            var (first, second) = (people.Find($"admin{suffix}"), people.Find($"admin2{suffix}"));
            var asked = now.AddYears(-5);
            foreach (var (kind, title, words, court) in First)
            {
                var made = LibraryCondition.Add(first.ForceId, kind, title, new WordingContent(words, asked.AddDays(10), "First issue of the library, agreed with the force solicitor.") { CourtWording = court }, first.Id, asked);
                Approve(made, second.Id, asked.AddDays(1));
                if (kind is ConditionKind.Surveillance)
                {
                    made.Reword(new WordingContent("Not to follow, watch, track, photograph or film the victim, with any device or through anybody else.", now.AddDays(-60), "Trackers were not named."), second.Id, now.AddDays(-70));
                    Approve(made, first.Id, now.AddDays(-69));
                }

                if (kind is ConditionKind.SignOn)
                {
                    made.Withdraw(now.AddDays(-30), "Bail covers it; a court struck it out twice.", first.Id, now.AddDays(-40));
                    Approve(made, second.Id, now.AddDays(-39));
                }

                if (kind is ConditionKind.Devices) made.Reword(new WordingContent("To tell the police about each phone, computer and account used, within one day of first use, and to give it up for a check when asked.", now.AddDays(14), "Three days were used to wipe a phone."), first.Id, now.AddHours(-20));
                db.LibraryConditions.Add(made);
            }
        }

        await db.CommitAsync(null, now, ct);
    }

    /// <summary>What the demo's orders say: the library's words, first version.</summary>
    public static async Task<IReadOnlyList<ConditionContent>> OfOrdersAsync(CaseDbContext db, Guid forceId, CancellationToken ct)
    {
        var found = await db.LibraryConditions.AsNoTracking().Where(c => c.ForceId == forceId).OrderBy(c => c.Title).Take(First.Length).ToListAsync(ct);
        return [.. new[] { First[0], First[3] }.Select(f => From(found.Single(c => c.Title == f.Title)))];

        static ConditionContent From(LibraryCondition condition)
        {
            var wording = condition.Wordings.Single(w => w.Number == 1);
            return new ConditionContent(condition.Kind, wording.Words!)
            {
                CourtWording = wording.CourtWording,
                Metres = condition.Kind is ConditionKind.Distance ? 100 : null,
                Wording = new WordingSource(wording.Id, wording.Number, IsAdapted: false),
            };
        }
    }

    private static void Approve(LibraryCondition condition, Guid by, DateTimeOffset at) => condition.Decide(condition.Wordings.Single(w => w.IsWaiting).Id, approve: true, by, at);
}
