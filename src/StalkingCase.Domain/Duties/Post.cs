using System.ComponentModel.DataAnnotations;

namespace StalkingCase.Domain.Duties;

/// <summary>A post of a unit, held by named users, that owns duties where no person in the case does.</summary>
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
    [Display(Name = "Stalking co-ordinator")] StalkingCoordinator,
    [Display(Name = "Advocate manager")] AdvocateManager,
    [Display(Name = "Custody")] Custody,
    [Display(Name = "Assistant chief constable")] ExecutiveOfficer,
}

/// <summary>Who sees an overdue duty, from its owner up.</summary>
public enum Rung
{
    [Display(Name = "Owner")] Owner = 0,
    [Display(Name = "Sergeant")] Sergeant = 1,
    [Display(Name = "Inspector")] Inspector = 2,
    [Display(Name = "Superintendent")] Superintendent = 3,
}
