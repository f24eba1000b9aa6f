using Candour.Methods.Optimisation;

namespace Candour.Methods.Tests.Matching;

/// <summary>Cancels once a search has come so far.</summary>
internal sealed class StopAt(long step, CancellationTokenSource stop) : IProgress<Progress>
{
    public void Report(Progress value)
    {
        if (value.Step >= step)
            stop.Cancel();
    }
}
