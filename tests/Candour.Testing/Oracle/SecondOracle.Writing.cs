namespace Candour.Testing.Oracle;

public sealed partial class SecondOracle
{
    private static readonly Dictionary<string, string> Writes = new(StringComparer.Ordinal)
    {
        ["partnership-lead"] =
            "party membership appointment invitation office-address agreement framework cycle review team-member local-detail task",
        ["cluster-lead"] = "membership review team-member task",
        ["head"] =
            "party appointment invitation office-address signature opening grant self-evaluation evidence snapshot file report pledge pledge-check result card card-edition",
        ["senior-leader"] = "self-evaluation evidence file pledge-check",
        ["teacher"] = "",
        ["governor"] = "",
        ["officer"] = "",
        ["operator"] = "party appointment invitation",
        ["host"] = "review focus mark accuracy usefulness hold",
        ["host-colleague"] = "hold",
        ["lead"] = "review team-member focus mark note judgement absence agreed-judgement finding feedback draft-report accuracy hold",
        ["reviewer"] = "review team-member mark note judgement finding draft-report agreed-judgement hold",
        ["moderator"] = "review team-member mark hold",
        ["facilitator"] = "review team-member mark hold",
        ["invited"] = "team-member",
    };

    private static readonly string[] OfOneself = ["party", "account", "draft", "appointment"];
    private static readonly string[] Convened = ["review", "team-member", "party", "membership", "task", "appointment", "office-address"];

    /// <summary>Whether somebody may write a record in one capacity: that of an appointment, or their own part in a review.</summary>
    /// <param name="person">Who.</param>
    /// <param name="acting">The key of the appointment, or of the review; null for somebody without any.</param>
    /// <param name="thing">What; a tie, an appointment or a grant is a thing here too.</param>
    public bool MayWrite(Guid person, Guid? acting, Thing thing)
    {
        if (thing.What is "note" or "judgement" && thing.Author != person)
            return false;
        if (thing.Owner == person && OfOneself.Contains(thing.Kind))
            return true;
        var who = Of(person);
        var stands = who
            .Roles.Where(r => r.Post == acting)
            .Select(r => (Party: r.At, r.Role))
            .Concat(
                who.Parts.Where(p => p.Through is null ? p.Review == acting : p.Through == acting).Select(p => (Party: p.Review, p.Role))
            );
        return stands.Any(s =>
            Writes[s.Role].Split(' ').Contains(thing.Kind) && (s.Party == thing.Owner || Convenes(s.Party, s.Role, thing))
        );
    }

    private static bool Convenes(Guid party, string role, Thing thing) =>
        thing.Convener == party
        && Convened.Contains(thing.Kind)
        && (thing.Kind is not ("appointment" or "office-address") || role is "partnership-lead" or "operator");
}
