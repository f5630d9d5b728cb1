using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Cases;

/// <summary>Who holds the case and who may know of it changes: to another unit (SEC-D16), or to everybody again (ACC-04).</summary>
public sealed partial class Case
{
    /// <summary>
    /// SEC-D16: the case and every duty on it are the other unit's from this save. Being assigned is the right to read, so the officer
    /// in the case gives it up with the case, and the new unit's sergeant allocates another (CLK-06). Who owns a duty of their own keeps it.
    /// </summary>
    public void Transfer(Guid unitId, string reason, Decider by, DateTimeOffset now)
    {
        MustBeOpen("SEC-D16", "transferred");
        by.MustBe(Rank.Sergeant, "SEC-D16", "Transferring a case");
        Rule.Require(!IsRestricted, "SEC-D16", "A restricted case stays where its named readers are. Lift the restriction first.");
        Rule.Require(unitId != UnitId, "SEC-D16", "The case is this unit's already.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "SEC-D16", "Enter why the case is transferred.");
        var left = OfficerInCaseId;
        (UnitId, OfficerInCaseId) = (unitId, null);
        End(AssignmentPart.OfficerInCase, now);
        End(AssignmentPart.Logger, now);
        Amended(Id, "Transferred to another unit", null, reason.Trim(), by.Id, now);
        Happened(FactKind.CaseTransferred, Id, Id, now, by.Id, now, new FactDetail { UnitId = unitId, Part = left is null ? null : AssignmentPart.OfficerInCase });
    }

    /// <summary>ACC-04: the first of the two people who lift a restriction.</summary>
    public void AskToLiftRestriction(string reason, CaseFacts facts, Decider by, DateTimeOffset now)
    {
        Rule.Require(IsRestricted, "ACC-04", "The case is not restricted.");
        by.MustBe(Rank.Sergeant, "ACC-04", "Lifting a restriction");
        Rule.Require(LiftAskedBy(facts) is null, "ACC-04", "Somebody has asked already. Another supervisor on the list decides.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ACC-04", "Enter why the restriction can be lifted.");
        Amended(Id, "Restriction", "Restricted to a named list", reason.Trim(), by.Id, now);
        Happened(FactKind.RestrictionLiftAsked, Id, Id, now, by.Id, now);
    }

    /// <summary>ACC-04: the second agrees, and the list is gone; or does not, and it stays. Somebody whose conflict is declared stays shut out (SEC-D03).</summary>
    public void DecideOnRestriction(bool lift, string reason, CaseFacts facts, Decider by, DateTimeOffset now)
    {
        Rule.Require(IsRestricted, "ACC-04", "The case is not restricted.");
        by.MustBe(Rank.Sergeant, "ACC-04", "Lifting a restriction");
        Rule.Require(LiftAskedBy(facts) is not null, "ACC-04", "Nobody has asked for the restriction to be lifted.");
        Rule.Require(LiftAskedBy(facts) != by.Id, "ACC-04", "Lifting a restriction needs two people. Another supervisor on the list decides.");
        Rule.Require(!string.IsNullOrWhiteSpace(reason), "ACC-04", lift ? "Enter why the restriction can be lifted." : "Enter why the case stays restricted.");
        Amended(Id, "Restriction", "Restricted to a named list", reason.Trim(), by.Id, now);
        if (lift)
        {
            IsRestricted = false;
            _namedReaders.Clear();
        }

        Happened(lift ? FactKind.RestrictionLifted : FactKind.RestrictionKept, Id, Id, now, by.Id, now);
    }

    /// <summary>Who has asked for the restriction to be lifted, until somebody decides.</summary>
    public static Guid? LiftAskedBy(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Of(FactKind.CaseRestricted, FactKind.RestrictionLiftAsked, FactKind.RestrictionLifted, FactKind.RestrictionKept).LastOrDefault() is { Kind: FactKind.RestrictionLiftAsked } asked ? asked.ById : null;
    }
}
