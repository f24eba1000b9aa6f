using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Candour.Testing;

/// <summary>What one stretch of work asked of the database.</summary>
public sealed class Tally
{
    private readonly List<string> _commands = [];
    private int _reads;

    /// <summary>Commands sent, in order.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
                return [.. _commands];
        }
    }

    /// <summary>Rows read by all of them, and for each answer read to its end the one read that found the end.</summary>
    public int Reads => _reads;

    /// <inheritdoc />
    public override string ToString() =>
        $"{Commands.Count} commands, {Reads} reads\n{string.Join("\n\n", Commands.Select((text, i) => $"{i + 1}. {text}"))}";

    internal void Sent(string command)
    {
        lock (_commands)
            _commands.Add(command);
    }

    internal void Read(int reads) => Interlocked.Add(ref _reads, reads);
}

/// <summary>
/// Counts the commands and rows of the work that began it and of all that this work awaits, whatever context sends
/// them. It listens to EF's own notices rather than being registered with a context, so no context can be left out;
/// what runs beside the work (jobs, other tests) is not counted.
/// </summary>
public sealed class CommandCounter : IDisposable
{
    private static readonly AsyncLocal<Tally?> Current = new();
    private static readonly IDisposable Listening = DiagnosticListener.AllListeners.Subscribe(new Listeners());
    private readonly Tally? _outer;

    private CommandCounter()
    {
        GC.KeepAlive(Listening);
        _outer = Current.Value;
        Current.Value = Tally;
    }

    /// <summary>The counts so far.</summary>
    public Tally Tally { get; } = new();

    /// <summary>Begins to count; dispose it to end. Begin it where the work is awaited, not inside another method.</summary>
    public static CommandCounter Begin() => new();

    /// <inheritdoc />
    public void Dispose() => Current.Value = _outer;

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                value.Subscribe(new Notices());
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Notices : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Current.Value is not { } tally)
                return;
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData command)
                tally.Sent(command.Command.CommandText);
            else if (value.Key == RelationalEventId.DataReaderDisposing.Name && value.Value is DataReaderDisposingEventData reader)
                tally.Read(reader.ReadCount);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}

/// <summary>What one request asked of the database, and how much it answered.</summary>
public sealed record RequestTally(string Method, string Path, int Status, Tally Tally);

/// <summary>
/// Counts each request of a hosted application by itself. Add it as an <see cref="IStartupFilter"/> and ask for the
/// last request of a path.
/// </summary>
public sealed class RequestCounter : IStartupFilter
{
    private readonly List<RequestTally> _requests = [];

    /// <summary>The requests answered so far, oldest first.</summary>
    public IReadOnlyList<RequestTally> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>The latest request of a path. Throws when there was none, so that no budget passes unasked.</summary>
    public RequestTally Last(string path) =>
        Requests.LastOrDefault(r => r.Path == path)
        ?? throw new InvalidOperationException(
            $"Nobody asked for {path}; asked were {string.Join(", ", Requests.Select(r => r.Path).Distinct())}"
        );

    /// <summary>Forgets them: a run of thousands of requests need not hold what each asked.</summary>
    public void Clear()
    {
        lock (_requests)
            _requests.Clear();
    }

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                async (context, step) =>
                {
                    using var counter = CommandCounter.Begin();
                    try
                    {
                        await step(context);
                    }
                    finally
                    {
                        lock (_requests)
                            _requests.Add(new(context.Request.Method, context.Request.Path, context.Response.StatusCode, counter.Tally));
                    }
                }
            );
            next(app);
        };
}
