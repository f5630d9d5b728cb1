using Microsoft.AspNetCore.Mvc.RazorPages;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Help;

[OpenToAll("Words about the service; nothing of a case.")]
public sealed class AccessibilityModel : PageModel;
