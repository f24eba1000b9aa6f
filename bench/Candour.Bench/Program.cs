using System.Globalization;
using Candour.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var benches = typeof(IBench)
    .Assembly.GetTypes()
    .Where(t => t.IsClass && !t.IsAbstract && t.IsAssignableTo(typeof(IBench)))
    .Select(t => (IBench)Activator.CreateInstance(t)!)
    .OrderBy(b => b.Name, StringComparer.Ordinal)
    .ToList();
var wanted = args.Length == 0 ? benches : benches.Where(b => args.Contains(b.Name)).ToList();
if (wanted.Count == 0)
{
    Console.Error.WriteLine($"bench: one of {string.Join(", ", benches.Select(b => b.Name))}");
    return 2;
}

var kept = true;
foreach (var bench in wanted)
{
    Console.WriteLine($"{bench.Name}");
    // What is no name of a bench is a word for those that are asked for.
    kept &= await bench.RunAsync(Console.Out, [.. args.Where(a => benches.All(b => b.Name != a))]);
    Console.WriteLine();
}
return kept ? 0 : 1;
