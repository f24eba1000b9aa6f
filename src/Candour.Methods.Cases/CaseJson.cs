using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Candour.Methods.Cases;

/// <summary>A value in a JSON text that knows its line and where it stands, so that an error can say so.</summary>
public sealed class CaseJson
{
    private readonly string _file;
    private readonly Dictionary<string, CaseJson>? _members;
    private readonly List<CaseJson>? _items;
    private readonly string? _text;

    private CaseJson(
        string file,
        string path,
        int line,
        JsonValueKind kind,
        Dictionary<string, CaseJson>? members,
        List<CaseJson>? items,
        string? text
    ) => (_file, Path, Line, Kind, _members, _items, _text) = (file, path, line, kind, members, items, text);

    /// <summary>Where it stands: reviewers[3].home; empty for the whole.</summary>
    public string Path { get; }

    /// <summary>Its line, from 1.</summary>
    public int Line { get; }

    public JsonValueKind Kind { get; }

    public bool IsNull => Kind == JsonValueKind.Null;

    /// <summary>Reads a text.</summary>
    /// <exception cref="CaseException">It is not JSON, or a name stands twice in an object.</exception>
    public static CaseJson Of(string file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        try
        {
            return new JsonLines(file, bytes).Read();
        }
        catch (JsonException wrong)
        {
            throw CaseException.At(file, (int)(wrong.LineNumber ?? 0) + 1, null, "text that is not JSON", "JSON");
        }
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<CaseJson> Items => _items ?? throw Wrong("a list");

    /// <summary>The members of an object, in order.</summary>
    public IReadOnlyDictionary<string, CaseJson> Members => _members ?? throw Wrong("an object");

    /// <summary>A member of an object.</summary>
    public CaseJson this[string name] =>
        Find(name) ?? throw CaseException.At(_file, Line, Path.Length == 0 ? null : Path, $"no {name}", $"a value for {name}");

    /// <summary>A member that may be left out.</summary>
    public CaseJson? Find(string name) => Members.GetValueOrDefault(name);

    /// <summary>A text; it may not be empty.</summary>
    public string Name() => Kind == JsonValueKind.String && _text is { Length: > 0 } ? _text : throw Wrong("a name");

    /// <summary>A text, which may be empty.</summary>
    public string Text() => Kind == JsonValueKind.String ? _text! : throw Wrong("a text");

    public bool Flag() =>
        Kind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong("true or false"),
        };

    public double Number() =>
        Kind == JsonValueKind.Number
        && double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw Wrong("a number");

    public double? NumberOrNone() => IsNull ? null : Number();

    public int Whole(int least = int.MinValue, int most = int.MaxValue) =>
        Kind == JsonValueKind.Number
        && int.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw Wrong(CsvTable.Range(least, most));

    public DateOnly Day() =>
        Kind == JsonValueKind.String
        && DateOnly.TryParseExact(_text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong("a day as 2026-09-14");

    /// <summary>What is wrong with this value.</summary>
    public CaseException Wrong(string expected) => CaseException.At(_file, Line, Path.Length == 0 ? null : Path, Found(), expected);

    private string Found() =>
        Kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.Null => "null",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => CaseException.Quoted(_text!),
        };

    /// <summary>Reads with the lines counted.</summary>
    private ref struct JsonLines(string file, byte[] bytes)
    {
        private Utf8JsonReader _reader = new(bytes, new JsonReaderOptions { MaxDepth = 64 });
        private int _line = 1;
        private int _counted;

        public CaseJson Read()
        {
            _reader.Read();
            var whole = Value("");
            while (_reader.Read()) { }
            return whole;
        }

        private CaseJson Value(string path)
        {
            var line = LineNow();
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    return new(file, path, line, JsonValueKind.Object, Members(path), null, null);
                case JsonTokenType.StartArray:
                    return new(file, path, line, JsonValueKind.Array, null, Items(path), null);
                case JsonTokenType.String:
                    return new(file, path, line, JsonValueKind.String, null, null, _reader.GetString());
                case JsonTokenType.Number:
                    return new(file, path, line, JsonValueKind.Number, null, null, Encoding.UTF8.GetString(_reader.ValueSpan));
                case JsonTokenType.True:
                    return new(file, path, line, JsonValueKind.True, null, null, null);
                case JsonTokenType.False:
                    return new(file, path, line, JsonValueKind.False, null, null, null);
                default:
                    return new(file, path, line, JsonValueKind.Null, null, null, null);
            }
        }

        private Dictionary<string, CaseJson> Members(string path)
        {
            var members = new Dictionary<string, CaseJson>(StringComparer.Ordinal);
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
            {
                var name = _reader.GetString()!;
                var at = path.Length == 0 ? name : $"{path}.{name}";
                _reader.Read();
                if (!members.TryAdd(name, Value(at)))
                    throw CaseException.At(file, LineNow(), at, "the same name again", "one value for it");
            }
            return members;
        }

        private List<CaseJson> Items(string path)
        {
            var items = new List<CaseJson>();
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                items.Add(Value($"{path}[{items.Count}]"));
            return items;
        }

        private int LineNow()
        {
            var to = (int)_reader.TokenStartIndex;
            _line += bytes.AsSpan(_counted, to - _counted).Count((byte)'\n');
            _counted = to;
            return _line;
        }
    }
}
