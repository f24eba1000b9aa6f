using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Candour.Foundation.Storage;

/// <summary>Instants are UTC in whole milliseconds on both databases; a local time is a mistake and throws.</summary>
internal sealed class UtcMilliseconds()
    : ValueConverter<DateTime, DateTime>(value => Write(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime Write(DateTime value) =>
        value.Kind == DateTimeKind.Local
            ? throw new InvalidOperationException("A local time was about to be stored; store UTC.")
            : DateTime.SpecifyKind(new DateTime(value.Ticks - value.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}

/// <summary>Text without what one of the databases cannot hold (see <see cref="Fold.Cleaned"/>).</summary>
internal sealed class CleanText() : ValueConverter<string, string>(value => Fold.Cleaned(value), value => value);
