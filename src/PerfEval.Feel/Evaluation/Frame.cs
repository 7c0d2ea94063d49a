using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>The working memory of one evaluation: facts, variables, measures already computed. Used by one thread at a time.</summary>
internal sealed class Frame
{
    /// <summary>Steps that an evaluation may take unless told otherwise: loop turns, mostly.</summary>
    public const int DefaultStepLimit = 20_000_000;

    [ThreadStatic]
    private static Frame? s_current;

    private readonly StepBudget _budget;

    public Frame(FeelValue[] facts, int localCount, int measureCount, int cursorCount, int stepLimit = DefaultStepLimit)
    {
        Facts = facts;
        Locals = new FeelValue[localCount];
        Measures = new FeelValue[measureCount];
        MeasureKnown = new bool[measureCount];
        MeasureBailed = new bool[measureCount];
        Cursors = new Cursor[cursorCount];
        _budget = new StepBudget(stepLimit);
    }

    /// <summary>The frame of a function that is called; it counts its steps with its caller's.</summary>
    public Frame(Frame? caller, FeelValue[] facts, FeelValue[] locals, int cursorCount)
    {
        Facts = facts;
        Locals = locals;
        Measures = [];
        MeasureKnown = [];
        MeasureBailed = [];
        Cursors = new Cursor[cursorCount];
        _budget = caller?._budget ?? new StepBudget(DefaultStepLimit);
        Clock = caller?.Clock ?? TimeProvider.System;
    }

    /// <summary>
    /// The frame that called the function of the host that is running on this thread; what the host evaluates counts its steps with it.
    /// Null outside of functions of hosts.
    /// </summary>
    public static Frame? Current
    {
        get => s_current;
        set => s_current = value;
    }

    public FeelValue[] Facts { get; set; }

    public FeelValue[] Locals { get; }

    public FeelValue[] Measures { get; }

    public bool[] MeasureKnown { get; }

    /// <summary>The measures that the exact domain cannot compute, so that it does not try each of them once per use.</summary>
    public bool[] MeasureBailed { get; }

    public Cursor[] Cursors { get; }

    /// <summary>What <c>now()</c> reads in spec mode; a score never depends on it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public int StepLimit => _budget.Limit;

    /// <summary>
    /// Set by nodes of the exact domain that meet anything but a known value. What they return then is meaningless; the caller
    /// evaluates again in the general domain.
    /// </summary>
    public bool Bailed { get; set; }

    /// <summary>Why a list that was to be opened has no items: it is unknown, or its computation failed.</summary>
    public FeelValue Pending { get; set; }

    /// <summary>Where values of nodes are noted for an explanation; null otherwise.</summary>
    public Dictionary<Typed, FeelValue>? Record { get; set; }

    /// <summary>Whether stated figures stand for all values that round to them, as checks of sums need it; null otherwise.</summary>
    public Func<int, FeelValue, FeelValue>? ReadFact { get; set; }

    public void Step() => Step(1);

    /// <summary>Counts the steps of something that goes through several items at once.</summary>
    public void Step(int count)
    {
        if ((_budget.Left -= count) < 0)
        {
            throw new EvaluationLimitException();
        }
    }

    /// <summary>
    /// Begins the next of the computations that one evaluation consists of, with steps of its own: one that used them all up fails alone,
    /// wherever it stands. All of them together have ten times as many.
    /// </summary>
    public void BeginComputation()
    {
        _budget.LeftInAll -= _budget.Limit - Math.Max(0, _budget.Left);
        _budget.Left = (int)Math.Clamp(_budget.LeftInAll, 0, _budget.Limit);
    }

    /// <summary>All steps anew, for an evaluation that goes on with the measures that it has.</summary>
    public void Renew()
    {
        _budget.Left = _budget.Limit;
        _budget.LeftInAll = 10L * _budget.Limit;
        Bailed = false;
    }

    /// <summary>Whether both count their steps together.</summary>
    public bool SharesBudgetWith(Frame? other) => other is not null && ReferenceEquals(_budget, other._budget);

    /// <summary>Forgets the measures and variables, for the next evaluation over the same or other facts.</summary>
    public void Reset()
    {
        Array.Clear(MeasureKnown);
        Array.Clear(MeasureBailed);
        Renew();
    }

    /// <summary>Forgets everything, and lets go of all values, to wait for an evaluation over other facts.</summary>
    public void Clear()
    {
        Facts = [];
        Pending = default;
        Array.Clear(Locals);
        Array.Clear(Measures);
        Array.Clear(Cursors);
        Reset();
    }

    private sealed class StepBudget(int limit)
    {
        public int Limit { get; } = limit;

        public int Left { get; set; } = limit;

        public long LeftInAll { get; set; } = 10L * limit;
    }

    /// <summary>Where a loop stands.</summary>
    internal struct Cursor
    {
        public int Index;
        public int End;
        public object? Source;
    }
}
