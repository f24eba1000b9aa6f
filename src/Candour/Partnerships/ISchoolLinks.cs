namespace Candour.Partnerships;

/// <summary>
/// What a room has of a school that the viewer may see: self-evaluations, reviews, a card. A catalogue, one file in each
/// such room, for the school's page; a source sends at most one command and says nothing of what may not be seen.
/// </summary>
public interface ISchoolLinks
{
    /// <summary>Where it stands on the page: self-evaluation 10, reviews 20, pledges 30, card 40.</summary>
    int Order { get; }

    /// <summary>The key of the heading under which the links stand.</summary>
    string HeadingKey { get; }

    /// <summary>The links, newest first.</summary>
    Task<IReadOnlyList<SchoolLink>> OfAsync(Guid schoolId, CancellationToken cancel = default);
}

/// <summary>A link, by text, with a line of detail where there is one.</summary>
public sealed record SchoolLink(string TextKey, object[] Arguments, string Href, string? DetailKey = null, object[]? DetailArguments = null);
