using Candour.PeerReview.Stages;

namespace Candour.PeerReview.Protocols;

/// <summary>
/// The protocols that are shipped, one JSON file each beside this class. A file that names a stage nobody wrote
/// fails at start, by name.
/// </summary>
public sealed class ProtocolCatalogue
{
    private readonly Dictionary<string, Protocol> _protocols = new(StringComparer.Ordinal);

    public ProtocolCatalogue(StageCatalogue stages)
    {
        var assembly = typeof(ProtocolCatalogue).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(n => n.EndsWith(".protocol.json", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var protocol = Protocol.FromJson(reader.ReadToEnd());
            foreach (var stage in protocol.Stages)
                _ =
                    stages.Find(stage.Key)
                    ?? throw new InvalidOperationException(
                        $"The protocol {protocol.Key} names the stage {stage.Key}, which no class under Stages has."
                    );
            _protocols.Add(protocol.Key, protocol);
        }
    }

    /// <summary>All, by key.</summary>
    public IReadOnlyCollection<Protocol> All => _protocols.Values;

    /// <summary>One; null when there is none by that key.</summary>
    public Protocol? Find(string key) => _protocols.GetValueOrDefault(key);
}
