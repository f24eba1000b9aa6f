using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>The cycle in progress and the finished one before it.</summary>
internal sealed class CycleMaker(SampleCalendar calendar)
{
    public SampleCycle Before { get; } =
        new(
            "cycle-before",
            $"Peer enquiry and review, {SampleCalendar.Term(calendar.Working(-176))}",
            "peer-enquiry",
            "ambitious-and-inclusive",
            calendar.Working(-218),
            calendar.Working(-6),
            14,
            16,
            false
        );

    public SampleCycle Now { get; } =
        new(
            "cycle-now",
            $"Peer enquiry and review, {SampleCalendar.Term(calendar.Today)}",
            "peer-enquiry",
            "peer-enquiry",
            calendar.Working(-118),
            calendar.Working(62),
            14,
            16,
            true
        );
}
