using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;

namespace StalkingCase.Domain.Cases;

/// <summary>
/// The course of conduct of one suspect, who may be unknown, towards one victim (RSK-10). Rules: docs/rules/cases.md.
/// </summary>
public sealed partial class Case : AggregateRoot
{
    /// <summary>Under this name the ways of contact stay readable that were told and do not stand (VIC-02).</summary>
    public const string SafeContactField = "Safe contact";

    private readonly List<CaseRole> _roles = [];
    private readonly List<NamedReader> _namedReaders = [];
    private readonly List<Assignment> _assignments = [];

    private Case() { }

    public string Reference { get; private init; } = "";
    public CaseStatus Status { get; private set; }
    public Guid UnitId { get; private set; }
    public Guid? OfficerInCaseId { get; private set; }
    public Relationship Relationship { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public OutcomeCode? Outcome { get; private set; }
    public bool IsRestricted { get; private set; }

    /// <summary>Last <see cref="Fact.Seq"/> given. Bumped inside the one commit, which is what makes two saves on one case queue.</summary>
    public int FactSeq { get; private set; }

    // Derived by the books in every commit, kept for queues and lists.
    public RiskGrade? EffectiveRisk { get; private set; }
    public bool IsRiskEndorsed { get; private set; }
    public bool IsFlagged { get; private set; }
    public DateTimeOffset LastEntryAt { get; private set; }

    public IReadOnlyList<CaseRole> Roles => _roles;
    public IReadOnlyList<NamedReader> NamedReaders => _namedReaders;
    public IReadOnlyList<Assignment> Assignments => _assignments;

    public CaseRole Victim => _roles.First(r => r.Part is RolePart.Victim);
    public CaseRole Suspect => _roles.First(r => r.Part is RolePart.Suspect);

    /// <summary>Opens the case of a report. The logger reads it until an officer in the case is allocated.</summary>
    public static Case Open(Guid forceId, Guid unitId, Guid victimId, Guid suspectId, bool suspectKnown, Relationship relationship, Guid by, DateTimeOffset now, string? reference = null)
    {
        Rule.Require(victimId != suspectId, "RSK-10", "The victim and the suspect of a case are two people.");
        var opened = new Case
        {
            ForceId = forceId,
            UnitId = unitId,
            Reference = reference ?? Cases.Reference.New(),
            Relationship = relationship,
            OpenedAt = now,
            LastEntryAt = now,
        };
        opened._roles.Add(new CaseRole(victimId, RolePart.Victim, now));
        opened._roles.Add(new CaseRole(suspectId, RolePart.Suspect, now));
        opened._assignments.Add(new Assignment(by, AssignmentPart.Logger, now));
        opened.Happened(FactKind.CaseOpened, opened.Id, opened.Id, now, by, now,
            new FactDetail { UnitId = unitId, Relationship = relationship, SuspectKnown = suspectKnown, OfficerId = by });
        return opened;
    }

    /// <summary>CLK-06. A closed case has no officer to allocate.</summary>
    public void Allocate(Guid officerId, Guid by, DateTimeOffset now)
    {
        MustBeOpen("CLK-06", "allocated");
        Rule.Require(officerId != OfficerInCaseId, "CLK-06", "This officer is already the officer in the case.");
        OfficerInCaseId = officerId;
        End(AssignmentPart.OfficerInCase, now);
        End(AssignmentPart.Logger, now);
        _assignments.Add(new Assignment(officerId, AssignmentPart.OfficerInCase, now));
        Happened(FactKind.CaseAllocated, Id, Id, now, by, now, new FactDetail { OfficerId = officerId });
    }

    public void Assign(Guid userId, AssignmentPart part, Guid by, DateTimeOffset now)
    {
        Rule.Require(!_assignments.Any(a => a.UserId == userId && a.Part == part && a.EndedAt is null), "ACC-01", "This person is already assigned.");
        _assignments.Add(new Assignment(userId, part, now));
        Happened(FactKind.PersonAssigned, Id, Id, now, by, now, new FactDetail { OfficerId = userId, Part = part });
    }

    /// <summary>ACC-04: named list only. An officer may restrict at once; the first names are theirs and the officer in the case.</summary>
    public void Restrict(IEnumerable<Guid> readers, Guid by, DateTimeOffset now)
    {
        Rule.Require(!IsRestricted, "ACC-04", "The case is already restricted.");
        IsRestricted = true;
        foreach (var reader in readers.Distinct()) _namedReaders.Add(new NamedReader(reader, now));
        Happened(FactKind.CaseRestricted, Id, Id, now, by, now);
    }

    /// <summary>More names on the list of a restricted case; nobody is named twice.</summary>
    public void AddReaders(IEnumerable<Guid> readers, DateTimeOffset now)
    {
        Rule.Require(IsRestricted, "ACC-04", "Only a restricted case has a named list.");
        foreach (var reader in readers.Distinct().Where(id => !_namedReaders.Any(n => n.UserId == id)).ToList()) _namedReaders.Add(new NamedReader(reader, now));
        Changed();
    }

    /// <summary>Contact details of a person of this case, protected for victim and witness (SEC-D13).</summary>
    public void AddContact(Guid roleId, ContactKind kind, ProtectedText words, DateTimeOffset now, ProtectedPosition? position = null)
    {
        RoleOf(roleId).AddContact(kind, words, position, now);
        Changed();
    }

    /// <summary>SEC-D02: where a recorded place is on the map, so that zones can be compared with it.</summary>
    public void PutOnMap(Guid roleId, Guid detailId, ProtectedPosition position, DateTimeOffset now)
    {
        var detail = RoleOf(roleId).DetailOf(detailId);
        detail.MustBeUsable(now);
        detail.PutOnMap(position, now);
        Changed();
    }

    /// <summary>
    /// VIC-02: how the victim can be reached safely. Of two ways told, the more careful one stands, unless somebody who works
    /// on the case says otherwise; the other stays readable (SEC-R13).
    /// </summary>
    public void PreferContactBy(SafeContact safe, bool worksOnCase, Guid by, DateTimeOffset now)
    {
        var earlier = Victim.SafeContact;
        if (earlier == safe) return;
        var stands = earlier is null || worksOnCase || Care(safe) > Care(earlier.Value) ? safe : earlier.Value;
        if (earlier is { } other) Amended(Id, SafeContactField, (stands == safe ? other : safe).ToString(), stands == safe ? "Told otherwise." : "Told later, and less careful than the one that stands.", by, now);
        Victim.PreferContactBy(stands);
        Changed();
    }

    private static int Care(SafeContact way) => way switch { SafeContact.DoNotContact => 2, SafeContact.AnotherPerson => 1, _ => 0 };

    public void StateRelationship(Relationship relationship)
    {
        if (Relationship is Relationship.NotKnown) Relationship = relationship;
        Changed();
    }

    /// <summary>An unknown suspect named later: the role stays, the person behind it changes, the earlier one stays readable.</summary>
    public void NameSuspect(Guid personId, string reason, Guid by, DateTimeOffset now)
    {
        Rule.Require(personId != Victim.PersonId, "RSK-10", "The victim and the suspect of a case are two people.");
        Rule.Require(personId != Suspect.PersonId, "REP-04", "This person is already the suspect.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "REP-04", "Enter how it is known who the suspect is.");
        Amended(Id, "Suspect", Suspect.PersonId.ToString(), reason, by, now);
        Suspect.IsReally(personId);
        Happened(FactKind.SuspectNamed, Id, Suspect.Id, now, by, now, new FactDetail { SuspectKnown = true });
    }

    public CaseRole RoleOf(Guid roleId) => Rule.Require(_roles.FirstOrDefault(r => r.Id == roleId), "RSK-10", "This person has no part in the case.");

    /// <summary>What the commit does after deriving the books: numbers taken, headline figures of queues refreshed.</summary>
    public void Derived(int factSeq, RiskGrade? effective, bool endorsed, bool flagged, DateTimeOffset lastEntryAt) =>
        (FactSeq, EffectiveRisk, IsRiskEndorsed, IsFlagged, LastEntryAt) = (factSeq, effective, endorsed, flagged, lastEntryAt);

    private void MustBeOpen(string rule, string act) => Rule.Require(Status is CaseStatus.Open, rule, $"A closed case cannot be {act}. Reopen it first.");

    private void End(AssignmentPart part, DateTimeOffset now)
    {
        foreach (var assignment in _assignments.Where(a => a.Part == part && a.EndedAt is null)) assignment.End(now);
    }
}

/// <summary>One person on the named list of a restricted case.</summary>
public sealed class NamedReader
{
    private NamedReader() { }

    public NamedReader(Guid userId, DateTimeOffset since) => (UserId, Since) = (userId, since);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid UserId { get; private init; }
    public DateTimeOffset Since { get; private init; }
}

/// <summary>Assignment is the right to read (SEC-D04). Ending it ends the right on the next request.</summary>
public sealed class Assignment
{
    private Assignment() { }

    public Assignment(Guid userId, AssignmentPart part, DateTimeOffset since) => (UserId, Part, Since) = (userId, part, since);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid UserId { get; private init; }
    public AssignmentPart Part { get; private init; }
    public DateTimeOffset Since { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
