using System.Text.Json.Nodes;
using Candour.Methods.Disclosure;

namespace Candour.Methods.Cases.Parts.Disclosure;

/// <summary>Figures that were not told and sums that were: what follows for each, over the reals and over whole numbers.</summary>
internal sealed class DifferencingCase
{
    private const double Largest = 1e9;

    private readonly List<string> _names = [];
    private readonly List<int> _targets = [];
    private readonly OutsiderSystem _system;

    /// <param name="variables">[{ "id", "lower", "upper" }]; null: no end.</param>
    /// <param name="constraints">[{ "terms": { id: coefficient }, "low", "high" }].</param>
    /// <param name="targets">The ids asked about; null: every one.</param>
    private DifferencingCase(CaseJson variables, CaseJson? constraints, CaseJson? targets)
    {
        List<UntoldFigure> figures = [];
        foreach (var variable in variables.Items)
        {
            if (_names.Contains(variable["id"].Name()))
                throw variable["id"].Wrong("each id once");
            _names.Add(variable["id"].Name());
            var (low, high) = Ends(variable, "lower", "upper");
            figures.Add(new(low, high, variable.Find("whole")?.Flag() ?? true));
        }
        if (figures.Count == 0)
            throw variables.Wrong("a list of variables");
        _system = OutsiderSystem.Of(figures, [.. (constraints?.Items ?? []).Select(Told)]);
        foreach (var target in targets?.Items ?? [])
            _targets.Add(Find(target, target.Name()));
        if (targets is null)
            _targets.AddRange(Enumerable.Range(0, _names.Count));
    }

    /// <param name="find">A member of the case by its name.</param>
    public static DifferencingCase Of(Func<string, CaseJson?> find, CaseJson variables) =>
        new(variables, find("constraints"), find("targets"));

    public JsonObject Answer()
    {
        var (lp, whole, contradicts) = (new JsonObject(), new JsonObject(), false);
        foreach (var target in _targets)
        {
            var range = _system.Range(target);
            contradicts |= range is null;
            lp[_names[target]] = Ends(range);
            whole[_names[target]] = range is null ? null : Ends(_system.WholeRange(target));
        }
        var answer = new JsonObject { ["lp"] = lp, ["integer"] = whole };
        if (contradicts)
            answer["reason"] = "contradiction";
        else if (whole.Any(w => w.Value is null))
            answer["reason"] = "no-whole-numbers-found";
        return answer;
    }

    private static JsonArray? Ends(OutsiderRange? range) =>
        range is { } known ? new JsonArray(Answers.Of(known.Low), Answers.Of(known.High)) : null;

    private ToldSum Told(CaseJson sum)
    {
        List<RelationTerm> terms = [];
        foreach (var (name, coefficient) in sum["terms"].Members)
            terms.Add(new(Find(coefficient, name), Amount(coefficient)));
        var (low, high) = Ends(sum, "low", "high");
        return new(terms, low, high);
    }

    private int Find(CaseJson at, string name) =>
        _names.IndexOf(name) is >= 0 and var found ? found : throw at.Wrong("the id of one of the variables");

    private static (double? Low, double? High) Ends(CaseJson of, string lower, string upper)
    {
        var (low, high) = (End(of.Find(lower)), End(of.Find(upper)));
        return low > high ? throw of[upper].Wrong($"{lower} or more") : (low, high);
    }

    private static double? End(CaseJson? end) => end is null or { IsNull: true } ? null : Amount(end);

    private static double Amount(CaseJson number) =>
        Math.Abs(number.Number()) <= Largest ? number.Number() : throw number.Wrong("a number no larger than 1e9");
}
