using System.Text.Json;
using System.Text.Json.Nodes;
using Candour.Methods.Cases.Parts.Disclosure;
using Candour.Methods.Disclosure;

namespace Candour.Methods.Cases.Parts;

/// <summary>
/// What an outsider can work out. Text in the JJ form: a table, whose cells may have names in NAME.cells.csv beside it. JSON:
/// { "variables": [{ "id", "lower", "upper" }], "constraints": [{ "terms", "low", "high" }], "targets": [id] }.
/// </summary>
internal sealed class DisclosurePart : MethodPart
{
    public override string Name => "disclosure";

    public override string Question => "Does what is withheld stay withheld, and what else has to be?";

    public override IReadOnlyList<CaseOption> Options =>
        [
            new("cells", "Tables: a CSV beside the file with the names of its cells (default: NAME.cells.csv where it is there)."),
            new("proven-up-to", "Tables: up to how many cells that may be hidden the lightest pattern is proved (default: 150)."),
            new("nodes", "Tables: how many part-questions the proof may take (default: 4000)."),
        ];

    public override JsonObject Run(CaseData data, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Settings.InCase("variables") is { } held)
            return DifferencingCase.Of(data.Settings.InCase, held).Answer();
        if (data.IsJson)
            return DifferencingCase.Of(data.Json().Find, data.Json()["variables"]).Answer();
        var usual = new SuppressionWork();
        var work = usual with
        {
            ProvenUpTo = data.Settings.Whole("proven-up-to", 0, 100_000) ?? usual.ProvenUpTo,
            Nodes = data.Settings.Whole("nodes", 0, 10_000_000) ?? usual.Nodes,
        };
        return TableCase.Of(data).Answer(work, cancel);
    }

    /// <summary>A case may hold its sums itself.</summary>
    protected override CaseData DataOf(CaseData list, CaseJson ofCase) =>
        ofCase.Kind == JsonValueKind.Object && ofCase.Find("variables") is not null
            ? list with
            {
                Settings = list.Settings.For(ofCase),
                Text = "",
            }
            : base.DataOf(list, ofCase);
}
