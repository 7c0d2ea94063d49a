using System.Globalization;

namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>Made-up cases of the reference workload: the same number gives the same case, always. About twenty findings to a case.</summary>
internal static class MadeCases
{
    private static readonly string[] s_budgeted = ["人员经费", "办公费", "设备购置费", "软件开发费", "监理费", "培训费"];
    private static readonly string[] s_spent = [.. s_budgeted, "公务用车费", "业务招待费", "其他支出"];
    private static readonly string[] s_levels = ["优", "优", "良", "良", "中", "差"];

    /// <summary>A case.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="payments">How many payments it has; all other lists stay as they are.</param>
    public static WorkloadCase Make(int number, int payments = 70)
    {
        var draw = new Draw((ulong)number * 7919);
        Payment[] paid = [.. Enumerable.Range(0, payments).Select(i => MakePayment(i, draw))];
        Change[] changes = [.. Enumerable.Range(0, 20).Select(i => new Change(Name("X", number) + Name("-", i), draw.Holds(35) ? 0 : draw.Amount(1, 50)))];
        decimal quota = draw.Whole(28, 59), funded = draw.Amount(5, 12), projects = draw.Amount(1500, 2500), budget = draw.Amount(3000, 4000);
        decimal meals = draw.Amount(6, 12), planned = draw.Amount(500, 900), card = draw.Amount(100, 200), assets = draw.Amount(1500, 2500);
        decimal carried = draw.Amount(800, 1500);
        return new WorkloadCase
        {
            Id = Name("C", number),
            StaffQuota = (int)quota,
            StaffActual = (int)(quota * draw.Whole(85, 115) / 100),
            SgPrev = funded,
            SgThis = Share(funded, draw.Whole(75, 115)),
            ProjSpend = projects,
            KeySpend = Share(projects, draw.Whole(55, 98)),
            BudgetInit = budget,
            BudgetAdj = draw.Holds(50) ? 0 : Share(budget, draw.Whole(-15, 35)),
            LateFunds = draw.Holds(70) ? 0 : draw.Whole(1, 3),
            CarryPrev = carried,
            Surplus = draw.Holds(40) ? 0 : Share(carried, draw.Whole(30, 130)),
            SgBudget = meals,
            SgActual = Share(meals, draw.Whole(60, 110)),
            UseV1 = Rarely(draw),
            UseV2 = Rarely(draw),
            UseV3 = Rarely(draw),
            UseV4 = Rarely(draw),
            UseV5 = Rarely(draw),
            ProcPlan = planned,
            ProcActual = Share(planned, draw.Whole(88, 100)),
            CardBase = card,
            CardAmt = Share(card, draw.Whole(40, 90)),
            AssetV1 = Rarely(draw),
            AssetV2 = Rarely(draw),
            AssetV3 = Rarely(draw),
            AssetV4 = Rarely(draw),
            AssetV5 = Rarely(draw),
            AssetTotal = assets,
            AssetUsed = Share(assets, draw.Whole(85, 100)),
            Out1Plan = 110,
            Out1Done = Share(110, draw.Whole(80, 115)),
            Out2Plan = 122,
            Out2Done = Share(122, draw.Whole(80, 115)),
            Out3Plan = 142,
            Out3Done = Share(142, draw.Whole(80, 115)),
            Out4Plan = 12,
            Out4Done = draw.Whole(9, 12),
            Out5Plan = 14,
            Out5Done = draw.Whole(11, 14),
            Out6Plan = 38,
            Out6Done = Share(38, draw.Whole(50, 115)),
            Satisfaction = draw.Amount(72, 99),
            ReviewedBudget = draw.Amount(42, 56) * payments,
            Payable = draw.Amount(3, 200),
            VisitThreshold = 100,
            MgHas = draw.Holds(92),
            MgLegal = draw.Holds(93),
            MgExec = draw.Holds(80),
            DcContent = draw.Holds(81),
            DcTime = draw.Holds(89),
            DcTrue = draw.Holds(96),
            DcComplete = draw.Holds(89),
            DcAccurate = draw.Holds(90),
            AsSys = draw.Holds(90),
            AsExec = draw.Holds(78),
            Econ = draw.OneOf(s_levels),
            Social = draw.OneOf(s_levels),
            Eco = draw.OneOf(s_levels),
            Payments = paid,
            BudgetCategories = s_budgeted,
            Changes = changes,
            Approvals = [.. changes.Select(c => new Approval(c.Id, draw.Holds(88) ? "发改" : "财政"))],
            Contracts = [.. Enumerable.Range(0, 20).Select(i => MakeContract(i, draw))],
            Platforms = [.. Enumerable.Range(0, 15).Select(i => new Platform(Name("PT", i), draw.Holds(6) ? draw.Whole(5, 90) : draw.Whole(200, 20_000)))],
        };
    }

    private static Payment MakePayment(int number, Draw draw) =>
        new(Name("P", number), draw.Holds(92) ? draw.OneOf(s_budgeted) : draw.OneOf(s_spent), draw.Amount(5, 90), draw.Holds(97));

    private static Contract MakeContract(int number, Draw draw)
    {
        int due = draw.Whole(19_000, 19_400);
        return new Contract(Name("H", number), due, due + (draw.Holds(25) ? draw.Whole(1, 60) : -draw.Whole(0, 20)));
    }

    private static decimal Share(decimal amount, int percent) => Math.Round(amount * percent / 100, 4);

    private static int Rarely(Draw draw) => draw.Holds(10) ? 1 : 0;

    private static string Name(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);
}
