using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Infrastructure;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Account;

/// <summary>
/// Somebody is typing: the session, which counts from the last request, lives on until its absolute end (SEC-N04). The
/// token in the form is the writer's own, so an answer also tells a covered page that the same person is back.
/// </summary>
[NotAccessLogged("Says only that somebody is at the keyboard: no record is read.")]
[RequirePermission(Permission.ManageOwnAccount)]
public sealed class StayModel : PageModel
{
    // Whoever sends the form from the page itself goes home.
    public IActionResult OnPost() => Request.IsFromScript() ? new NoContentResult() : LocalRedirect("/");
}
