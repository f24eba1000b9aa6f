using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Candour.Records.Tables;

/// <summary>
/// A file found to be a table of text, and how to read it. Finding out takes one pass over the whole file, because
/// only the whole file tells which letters it is written in and whether it is complete.
/// </summary>
/// <param name="Digest">SHA-256 of the bytes as they came.</param>
public sealed record TableFile(
    ImportFile File,
    Encoding Encoding,
    bool Packed,
    long Bytes,
    long UnpackedBytes,
    string Digest,
    TableLimits Limits
)
{
    private const int Beginning = 4096;

    /// <summary>The file's name.</summary>
    public string Name => File.Name;

    /// <summary>Looks at a file: a table, or the sentence that says what it looks like instead.</summary>
    public static TableLook Look(ImportFile file, TableLimits? limits = null)
    {
        limits ??= new TableLimits();
        using var raw = new MeasuredStream(file.Open(), limits.Bytes);
        try
        {
            return LookInside(file, raw, limits);
        }
        catch (InvalidDataException)
        {
            return raw.IsOver ? TooLarge(limits.Bytes) : Sentence.Of("records.file.torn");
        }
    }

    /// <summary>Opens it for reading, unpacked.</summary>
    internal Stream OpenText()
    {
        var stream = File.Open();
        return Packed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static TableLook LookInside(ImportFile file, MeasuredStream raw, TableLimits limits)
    {
        var start = new byte[Beginning];
        var count = FileShape.Fill(raw, start);
        var packed = FileShape.IsGzip(start.AsSpan(0, count));
        using var joined = new JoinedStream(start.AsMemory(0, count), raw);
        using var text = packed ? (Stream)new GZipStream(joined, CompressionMode.Decompress) : joined;
        var kind = new TextKind();
        var buffer = new byte[1 << 16];
        var unpacked = 0L;
        while (FileShape.Fill(text, buffer) is var read and > 0)
        {
            if (unpacked == 0 && FileShape.Of(buffer.AsSpan(0, Math.Min(read, Beginning))) is { } shape)
            {
                return Sentence.Of($"records.file.looks.{shape}");
            }

            unpacked += read;
            kind.Look(buffer.AsSpan(0, read));
            if (raw.IsOver || unpacked > limits.UnpackedBytes)
            {
                return TooLarge(raw.IsOver ? limits.Bytes : limits.UnpackedBytes);
            }
        }

        if (unpacked == 0)
        {
            return Sentence.Of("records.file.looks.empty");
        }

        raw.Drain();
        if (raw.IsOver)
        {
            return TooLarge(limits.Bytes);
        }

        // The runtime takes the end of a file for the end of what was packed. Gzip's last four bytes say how much it was.
        return packed && raw.LastFour != (uint)unpacked
            ? Sentence.Of("records.file.torn")
            : new TableFile(file, kind.Kind, packed, raw.Total, unpacked, raw.Digest(), limits);
    }

    private static Sentence TooLarge(long most) =>
        Sentence.Of("records.file.too-large", (most >> 20).ToString(System.Globalization.CultureInfo.InvariantCulture));

    // Counts and digests what passes, and stops handing out bytes beyond a limit.
    private sealed class MeasuredStream(Stream inner, long most) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Total { get; private set; }

        public uint LastFour { get; private set; }

        public bool IsOver => Total > most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Total;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (IsOver)
            {
                return 0;
            }

            var read = inner.Read(buffer);
            Total += read;
            _hash.AppendData(buffer[..read]);
            foreach (var b in buffer[Math.Max(0, read - 4)..read])
            {
                LastFour = LastFour >> 8 | (uint)b << 24;
            }

            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // A gzip file may have something after its end, which belongs to the file's digest all the same.
        public void Drain()
        {
            Span<byte> rest = stackalloc byte[4096];
            while (Read(rest) > 0) { }
        }

        public string Digest() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _hash.Dispose();
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    // Puts back what was read to recognise the file.
    private sealed class JoinedStream(ReadOnlyMemory<byte> first, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _first = first;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (_first.IsEmpty)
            {
                return rest.Read(buffer);
            }

            var count = Math.Min(buffer.Length, _first.Length);
            _first.Span[..count].CopyTo(buffer);
            _first = _first[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>What looking at a file found.</summary>
public readonly record struct TableLook(TableFile? Table, Sentence? Refused)
{
    /// <summary>It is a table.</summary>
    public static implicit operator TableLook(TableFile table) => new(table, null);

    /// <summary>It is not.</summary>
    public static implicit operator TableLook(Sentence refused) => new(null, refused);
}
