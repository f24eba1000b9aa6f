using Candour.Testing;

namespace Candour.Tests.House;

public sealed class FakeClockTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Advance_TimersDueOnTheWay_RingInOrderAtTheirOwnTimes()
    {
        var start = _clock.GetUtcNow();
        var rung = new List<(string Name, TimeSpan After)>();
        using var late = _clock.CreateTimer(
            _ => rung.Add(("late", _clock.GetUtcNow() - start)),
            null,
            TimeSpan.FromMinutes(7),
            Timeout.InfiniteTimeSpan
        );
        using var often = _clock.CreateTimer(
            _ => rung.Add(("often", _clock.GetUtcNow() - start)),
            null,
            TimeSpan.FromMinutes(3),
            TimeSpan.FromMinutes(3)
        );

        _clock.Advance(TimeSpan.FromMinutes(8));

        rung.ShouldBe([("often", TimeSpan.FromMinutes(3)), ("often", TimeSpan.FromMinutes(6)), ("late", TimeSpan.FromMinutes(7))]);
        _clock.GetUtcNow().ShouldBe(start + TimeSpan.FromMinutes(8));
    }

    [Fact]
    public void Advance_DisposedTimer_IsSilent()
    {
        var rung = 0;
        _clock.CreateTimer(_ => rung++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)).Dispose();

        _clock.Advance(TimeSpan.FromHours(1));

        rung.ShouldBe(0);
    }

    [Fact]
    public async Task PeriodicTimer_OfThisClock_TicksWhenTheClockIsMoved()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), _clock);
        var tick = timer.WaitForNextTickAsync().AsTask();
        tick.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromMinutes(1));

        (await tick).ShouldBeTrue();
    }

    [Fact]
    public void MoveTo_Backwards_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _clock.MoveTo(_clock.GetUtcNow() - TimeSpan.FromSeconds(1)));
}
