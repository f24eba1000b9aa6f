namespace Candour.Foundation.Time;

/// <summary>
/// The place's own days. A deadline is a local date, inclusive; an instant is UTC. Working days are Monday to Friday
/// outside the bank holidays of England and the school closures that the place has entered.
/// </summary>
public sealed class Calendar(TimeProvider clock, CalendarSettings settings)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(settings.Zone);

    /// <summary>Now, in UTC and whole milliseconds, as stored.</summary>
    public DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        }
    }

    /// <summary>Today, where the schools are.</summary>
    public DateOnly Today => DateOf(Now);

    /// <summary>The local date of an instant.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));

    /// <summary>The local time of an instant.</summary>
    public DateTime LocalTime(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, _zone);

    /// <summary>Whether a deadline has passed: it lasts to the end of its day.</summary>
    public bool IsPast(DateOnly deadline) => Today > deadline;

    /// <summary>The date a number of working days after another.</summary>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        var date = from;
        for (var left = days; left > 0; )
        {
            date = date.AddDays(1);
            if (IsWorkingDay(date))
                left--;
        }
        return date;
    }

    /// <summary>Whether schools work on this date.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !settings.Closures.Any(c => c.From <= date && date <= c.To);
}

/// <summary>Settings of the calendar; validated at start.</summary>
public sealed record CalendarSettings
{
    /// <summary>The IANA name of the zone in which deadlines end.</summary>
    public string Zone { get; init; } = "Europe/London";

    /// <summary>Days on which schools are closed.</summary>
    public IReadOnlyList<Closure> Closures { get; init; } = [];
}

/// <summary>A stretch of closed days, both ends included.</summary>
public readonly record struct Closure(DateOnly From, DateOnly To);

/// <summary>A school year, from September to August: 2026 is 2026/27.</summary>
public readonly record struct AcademicYear(int Start) : IComparable<AcademicYear>
{
    /// <summary>The year in which a date lies.</summary>
    public static AcademicYear Of(DateOnly date) => new(date.Month >= 9 ? date.Year : date.Year - 1);

    /// <summary>1 September.</summary>
    public DateOnly FirstDay => new(Start, 9, 1);

    /// <summary>31 August.</summary>
    public DateOnly LastDay => new(Start + 1, 8, 31);

    /// <inheritdoc />
    public int CompareTo(AcademicYear other) => Start.CompareTo(other.Start);

    /// <summary>As people write it: 2026/27.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start}/{(Start + 1) % 100:00}");
}

/// <summary>A term of a school year: autumn, spring or summer.</summary>
public readonly record struct Term(AcademicYear Year, string Season)
{
    /// <summary>The term in which a date lies, by the usual turn of the year.</summary>
    public static Term Of(DateOnly date) =>
        new(
            AcademicYear.Of(date),
            date.Month switch
            {
                >= 9 => "autumn",
                <= 3 => "spring",
                _ => "summer",
            }
        );
}
