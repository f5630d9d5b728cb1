using FluentValidation;
using StalkingCase.Domain.Duties;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Admin;

public sealed class PostsInput
{
    public Guid? UserId { get; set; }
    public Guid? HolderId { get; set; }
    public List<Post> Posts { get; set; } = [];
    public string? Why { get; set; }
    public LaterInput From { get; set; } = new() { Choice = LaterChoice.Today };
    public LaterInput Until { get; set; } = new();
    public Guid? DeputyId { get; set; }

    public sealed class LeaveValidator : AbstractValidator<PostsInput>
    {
        public LeaveValidator(DateTimeOffset now)
        {
            RuleFor(x => x.UserId).NotNull().WithMessage("Select who is away");
            RuleFor(x => x.From.Choice).NotNull().WithMessage("Select from when");
            RuleFor(x => x.From.Time).Must((x, _) => x.From.At(now) is not null).WithMessage("Enter the time, like 07:00");
            RuleFor(x => x.Until).SetValidator(new LaterInput.Validator(now, "Select until when"));
            RuleFor(x => x.Until.Time).Must((x, _) => x.Until.At(now) is not { } until || x.From.At(now) is not { } from || until > from).WithMessage("The end must be after the beginning");
            RuleFor(x => x.DeputyId).Must((x, d) => d is null || d != x.UserId).WithMessage("Select somebody else as deputy");
        }
    }
}
