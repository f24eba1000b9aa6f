using System.Text.Json.Nodes;
using Candour.Methods.Matching;
using Candour.Methods.Optimisation;

namespace Candour.Methods.Cases.Parts.Matching;

/// <summary>Schools, reviewers and the ways between them: a review team for each school.</summary>
internal sealed class TeamsCase
{
    private const int LongestWay = 100_000;
    private const int MostSkills = 30;

    private readonly List<string> _schools = [];
    private readonly List<string> _reviewers = [];
    private readonly string[] _skills;
    private readonly TeamQuestion _question;

    private TeamsCase(CaseJson input)
    {
        List<ReviewedSchool> places = [];
        foreach (var school in Some(input["schools"], "a list of schools"))
        {
            Add(_schools, school["id"], "each school once");
            var skills = Names(school.Find("skills"));
            if (places.SelectMany(p => p.Skills ?? []).Concat(skills ?? []).Distinct().Count() > MostSkills)
                throw school["skills"].Wrong($"no more than {MostSkills} skills in all");
            places.Add(new(school["phase"].Name(), school.Find("trust") is { IsNull: false } t ? t.Text() : null, skills));
        }
        // In the order that a missing skill is named by.
        _skills = [.. places.SelectMany(p => p.Skills ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<TeamReviewer> people = [];
        foreach (var reviewer in Some(input["reviewers"], "a list of reviewers"))
        {
            Add(_reviewers, reviewer["id"], "each reviewer once");
            people.Add(Reviewer(reviewer));
        }
        var rules = new TeamRules { Size = input.Find("team_size")?.Whole(1, 10) ?? 3 };
        _question = new(places, people, Travel(input["travel_minutes"], people), rules, Recent(input));
    }

    public static bool Is(CaseJson input) => input.Find("schools") is not null || input.Find("reviewers") is not null;

    public static TeamsCase Of(CaseJson input) => new(input);

    public JsonObject Answer(Effort effort)
    {
        var answer = new JsonObject { ["feasible_pairs"] = FeasiblePairs() };
        foreach (var (name, value) in Plans.Of(ReviewTeams.Of(_question, effort), "team", Teams, Pairing, Met))
            answer[name] = value?.DeepClone();
        return answer;
    }

    private int FeasiblePairs() =>
        Enumerable.Range(0, _reviewers.Count).Sum(r => Enumerable.Range(0, _schools.Count).Count(s => _question.Against(r, s).Count == 0));

    private static IReadOnlyList<CaseJson> Some(CaseJson list, string expected) =>
        list.Items.Count > 0 ? list.Items : throw list.Wrong(expected);

    private static void Add(List<string> names, CaseJson name, string expected)
    {
        if (names.Contains(name.Name()))
            throw name.Wrong(expected);
        names.Add(name.Name());
    }

    private static List<string>? Names(CaseJson? list) => list is null or { IsNull: true } ? null : [.. list.Items.Select(i => i.Name())];

    private TeamReviewer Reviewer(CaseJson reviewer) =>
        new(
            Of(_schools, reviewer["home"], "the id of one of the schools"),
            reviewer["max_visits"].Whole(0, 10_000),
            reviewer["lead"].Flag(),
            Phases(reviewer["phases"]),
            reviewer.Find("first_time")?.Flag() ?? false,
            reviewer.Find("trust") is { IsNull: false } trust ? trust.Text() : null,
            Names(reviewer.Find("skills"))
        );

    // A letter for each phase, or a list of phases.
    private static List<string> Phases(CaseJson phases) =>
        phases.Kind == System.Text.Json.JsonValueKind.String
            ? [.. phases.Text().Select(c => $"{c}")]
            : [.. phases.Items.Select(p => p.Name())];

    private static int Of(List<string> names, CaseJson name, string expected) =>
        names.IndexOf(name.Name()) is >= 0 and var at ? at : throw name.Wrong(expected);

    private double[,] Travel(CaseJson table, List<TeamReviewer> people)
    {
        if (table.Items.Count != _schools.Count)
            throw table.Wrong($"a list for each of the {_schools.Count} schools");
        var minutes = new double[_schools.Count, _schools.Count];
        for (var from = 0; from < _schools.Count; from++)
        {
            var row = table.Items[from];
            if (row.Items.Count != _schools.Count)
                throw row.Wrong($"the minutes to each of the {_schools.Count} schools");
            for (var to = 0; to < _schools.Count; to++)
            {
                minutes[from, to] = row.Items[to].Number();
                if (minutes[from, to] is < 0 or > LongestWay)
                    throw row.Items[to].Wrong($"minutes from 0 to {LongestWay}");
            }
        }
        var travel = new double[people.Count, _schools.Count];
        for (var r = 0; r < people.Count; r++)
        {
            for (var s = 0; s < _schools.Count; s++)
                travel[r, s] = minutes[people[r].Home!.Value, s];
        }
        return travel;
    }

    private List<(int, int)> Recent(CaseJson input)
    {
        List<(int, int)> met = [];
        foreach (var pair in input.Find("reviewed_in_last_two_years")?.Items ?? [])
        {
            if (pair.Items.Count != 2)
                throw pair.Wrong("a school and a reviewer");
            var school = Of(_schools, pair.Items[0], "the id of one of the schools");
            met.Add((Of(_reviewers, pair.Items[1], "the id of one of the reviewers"), school));
        }
        return met;
    }

    private JsonObject Teams(IReadOnlyList<IReadOnlyList<int>> plan) => Plans.Visits(plan, _reviewers, _schools);

    private JsonObject Pairing(Reason reason) => Plans.Pairing(reason, _reviewers, _schools);

    private JsonObject Met(Breach breach) =>
        breach.Rule switch
        {
            Rule.Size or Rule.Lead or Rule.Phase or Rule.FirstTimers => new() { ["school"] = _schools[breach.First] },
            Rule.Skill => new() { ["school"] = _schools[breach.First], ["skill"] = _skills[breach.Second!.Value] },
            Rule.Mutual => new() { ["school"] = _schools[breach.First], ["with"] = _schools[breach.Second!.Value] },
            Rule.MostVisits => new() { ["reviewer"] = _reviewers[breach.First] },
            _ => new() { ["reviewer"] = _reviewers[breach.First], ["school"] = _schools[breach.Second!.Value] },
        };
}
