using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Candour.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Candour.Foundation.Keeping;

/// <summary>A column as a backup writes it: its name, and what its values are whatever the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">A .NET type's name, "json" for a document or "list" for a list of plain values.</param>
/// <param name="Type">The .NET type of a value; of an element, for a list; string for a document.</param>
/// <param name="StoreType">Its type in this database.</param>
internal sealed record PortableColumn(string Name, string Kind, Type Type, string StoreType);

/// <summary>A table as a backup writes it.</summary>
internal sealed record PortableTable(string Name, IReadOnlyList<PortableColumn> Columns, IReadOnlyList<string> Key);

/// <summary>
/// The tables of a version of the model, in an order in which rows can be put back: what others refer to comes first.
/// The same on both databases, so that a backup of one is restored on the other.
/// </summary>
internal sealed class PortableModel
{
    public const string Json = "json";
    public const string List = "list";

    private PortableModel(IReadOnlyList<PortableTable> tables) => Tables = tables;

    public IReadOnlyList<PortableTable> Tables { get; }

    /// <summary>Says in one line which schema this is: equal digests mean that rows fit.</summary>
    public string Digest
    {
        get
        {
            var lines = Tables
                .OrderBy(t => t.Name, StringComparer.Ordinal)
                .SelectMany(t => t.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => $"{t.Name} {c.Name} {c.Kind}\n"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        }
    }

    /// <summary>The model of this version.</summary>
    public static PortableModel Of(CandourDb db) => new(Sorted(db.Model.GetRelationalModel()));

    /// <summary>The model as it was after an earlier migration, which its own snapshot tells.</summary>
    public static PortableModel At(CandourDb db, string migrationId)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var migration = assembly.CreateMigration(assembly.Migrations[migrationId], db.Database.ProviderName!);
        var model = db.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel, designTime: true);
        return new(Sorted(model.GetRelationalModel()));
    }

    private static List<PortableTable> Sorted(IRelationalModel model)
    {
        var left = model.Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        List<PortableTable> sorted = [];
        HashSet<string> done = new(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var next =
                left.FirstOrDefault(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || done.Contains(f.PrincipalTable.Name)))
                ?? throw new InvalidOperationException(
                    $"Tables refer to each other in a circle: {string.Join(", ", left.Select(t => t.Name))}."
                );
            left.Remove(next);
            done.Add(next.Name);
            sorted.Add(
                new PortableTable(
                    next.Name,
                    [.. next.Columns.Select(Column).OrderBy(c => c.Name, StringComparer.Ordinal)],
                    [.. next.PrimaryKey!.Columns.Select(c => c.Name)]
                )
            );
        }
        return sorted;
    }

    private static PortableColumn Column(IColumn column)
    {
        if (column.PropertyMappings.Count == 0)
            return new PortableColumn(column.Name, Json, typeof(string), column.StoreType);
        var property = column.PropertyMappings[0].Property;
        var mapping = property.GetRelationalTypeMapping();
        if (property.IsPrimitiveCollection)
        {
            var element = property.GetElementType()!;
            var type = Bare(element.GetTypeMapping().Converter?.ProviderClrType ?? element.ClrType);
            return new PortableColumn(column.Name, List, type, column.StoreType);
        }
        var stored = Bare(mapping.Converter?.ProviderClrType ?? property.ClrType);
        return new PortableColumn(
            column.Name,
            stored == typeof(byte[]) ? "bytes" : stored.Name.ToLower(CultureInfo.InvariantCulture),
            stored,
            column.StoreType
        );
    }

    private static Type Bare(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsEnum ? Enum.GetUnderlyingType(bare) : bare;
    }
}
