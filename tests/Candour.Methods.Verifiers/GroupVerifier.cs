using Candour.Methods.Matching;

namespace Candour.Methods.Verifiers;

/// <summary>The rules of groups: every school once, a size that was asked for, every pair allowed.</summary>
public static class GroupVerifier
{
    /// <summary>What a plan breaks.</summary>
    /// <param name="question">The question it answers.</param>
    /// <param name="plan">The groups, each with its schools.</param>
    public static IReadOnlyList<string> Broken(GroupQuestion question, IReadOnlyList<IReadOnlyList<int>> plan)
    {
        var found = new Findings();
        for (var s = 0; s < question.Schools; s++)
        {
            var times = plan.Sum(group => group.Count(member => member == s));
            found.Say(times != 1, $"school {s} is {times} times in a group");
        }
        foreach (var group in plan)
        {
            found.Add(!question.Sizes.Contains(group.Count), Rule.GroupSize, group[0], group.Count);
            for (var a = 0; a < group.Count; a++)
            {
                for (var b = a + 1; b < group.Count; b++)
                    found.Add(!question.IsAllowed(group[a], group[b]), Rule.Conflict, group[a], group[b]);
            }
        }
        return found.All;
    }
}
