namespace Candour.Partnerships.Grants;

/// <summary>
/// Records of one kind that their school may open to a named person: a catalogue, one file in each room that has such
/// records, found by itself. The room asks through its own access, as the viewer.
/// </summary>
public interface IGrantable
{
    /// <summary>The key of the kind, such as "self-evaluation"; its words are the text "kind.&lt;key&gt;.name".</summary>
    string Kind { get; }

    /// <summary>The records of this school that the viewer may read, newest first.</summary>
    Task<IReadOnlyList<GrantableRecord>> OfAsync(Guid schoolId, CancellationToken cancel = default);
}

/// <summary>A record that could be opened.</summary>
/// <param name="TitleKey">A text that names it ("Self-evaluation of autumn 2026").</param>
public sealed record GrantableRecord(Guid Id, string TitleKey, object[] Arguments);
