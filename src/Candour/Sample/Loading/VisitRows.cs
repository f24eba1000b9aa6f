using Candour.Foundation;
using Candour.Foundation.Seals;
using Candour.PeerReview.Visits;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>What a review's team wrote on site, sealed, opened and agreed.</summary>
internal sealed class VisitRows(SampleBook book, SampleReview plan, ReviewRows review, SealKeys seals)
{
    public IEnumerable<object> All() => [.. plan.Notes.Select(Note), .. plan.Judgements.Select(Judgement), .. plan.Agreed.Select(Agreed)];

    private VisitNote Note(SampleNote note)
    {
        var written = book.At(note.Day, note.PartOfDay == "morning" ? 11 : 14);
        return new VisitNote
        {
            Id = book.Hidden(note.Key),
            OwnerId = review.Id,
            AuthorId = book.Of(note.AuthorKey),
            Activity = note.Activity,
            Number = note.Visit,
            QuestionKey = review.Questions[note.QuestionKey],
            Described = note.Described,
            Inferred = note.Inferred ?? "",
            Asked = note.Asked ?? "",
            WrittenAt = written,
            HandedInAt = note.HandedIn ? Later(written) : null,
            Version = note.HandedIn ? 2 : 1,
        };
    }

    /// <summary>Sealed under the review's key as the seal page does it; opened where the review has come that far.</summary>
    private Judgement Judgement(SampleJudgement judgement)
    {
        var words = new SealedWords(judgement.Text, null).ToJson();
        var made = new Judgement
        {
            Id = book.Hidden(judgement.Key),
            OwnerId = review.Id,
            AuthorId = book.Of(judgement.ReviewerKey),
            QuestionKey = review.Questions[judgement.QuestionKey],
            Sealed = seals.Seal(review.Id, words),
            SealDigest = SealKeys.Digest(words),
        };
        if (review.Reached("opened"))
            (made.Words, made.OpenedAt) = (judgement.Text, book.At(review.Entered("opened")));
        return made;
    }

    private AgreedJudgement Agreed(SampleAgreed agreed) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = review.Id,
            QuestionKey = review.Questions[agreed.QuestionKey],
            Words = agreed.Text,
            Version = 1,
            ChangedBecause = string.Join("\n\n", agreed.Changes.Select(c => c.Text)),
            Dissent = string.Join("\n\n", agreed.Dissent.Select(d => d.Text)),
        };

    private DateTime Later(DateTime written) => written.AddHours(2) < book.Calendar.Now ? written.AddHours(2) : book.Calendar.Now;
}
