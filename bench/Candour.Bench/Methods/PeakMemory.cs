using System.Diagnostics;

namespace Candour.Bench.Methods;

/// <summary>The most memory that the process holds beyond what it held at first, looked at ten times a second.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Timer _timer;
    private readonly long _first;
    private long _most;

    public PeakMemory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _first = Now();
        _timer = new Timer(_ => Look(), null, 0, 100);
    }

    /// <summary>In bytes.</summary>
    public long Most
    {
        get
        {
            Look();
            return _most - _first;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _process.Dispose();
    }

    private void Look()
    {
        lock (_process)
            _most = Math.Max(_most, Now());
    }

    private long Now()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }
}
