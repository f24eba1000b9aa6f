using System.Text.Json.Nodes;

namespace Candour.Methods.Cases;

/// <summary>One part of the methods, run on a file.</summary>
public abstract class MethodPart
{
    /// <summary>What it is called: agreement.</summary>
    public abstract string Name { get; }

    /// <summary>What it answers, in one sentence.</summary>
    public abstract string Question { get; }

    /// <summary>What can be said beside the file.</summary>
    public virtual IReadOnlyList<CaseOption> Options => [];

    /// <summary>Answers for one file, with the names that expected.json of the reference cases uses.</summary>
    /// <param name="data">The file.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="CaseException">The file cannot be read.</exception>
    public abstract JsonObject Run(CaseData data, CancellationToken cancel = default);

    /// <summary>Answers for a file, or for each case of a list of cases.</summary>
    /// <param name="data">A file of data; or JSON with "cases", each with an "id", the "input" beside it and what is said of it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="CaseException">A file cannot be read.</exception>
    public JsonObject Answer(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.IsJson || data.Json() is not { Kind: System.Text.Json.JsonValueKind.Object } list || list.Find("cases") is not { } cases)
            return Run(data, cancel);
        return new() { ["cases"] = new JsonArray([.. cases.Items.Select(c => OfCase(data, list, c, cancel))]) };
    }

    /// <summary>The file of a case in a list; a part whose cases hold their data themselves says so.</summary>
    protected virtual CaseData DataOf(CaseData list, CaseJson ofCase)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(ofCase);
        return (list with { Settings = list.Settings.For(ofCase) }).Next(ofCase["input"].Name());
    }

    /// <summary>Answers for one case of a list.</summary>
    protected virtual JsonObject RunCase(CaseData list, CaseJson whole, CaseJson ofCase, CancellationToken cancel) =>
        Run(DataOf(list, ofCase), cancel);

    private JsonObject OfCase(CaseData list, CaseJson whole, CaseJson ofCase, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var answer = RunCase(list, whole, ofCase, cancel);
        var id = ofCase.Find("id") ?? ofCase.Find("instance");
        return new() { [ofCase.Find("id") is null && id is not null ? "instance" : "id"] = id?.Name(), ["expected"] = answer };
    }
}

/// <summary>Something that can be said beside a file.</summary>
/// <param name="Name">Without dashes before it: reverse-keyed.</param>
/// <param name="Description">What it does, and what holds when it is left out.</param>
public sealed record CaseOption(string Name, string Description);
