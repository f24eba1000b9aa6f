using System.Globalization;

namespace Candour.Methods.Disclosure;

/// <summary>The words of a JJ text, line by line, and where the reader is.</summary>
internal sealed class JjLines(string text)
{
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');
    private string[] _words = [];
    private int _line = -1;
    private int _word;

    /// <summary>The line the reader is on, from 1.</summary>
    public int Number => Math.Min(_line + 1, _lines.Length);

    public void Next(string expected)
    {
        (_word, _words) = (0, []);
        do
        {
            if (++_line >= _lines.Length)
                throw new WrongException(new(_lines.Length, 1, "the end", expected));
            _words = _lines[_line].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        } while (_words.Length == 0);
    }

    public string Word(string expected)
    {
        if (_line < 0)
            Next(expected);
        _word++;
        return _word <= _words.Length ? _words[_word - 1] : throw Unexpected(expected);
    }

    public double Amount(string expected) => Parsed(Word(expected), expected);

    public int Whole(string expected) =>
        int.TryParse(Word(expected), NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : throw Unexpected(expected);

    public int Count(string expected)
    {
        Next(expected);
        var count = Whole(expected);
        ExpectLineEnd();
        return count <= _lines.Length ? count : throw Unexpected($"{expected}, no more than there are lines");
    }

    public double Bracketed(string expected)
    {
        var word = Word(expected);
        return word is ['(', .., ')'] ? Parsed(word[1..^1], expected) : throw Unexpected(expected);
    }

    public void Expect(string word, string expected)
    {
        if (!string.Equals(Word(expected), word, StringComparison.Ordinal))
            throw Unexpected(expected);
    }

    public void ExpectLineEnd()
    {
        if (_word < _words.Length)
        {
            _word++;
            throw Unexpected("the end of the line");
        }
    }

    public void ExpectEnd()
    {
        if (_lines.Skip(_line + 1).Any(l => !string.IsNullOrWhiteSpace(l)))
        {
            Next("the end");
            _word = 1;
            throw Unexpected("the end");
        }
    }

    public WrongException Unexpected(string expected) =>
        new(new(Number, Math.Max(1, _word), _word <= _words.Length && _word > 0 ? _words[_word - 1] : "the end of the line", expected));

    /// <summary>A line that can be read and yet cannot be.</summary>
    public WrongException Disagrees(string what, string expected) => new(new(Number, 1, what, expected));

    private double Parsed(string word, string expected) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var found) && double.IsFinite(found)
            ? found
            : throw Unexpected(expected);

    /// <summary>Ends the reading at the first thing that is wrong; caught by the reader.</summary>
    public sealed class WrongException(JjReading.Wrong reading) : Exception(reading.Expected)
    {
        public JjReading.Wrong Reading => reading;
    }
}
