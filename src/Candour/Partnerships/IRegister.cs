namespace Candour.Partnerships;

/// <summary>What this room asks of the national register, which Records keeps.</summary>
public interface IRegister
{
    /// <summary>The open schools of an authority, by its code ("307").</summary>
    Task<IReadOnlyList<RegisterSchool>> OpenInAuthorityAsync(string authorityCode, CancellationToken cancel = default);

    /// <summary>The schools with these numbers, open or closed; those that the register does not have are left out.</summary>
    Task<IReadOnlyList<RegisterSchool>> WithUrnsAsync(IReadOnlyCollection<int> urns, CancellationToken cancel = default);

    /// <summary>The register's rows of these parties; a school that was added by name has none.</summary>
    Task<IReadOnlyList<RegisterSchool>> OfPartiesAsync(IReadOnlyCollection<Guid> partyIds, CancellationToken cancel = default);

    /// <summary>What the register says of one school, as lines to show; null when it says nothing.</summary>
    Task<RegisterAbout?> AboutAsync(Guid partyId, CancellationToken cancel = default);
}

/// <summary>A school of the register.</summary>
/// <param name="PartyId">The party that stands for it here.</param>
/// <param name="Easting">Metres on the national grid; null when the register does not say.</param>
public sealed record RegisterSchool(int Urn, Guid PartyId, string Name, bool IsOpen, string? Phase, DateOnly? ClosedOn, int? Easting, int? Northing);

/// <summary>What the register says of a school, and how old that is.</summary>
public sealed record RegisterAbout(int Urn, DateOnly AsAt, IReadOnlyList<RegisterLine> Lines);

/// <summary>One line: the key of its label, and the value as it is shown.</summary>
public sealed record RegisterLine(string LabelKey, string Value);

/// <summary>A register into which nothing was imported.</summary>
public sealed class NoRegister : IRegister
{
    public Task<IReadOnlyList<RegisterSchool>> OpenInAuthorityAsync(string authorityCode, CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<RegisterSchool>>([]);

    public Task<IReadOnlyList<RegisterSchool>> WithUrnsAsync(IReadOnlyCollection<int> urns, CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<RegisterSchool>>([]);

    public Task<IReadOnlyList<RegisterSchool>> OfPartiesAsync(IReadOnlyCollection<Guid> partyIds, CancellationToken cancel = default) => Task.FromResult<IReadOnlyList<RegisterSchool>>([]);

    public Task<RegisterAbout?> AboutAsync(Guid partyId, CancellationToken cancel = default) => Task.FromResult<RegisterAbout?>(null);
}
