using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Candour.Web.Design;

/// <summary>Reads a date from the three boxes of &lt;c-date&gt;, or from one value as 2026-10-09, and says in words what is wrong with it.</summary>
internal sealed class DateOnlyBinder(Texts texts) : IModelBinder
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    public Task BindModelAsync(ModelBindingContext context)
    {
        var name = context.ModelName;
        var typed = Parts.Select(part => context.ValueProvider.GetValue($"{name}.{part}")).ToArray();
        if (typed.All(value => value == ValueProviderResult.None))
            return BindOne(context);

        foreach (var (part, value) in Parts.Zip(typed))
            Keep(context.ModelState, $"{name}.{part}", value);
        var boxes = Array.ConvertAll(typed, value => (value.FirstValue ?? "").Trim());
        if (boxes.All(box => box.Length == 0))
            return Nothing(context);

        var missing = Parts.Zip(boxes).Where(pair => pair.Second.Length == 0).Select(pair => Word(pair.First)).ToList();
        if (missing.Count > 0)
            Fail(context, texts["design.error.date-part", Label(context), texts.List(missing)]);
        else if (Read(boxes) is { } day)
            context.Result = ModelBindingResult.Success(day);
        else
            Fail(context, texts["design.error.date", Label(context)]);
        return Task.CompletedTask;
    }

    private Task BindOne(ModelBindingContext context)
    {
        var value = context.ValueProvider.GetValue(context.ModelName);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, value);
        if (string.IsNullOrWhiteSpace(value.FirstValue))
            return Nothing(context);
        if (DateOnly.TryParseExact(value.FirstValue.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            context.Result = ModelBindingResult.Success(day);
        else
            Fail(context, texts["design.error.date", Label(context)]);
        return Task.CompletedTask;
    }

    // An empty date is no date; whether one is needed is the model's to say.
    private Task Nothing(ModelBindingContext context)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else
            Fail(context, texts["design.error.required", Label(context)]);
        return Task.CompletedTask;
    }

    private static DateOnly? Read(string[] parts)
    {
        if (
            !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1800 or > 2200
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
            return null;
        return new(year, month, day);
    }

    // What was typed is shown again; the parts have no rules of their own, and one left unchecked would spoil the whole.
    private static void Keep(ModelStateDictionary state, string key, ValueProviderResult value)
    {
        state.SetModelValue(key, value);
        state.MarkFieldSkipped(key);
    }

    private string Word(string part) => texts[$"design.date.{part.ToLowerInvariant()}"].ToLower(texts.Culture);

    private static string Label(ModelBindingContext context) => context.ModelMetadata.GetDisplayName();

    private static void Fail(ModelBindingContext context, string message) =>
        context.ModelState.TryAddModelError(context.ModelName, message);
}

internal sealed class DateOnlyBinderProvider(Texts texts) : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateOnlyBinder(texts) : null;
}
