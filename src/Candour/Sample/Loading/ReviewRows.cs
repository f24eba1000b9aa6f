using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Partnerships;
using Candour.PeerReview;
using Candour.PeerReview.Protocols;
using Candour.PeerReview.Teams;
using Candour.PeerReview.Visits;
using Candour.Sample.Plan;

namespace Candour.Sample.Loading;

/// <summary>One review's thread: its header and circle, its team, its focus, and the marks of what was done.</summary>
internal sealed class ReviewRows(SampleBook book, SampleReview plan)
{
    /// <summary>Working days between planning a review and its visit, for those whose visit has no day yet.</summary>
    private const int Ahead = 34;

    private readonly SampleCycle _cycle = book.Plan.Cycles.First(c => c.Key == plan.CycleKey);

    public Guid Id { get; } = book.Of(plan.Key);

    public Guid Host { get; } = book.Of(plan.HostKey);

    /// <summary>The stage it is in, or was in when it was set aside.</summary>
    public string Stage { get; } = plan.Aside?.AtStage ?? plan.Stage;

    public Protocol Protocol { get; } = book.Protocol(book.Plan.Cycles.First(c => c.Key == plan.CycleKey).Protocol);

    public Guid Head { get; } = book.Of(book.Head(plan.HostKey).Key);

    public Guid? Lead { get; } =
        plan.Team.FirstOrDefault(t => t is { Role: "lead", State: "accepted" }) is { } lead ? book.Of(lead.PersonKey) : null;

    /// <summary>The short keys of its questions, by those of the plan.</summary>
    public Dictionary<string, string> Questions { get; } =
        (plan.Focus?.Questions ?? []).Index().ToDictionary(q => q.Item.Key, q => $"q{q.Index + 1}", StringComparer.Ordinal);

    /// <summary>Whether it has come to a stage or beyond.</summary>
    public bool Reached(string stage) => Protocol.IndexOf(Stage) >= Protocol.IndexOf(stage);

    /// <summary>The day on which it came to a stage.</summary>
    public DateOnly Entered(string stage) => plan.History.First(h => h.Stage == stage).Entered;

    /// <summary>The circle as a party with its ties; kept by the partnership.</summary>
    public IEnumerable<object> Circle()
    {
        var from = plan.History[0].Entered;
        var school = book.School(plan.HostKey);
        yield return PlaceRows.Party(PartyKinds.Review, school.Name, Id, book.Partnership);
        yield return Tie(Id, book.Partnership, PartyKinds.Partnership, "member", from);
        if (school.ClusterKey is { } cluster)
            yield return Tie(Id, book.Of(cluster), PartyKinds.Cluster, "member", from);
        yield return Tie(Host, Id, PartyKinds.Review, Roles.Host, from);
        foreach (var member in Serving())
        {
            var tie = Tie(
                book.Of(member.PersonKey),
                Id,
                PartyKinds.Review,
                member.State == TeamAnswers.Asked ? Roles.Invited : member.Role,
                Entered("team")
            );
            if (member.State == TeamAnswers.Ended)
                tie.WalledAt = book.At(Entered("conflicts"));
            yield return tie;
        }
    }

    public IEnumerable<object> Thread() => [Header(), .. Serving().Select(Member), .. Focus(), .. Marks(), .. Hold(), .. Usefulness()];

    /// <summary>Whoever convenes does it as the partnership's or the cluster's lead, and is not of the team.</summary>
    private IEnumerable<SampleTeamMember> Serving() => plan.Team.Where(t => t.Role != "convener");

    private Review Header()
    {
        var (from, to) = Window();
        var school = book.School(plan.HostKey);
        var review = new Review
        {
            Id = Id,
            OwnerId = Id,
            ConvenerId = book.Partnership,
            CycleId = book.Of(plan.CycleKey),
            HostId = Host,
            GroupId = school.GroupKey is { } group ? book.Of(group) : null,
            ClusterId = school.ClusterKey is { } cluster ? book.Of(cluster) : null,
            Stage = Stage,
            StageSince = book.At(plan.Aside?.Since ?? Entered(Stage)),
            Due = Due(),
            WindowFrom = from,
            WindowTo = to,
            State = State(),
            StateReason = plan.Aside?.Reason,
            Question = Signed() ? Short(plan.Focus!.Questions[0].Text) : null,
            OpenedAt = Reached("opened") ? book.At(Entered("opened")) : null,
            Version = plan.History.Count,
        };
        for (var i = 0; plan.History[i].Stage != Stage; i++)
            review.History.Add(new StageEntry { Stage = plan.History[i].Stage, LeftOn = plan.History[i + 1].Entered });
        return review;
    }

    private string State() => plan.Aside?.Kind ?? (Protocol.After(Stage) is null ? ReviewStates.Closed : ReviewStates.Running);

    /// <summary>The days the engine would have set; what is prepared is ready by the first day of the visit.</summary>
    private DateOnly? Due()
    {
        if (Stage == "on-site")
            return plan.VisitDays[^1];
        if (Stage == "check")
            return plan.Pledges.SelectMany(p => p.Checks).Where(c => c.Done is null).Min(c => (DateOnly?)c.Due);
        if (Protocol.Settings(Stage).WorkingDays is not { } days)
            return null;
        var due = book.Calendar.AddWorkingDays(Entered(Stage), days);
        return plan.VisitDays.Count > 0 && !Reached("on-site") && due > plan.VisitDays[0] ? plan.History[^1].Due : due;
    }

