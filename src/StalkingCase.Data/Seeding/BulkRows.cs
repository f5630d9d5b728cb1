using Microsoft.EntityFrameworkCore.Metadata;
using StalkingCase.Data.Auditing;
using StalkingCase.Data.Facts;
using StalkingCase.Data.Protection;
using StalkingCase.Domain.Alarms;
using StalkingCase.Domain.Cases;
using StalkingCase.Domain.Duties;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Orders;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Safeguarding;
using StalkingCase.Domain.Victims;
using StalkingCase.Domain.Warrants;

namespace StalkingCase.Data.Seeding;

/// <summary>
/// The rows that one ordinary commit for each story, and the rechecks after it, would leave. The same books derive them,
/// from the same facts. A test compares the two.
/// </summary>
internal sealed class BulkRows(IModel model, FieldKeys keys, string actor)
{
    /// <summary>Parents before children: foreign keys are checked row by row.</summary>
    private static readonly Type[] ParentsFirst =
    [
        typeof(Person), typeof(Case), typeof(CaseRole), typeof(ContactDetail), typeof(NamedReader), typeof(Assignment), typeof(Report), typeof(Entry), typeof(RiskAssessment),
        typeof(Order), typeof(OrderCondition), typeof(Warrant), typeof(ArrestAttempt), typeof(SafeguardingPlan), typeof(PlanSection), typeof(Measure), typeof(PlanReview), typeof(Referral), typeof(AdvocateContact), typeof(AdvocateNote), typeof(AdvocateMessage), typeof(VictimContact), typeof(VictimLetter), typeof(NeedsAssessment), typeof(Amendment),
        typeof(Fact), typeof(Duty), typeof(Alarm), typeof(PersonNameToken), typeof(IdentifierToken), typeof(AuditEntry),
    ];

    private readonly Dictionary<Type, BulkTable> _tables = ParentsFirst.ToDictionary(t => t, t => new BulkTable(model.GetEntityTypes().Single(e => e.ClrType == t)));

    public IReadOnlyList<BulkTable> Tables => [.. ParentsFirst.Select(t => _tables[t])];

    /// <summary>Rows of stories that may share people with each other and with nobody else.</summary>
    public Dictionary<BulkTable, List<object?[]>> Of(IReadOnlyList<CaseStory> stories)
    {
        var rows = _tables.Values.ToDictionary(t => t, _ => new List<object?[]>());
        var facts = new Dictionary<Guid, CaseFacts>();
        foreach (var placed in stories.SelectMany(s => s.Made).SelectMany(m => m.UnsavedFacts).OrderBy(f => f.RecordedAt).GroupBy(f => f.CaseId))
        {
            foreach (var (fact, before) in placed.Select((fact, before) => (fact, before)).Where(p => p.fact.Seq == 0)) fact.TakePlace(before + 1);
            facts[placed.Key] = new CaseFacts(placed);
        }

        foreach (var story in stories) Add(rows, story, stories, facts);
        return rows;
    }

