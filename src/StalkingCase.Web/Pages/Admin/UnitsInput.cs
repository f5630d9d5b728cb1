using FluentValidation;
using StalkingCase.Data.Identity;

namespace StalkingCase.Web.Pages.Admin;

public sealed class UnitsInput
{
    public string? Name { get; set; }
    public Guid? ParentId { get; set; }
    public string? Why { get; set; }
    public string? NewName { get; set; }
    public string? RenameWhy { get; set; }
    public Guid? MoveTo { get; set; }
    public string? MoveWhy { get; set; }
    public Guid? OnCallId { get; set; }
    public string? OnCallWhy { get; set; }
    public string? Phone { get; set; }
    public string? PhoneWhy { get; set; }

    // Also "999" and an extension.
    private static bool IsPhone(string words) => words.Length <= 40 && words.Count(char.IsAsciiDigit) >= 3 && words.All(c => char.IsAsciiDigit(c) || " +()-extEXT.".Contains(c, StringComparison.Ordinal));

    /// <summary>The mark of the name, or of who is on call, that the form was filled from.</summary>
    public string? Seen { get; set; }

    /// <param name="rows">The units of the force, and no other's.</param>
    /// <param name="unit">The unit that changes; none when one is added.</param>
    public sealed class Validator : AbstractValidator<UnitsInput>
    {
        public Validator(UnitAct act, IReadOnlyList<UnitRow> rows, Guid? unit, IReadOnlyList<Guid> inspectors)
        {
            const string TooLong = "Reason must be 1,000 characters or less";
            bool Known(Guid? id) => id is null || rows.Any(r => r.Unit.Id == id);
            bool IsFree(string? name) => !rows.Any(r => r.Unit.Id != unit && string.Equals(r.Unit.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));
            if (act is UnitAct.Add)
            {
                RuleFor(x => x.Name).NotEmpty().WithMessage("Enter the name of the unit").MaximumLength(100).WithMessage("Name must be 100 characters or less").Must(IsFree).WithMessage("A unit of this name exists");
                RuleFor(x => x.ParentId).Must(Known).WithMessage("Select a unit of this force");
                RuleFor(x => x.Why).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage(TooLong);
            }

            if (act is UnitAct.Rename)
            {
                RuleFor(x => x.NewName).NotEmpty().WithMessage("Enter the new name").MaximumLength(100).WithMessage("Name must be 100 characters or less").Must(IsFree).WithMessage("A unit of this name exists");
                RuleFor(x => x.RenameWhy).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage(TooLong);
            }

            if (act is UnitAct.Move)
            {
                RuleFor(x => x.MoveTo).Must(Known).WithMessage("Select a unit of this force").Must(id => rows.First(r => r.Unit.Id == unit).Unit.ParentId != id).WithMessage("It stands there already");
                RuleFor(x => x.MoveWhy).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage(TooLong);
            }

            if (act is UnitAct.Add or UnitAct.Phone)
            {
                RuleFor(x => x.Phone).Must(p => string.IsNullOrWhiteSpace(p) || IsPhone(p.Trim())).WithMessage("Enter a phone number, like 01632 960 100, or leave it empty");
            }

            if (act is UnitAct.Phone) RuleFor(x => x.PhoneWhy).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage(TooLong);

            if (act is UnitAct.OnCall)
            {
                RuleFor(x => x.OnCallId).Must(id => id is null || inspectors.Contains(id.Value)).WithMessage("Select an inspector of the unit");
                RuleFor(x => x.OnCallWhy).NotEmpty().WithMessage("Enter the reason").MaximumLength(1000).WithMessage(TooLong);
            }
        }
    }
}