    /// <summary>Two weeks around the visit, from a Monday to a Friday, inside the cycle.</summary>
    private (DateOnly From, DateOnly To) Window()
    {
        var first =
            plan.Aside?.Until
            ?? (plan.VisitDays.Count > 0 ? plan.VisitDays[0] : book.Calendar.AddWorkingDays(plan.History[0].Entered, Ahead));
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var friday = monday.AddDays(11);
        return (monday < _cycle.Opens ? _cycle.Opens : monday, friday > _cycle.Closes ? _cycle.Closes : friday);
    }

    private TeamMember Member(SampleTeamMember member) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = Id,
            ConvenerId = book.Partnership,
            PersonId = book.Of(member.PersonKey),
            Role = member.Role,
            SchoolId = member.SchoolKey is { } school ? book.Of(school) : null,
            Reasons = [.. Reasons(member)],
            Answer = member.State,
            AnswerReason = member.Reply,
            Conflict = member.Declaration,
            ConflictWords = member.DeclarationText,
        };

    /// <summary>Why they were proposed, in the words of the rules of teams.</summary>
    private IEnumerable<string> Reasons(SampleTeamMember member)
    {
        if (member.SchoolKey is null)
            yield break;
        var (from, host) = (book.School(member.SchoolKey), book.School(plan.HostKey));
        if (from.GroupKey is not null && from.GroupKey == host.GroupKey)
            yield return "team.for.same-group";
        if (from.TrustKey is not null && from.TrustKey != host.TrustKey)
            yield return "team.for.other-trust";
        yield return "team.for.fresh-eyes";
    }

    /// <summary>While the focus is still talked over the head has not signed, whatever the plan has both do on one day.</summary>
    private DateOnly? HostSigned() => Stage == "focus" ? null : plan.Focus?.HostSigned;

    private bool Signed() => plan.Focus?.LeadSigned is not null && HostSigned() is not null;

    private static string Short(string text) => text.Length <= Review.QuestionLength ? text : text[..(Review.QuestionLength - 1)] + "…";

    private IEnumerable<object> Focus()
    {
        if (plan.Focus is not { } focus)
            yield break;
        yield return new Focus
        {
            Id = Ids.New(),
            OwnerId = Id,
            Sensitivities = focus.Sensitivities,
            Sharing = focus.Sharing,
            ContactName = focus.SafeguardingContact,
            EvidencePlan = string.Join("\n\n", [focus.Hope, .. focus.Questions.Select(q => $"{q.Why} {q.WhereToLook}").Distinct()]),
            ContactPhone = focus.SafeguardingPhone,
            FirstDay = plan.VisitDays[0],
            LastDay = plan.VisitDays[^1],
            HostSignedAt = HostSigned() is { } host ? book.At(host) : null,
            LeadSignedAt = focus.LeadSigned is { } lead ? book.At(lead) : null,
            Questions =
            [
                .. focus.Questions.Select(q => new EnquiryQuestion
                {
                    Key = Questions[q.Key],
                    Text = q.Text,
                    AspectKey = q.Aspects.Count > 0 ? q.Aspects[0] : null,
                }),
            ],
            Version = Signed() ? 3 : 1,
        };
    }

    private IEnumerable<object> Marks()
    {
        foreach (
            var (mark, opens, by, dated) in new[]
            {
                (PeerReview.Marks.WindowConfirmed, "team", Head, false),
                (PeerReview.Marks.VisitEnded, "sealed", Lead, false),
                (PeerReview.Marks.TalkClosed, "fed-back", Lead, false),
                (PeerReview.Marks.WorkshopPlanned, "workshop", Head, true),
                (PeerReview.Marks.WorkshopHeld, "check", (Guid?)Head, true),
            }
        )
        {
            if (!Reached(opens))
                continue;
            DateOnly? on = dated
                ? plan.Pledges.Count > 0
                    ? plan.Pledges[0].Made
                    : Entered(opens)
                : null;
            yield return new Mark
            {
                Id = Ids.New(),
                OwnerId = Id,
                Key = mark,
                PersonId = by!.Value,
                At = book.At(Entered(opens)),
                On = on,
            };
        }
    }

    private IEnumerable<object> Hold()
    {
        if (plan.Aside is { Kind: ReviewStates.Halted } aside)
            yield return new Hold
            {
                Id = Ids.New(),
                OwnerId = Id,
                RaisedById = Lead!.Value,
                RaisedAt = book.At(aside.Since, 11),
            };
    }

    private IEnumerable<object> Usefulness()
    {
        if (plan.Useful is { } useful)
            yield return new Usefulness
            {
                Id = Ids.New(),
                OwnerId = Id,
                Answer = useful.Rating,
                Words = useful.Text,
                At = book.At(useful.Given),
            };
    }

    private Membership Tie(Guid party, Guid group, string kind, string role, DateOnly from) =>
        new()
        {
            Id = Ids.New(),
            OwnerId = book.Partnership,
            PartyId = party,
            GroupId = group,
            Kind = kind,
            Role = role,
            From = from,
        };
}