    private void Add(Dictionary<BulkTable, List<object?[]>> rows, CaseStory story, IReadOnlyList<CaseStory> stories, Dictionary<Guid, CaseFacts> facts)
    {
        var of = story.Case;
        var own = facts[of.Id];
        var derived = Books.Derive(own, NeighboursOf(of, stories, facts));
        of.Derived(own.All.Max(f => f.Seq), derived.EffectiveRisk, derived.IsRiskEndorsed, derived.IsFlagged, derived.LastEntryAt);

        foreach (var made in story.Made)
        {
            Put(made, null, (made as Case)?.Id ?? CaseOf(made));
            foreach (var amendment in made.UnsavedAmendments) Put(amendment, null, amendment.CaseId);
            if (made is Person person) foreach (var (kind, value) in TokenWriter.NamesOf(person)) Plain(new PersonNameToken { ForceId = person.ForceId, Kind = kind, Value = value, PersonId = person.Id }, null);
            if (made is Order order) foreach (var condition in order.Conditions) Put(condition, order.Id, order.CaseId);
            if (made is SafeguardingPlan plan)
            {
                foreach (var part in plan.Sections.Cast<object>().Concat(plan.Measures).Concat(plan.Reviews)) Put(part, plan.Id, plan.CaseId);
            }

            if (made is Warrant warrant) foreach (var attempt in warrant.Attempts) Put(attempt, warrant.Id, warrant.CaseId);
        }

        foreach (var role in of.Roles)
        {
            Put(role, of.Id, of.Id);
            foreach (var contact in role.Contacts)
            {
                Put(contact, role.Id, of.Id);
                foreach (var token in TokenWriter.IdentifiersOf(keys, of.ForceId, of.Id, role, contact)) Plain(token, null);
            }
        }

        foreach (var reader in of.NamedReaders) Put(reader, of.Id, of.Id);
        foreach (var assignment in of.Assignments) Put(assignment, of.Id, of.Id);
        foreach (var fact in own.All) Plain(fact, null);
        var leads = WarrantQueue.Leads(derived.Duties);
        foreach (var duty in derived.Duties) Row(duty, column => DerivedRows.ShadowOf(duty, column, leads));
        foreach (var alarm in derived.Alarms) Plain(alarm, alarm.IsOpen);

        void Row(object record, Func<string, object?> shadow) => rows[_tables[record.GetType()]].Add(_tables[record.GetType()].Row(record, shadow));

        void Plain(object record, object? shadow) => Row(record, _ => shadow);

        void Put(object record, object? shadow, Guid? caseId)
        {
            Plain(record, shadow);
            Plain(Audit(_tables[record.GetType()], record, shadow, caseId, story.At), null);
        }
    }

    private AuditEntry Audit(BulkTable table, object record, object? shadow, Guid? caseId, DateTimeOffset at)
    {
        var (changes, id, force) = (new List<ColumnChange>(), "", Guid.Empty);
        foreach (var (property, value) in table.Values(record, _ => shadow))
        {
            if (property == "Id") id = value!.ToString()!;
            if (property == "ForceId") force = (Guid)value!;
            if (record is Case && Commit.DerivedColumns.Contains(property)) continue;
            if (AuditInterceptor.Digest(keys, value) is { } digest) changes.Add(new ColumnChange(property, null, digest));
        }

        var row = new AuditEntry { At = at, ForceId = force, Actor = actor, Action = "Added", Entity = table.ShortName, EntityId = id, CaseId = caseId, Changes = changes };
        row.RowHash = RowHashes.Of(keys, row);
        return row;
    }

    private static Guid? CaseOf(AggregateRoot made) => made switch
    {
        Report r => r.CaseId,
        Entry e => e.CaseId,
        RiskAssessment a => a.CaseId,
        Order o => o.CaseId,
        Warrant w => w.CaseId,
        SafeguardingPlan p => p.CaseId,
        Referral r => r.CaseId,
        AdvocateContact c => c.CaseId,
        AdvocateNote n => n.CaseId,
        AdvocateMessage m => m.CaseId,
        VictimContact c => c.CaseId,
        VictimLetter l => l.CaseId,
        NeedsAssessment n => n.CaseId,
        _ => null,
    };

    /// <summary>As the commit finds them by person; nothing else ties two invented cases.</summary>
    private static Neighbours NeighboursOf(Case of, IReadOnlyList<CaseStory> stories, Dictionary<Guid, CaseFacts> facts)
    {
        var found = new List<NeighbourReader.Found>();
        foreach (var other in stories.Select(s => s.Case).Where(c => c.Id != of.Id))
        {
            var (sameVictim, sameSuspect) = (other.Victim.PersonId == of.Victim.PersonId, other.Suspect.PersonId == of.Suspect.PersonId);
            Tie? tie = other.Victim.PersonId == of.Suspect.PersonId && other.Suspect.PersonId == of.Victim.PersonId ? Tie.RolesReversed : sameVictim ? Tie.SameVictim : sameSuspect ? Tie.SameSuspect : null;
            if (tie is { } by) found.Add(new NeighbourReader.Found(other.Id, by, sameVictim && sameSuspect, other.OpenedAt > of.OpenedAt ? other.OpenedAt : of.OpenedAt));
        }

        return found.Count == 0 ? Neighbours.None : new Neighbours([.. found.OrderBy(f => f.Tie).ThenBy(f => f.CaseId).Select(f => NeighbourReader.AsNeighbour(f, facts[of.Id], facts[f.CaseId]))]);
    }
}
