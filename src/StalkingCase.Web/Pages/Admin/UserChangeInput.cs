using FluentValidation;
using StalkingCase.Domain.Cases;
using StalkingCase.Web.Security;

namespace StalkingCase.Web.Pages.Admin;

public sealed class UserChangeInput
{
    public string? UserName { get; set; }
    public string? Role { get; set; }
    public Rank? Rank { get; set; }
    public Guid? UnitId { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<UserChangeInput>
    {
        public Validator()
        {
            RuleFor(x => x.UserName).NotEmpty().WithMessage("Enter the account");
            RuleFor(x => x.Role).Must(r => Roles.All.Contains(r ?? "")).WithMessage("Select the role");
            RuleFor(x => x.Rank).NotNull().WithMessage("Select the rank");
            RuleFor(x => x.Rank).Custom((rank, context) =>
            {
                if (AccountRules.FaultOf(context.InstanceToValidate.Role, rank) is { } fault) context.AddFailure(fault);
            });
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}

public sealed class NewUserInput
{
    public string? Name { get; set; }
    public string? UserName { get; set; }
    public string? Role { get; set; }
    public Rank? Rank { get; set; }
    public Guid? UnitId { get; set; }
    public Guid? OrganisationId { get; set; }
    public string? CollarNumber { get; set; }
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<NewUserInput>
    {
        public Validator()
        {
            RuleFor(x => x.Name).NotEmpty().WithMessage("Enter the name").MaximumLength(100).WithMessage("Name must be 100 characters or less");
            RuleFor(x => x.UserName).Custom((name, context) =>
            {
                if (AccountRules.FaultOf(name?.Trim()) is { } fault) context.AddFailure(fault);
            });
            RuleFor(x => x.Role).Must(r => Roles.All.Contains(r ?? "")).WithMessage("Select the role");
            RuleFor(x => x.Rank).NotNull().WithMessage("Select the rank");
            RuleFor(x => x.Rank).Custom((rank, context) =>
            {
                if (AccountRules.FaultOf(context.InstanceToValidate.Role, rank) is { } fault) context.AddFailure(fault);
            });
            RuleFor(x => x.OrganisationId).NotNull().When(x => x.Role is Roles.Advocate).WithMessage("Select the organisation that the advocate works for");
            RuleFor(x => x.OrganisationId).Null().When(x => x.Role is not (null or "" or Roles.Advocate)).WithMessage("Only an advocate works for an organisation outside the police");
            RuleFor(x => x.UnitId).NotNull().When(x => x.Role is Roles.Officer or Roles.Supervisor).WithMessage("Select the unit");
            RuleFor(x => x.CollarNumber).MaximumLength(20).WithMessage("Collar number must be 20 characters or less");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage("Reason must be 1,000 characters or less");
        }
    }
}
