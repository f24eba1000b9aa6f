using System.Text.Json.Nodes;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Cases.Parts.Matching;

/// <summary>Reviewers and how well they suit each school: the most in all, and the worst-served school first.</summary>
internal sealed class AffinityCase
{
    private const double Largest = 1e9;

    // What the reference cases ask: cover, least and most load.
    private static readonly (int Cover, int Least, int Most)[] Ordinarily = [(3, 0, 4), (3, 1, 3), (4, 2, 3)];

    private readonly string[] _reviewers;
    private readonly string[] _schools;
    private readonly double[,] _affinity;

    private AffinityCase(string[] reviewers, string[] schools, double[,] affinity) =>
        (_reviewers, _schools, _affinity) = (reviewers, schools, affinity);

    public static AffinityCase Of(CsvTable table)
    {
        if (table.Columns.Count < 2)
            throw CaseException.At(table.File, 1, null, "1 column", "the reviewer and a column for each school");
        string[] schools = [.. table.Columns.Skip(1)];
        var reviewers = new string[table.Count];
        var affinity = new double[table.Count, schools.Length];
        for (var r = 0; r < table.Count; r++)
        {
            reviewers[r] = table.Name(r, table.Columns[0]);
            if (Array.IndexOf(reviewers, reviewers[r]) < r)
                throw table.Wrong(r, table.Columns[0], "each reviewer once");
            for (var s = 0; s < schools.Length; s++)
            {
                affinity[r, s] = table.Number(r, schools[s]);
                if (Math.Abs(affinity[r, s]) > Largest)
                    throw table.Wrong(r, schools[s], "a number no larger than 1e9");
            }
        }
        return new(reviewers, schools, affinity);
    }

    public JsonObject Answer(CaseSettings settings, Effort effort)
    {
        var answer = new JsonObject();
        foreach (var (cover, least, most) in Asked(settings))
        {
            var question = new AssignmentQuestion(
                _affinity,
                [.. Enumerable.Repeat(cover, _schools.Length)],
                [.. Enumerable.Repeat(least, _reviewers.Length)],
                [.. Enumerable.Repeat(most, _reviewers.Length)]
            );
            answer[$"cov{cover}_load{least}_{most}"] = new JsonObject
            {
                ["max_total"] = MostInAll(question, effort),
                ["max_min"] = WorstServedFirst(question, effort),
            };
        }
        return answer;
    }

    private static (int Cover, int Least, int Most)[] Asked(CaseSettings settings)
    {
        var (cover, least, most) = (
            settings.Whole("cover", 1, 1000),
            settings.Whole("least-load", 0, 1000),
            settings.Whole("most-load", 0, 1000)
        );
        if (cover is null && least is null && most is null)
            return Ordinarily;
        var asked = (Cover: cover ?? 3, Least: least ?? 0, Most: most ?? Math.Max(4, least ?? 0));
        return asked.Least <= asked.Most
            ? [asked]
            : throw CaseException.At(
                "--least-load",
                null,
                null,
                CaseException.Quoted($"{asked.Least}"),
                $"{asked.Most} or less, the most load"
            );
    }

    private JsonObject MostInAll(AssignmentQuestion question, Effort effort)
    {
        var answer = ReviewerAssignment.MostInAll(question, effort);
        if (answer is not Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits { Proposal: var found })
            return Without(answer, "total", "mean_paper_score", "min_paper_score");
        var made = new JsonObject
        {
            ["total"] = Answers.Of(found.Objective),
            ["mean_paper_score"] = Answers.Of(found.Objective / _schools.Length),
            ["min_paper_score"] = Answers.Of(Worst(question, found.Plan)),
        };
        return With(made, answer);
    }

    private JsonObject WorstServedFirst(AssignmentQuestion question, Effort effort)
    {
        var answer = ReviewerAssignment.WorstServedFirst(question, effort);
        if (answer is not Answer<IReadOnlyList<IReadOnlyList<int>>>.Fits { Proposal: var found })
            return Without(answer, "optimum", "best_total_subject_to_it");
        var made = new JsonObject
        {
            ["optimum"] = Answers.Of(Worst(question, found.Plan)),
            ["proved"] = found.Ending is Ending.Proved,
            ["best_total_subject_to_it"] = Answers.Of(found.Objective),
            ["total_upper_bound"] = Answers.Of(found.Bound),
            ["total_proved"] = found.Ending is Ending.Proved,
        };
        return With(made, answer);
    }

    private static double Worst(AssignmentQuestion question, IReadOnlyList<IReadOnlyList<int>> plan) =>
        plan.Select((reviewers, school) => ReviewerAssignment.Served(question, school, reviewers)).Min();

    private JsonObject With(JsonObject made, Answer<IReadOnlyList<IReadOnlyList<int>>> answer)
    {
        foreach (var (name, value) in Plans.Of(answer, "plan", Named, Pairing, Met))
            made.TryAdd(name, value?.DeepClone());
        return made;
    }

    private JsonObject Without(Answer<IReadOnlyList<IReadOnlyList<int>>> answer, params ReadOnlySpan<string> figures)
    {
        var made = new JsonObject();
        foreach (var figure in figures)
            made[figure] = null;
        return With(made, answer);
    }

    private JsonObject Named(IReadOnlyList<IReadOnlyList<int>> plan) => Plans.Visits(plan, _reviewers, _schools);

    private JsonObject Pairing(Reason reason) => Plans.Pairing(reason, _reviewers, _schools);

    private JsonObject Met(Breach breach) =>
        breach.Rule switch
        {
            Rule.Size => new() { ["school"] = _schools[breach.First] },
            _ => new() { ["reviewer"] = _reviewers[breach.First] },
        };
}
