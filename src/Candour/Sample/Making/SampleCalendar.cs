namespace Candour.Sample.Making;

/// <summary>Working days counted from the plan's today. Holidays are not known here: the sample must be fresh on any day.</summary>
internal sealed class SampleCalendar(DateOnly today)
{
    public DateOnly Today { get; } = today;

    /// <summary>Today, or the Friday before when today is at a weekend.</summary>
    private DateOnly Anchor { get; } =
        today.DayOfWeek switch
        {
            DayOfWeek.Saturday => today.AddDays(-1),
            DayOfWeek.Sunday => today.AddDays(-2),
            _ => today,
        };

    /// <summary>The working day that lies so many working days after today, or before it when negative.</summary>
    public DateOnly Working(int days)
    {
        var day = Anchor;
        for (var left = Math.Abs(days); left > 0; )
        {
            day = day.AddDays(Math.Sign(days));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    /// <summary>The last first of September on or before the day.</summary>
    public static DateOnly YearStart(DateOnly day) => new(day.Month >= 9 ? day.Year : day.Year - 1, 9, 1);

    /// <summary>The academic year of a day, such as "2025/26".</summary>
    public static string Year(DateOnly day)
    {
        var start = YearStart(day).Year;
        return $"{start}/{(start + 1) % 100:00}";
    }

    /// <summary>The term of a day, such as "Autumn 2026".</summary>
    public static string Term(DateOnly day) => $"{(day.Month >= 9 ? "Autumn" : day.Month <= 3 ? "Spring" : "Summer")} {day.Year}";
}
