using StalkingCase.Domain.Kernel;

namespace StalkingCase.Domain.Alarms;

public static class AlarmBook
{
    public static IReadOnlyList<Alarm> Derive(CaseFacts facts, Neighbours neighbours) => [];
}
