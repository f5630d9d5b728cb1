namespace StalkingCase.Web.Pages.Cases;

public sealed class RestrictInput
{
    public List<Guid> People { get; set; } = [];
}
