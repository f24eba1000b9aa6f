using System.Text;
using System.Text.RegularExpressions;
using Candour.Foundation.Wording;
using Candour.Web.Hosting;

namespace Candour.Tests.House;

/// <summary>Every text is given as many arguments as it has places for: one too many is an error page for whoever meets it.</summary>
public sealed class TextArgumentTests
{
    /// <summary>Where a text is asked for by its whole key and its arguments follow.</summary>
    private static readonly Regex Asked = new(
        """(?:\b(?:T|[tT]exts)\[|\bRefusal\.Because\(|\bRefusal\.At\((?:[^",()]|"[^"]*"|\([^()]*\))+,\s*|\bSentence\.Of\()\s*"(?<key>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"(?=\s*[,\])])""",
        RegexOptions.Compiled
    );

    private readonly TextCatalogue _texts = TextCatalogue.Load(typeof(TextCatalogue).Assembly, typeof(CandourHost).Assembly);

    [Fact]
    public void Texts_AreGivenAsManyArgumentsAsTheyTake()
    {
        var found = 0;
        var wrong = new List<string>();
        foreach (var source in Source.Below("src", ".cs", ".cshtml"))
        foreach (Match asked in Asked.Matches(source.Code))
        {
            var key = asked.Groups["key"].Value;
            if (!_texts.TryFind("en", key, out var format) || ArgumentsAfter(source.Code, asked.Index + asked.Length) is not { } given)
                continue;
            found++;
            if (given != format.MinimumArgumentCount)
                wrong.Add($"{source.Path}: “{key}” takes {format.MinimumArgumentCount}, is given {given}");
        }
        found.ShouldBeGreaterThan(500, "the pattern finds nobody who asks");

        wrong.ShouldBeEmpty();
    }

    /// <summary>How many arguments stand between here and the closing bracket; null when some are spread and cannot be counted.</summary>
    private static int? ArgumentsAfter(string code, int at)
    {
        var (depth, given, said) = (0, 0, new StringBuilder());
        for (; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"':
                    at = EndOfText(code, at);
                    said.Append('"');
                    continue;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth-- == 0:
                    // A list's trailing comma adds nothing.
                    return said.ToString().Contains("..", StringComparison.Ordinal) ? null : given;
                case ',' when depth == 0:
                    given++;
                    break;
            }
            if (depth <= 1)
                said.Append(code[at]);
        }
        return null;
    }

    /// <summary>The closing mark of a text that opens here, over what is filled into it.</summary>
    private static int EndOfText(string code, int open)
    {
        var filled = open > 0 && code[open - 1] == '$';
        for (var at = open + 1; at < code.Length; at++)
        {
            if (code[at] == '\\')
                at++;
            else if (code[at] == '"')
                return at;
            else if (filled && code[at] == '{')
                for (var depth = 1; depth > 0 && ++at < code.Length; )
                {
                    if (code[at] == '"')
                        at = EndOfText(code, at);
                    depth +=
                        code[at] == '{' ? 1
                        : code[at] == '}' ? -1
                        : 0;
                }
        }
        return code.Length;
    }
}
