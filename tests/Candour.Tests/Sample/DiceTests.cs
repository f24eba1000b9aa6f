using Candour.Sample.Making;

namespace Candour.Tests.Sample;

/// <summary>The generator against published values of splitmix64.</summary>
public sealed class DiceTests
{
    [Fact]
    public void Next_FromAKnownSeed_GivesTheKnownNumbers()
    {
        var dice = new Dice(1234567);

        new[] { dice.Next(), dice.Next(), dice.Next(), dice.Next(), dice.Next() }.ShouldBe([
            6457827717110365317UL,
            3203168211198807973UL,
            9817491932198370423UL,
            4593380528125082431UL,
            16408922859458223821UL,
        ]);
    }

    [Fact]
    public void Below_StaysBelowAndReachesEverything()
    {
        var dice = new Dice(1);

        Enumerable.Range(0, 1000).Select(_ => dice.Below(6)).Distinct().Order().ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public void For_GivesEachPartItsOwn()
    {
        Dice.For(5, "people").Next().ShouldNotBe(Dice.For(5, "place").Next());
        Dice.For(5, "people").Next().ShouldBe(Dice.For(5, "people").Next());
    }

    [Fact]
    public void Weaver_SaysNothingTwiceWhileThereIsAnotherWay()
    {
        var weaver = new Weaver(new Dice(3));
        var slots = Slots.For(Plans.Usual.Schools[0]);
        string[] templates = ["The river rose by [one|two|three] metres in the night."];

        new[] { weaver.Say(templates, slots), weaver.Say(templates, slots), weaver.Say(templates, slots) }.Distinct().Count().ShouldBe(3);
        weaver.TrySay(templates, slots).ShouldBeNull();
        weaver.TrySay(templates, slots, 2).ShouldNotBeNull();
    }
}
