using FluentValidation;
using StalkingCase.Domain.Kernel;
using StalkingCase.Domain.People;
using StalkingCase.Domain.Reports;
using StalkingCase.Domain.Risk;
using StalkingCase.Domain.Victims;
using StalkingCase.Web.Infrastructure;

namespace StalkingCase.Web.Pages.Reports;

/// <summary>Is each step filled in sensibly? Few facts are mandatory: everything else accepts "Not known yet" and opens a duty.</summary>
internal static class ReportValidators
{
    public static IValidator<ReportInput> Of(ReportStep step, DateTimeOffset now, RiskGrade? floor, Earlier earlier) => step switch
    {
        ReportStep.Victim => new Victim(now),
        ReportStep.Suspect => new Suspect(now),
        ReportStep.WhatHappened => new WhatHappened(now),
        ReportStep.Four => new Four(),
        ReportStep.Screening => new Screening(floor),
        ReportStep.Safeguarding => new Safeguarding(),
        _ => new Check(earlier),
    };

    private sealed class Victim : AbstractValidator<ReportInput>
    {
        public Victim(DateTimeOffset now)
        {
            RuleFor(x => x.InDanger).NotNull().WithMessage("Select yes if anyone is in immediate danger now");
            RuleFor(x => x.VictimLastName).NotEmpty().When(x => !x.VictimNameNotKnown).WithMessage("Enter the victim's last name or select \"Name not known yet\"");
            RuleFor(x => x.VictimFirstName).MaximumLength(100).WithMessage("First name must be 100 characters or less");
            RuleFor(x => x.VictimLastName).MaximumLength(100).WithMessage("Last name must be 100 characters or less");
            RuleFor(x => x.VictimBorn).Must(d => IsBirth(d, now)).WithMessage("Date of birth must be in the past");
            RuleFor(x => x.VictimAge).Must(IsAge).WithMessage("Approximate age must be a number, like 35");
            RuleFor(x => x.SafeContact).NotNull().WithMessage("Select the safest way to contact the victim");
            RuleFor(x => x.SafePhone).Must(p => Identifier.TryNormalise(IdentifierKind.Phone, p, out _)).When(x => x.SafeContact is SafeContact.Phone or SafeContact.Text || !string.IsNullOrWhiteSpace(x.SafePhone))
                .WithMessage("Enter a phone number, like 07700 900 982");
            RuleFor(x => x.SafeEmail).Must(e => Identifier.TryNormalise(IdentifierKind.Email, e, out _)).When(x => x.SafeContact is SafeContact.Email || !string.IsNullOrWhiteSpace(x.SafeEmail))
                .WithMessage("Enter an email address, like name@example.com");
            RuleFor(x => x.SafeTimes).MaximumLength(200).WithMessage("Safe times must be 200 characters or less");
            RuleFor(x => x.StayingTonight).MaximumLength(500).WithMessage("Where they are staying must be 500 characters or less");
            RuleFor(x => x.AccessNeeds).MaximumLength(500).WithMessage("Access needs must be 500 characters or less");
        }
    }

    private sealed class Suspect : AbstractValidator<ReportInput>
    {
        public Suspect(DateTimeOffset now)
        {
            RuleFor(x => x.Knows).NotNull().WithMessage("Select if the victim knows who is doing this");
            RuleFor(x => x.SuspectLastName).Must((x, _) => x.NothingKnown || AnythingKnown(x)).WithMessage("Enter at least one thing known about the suspect or select \"Nothing known yet\"");
            RuleFor(x => x.SuspectBorn).Must(d => IsBirth(d, now)).WithMessage("Date of birth must be in the past");
            RuleFor(x => x.SuspectAge).Must(IsAge).WithMessage("Approximate age must be a number, like 35");
            RuleFor(x => x.SuspectPhone).Must(p => string.IsNullOrWhiteSpace(p) || Identifier.TryNormalise(IdentifierKind.Phone, p, out _)).WithMessage("Enter a phone number, like 07700 900 982");
            RuleFor(x => x.SuspectFirstName).MaximumLength(100).WithMessage("First name must be 100 characters or less");
            RuleFor(x => x.SuspectLastName).MaximumLength(100).WithMessage("Last name must be 100 characters or less");
            RuleFor(x => x.SuspectNickname).MaximumLength(100).WithMessage("Nickname must be 100 characters or less");
            RuleFor(x => x.SuspectEmail).MaximumLength(254).WithMessage("Email must be 254 characters or less");
            RuleFor(x => x.SuspectHandle).MaximumLength(200).WithMessage("Username must be 200 characters or less");
            RuleFor(x => x.SuspectVehicle).MaximumLength(100).WithMessage("Vehicle must be 100 characters or less");
            RuleFor(x => x.SuspectAddress).MaximumLength(500).WithMessage("Address must be 500 characters or less");
            RuleFor(x => x.SuspectDescription).MaximumLength(1000).WithMessage("Description must be 1,000 characters or less");
            RuleFor(x => x.Relationship).NotNull().WithMessage("Select the relationship, or \"Not known\"");
        }

        private static bool AnythingKnown(ReportInput x) =>
            new[] { x.SuspectFirstName, x.SuspectLastName, x.SuspectNickname, x.SuspectPhone, x.SuspectEmail, x.SuspectHandle, x.SuspectVehicle, x.SuspectAddress, x.SuspectDescription }
                .Any(v => !string.IsNullOrWhiteSpace(v)) || !x.SuspectBorn.IsEmpty;
    }

