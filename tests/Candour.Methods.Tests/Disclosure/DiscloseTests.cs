using Candour.Methods.Disclosure;
using FsCheck;
using FsCheck.Fluent;

namespace Candour.Methods.Tests.Disclosure;

public sealed class DiscloseTests
{
    /// <summary>Ten in the group, ten outside it, nobody alone among one to four.</summary>
    private static readonly MinimumGroups Usual = new(10, 10, 5);

    [Fact]
    public void Only_the_rules_make_what_may_be_shown()
    {
        typeof(Disclosed<>).GetConstructors().ShouldBeEmpty();
        typeof(Disclosed<>).IsSealed.ShouldBeTrue();
        typeof(Disclosed<>).GetProperties().ShouldAllBe(p => p.SetMethod == null);
        var makers =
            from type in typeof(Disclosed<>).Assembly.GetTypes()
            from method in type.GetMethods()
            where method.ReturnType is { IsGenericType: true } r && r.GetGenericTypeDefinition() == typeof(Disclosed<>)
            select type;
        makers.Distinct().ShouldBe([typeof(Disclose)]);
        typeof(Disclosed<>)
            .Assembly.GetCustomAttributes(typeof(System.Runtime.CompilerServices.InternalsVisibleToAttribute), false)
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_official_figure_is_shown_as_published_with_its_gaps()
    {
        Stated<int>[] published =
        [
            Stated.Number(412),
            Stated.Number(0),
            Stated.Withheld<int>(Reason.HeldByPublisher),
            Stated.Unknown<int>(Reason.NotTold),
        ];

        foreach (var figure in published)
        {
            Disclose.AsPublished(figure).Value.ShouldBe(figure);
            Disclose.AsPublished(figure).Rule.ShouldBe(Disclose.Published);
        }
    }

    [Fact]
    public void Words_pass_as_they_were_written() =>
        Disclose
            .AsWritten(Stated.Words("The choir."))
            .ShouldSatisfyAllConditions(w => w.Value.ShouldBe(Stated.Words("The choir.")), w => w.Rule.ShouldBe(Disclose.Written));

    [Theory]
    [InlineData(5, 9, 100, "too-few", 10)]
    [InlineData(5, 10, 100, null, null)]
    [InlineData(5, 10, 19, "too-few-others", 10)]
    [InlineData(5, 10, 20, null, null)]
    [InlineData(148, 174, 174, null, null)]
    [InlineData(4, 40, 40, "too-alike", null)]
    [InlineData(36, 40, 40, "too-alike", null)]
    [InlineData(1, 40, 40, "too-alike", null)]
    [InlineData(0, 40, 40, null, null)]
    [InlineData(40, 40, 40, null, null)]
    [InlineData(5, 40, 40, null, null)]
    public void Answers_of_few_are_withheld_with_the_reason(int count, int of, int everybody, string? reason, int? limit)
    {
        var shown = Disclose.OfPeople(Stated.Of(new Share(count, of)), everybody, Usual).Value;

        shown.ShouldBe(reason is null ? Stated.Of(new Share(count, of)) : Stated.Withheld<Share>(new Reason(reason, limit)));
    }

    [Fact]
    public void A_gap_stays_the_gap_it_was() =>
        Disclose.OfPeople(Stated.Unknown<Share>(Reason.NotAsked), 0, Usual).Value.ShouldBe(Stated.Unknown<Share>(Reason.NotAsked));

    [Fact]
    public void More_in_the_group_than_in_all_is_a_mistake() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Disclose.OfPeople(Stated.Of(new Share(5, 20)), 19, Usual));

    [Fact]
    public void Whatever_is_shown_of_a_group_its_others_could_be_shown_too() =>
        Prop.ForAll(
                Gen.Choose(0, 60).Four().ToArbitrary(),
                numbers =>
                {
                    var (a, b, outside, side) = numbers;
                    var share = new Share(Math.Min(a, b), Math.Max(a, b));
                    var policy = new MinimumGroups(10, 10, 1 + side % 9);
                    var shown = Disclose.OfPeople(Stated.Of(share), share.Of + outside, policy).Value is Stated<Share>.Known;
                    var mirror =
                        Disclose.OfPeople(Stated.Of(new Share(share.Others, share.Of)), share.Of + outside, policy).Value
                        is Stated<Share>.Known;
                    return shown == mirror && (!shown || (share.Of >= 10 && outside is 0 or >= 10));
                }
            )
            .QuickCheckThrowOnFailure();
}
