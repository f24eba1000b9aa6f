using Candour.Methods.Disclosure;
using Candour.Methods.Survey;

namespace Candour.Bench.Methods;

/// <summary>A wave of a survey from answers to what may be shown: six scales of ten items, every share, every school.</summary>
internal static class SurveyRows
{
    private const int Schools = 200;
    private const int Each = 1000;
    private const int Scales = 6;
    private const int Items = 10;
    private const int Years = 5;
    private const int Roll = 1100;

    public static IEnumerable<MethodRow> All => [new("survey-wave", "200 schools, 200,000 pupils, 60 items", 5, Wave)];

    private sealed record Answers(double?[][,] Scales, int[] Year, int[] Sex);

    private static Question Wave()
    {
        var answers = Draw();
        return Question.Of(
            () => Reckon(answers),
            found =>
                new(
                    $"{found.Intervals} intervals, {found.Raked} raked means, {found.Shown} shares and {found.Cells} cells shown of {found.Tables} tables"
                )
        );
    }

    private static (int Intervals, int Raked, int Shown, int Cells, int Tables) Reckon(Answers answers)
    {
        var (intervals, raked, shown, cells, tables) = (0, 0, 0, 0, 0);
        List<object> scales = [];
        double[][] scores = [.. answers.Scales.Select(Scores)];
        for (var scale = 0; scale < Scales; scale++)
        {
            var bySchool = Enumerable.Range(0, Schools).Select(s => scores[scale][(s * Each)..((s + 1) * Each)]).ToArray();
            scales.AddRange(
                ScaleReliability.Of(answers.Scales[scale]).OrThrow.Within(),
                OneFactor.Of(answers.Scales[scale]).OrThrow,
                GroupReliability.Of(bySchool).OrThrow,
                RandomIntercept.Of(bySchool).OrThrow
            );
        }
        for (var school = 0; school < Schools; school++)
        {
            var first = school * Each;
            foreach (var scale in answers.Scales)
            {
                for (var item = 0; item < Items; item++)
                {
                    var (said, answered) = Said(scale, item, first);
                    intervals += Proportion.WilsonOfRoll(said, answered, Roll).OrDefault is { Low: >= 0 } ? 1 : 0;
                    var share = Disclose.OfShare(Stated.Of(new Share(said, answered)), Schools * Each, Thresholds.House);
                    shown += share.Value is Stated<Share>.Known ? 1 : 0;
                }
            }
            raked += Raked(answers, scores, first);
            var table = AdditiveTable.Of(Counts(answers, school % Items, first), count => TableCell.OfPeople(count, 5));
            cells += Disclose.OfTable(table).Count(c => c.Value is not Stated<double>.Withheld);
            tables++;
        }
        return (intervals, raked, shown, cells, tables);
    }

    private static int Raked(Answers answers, double[][] scores, int first)
    {
        var design = SurveyDesign.OfRoll(Each, Roll);
        int[] sex = answers.Sex[first..(first + Each)];
        var weighted = Raking
            .To(
                design,
                [
                    Margin.Of(answers.Year[first..(first + Each)], [.. Enumerable.Repeat((double)Roll / Years, Years)]),
                    Margin.Of(sex, [Roll / 2.0, Roll / 2.0]),
                ]
            )
            .OrThrow;
        return scores.Count(s => weighted.Mean([.. s.AsSpan(first, Each).ToArray().Select(v => (double?)v)]).OrThrow.Value > 0);
    }

    private static (int Said, int Answered) Said(double?[,] scale, int item, int first)
    {
        var (said, answered) = (0, 0);
        for (var pupil = first; pupil < first + Each; pupil++)
        {
            if (scale[pupil, item] is not { } answer)
                continue;
            answered++;
            said += answer >= 4 ? 1 : 0;
        }
        return (said, answered);
    }

    private static long[,] Counts(Answers answers, int item, int first)
    {
        var counts = new long[Years, 5];
        for (var pupil = first; pupil < first + Each; pupil++)
            if (answers.Scales[0][pupil, item] is { } answer)
                counts[answers.Year[pupil], (int)answer - 1]++;
        return counts;
    }

    private static double[] Scores(double?[,] scale)
    {
        var scores = new double[scale.GetLength(0)];
        for (var pupil = 0; pupil < scores.Length; pupil++)
        {
            var (sum, answered) = (0.0, 0);
            for (var item = 0; item < Items; item++)
                if (scale[pupil, item] is { } answer)
                    (sum, answered) = (sum + answer, answered + 1);
            scores[pupil] = answered == 0 ? 3 : sum / answered;
        }
        return scores;
    }

    /// <summary>One in fifty answers is missing.</summary>
    private static Answers Draw()
    {
        var random = new Random(4);
        var school = random.Normals(Schools, 0.25);
        var answers = new Answers(
            [.. Enumerable.Range(0, Scales).Select(_ => new double?[Schools * Each, Items])],
            [.. Enumerable.Range(0, Schools * Each).Select(_ => random.Next(Years))],
            [.. Enumerable.Range(0, Schools * Each).Select(_ => random.Next(2))]
        );
        for (var pupil = 0; pupil < Schools * Each; pupil++)
        {
            var mood = school[pupil / Each] + 0.7 * random.Normal();
            foreach (var scale in answers.Scales)
                for (var item = 0; item < Items; item++)
                    if (random.Next(50) > 0)
                        scale[pupil, item] = Math.Clamp(Math.Round(3.6 + (0.6 + 0.05 * item) * mood + 0.8 * random.Normal()), 1, 5);
        }
        return answers;
    }
}
