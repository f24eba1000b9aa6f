using Candour.Sample.Plan;

namespace Candour.Tests.Sample;

/// <summary>Reviews of the sample keep the rules of the engine.</summary>
public sealed class SampleReviewsTests
{
    private static IEnumerable<(SamplePlan Plan, SampleReview Review)> All =>
        Plans.Several.SelectMany(plan => plan.Reviews.Select(review => (plan, review)));

    [Fact]
    public void Findings_RestOnTwoNotesOfTwoKindsOrPeople_OrAreQuestions()
    {
        var findings = 0;
        foreach (var (_, review) in All)
        {
            foreach (var finding in review.Findings)
            {
                findings++;
                var notes = review.Notes.Where(note => finding.NoteKeys.Contains(note.Key)).ToList();
                notes.Count.ShouldBe(finding.NoteKeys.Count);
                notes.ShouldNotBeEmpty();
                notes.ShouldAllBe(note => note.QuestionKey == finding.QuestionKey);
                var rests =
                    notes.Count >= 2
                    && (notes.DistinctBy(note => note.Activity).Count() >= 2 || notes.DistinctBy(note => note.AuthorKey).Count() >= 2);
                (rests || finding.Kind is "question").ShouldBeTrue($"{finding.Key}: {finding.Text}");
                (finding.Kind is not "question" || finding.Text.EndsWith('?')).ShouldBeTrue($"{finding.Key}: {finding.Text}");
            }
        }

        findings.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void Ellerbeck_HasOneQuestionThatRestsOnOnePersonsLessonVisits()
    {
        var review = Plans.Usual.Reviews.Single(review => review.HostKey.StartsWith("ellerbeck", StringComparison.Ordinal));

        review.Focus!.Questions.Count.ShouldBe(3);
        var notes = review.Notes.Where(note => note.QuestionKey == review.Focus.Questions[1].Key).ToList();
        notes.ShouldNotBeEmpty();
        notes.ShouldAllBe(note => note.Activity == "lesson-visit" && note.AuthorKey == "aylin-dogan");
        review.Notes.Count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void Teams_HaveNobodyWhoMayNotServe()
    {
        foreach (var (plan, review) in All)
        {
            var host = plan.School(review.HostKey);
            foreach (var member in review.Team.Where(member => member.Role is not "convener" && member.State is not "ended"))
            {
                var person = plan.Person(member.PersonKey);
                var school = plan.School(member.SchoolKey!);
                person.Post.OrganisationKey.ShouldBe(school.Key);
                person.Appointments.ShouldAllBe(post => post.OrganisationKey != host.Key);
                (school.TrustKey is null || school.TrustKey != host.TrustKey).ShouldBeTrue($"{person.Name} in {review.Key}");
            }
        }
    }

    [Fact]
    public void Teams_AreALeadTwoReviewersAndAModeratorFromElsewhere()
    {
        foreach (var (plan, review) in All.Where(one => one.Review.Team.Count > 0))
        {
            var serving = review.Team.Where(member => member.State is not "ended").ToList();
            serving.Select(member => member.PersonKey).Distinct().Count().ShouldBe(serving.Count);
            serving.Count(member => member.Role is "lead").ShouldBe(1);
            serving.Count(member => member.Role is "reviewer").ShouldBe(2);
            var moderator = serving.Single(member => member.Role is "moderator");
            serving.Count(member => member.SchoolKey == moderator.SchoolKey).ShouldBe(1);
            var phases = serving
                .Where(member => member.Role is "lead" or "reviewer")
                .Select(member => plan.School(member.SchoolKey!).Phase)
                .ToList();
            phases.ShouldContain(plan.School(review.HostKey).Phase);
            phases.Distinct().Count().ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void Schools_DoNotReviewEachOtherInOneCycle()
    {
        foreach (var plan in Plans.Several)
        {
            var visits = plan
                .Reviews.SelectMany(review =>
                    review
                        .Team.Where(member => member.Role is not "convener" && member.State is not "ended")
                        .Select(member => (review.CycleKey, From: member.SchoolKey!, To: review.HostKey))
                )
                .ToHashSet();

            visits.Count.ShouldBeGreaterThan(100);
            visits.Where(visit => visits.Contains((visit.CycleKey, visit.To, visit.From))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Load_IsTwoReviewsAPersonAtMost()
    {
        foreach (var plan in Plans.Several)
        {
            plan.Reviews.SelectMany(review =>
                    review.Team.Where(member => member.Role is not "convener").Select(member => (review.CycleKey, member.PersonKey))
                )
                .CountBy(pair => pair)
                .Where(pair => pair.Value > 2)
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public void History_RunsForwardAndEndsToday()
    {
        foreach (var (plan, review) in All)
        {
            var days = review.History.Select(entry => entry.Entered).ToList();
            days.SequenceEqual(days.Order()).ShouldBeTrue(review.Key);
            days[^1].ShouldBeLessThanOrEqualTo(plan.Today);
            var cycle = plan.Cycles.Single(cycle => cycle.Key == review.CycleKey);
            days[0].ShouldBeGreaterThanOrEqualTo(cycle.Opens);
            review.History[^1].Stage.ShouldBe(review.Aside?.AtStage ?? review.Stage);
        }
    }

    [Fact]
    public void NothingThatIsWritten_LiesAhead()
    {
        foreach (var (plan, review) in All)
        {
            review.Notes.ShouldAllBe(note => review.VisitDays.Contains(note.Day) && note.Day <= plan.Today);
            review.Judgements.ShouldAllBe(seal => seal.Sealed <= plan.Today);
            review.Pledges.ShouldAllBe(pledge => pledge.Made <= plan.Today && pledge.Due > pledge.Made);
            review
                .Pledges.SelectMany(pledge => pledge.Checks)
                .ShouldAllBe(check =>
                    check.Done == null ? check.Text == null && check.Progress == null : check.Done <= plan.Today && check.Text != null
                );
            (review.Evaluation?.Locked ?? plan.Today).ShouldBeLessThanOrEqualTo(plan.Today);
            (review.Report?.Issued ?? plan.Today).ShouldBeLessThanOrEqualTo(plan.Today);
        }
    }

    [Fact]
    public void Pledges_AreThreeAtMostAndAnswerAFinding()
    {
        foreach (var (_, review) in All.Where(one => one.Review.Stage is "workshop" or "check" or "closed"))
        {
            review.Pledges.Count.ShouldBeInRange(1, 3);
            review.Pledges.ShouldAllBe(pledge =>
                review.Findings.Any(finding => finding.Key == pledge.FindingKey && finding.Kind == "even-better-if")
            );
            (
                review.Stage is not "closed" || review.Pledges.All(pledge => pledge.Checks[^1].Progress is "embedded" or "stopped")
            ).ShouldBeTrue(review.Key);
        }
    }

    [Fact]
    public void EvaluationsOfReviewsOnSite_AreLockedAndWhole()
    {
        foreach (var (plan, review) in All.Where(one => one.Review.Notes.Count > 0))
        {
            review.Evaluation!.Locked.ShouldNotBeNull();
            review.Evaluation.Locked.Value.ShouldBeLessThan(review.VisitDays[0]);
            review.Evaluation.Framework.ShouldBe(plan.Cycles.Single(cycle => cycle.Key == review.CycleKey).Framework);
            review.Evaluation.Aspects.Count.ShouldBe(review.Evaluation.Framework is "peer-enquiry" ? 11 : 17);
            review.Focus!.HostSigned.ShouldNotBeNull();
            review.Focus.LeadSigned.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Halted_SaysNothingOfAChild()
    {
        var review = Plans.Usual.Reviews.Single(review => review.Stage is "halted");

        review.Judgements.ShouldBeEmpty();
        review.Notes.ShouldNotBeEmpty();
        review.Aside!.Reason.ShouldBeNull("why a review was stopped is told to whoever must act, and written nowhere");
    }
}
