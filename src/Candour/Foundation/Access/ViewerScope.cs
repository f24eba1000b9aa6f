namespace Candour.Foundation.Access;

/// <summary>
/// Holds the viewer of this request or job. It is set once, by what begins the request; asking before that throws,
/// so that a forgotten viewer is an error and never an open door.
/// </summary>
public sealed class ViewerScope
{
    private Viewer? _viewer;

    /// <summary>Who is asking.</summary>
    public Viewer Viewer =>
        _viewer ?? throw new InvalidOperationException("No viewer was set: every use of the database says first who is asking.");

    /// <summary>Whether it is known who is asking.</summary>
    public bool IsSet => _viewer is not null;

    /// <summary>Says who is asking.</summary>
    public void Set(Viewer viewer) => _viewer = viewer;

    /// <summary>
    /// Asks as a viewer without a person for a stretch of work (opening seals, for one), then as before.
    /// </summary>
    public IDisposable As(Viewer viewer)
    {
        var before = _viewer;
        _viewer = viewer;
        return new Back(() => _viewer = before);
    }

    private sealed class Back(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
