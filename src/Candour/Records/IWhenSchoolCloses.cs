namespace Candour.Records;

/// <summary>A school that the register now says has closed, or will.</summary>
/// <param name="On">The day, when the register tells it.</param>
public sealed record ClosingSchool(Guid PartyId, int Urn, string Name, bool HasClosed, DateOnly? On);

/// <summary>
/// What a room does when the register says that schools close: raise a task for somebody to decide. It changes nothing
/// else. It runs inside the import's transaction, before the save, as the clock of imports.
/// </summary>
public interface IWhenSchoolCloses
{
    /// <summary>Told of all at once.</summary>
    Task RunAsync(IReadOnlyList<ClosingSchool> schools, CancellationToken cancel);
}
