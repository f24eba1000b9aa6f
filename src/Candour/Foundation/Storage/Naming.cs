using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candour.Foundation.Storage;

/// <summary>snake_case names for tables, columns, keys and indexes: what people who write SQL by hand expect on both databases.</summary>
internal static class Naming
{
    public static void Apply(IMutableModel model)
    {
        foreach (var type in model.GetEntityTypes())
        {
            // Owned JSON documents have no table, key or index of their own; only their container column is named.
            if (type.IsMappedToJson())
            {
                // A document within a document has no column: naming one would make it a second root.
                if (type.FindOwnership()?.PrincipalEntityType.IsMappedToJson() != true && type.GetContainerColumnName() is { } container)
                    type.SetContainerColumnName(Snake(container));
                continue;
            }
            type.SetTableName(Snake(type.GetTableName()!));
            foreach (var property in type.GetProperties())
                property.SetColumnName(Snake(property.GetColumnName()));
            foreach (var key in type.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var key in type.GetForeignKeys())
                key.SetConstraintName(Snake(key.GetConstraintName()!));
            foreach (var index in type.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    public static string Snake(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (
                char.IsUpper(c)
                && i > 0
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))
            )
                result.Append('_');
            result.Append(char.ToLowerInvariant(c));
        }
        return result.ToString();
    }
}
