using System.Collections;
using System.Reflection;

namespace Candour.Sample.Plan;

/// <summary>One text of the plan: whose it is, which property, and the words.</summary>
/// <param name="Record">A readable path to the record that holds it.</param>
/// <param name="Property">The property's name.</param>
/// <param name="Text">The words.</param>
public sealed record PlanText(string Record, string Property, string Text);

/// <summary>Reads or rewrites every written text of a plan.</summary>
public static class PlanTexts
{
    /// <summary>Every text, in a fixed order.</summary>
    public static IReadOnlyList<PlanText> Read(SamplePlan plan)
    {
        var found = new List<PlanText>();
        Walk(
            plan,
            "plan",
            text =>
            {
                found.Add(text);
                return text.Text;
            }
        );
        return found;
    }

    /// <summary>The same plan with each text replaced by what the function makes of it.</summary>
    public static SamplePlan Rewrite(SamplePlan plan, Func<PlanText, string> change) => (SamplePlan)Walk(plan, "plan", change);

    private static object Walk(object record, string path, Func<PlanText, string> change)
    {
        var type = record.GetType();
        var copy = type.GetMethod("<Clone>$")!.Invoke(record, null)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            var value = property.GetValue(record);
            if (value is string text && property.IsDefined(typeof(WrittenAttribute)))
            {
                property.SetValue(copy, change(new PlanText(path, property.Name, text)));
            }
            else if (value is IList list && IsOurs(property.PropertyType.GetGenericArguments().FirstOrDefault()))
            {
                property.SetValue(copy, Walk(list, $"{path}/{property.Name}", change));
            }
            else if (value is not null && IsOurs(value.GetType()))
            {
                property.SetValue(copy, Walk(value, $"{path}/{property.Name}", change));
            }
        }

        return copy;
    }

    private static Array Walk(IList list, string path, Func<PlanText, string> change)
    {
        var item = list.GetType()
            .GetInterfaces()
            .First(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .GetGenericArguments()[0];
        var copy = Array.CreateInstance(item, list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            copy.SetValue(Walk(list[index]!, $"{path}/{index}", change), index);
        }

        return copy;
    }

    private static bool IsOurs(Type? type) => type is { IsClass: true } && type.Namespace == typeof(PlanTexts).Namespace;
}
