namespace Candour.Bench.Methods;

/// <summary>A fixed piece of work in plain C#, by which runs on different machines can be compared: a dense Cholesky of order 500.</summary>
internal static class Kernel
{
    private const int Order = 500;

    /// <summary>Factors a fixed positive definite matrix; answers its log determinant.</summary>
    public static object Run()
    {
        var a = new double[Order * Order];
        for (var i = 0; i < Order; i++)
        for (var j = 0; j <= i; j++)
            a[i * Order + j] = (i == j ? Order : 0) + 1.0 / (1 + i - j);
        var logarithm = 0.0;
        for (var i = 0; i < Order; i++)
        for (var j = 0; j <= i; j++)
        {
            var sum = a[i * Order + j];
            for (var k = 0; k < j; k++)
                sum -= a[i * Order + k] * a[j * Order + k];
            if (i == j)
                logarithm += Math.Log(sum);
            a[i * Order + j] = i == j ? Math.Sqrt(sum) : sum / a[j * Order + j];
        }
        return logarithm;
    }
}
