using System.Data.Common;
using System.Diagnostics;
using Candour.Foundation;
using Candour.Foundation.Access;
using Candour.Foundation.Wording;
using Candour.Records;
using Candour.Records.Tables;
using Candour.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Candour.Bench;

/// <summary>
/// The national basic list, preview and apply, held against a bare prepared insert of the same values with a key and a
/// unique URN in one transaction on the same database, settings and disk; then the same file once more.
/// </summary>
internal sealed class ImportBench : IBench
{
    private const int Rounds = 5;
    private const double MostTimes = 10;
    private const double MostTimesAgain = 3;
    private const long MostMemory = 400L << 20;

    public string Name => "import";

    public async Task<bool> RunAsync(TextWriter say)
    {
        var file = File(say);
        var kept = true;
        foreach (var kind in DatabaseKinds.OfThisRun)
        {
            if (DatabaseKinds.WhyMissing(kind) is { } why)
                say.WriteLine($"  {kind}: not measured. {why}");
            else
                kept &= await OnAsync(kind, file, say);
        }
        return kept;
    }

    private static async Task<bool> OnAsync(DatabaseKind kind, ImportFile file, TextWriter say)
    {
        // The first import runs in a cold process, before the baseline holds the values: its peak is the import's own.
        var (cold, coldAgain, rows) = await ImportTwiceAsync(kind, file);
        var peak = PeakMemory();

        var values = Values(file);
        List<double> bare = [],
            first = [],
            again = [];
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await BareAsync(kind, values));
            var (one, two, _) = await ImportTwiceAsync(kind, file);
            first.Add(one);
            again.Add(two);
        }
        var baseline = Median(bare);
        var (times, timesAgain) = (Median(first) / baseline, Median(again) / baseline);
        var budgeted = kind == DatabaseKind.Sqlite;
        say.WriteLine($"  {kind}, {rows:N0} rows, median of {Rounds}");
        say.WriteLine($"    bare insert       {baseline, 8:N0} ms");
        say.WriteLine(
            $"    preview and apply {Median(first), 8:N0} ms  {times:N1} ×{Budget(budgeted, times, MostTimes)} (cold {cold:N0} ms)"
        );
        say.WriteLine(
            $"    the same again    {Median(again), 8:N0} ms  {timesAgain:N1} ×{Budget(budgeted, timesAgain, MostTimesAgain)} (cold {coldAgain:N0} ms)"
        );
        if (budgeted)
            say.WriteLine(
                $"    peak memory       {peak >> 20, 8:N0} MB{(peak < MostMemory ? "" : "  OVER")}, at most {MostMemory >> 20} MB"
            );
        return !budgeted || (times <= MostTimes && timesAgain <= MostTimesAgain && peak < MostMemory);
    }

    private static string Budget(bool budgeted, double times, double most) =>
        !budgeted ? "" : $", at most {most} ×{(times <= most ? "" : "  OVER")}";

    private static async Task<(double First, double Again, int Rows)> ImportTwiceAsync(DatabaseKind kind, ImportFile file)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = database.Services(s =>
            s.AddScoped(p => p.GetRequiredService<ViewerScope>().Viewer).AddScoped<SightLines>().AddFoundation().AddTexts().AddRecords()
        );
        var rows = 0;
        var first = await Ratios.TimedAsync(async () => rows = await ImportAsync(services, file));
        var again = await Ratios.TimedAsync(() => ImportAsync(services, file));
        return (first, again, rows);
    }

    private static async Task<int> ImportAsync(IServiceProvider services, ImportFile file)
    {
        await using var scope = new TestScope(services, Viewers.Clock(ClockJob.Import));
        var made = (await scope.Get<PreviewImport>().RunAsync(new FileToPreview(file))).Value;
        if (made.ImportId is { } id)
            _ = (await scope.Get<ApplyImport>().RunAsync(new ImportToApply(id, null))).Value;
        return made.Preview.Counts.Total;
    }

    private static async Task<double> BareAsync(DatabaseKind kind, IReadOnlyList<string[]> values)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using DbConnection connection =
            kind == DatabaseKind.Sqlite ? new SqliteConnection(database.ConnectionString) : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        if (kind == DatabaseKind.Sqlite)
            await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
        await ExecuteAsync(
            connection,
            $"CREATE TABLE bare (id {(kind == DatabaseKind.Sqlite ? "TEXT" : "uuid")} PRIMARY KEY, urn INTEGER NOT NULL UNIQUE, name TEXT, authority TEXT, phase TEXT, gender TEXT, status TEXT)"
        );
        return await Ratios.TimedAsync(() => InsertAsync(connection, values));
    }

    private static async Task InsertAsync(DbConnection connection, IReadOnlyList<string[]> values)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO bare VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)";
        for (var i = 0; i < 7; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            parameter.Value = i switch
            {
                0 => Ids.New(),
                1 => 0,
                _ => "",
            };
            command.Parameters.Add(parameter);
        }
        await command.PrepareAsync();
        foreach (var row in values)
        {
            command.Parameters[0].Value = Ids.New();
            command.Parameters[1].Value = int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture);
            for (var i = 1; i < 6; i++)
                command.Parameters[i + 1].Value = row[i];
            if (connection is SqliteConnection)
                command.ExecuteNonQuery();
            else
                await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static List<string[]> Values(ImportFile file)
    {
        using var reader = TableReader.Open(TableFile.Look(file).Table!);
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, 6).Select(i => reader[i])]);
        return rows;
    }

    private static ImportFile File(TextWriter say)
    {
        foreach (var up in new[] { "..", "../.." })
        {
            var path = Path.GetFullPath(Repository.At(up, "shared", "data", "gias", "establishments_all_england_basic_20240617.csv.gz"));
            if (System.IO.File.Exists(path))
                return ImportFile.At(path);
        }
        say.WriteLine("  The national list is not here; measured with two authorities, whose ratios mean little.");
        return ImportFile.At(Repository.At("tests", "data", "register", "ealing_surrey_basic_20240617.csv"));
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
