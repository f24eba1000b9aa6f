using Candour.Foundation;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Visits;
using static Candour.PeerReview.Reports.FindingRule;

namespace Candour.Tests.PeerReview;

/// <summary>The rule of two: a finding rests on two notes, from two kinds of activity or two people; else it is a question.</summary>
public sealed class FindingRuleTests
{
    private static readonly Guid Imran = Ids.New();
    private static readonly Guid Nadia = Ids.New();

    [Fact]
    public void One_note_carries_nothing() => Stands([Note(Imran, Activities.BookLook)]).ShouldBeFalse();

    [Fact]
    public void No_note_carries_nothing() => PrintedAs(FindingSorts.Strength, []).ShouldBe(FindingSorts.Question);

    [Fact]
    public void Two_notes_of_one_person_from_one_kind_of_activity_carry_nothing() =>
        Stands([Note(Imran, Activities.LessonVisit), Note(Imran, Activities.LessonVisit)]).ShouldBeFalse();

    [Fact]
    public void The_same_note_twice_is_one_note()
    {
        var note = Note(Imran, Activities.LessonVisit);

        Stands([note, note with { Activity = Activities.BookLook }]).ShouldBeFalse();
    }

    [Fact]
    public void Two_people_carry_a_finding() =>
        Stands([Note(Imran, Activities.LessonVisit), Note(Nadia, Activities.LessonVisit)]).ShouldBeTrue();

    [Fact]
    public void Two_kinds_of_activity_carry_a_finding() =>
        PrintedAs(FindingSorts.EvenBetterIf, [Note(Imran, Activities.LessonVisit), Note(Imran, Activities.BookLook)])
            .ShouldBe(FindingSorts.EvenBetterIf);

    private static Source Note(Guid author, string activity) => new(Ids.Random(), activity, author);
}