    private sealed class WhatHappened : AbstractValidator<ReportInput>
    {
        public WhatHappened(DateTimeOffset now)
        {
            RuleFor(x => x.When).NotNull().WithMessage("Select when the latest incident happened");
            RuleFor(x => x.Date).Must(d => d.TryDate(out var date) && date <= UkTime.DateOf(now)).When(x => x.When is IncidentWhen.On).WithMessage("Incident date must be today or in the past");
            RuleFor(x => x.Time).Must(t => string.IsNullOrWhiteSpace(t) || ReportReading.TryTime(t, out _)).WithMessage("Enter the time, like 14:05");
            RuleFor(x => x.Time).Must((x, _) => ReportReading.OccurredAt(x, now).At <= now).When(x => x.When is IncidentWhen.Today or IncidentWhen.On && ReportReading.TryTime(x.Time, out _)).WithMessage("Incident date must be today or in the past");
            RuleFor(x => x.Where).NotNull().WithMessage("Select where it happened");
            RuleFor(x => x.WhereWords).MaximumLength(500).WithMessage("Where it happened must be 500 characters or less");
            RuleFor(x => x.Account).NotEmpty().WithMessage("Enter what happened").MaximumLength(4000).WithMessage("What happened must be 4,000 characters or less");
            RuleFor(x => x.Did).Must(d => d.Count > 0).WithMessage("Select at least one thing the suspect has done");
            RuleFor(x => x.Frightened).NotNull().WithMessage("Select if the victim is frightened");
            RuleFor(x => x.Before).NotNull().WithMessage("Select if anything has happened before");
            RuleFor(x => x.HowOften).MaximumLength(200).WithMessage("How often must be 200 characters or less");
        }
    }

    private sealed class Four : AbstractValidator<ReportInput>
    {
        public Four()
        {
            RuleFor(x => x.Fixated).NotNull().WithMessage("Select an answer for \"Fixated\"");
            RuleFor(x => x.Obsessive).NotNull().WithMessage("Select an answer for \"Obsessive\"");
            RuleFor(x => x.Unwanted).NotNull().WithMessage("Select an answer for \"Unwanted\"");
            RuleFor(x => x.Repeated).NotNull().WithMessage("Select an answer for \"Repeated\"");
            RuleFor(x => x.FourNote).MaximumLength(1000).WithMessage("Note must be 1,000 characters or less");
        }
    }

    private sealed class Screening : AbstractValidator<ReportInput>
    {
        public Screening(RiskGrade? floor)
        {
            RuleFor(x => x.Screen).Custom((answers, context) =>
            {
                foreach (var question in context.InstanceToValidate.Tool.Questions.Where(q => answers.GetValueOrDefault($"{q.Number}") is null))
                    context.AddFailure($"Screen[{question.Number}]", $"Select an answer for question {question.Number}");
            });
            RuleFor(x => x.Grade).NotNull().WithMessage("Select a risk grade");
            RuleFor(x => x.Why).NotEmpty().WithMessage("Enter why this is the right grade").MaximumLength(4000).WithMessage("Reason must be 4,000 characters or less");
            RuleFor(x => x.Why).Must(w => w!.Trim().Length >= RiskAssessment.ShortestReasonBelowFloor).When(x => x.Grade < floor && !string.IsNullOrWhiteSpace(x.Why))
                .WithMessage("Enter why your grade is below the lowest allowed, in 50 characters or more");
        }
    }

    private sealed class Safeguarding : AbstractValidator<ReportInput>
    {
        public Safeguarding()
        {
            foreach (var (_, label, name, _) in new ReportInput().Lines())
            {
                RuleFor(x => x.Lines().First(l => l.Name == name).Line.Answer).NotNull().OverridePropertyName($"{name}.Answer").WithMessage($"Select an answer for \"{label}\"");
                RuleFor(x => x.Lines().First(l => l.Name == name).Line.Note).NotEmpty().When(x => x.Lines().First(l => l.Name == name).Line.Answer is SafeguardingAnswer.NotNeeded)
                    .OverridePropertyName($"{name}.Note").WithMessage($"Enter why \"{label}\" is not needed");
                RuleFor(x => x.Lines().First(l => l.Name == name).Line.Note).MaximumLength(500).OverridePropertyName($"{name}.Note").WithMessage($"Note for \"{label}\" must be 500 characters or less");
            }
        }
    }

    private sealed class Check : AbstractValidator<ReportInput>
    {
        public Check(Earlier earlier)
        {
            RuleFor(x => x.Belief).NotNull().WithMessage("Select what you believe this is");
            RuleFor(x => x.NotStalkingReason).NotEmpty().When(x => x.Belief is Belief.SomethingElse).WithMessage("Enter why this is not stalking").MaximumLength(2000).WithMessage("Reason must be 2,000 characters or less");
            RuleFor(x => x.SuspectMatch).Must(_ => earlier.Victims.ChosenId is null || earlier.Victims.ChosenId != earlier.Suspects.ChosenId).OverridePropertyName("SamePerson")
                .WithMessage("The victim and the suspect are the same earlier record. Change one of them: they are two people (RSK-10)");
            RuleFor(x => x.CrimeNumber).MaximumLength(40).WithMessage("Crime or log number must be 40 characters or less");
            RuleFor(x => x.OntoCase).Must(c => c == "new" || earlier.Pairs.Any(p => p.MayRead && !p.IsReversed && p.CaseId.ToString() == c)).When(_ => earlier.Pairs.Any(p => !p.IsReversed)).WithMessage("Choose an existing case or start a new case");
        }
    }

    private static bool IsBirth(DateParts date, DateTimeOffset now) => date.IsEmpty || (date.TryDate(out var born) && born < UkTime.DateOf(now) && born.Year > 1900);

    private static bool IsAge(string? age) => string.IsNullOrWhiteSpace(age) || (int.TryParse(age, out var years) && years is >= 0 and <= 120);
}
