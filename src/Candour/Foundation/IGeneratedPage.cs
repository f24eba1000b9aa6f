namespace Candour.Foundation;

/// <summary>A page under docs that is made from the code, so that it cannot fall behind it. "candour docs" writes them all.</summary>
public interface IGeneratedPage
{
    /// <summary>The file's name: "data-protection.md".</summary>
    string Name { get; }

    /// <summary>The page, in Markdown.</summary>
    Task<string> WriteAsync(CancellationToken cancel);
}
