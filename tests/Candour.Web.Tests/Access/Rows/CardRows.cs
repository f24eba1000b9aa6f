using Candour.Web.Tests.Access.Table;

namespace Candour.Web.Tests.Access.Rows;

/// <summary>The card as the school writes it.</summary>
internal sealed class CardRows : RoomRows
{
    private const string Others = "lead reviewer convener outsider stranger Opal Nell nobody";
    private const string NoDate = "A card has no date by which it must be published.";

    // csharpier-ignore - a table: each row is one line
    public override IEnumerable<AccessRoute> Routes =>
        [
            new("/schools/{id:guid}/card")
            {
                Empty = [Read("/schools/{host:planned}/card", may: "head deputy", not: Others, shows: "card.edit.unpublished")],
                Filled = [Read("/schools/{host:workshop}/card", may: "head deputy", not: Others + " governor moderator", shows: "Forty children joined us mid-year")],
                Error = [Send("/schools/{host:workshop}/card", may: "head", not: Others, shows: "card.refused.no-words", fields: ["Input.Proud[0].ResultId={strength:workshop}", "Input.Proud[0].Words="])],
                Conflict =
                [
                    Twice("/schools/{host:workshop+}/card", may: "head", not: Others, shows: "Forty children joined us, and ten left.", fields: ["Input.Story=Forty children joined us, and ten left."]) with
                    {
                        Second = ["Input.Story=Forty children joined us, and two left."],
                    },
                ],
                Closed = [Read("/schools/{host:closed}/card", may: "head deputy", not: Others + " governor", shows: "card.edit.published")],
                Refused = [Read("/schools/{host:workshop}/card", may: "head", not: Others + " governor moderator Hana", shows: "card.edit.title")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}/card/proof")
            {
                Empty = [Read("/schools/{host:planned}/card/proof", may: "head deputy", not: Others, shows: "card.page.proof")],
                Filled = [Read("/schools/{host:workshop}/card/proof", may: "head deputy", not: Others + " governor", shows: "Forty children joined us mid-year")],
                Error = NoForm,
                Conflict = NoForm,
                Closed = [Read("/schools/{host:closed}/card/proof", may: "head deputy", not: Others, shows: "card.page.proof")],
                Refused = [Read("/schools/{host:workshop}/card/proof", may: "head", not: Others + " governor moderator Hana", shows: "card.page.proof")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}/card/publish")
            {
                Empty = [Read("/schools/{host:planned}/card/publish", may: "", not: "head deputy stranger nobody", shows: ""), new None("There is nothing to publish before something is written: the page is not there.")],
                Filled = [Read("/schools/{host:workshop}/card/publish", may: "head", not: Others + " deputy governor", shows: "card.publish.title")],
                Error = [Send("/schools/{host:workshop}/card/publish", may: "head", not: Others + " deputy", shows: "card.refused.not-read", fields: ["HasRead=false"])],
                Conflict = [Twice("/schools/{host:holding+}/card/publish", may: "head", not: Others + " deputy", shows: "card.refused.changed-since", fields: ["HasRead=true"])],
                Closed = [Read("/schools/{host:closed}/card/publish", may: "head", not: Others + " deputy", shows: "card.publish.title")],
                Refused = [Read("/schools/{host:workshop}/card/publish", may: "head", not: Others + " deputy governor Hana", shows: "card.publish.check")],
                Late = None(NoDate),
            },
            new("/schools/{id:guid}/card/withdraw")
            {
                Empty = [Read("/schools/{host:workshop}/card/withdraw", may: "", not: "head deputy stranger nobody", shows: ""), new None("There is nothing to withdraw before something is published: the page is not there.")],
                Filled = [Read("/schools/{host:closed}/card/withdraw", may: "head", not: Others + " deputy governor", shows: "card.withdraw.title")],
                Error = [Send("/schools/{host:closed}/card/withdraw", may: "head", not: Others + " deputy", shows: "card.refused.no-reason", fields: ["Edition=1", "Reason="])],
                Conflict = [Twice("/schools/{host:check+}/card/withdraw", may: "head", not: Others + " deputy", shows: "card.refused.withdrawn-already", fields: ["Edition=1", "Reason=A figure was wrong."])],
                Closed = [Read("/schools/{host:check}/card/withdraw", may: "head", not: Others + " deputy", shows: "card.withdraw.nothing")],
                Refused = [Read("/schools/{host:closed}/card/withdraw", may: "head", not: Others + " deputy governor Hana", shows: "card.withdraw.title")],
                Late = None(NoDate),
            },
        ];
}
