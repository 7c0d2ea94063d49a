using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>Other readings of standards and measures. Checked when everything has its meaning, since nothing depends on them.</summary>
internal sealed partial class RuleSetChecker
{
    private List<CheckedOtherReading> CheckOtherReadings()
    {
        var readings = new List<CheckedOtherReading>();
        foreach (CheckedIndicator indicator in _indicators)
        {
            foreach (OtherReadingModel model in indicator.Model.OtherReadings)
            {
                Typed score = CheckPoints(indicator, new PointsModel.Expression(model.Value, model.Location), RowsOf(indicator), null);
                Add(readings, new CheckedOtherReading(model, indicator, null, score));
            }
        }

        foreach (CheckedMeasure measure in _checkedMeasures)
        {
            foreach (OtherReadingModel model in measure.Model.OtherReadings)
            {
                Add(readings, new CheckedOtherReading(model, null, measure, CheckExpression(model.Value)));
            }
        }

        return readings;
    }

    private static void Add(List<CheckedOtherReading> readings, CheckedOtherReading reading)
    {
        if (reading.Value.Type != FeelType.Error)
        {
            readings.Add(reading);
        }
    }
}
