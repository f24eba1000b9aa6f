using System.Globalization;
using System.Text.RegularExpressions;

namespace Candour.Web.Tests.Canary;

/// <summary>A token in one text of one record. Wherever it is met, it says where the words came from.</summary>
/// <param name="Token">Unique in the place.</param>
/// <param name="Where">The text it was put in: "VisitNote.Described".</param>
/// <param name="Record">The record.</param>
internal sealed record Canary(string Token, string Where, Guid Record);

/// <summary>The tokens, and which texts can bear one.</summary>
internal static partial class Canaries
{
    /// <summary>A token anywhere: in a page, in JSON, folded for a search.</summary>
    [GeneratedRegex("kz[0-9]{7}q", RegexOptions.IgnoreCase)]
    public static partial Regex Pattern();

    /// <summary>The token of a number.</summary>
    public static string Token(int number) => $"kz{number.ToString("0000000", CultureInfo.InvariantCulture)}q";

    /// <summary>All tokens in a text.</summary>
    public static IEnumerable<string> In(string text) => Pattern().Matches(text).Select(m => m.Value.ToLowerInvariant()).Distinct();

    private const string Word = "a word of a catalogue, by which the product decides";
    private const string Derived = "made from other columns";
    private const string Settings = "settings that the engine reads";

    /// <summary>The texts that no record of the sample or its neighbours has.</summary>
    public static IReadOnlyDictionary<string, string> Absent { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["StoredFile.Name"] = "the sample holds no files",
            ["EvidenceFigure.Value"] = "the sample's figures are in the register, which is nobody's own",
        };

    /// <summary>The stored texts that cannot bear a token, and why. Every other text of every record bears one.</summary>
    public static IReadOnlyDictionary<string, string> Barren { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AgreementTerm.RecordKind"] = Word,
            ["AgreementTerm.Audience"] = Word,
            ["Framework.Key"] = Word,
            ["Framework.SortKey"] = Derived,
            ["Framework.Status"] = Word,
            ["FrameworkArea.Key"] = Word,
            ["FrameworkAspect.Key"] = Word,
            ["Cycle.ProtocolKey"] = Word,
            ["Cycle.ProtocolPinned"] = Settings,
            ["SelfEvaluation.State"] = Word,
            ["AspectEvaluation.AspectKey"] = Word,
            ["EvidenceItem.Form"] = Word,
            ["EvidenceItem.Strength"] = Word,
            ["EvidenceFigure.Key"] = Word,
            ["EvidenceUse.AspectKey"] = Word,
            ["Snapshot.Digest"] = Derived,
            ["Result.Voice"] = Word,
            ["Result.Measure"] = Word,
            ["Result.State"] = Word,
            ["Result.ReasonKey"] = Word,
            ["Result.SourceKind"] = Word,
            ["Result.Part"] = Word,
            ["Result.Method"] = Word,
            ["Card.Slug"] = "an address",
            ["CardEdition.Slug"] = "an address",
            ["CardEdition.Design"] = Word,
            ["CardEdition.Digest"] = Derived,
            ["Draft.Form"] = Word,
            ["Review.Stage"] = Word,
            ["Review.State"] = Word,
            ["StageEntry.Stage"] = Word,
            ["TeamMember.Role"] = Word,
            ["TeamMember.Reasons"] = "keys of the product's sentences",
            ["TeamMember.Answer"] = Word,
            ["TeamMember.Conflict"] = Word,
            ["ReviewTask.TextKey"] = "a key of the product's sentences",
            ["Mark.Key"] = Word,
            ["Checklist.Stage"] = Word,
            ["EnquiryQuestion.Key"] = Word,
            ["EnquiryQuestion.AspectKey"] = Word,
            ["Focus.Sharing"] = Word,
            ["VisitNote.Activity"] = Word,
            ["VisitNote.QuestionKey"] = Word,
            ["Judgement.QuestionKey"] = Word,
            ["Judgement.Grade"] = Word,
            ["Judgement.SealDigest"] = Derived,
            ["AgreedJudgement.QuestionKey"] = Word,
            ["AgreedJudgement.Grade"] = Word,
            ["Finding.QuestionKey"] = Word,
            ["Finding.Sort"] = Word,
            ["Accuracy.State"] = Word,
            ["Usefulness.Answer"] = Word,
            ["ReportedJudgement.QuestionKey"] = Word,
            ["ReportedJudgement.Grade"] = Word,
            ["ReportedFinding.QuestionKey"] = Word,
            ["ReportedFinding.Sort"] = Word,
            ["Pledge.Progress"] = Word,
            ["PledgeCheck.Progress"] = Word,
            ["StoredFile.Type"] = Word,
            ["StoredFile.ContentKey"] = Derived,
        };
}
