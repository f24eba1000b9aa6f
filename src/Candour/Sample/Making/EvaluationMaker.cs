using Candour.Evidence;
using Candour.Frameworks;
using Candour.Sample.Plan;

namespace Candour.Sample.Making;

/// <summary>A school's evaluation of itself, aspect by aspect.</summary>
internal sealed class EvaluationMaker(Dice dice, Weaver weaver, IReadOnlyList<SamplePerson> people)
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["note"] = "Notes",
        ["figure"] = "A count",
        ["file"] = "Papers",
        ["link"] = "Our web page",
    };

    private static readonly Dictionary<string, string> Strengths = new()
    {
        ["strong"] = EvidenceStrengths.SeveralSources,
        ["some"] = EvidenceStrengths.OneSource,
        ["thin"] = EvidenceStrengths.FirstHint,
    };

    private readonly ShippedFrameworks _frameworks = new();

    /// <summary>A school that is still writing has got about half-way.</summary>
    private const int AspectsSoFar = 5;

    public SampleEvaluation Make(Making making, string framework, DateOnly started, DateOnly? locked)
    {
        var words = SampleWords.Evaluation(framework);
        var authors = people
            .Where(person =>
                person.Post.OrganisationKey == making.Host.Key
                && person.Post.Role is "head" or "senior-leader" or "teacher"
                && person.Post.OrganisationKey == making.Host.Key
            )
            .ToList();
        var aspects = _frameworks.Find(framework)!.Areas.SelectMany(area => area.Aspects);
        if (locked is null)
        {
            aspects = aspects.Take(AspectsSoFar);
        }

        return new SampleEvaluation(
            framework,
            started,
            locked,
            [.. aspects.Select(aspect => Aspect(making, aspect.Key, words[aspect.Key], authors))]
        );
    }

    private SampleAspect Aspect(Making making, string key, AspectWords words, List<SamplePerson> authors)
    {
        var judgement = weaver.Say(words.Judge, making.Slots, 2);
        var evidence = new List<SampleEvidence>();
        foreach (
            var item in dice.Shuffled(words.Evidence)
                .Take(
                    dice.Chance(15) ? 0
                    : dice.Chance(35) ? 2
                    : 1
                )
        )
        {
            if (weaver.TrySay([item[2]], making.Slots) is { } text)
            {
                var link = item[0] is "link" ? making.Host.Website + "/listening" : null;
                evidence.Add(
                    new SampleEvidence(
                        link is null ? EvidenceForms.Note : EvidenceForms.Link,
                        Titles[item[0]],
                        text,
                        Strengths[item[1]],
                        link
                    )
                );
            }
        }

        return new SampleAspect(
            key,
            judgement,
            Sometimes("least-sure", making),
            dice.Pick(authors).Key,
            evidence,
            Sometimes("helps", making),
            Sometimes("hinders", making),
            Sometimes("next", making)
        );
    }

    private string? Sometimes(string which, Making making) =>
        dice.Chance(30) ? weaver.TrySay(SampleWords.EvaluationShared[which], making.Slots) : null;
}
