using Microsoft.Extensions.Logging;

namespace Candour.Testing;

/// <summary>Keeps what a test host logs, so that a test can read it and its output stays quiet.</summary>
public sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    /// <summary>Warnings and worse so far, each with its error.</summary>
    public IReadOnlyList<(LogLevel Level, string Text)> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    /// <summary>All of it, for a message of a failing test.</summary>
    public override string ToString() => string.Join("\n\n", Lines.Select(l => $"{l.Level}: {l.Text}"));

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    /// <inheritdoc />
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
            return;
        lock (_lines)
            _lines.Add((logLevel, $"{formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}"));
    }

    /// <inheritdoc />
    public void Dispose() { }
}
