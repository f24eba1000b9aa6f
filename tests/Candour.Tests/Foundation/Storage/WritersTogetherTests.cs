using Candour.Foundation.Storage;

namespace Candour.Tests.Foundation.Storage;

/// <summary>Many write at once; who got nowhere with the others is let through alone.</summary>
public sealed class WritersTogetherTests
{
    [Fact]
    public async Task Somebody_alone_waits_for_all_and_all_wait_for_them()
    {
        using var writers = new WritersTogether();
        var first = await writers.EnterAsync(alone: false);
        var second = await writers.EnterAsync(alone: false);
        var alone = writers.EnterAsync(alone: true);
        first.Dispose();
        alone.IsCompleted.ShouldBeFalse();
        second.Dispose();
        var turn = await alone;

        var next = writers.EnterAsync(alone: false);
        next.IsCompleted.ShouldBeFalse();
        turn.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task Two_who_want_to_be_alone_come_one_after_the_other()
    {
        using var writers = new WritersTogether();
        var first = await writers.EnterAsync(alone: true);
        var second = writers.EnterAsync(alone: true);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await second).Dispose();
        (await writers.EnterAsync(alone: false)).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_to_be_alone_leaves_room_for_all()
    {
        using var writers = new WritersTogether();
        var first = await writers.EnterAsync(alone: false);
        using var patience = new CancellationTokenSource();
        var alone = writers.EnterAsync(alone: true, patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => alone);
        first.Dispose();

        var turn = await writers.EnterAsync(alone: true);
        turn.Dispose();
    }
}
