using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Candour.Web.Design;

/// <summary>
/// HTML written as an interpolated string: what is typed is markup, what is filled in is encoded, unless it is
/// markup itself. <c>Markup.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>
/// </summary>
public sealed class Markup : IHtmlContent
{
    /// <summary>Nothing.</summary>
    public static readonly Markup None = new("");

    // Letters of every language stand as they are: a page in Urdu as entities would be six times as long.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string html;

    private Markup(string html) => this.html = html;

    public bool IsEmpty => html.Length == 0;

    public static Markup Of(Handler handler) => new(handler.Finish());

    /// <summary>Some pieces, one after another.</summary>
    public static Markup Join(IEnumerable<IHtmlContent> pieces)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var piece in pieces)
            piece.WriteTo(text, Encoder);
        return new(text.ToString());
    }

    /// <summary>` name="value"`, or nothing when there is no value.</summary>
    public static Markup Attribute(string name, string? value) => string.IsNullOrEmpty(value) ? None : Of($" {Trusted(name)}=\"{value}\"");

    /// <summary>` name` when it holds.</summary>
    public static Markup Flag(string name, bool holds) => holds ? new($" {name}") : None;

    /// <summary>Markup from a constant of ours; never from what somebody typed.</summary>
    public static Markup Trusted(string html) => new(html);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);

    public override string ToString() => html;

    [InterpolatedStringHandler]
    public readonly struct Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder builder = new(literalLength + 16 * formattedCount);

        public void AppendLiteral(string literal) => builder.Append(literal);

        public void AppendFormatted(string? text)
        {
            if (text is not null)
                builder.Append(Encoder.Encode(text));
        }

        public void AppendFormatted(int number) => builder.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(IHtmlContent? content)
        {
            switch (content)
            {
                case null:
                    break;
                case Markup markup:
                    builder.Append(markup.html);
                    break;
                default:
                    using (var text = new StringWriter(CultureInfo.InvariantCulture))
                    {
                        content.WriteTo(text, Encoder);
                        builder.Append(text);
                    }
                    break;
            }
        }

        internal string Finish() => builder.ToString();
    }
}
