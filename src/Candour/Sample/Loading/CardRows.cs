using Candour.PeerReview.Pledges;
using Candour.PeerReview.Reports;
using Candour.ReportCards;
using Candour.Results;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>What a school's card is made from: the results of its review, and what the head wrote and chose.</summary>
internal sealed class CardRows(SampleBook book, SampleCard plan)
{
    /// <summary>What an issued report and the pledges after it say, as Results keeps it from the day it was said.</summary>
    public static IReadOnlyList<Result> Results(SampleBook book, IReadOnlyList<object> review)
    {
        if (review.OfType<Report>().SingleOrDefault() is not { } report)
            return [];
        var source = new RecordedSource(report.OwnerId, RecordedSource.Review, report.ReviewId!.Value);
        return
        [
            .. ReviewResults
                .Of(report, review.OfType<Pledge>(), book.Calendar)
                .Select(entry => entry.ToResult(source, book.At(entry.AsOf, 16))),
        ];
    }

    /// <summary>The card as the head first published it; a card never published, as it was begun.</summary>
    public Card Begun() =>
        new()
        {
            Id = book.Of(plan.Key),
            OwnerId = book.Of(plan.SchoolKey),
            Story = plan.Earlier?.Story ?? plan.Story,
            SavedAt = book.At(plan.Earlier?.Published ?? plan.Published ?? book.Plan.Today, 10),
            Version = plan.Earlier is null ? 0 : 2,
        };

    /// <summary>The card as the head has it now, with what was chosen of the results.</summary>
    public void Finish(Card card, IReadOnlyList<Result> standing)
    {
        card.Story = plan.Story;
        card.SavedAt = book.At(plan.Published ?? book.Plan.Today, 10);
        card.Proud = [.. plan.Proud.Select(chosen => Chosen(chosen, standing, CardChoices.MayBeProud))];
        card.WorkingOn = [.. plan.WorkingOn.Select(chosen => Chosen(chosen, standing, CardChoices.MayBeWorkedOn))];
        card.PeersResultId = plan.QuotesQuestion is { } question ? Paragraph(question, standing).Id : null;
        card.Version += plan.Published is null ? 1 : 2;
    }

    private ChosenResult Chosen(SampleChosen chosen, IReadOnlyList<Result> standing, Func<Result, bool> may)
    {
        var id = book.Of(chosen.RestsOn);
        return
            standing.FirstOrDefault(r => r.Part == ReviewResults.Finding(id) || r.Part == ReviewResults.Pledge(id)) is { } result
            && may(result)
            ? new ChosenResult { ResultId = result.Id, Words = chosen.Words }
            : throw new InvalidOperationException($"A card rests on {chosen.RestsOn}, which no report says.");
    }

    /// <summary>The first paragraph of what was agreed about a question.</summary>
    private Result Paragraph(string question, IReadOnlyList<Result> standing)
    {
        var review = book.Plan.Reviews.First(r => r.Key == plan.ReviewKey);
        var number = review.Focus!.Questions.Index().First(q => q.Item.Key == question).Index + 1;
        return standing.First(r => r.Part == ReviewResults.Judgement($"q{number}", 1));
    }
}
