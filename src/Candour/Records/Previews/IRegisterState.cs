namespace Candour.Records.Previews;

/// <summary>The register as it stands, asked for by the school's number.</summary>
public interface IRegisterState
{
    /// <summary>
    /// What is stored about some schools, in the fields asked for. Schools the register does not have are left out.
    /// </summary>
    Task<IReadOnlyDictionary<int, StoredRow>> LoadAsync(IReadOnlyList<int> urns, ulong fields, CancellationToken stop);
}

/// <summary>What is stored about a school, and the version it has reached; each change of a row raises it by one.</summary>
public sealed record StoredRow(int Version, RegisterRow Row);
