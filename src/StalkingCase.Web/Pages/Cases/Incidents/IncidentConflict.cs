namespace StalkingCase.Web.Pages.Cases.Incidents;

/// <summary>ALERT-10: what somebody else saved beside what this person wrote.</summary>
public sealed record IncidentConflict(IncidentView Now, string Yours, DateTimeOffset At);
