using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Conformance.Reporting;

namespace PerfEval.Feel.Conformance;

/// <summary>
/// <c>DMN_TCK_DIR=… dotnet run [part of a folder's name]</c> prints the whole table; 0 if all is as expected or known, 1 if not, 2 if there
/// is no kit.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            if (KitLocation.Find() is not { } path)
            {
                Console.Error.WriteLine($"{KitLocation.Variable} is not set; it names a checkout of the DMN TCK.");
                return 2;
            }

            RunReport report = RunReport.Run(path, KnownGaps.Load(), arguments.FirstOrDefault());
            ReportWriter.Write(report, Console.Out);
            return report.IsGood ? 0 : 1;
        }
        catch (KitException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }
}
