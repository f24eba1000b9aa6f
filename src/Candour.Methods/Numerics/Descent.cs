namespace Candour.Methods.Numerics;

/// <summary>Newton's method for the lowest point of a function with a sparse positive Hessian.</summary>
internal static class Descent
{
    private const int Most = 100;
    private const double Far = 60;

    /// <summary>A whole step so short leads nowhere else; one by an older factor may still be a little off.</summary>
    private const double Settled = 1e-8;

    /// <summary>After a step so short the Hessian is as good as the same: the factor is kept while each step is a hundredth of the last.</summary>
    private const double Near = 1e-3;

    /// <summary>Moves the point to the lowest and leaves the Hessian there factored; false where none was reached.</summary>
    /// <param name="system">Where the Hessian is written.</param>
    /// <param name="point">Where to begin; then the lowest point.</param>
    /// <param name="gradient">Where the gradient is written.</param>
    /// <param name="assemble">The function at the point; it writes the gradient and the Hessian.</param>
    public static bool Run(SparseFactor system, double[] point, double[] gradient, Func<double> assemble)
    {
        var (step, from) = (new double[point.Length], new double[point.Length]);
        var (value, last, kept) = (assemble(), double.PositiveInfinity, false);
        for (var turn = 0; turn < Most && double.IsFinite(value); turn++)
        {
            if (!kept && !system.Factor())
                return false;
            gradient.CopyTo(step, 0);
            system.Solve(step);
            point.CopyTo(from, 0);
            var longest = 0.0;
            foreach (var move in step)
                longest = Math.Max(longest, Math.Abs(move));
            var share = longest > 5 ? 5 / longest : 1;
            while (true)
            {
                for (var i = 0; i < point.Length; i++)
                    point[i] = from[i] - share * step[i];
                var found = assemble();
                if (found <= value + 1e-10 * (1 + Math.Abs(value)))
                {
                    value = found;
                    break;
                }
                if ((share /= 2) < 1e-8)
                    return false;
            }
            if (longest < (kept ? Settled / 10 : Settled))
                return system.Factor() && !Array.Exists(point, p => Math.Abs(p) > Far);
            kept = longest < Near && (!kept || longest < last / 100);
            last = longest;
        }
        return false;
    }
}
