using Candour.Foundation.Access;
using Candour.Foundation.Jobs;
using Candour.Foundation.PersonalData;
using Candour.PeerReview.Jobs;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Reports;
using Candour.PeerReview.Stages;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace Candour.PeerReview;

/// <summary>Registers the room. Stages are found by type: a new one needs no line here.</summary>
public static class PeerReviewRoom
{
    public static IServiceCollection AddPeerReview(this IServiceCollection services)
    {
        foreach (var type in typeof(Stage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Stage)) && !t.IsAbstract))
            services.AddSingleton(typeof(Stage), type);
        services.AddSingleton<StageCatalogue>();
        services.AddSingleton<ProtocolCatalogue>();
        services.AddScoped<PeerReviewAccess>();
        services.AddScoped<CandidateAccess>();
        services.AddScoped<CircleTiesAccess>();
        services.AddScoped<CircleTies>();
        services.AddScoped<ReviewFiles>();
        services.AddScoped<SealOpener>();
        services.AddScoped<StageEngine>();
        services.AddScoped<ReviewDesk>();
        services.AddJob<RecordReviewJob>();
        services.AddJob<MoveReviewsJob>();
        services.AddJob<RemindJob>();
        services.AddScoped<IHeldOwners, HeldReviews>();
        services.AddScoped<Records.IWhenSchoolCloses, RaiseTaskWhenHostCloses>();
        services.AddScoped<Visits.SealsMissing>();
        services.AddScoped<ISightExplainer, ReviewSight>();
        services.AddScoped<ISightExplainer, TeamMemberSight>();
        services.AddScoped<ISightExplainer, NoteSight>();
        services.AddScoped<ISightExplainer, ReportSight>();
        services.AddScoped<ISightExplainer, FocusSight>();
        services.AddScoped<ISightExplainer, JudgementSight>();
        services.AddScoped<ISightExplainer, AgreedJudgementSight>();
        services.AddScoped<ISightExplainer, FindingSight>();
        services.AddScoped<ISightExplainer, FeedbackSight>();
        services.AddScoped<ISightExplainer, DraftReportSight>();
        services.AddScoped<ISightExplainer, AccuracySight>();
        services.AddScoped<ISightExplainer, PledgeSight>();
        return services.AddUseCases(typeof(PeerReviewRoom));
    }
}
