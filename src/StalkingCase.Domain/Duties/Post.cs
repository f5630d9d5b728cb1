using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Duties;

/// <summary>A desk of a unit, held by named users. An empty post falls to the unit's sergeant, then up.</summary>
public enum Post
{
    [Display(Name = "Sergeant")] Sergeant,
    [Display(Name = "Inspector")] Inspector,
    [Display(Name = "Superintendent")] Superintendent,
    [Display(Name = "Warrants unit")] WarrantsUnit,
    [Display(Name = "Order officer")] OrderOfficer,
    [Display(Name = "Witness care")] WitnessCare,
    [Display(Name = "Meeting co-ordinator")] MeetingCoordinator,
    [Display(Name = "Professional standards")] ProfessionalStandards,
    [Display(Name = "Crime registrar")] CrimeRegistrar,
    [Display(Name = "Data officer")] DataOfficer,
    [Display(Name = "Duty inspector")] DutyInspector,
    [Display(Name = "Duty sergeant")] DutySergeant,
    [Display(Name = "Stalking coordinator")] StalkingCoordinator,
    [Display(Name = "Advocate manager")] AdvocateManager,
    [Display(Name = "Custody")] Custody,
    [Display(Name = "Assistant chief constable")] ExecutiveOfficer,
}

/// <summary>The rungs of the ladder: owner, sergeant, inspector, superintendent.</summary>
public enum Rung { Owner = 0, Sergeant = 1, Inspector = 2, Superintendent = 3 }
