namespace PerfEval.Feel.Functions.Text;

/// <summary>How a search ended.</summary>
internal enum MatchOutcome
{
    /// <summary>There is no match from here on.</summary>
    None,

    /// <summary>There is one.</summary>
    Found,

    /// <summary>The search was given up: it took too many steps or too much memory.</summary>
    GivenUp,
}

/// <summary>Searches one text for matches of a pattern, from left to right; among those that start at one place, the one that comes first.</summary>
/// <remarks>
/// <para>
/// It goes back from what fails to the last choice, as the standard's rules of greedy and reluctant quantifiers ask, but remembers what
/// failed: a step that has failed at a place of the text is not taken there again. So the time of finding all matches of a pattern without
/// back-references is at most its length times that of the text, whatever the pattern: <c>(a+)+$</c> is as quick as <c>a+$</c>.
/// </para>
/// <para>
/// With back-references no such bound exists for any method. There, and where a huge pattern meets a huge text, the search is given up
/// after a number of steps that depends on nothing but both lengths; a time limit would give different answers on different machines.
/// </para>
/// </remarks>
internal sealed class Matcher
{
    private const long LargestBudget = 200_000_000;
    private const int StackLimit = 8_000_000;

    private readonly PatternProgram _program;
    private readonly CodePointText _text;
    private readonly VisitMemory _memory;
    private readonly int[] _slots;
    private readonly bool _keepsGroups;
    private readonly bool _goesOn;
    private readonly List<(int Step, int Place)> _path = [];
    private readonly bool _ignoresCase;
    private Entry[] _stack = new Entry[32];
    private int _depth;
    private readonly long _allowed;
    private long _budget;

    /// <summary>Begins a search.</summary>
    /// <param name="program">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="ignoresCase">Whether back-references match in either case.</param>
    /// <param name="keepsGroups">Whether <see cref="Group"/> will be asked for.</param>
    /// <param name="goesOn">Whether further matches will be asked for.</param>
    public Matcher(PatternProgram program, CodePointText text, bool ignoresCase, bool keepsGroups, bool goesOn)
    {
        _program = program;
        _text = text;
        _ignoresCase = ignoresCase;
        _keepsGroups = keepsGroups || program.HasBackReferences;
        _goesOn = goesOn;
        _slots = new int[program.Slots];
        _memory = new VisitMemory(program.Visits, text.Length + 1);
        _allowed = program.HasBackReferences
            ? 500_000 + 200L * text.Length
            : Math.Min(LargestBudget, 100_000 + 100L * program.Steps.Length + 1_000L * text.Length);
        _budget = _allowed;
    }

    /// <summary>How many steps all searches took so far; all that were allowed, where one was given up.</summary>
    public long Taken => _allowed - Math.Max(0, _budget);

    /// <summary>Where the match starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where the match ends: the place after its last character.</summary>
    public int End { get; private set; }

    /// <summary>Start and end of a group of the match; an empty stretch if it did not match.</summary>
    public (int Start, int End) Group(int number) => number == 0
        ? (Start, End)
        : _slots[2 * number + 1] < 0 ? (Start, Start) : (_slots[2 * number], _slots[2 * number + 1]);

    /// <summary>Finds the first match that starts at a place or after it. Places must not go back between calls.</summary>
    public MatchOutcome Find(int from)
    {
        Array.Fill(_slots, -1);
        _budget -= _slots.Length;
        PatternStep first = _program.Steps[0];
        for (int start = from; start <= _text.Length; start++)
        {
            if (first.Op == PatternOp.TextStart && start > 0)
            {
                return MatchOutcome.None;
            }

            if (first.Op == PatternOp.Character)
            {
                int next = _text.CodePoints[start..].IndexOf(first.A);
                if (next < 0)
                {
                    return MatchOutcome.None;
                }

                start += next;
            }

            MatchOutcome outcome = MatchAt(start);
            if (outcome != MatchOutcome.None)
            {
                return outcome;
            }
        }

        return MatchOutcome.None;
    }

    private MatchOutcome MatchAt(int start)
    {
        PatternStep[] steps = _program.Steps;
        int at = 0, place = start;
        _depth = 0;
        _path.Clear();
        while (--_budget >= 0)
        {
            ref readonly PatternStep step = ref steps[at];
            if (step.Op == PatternOp.Accept)
            {
                (Start, End) = (start, place);
                ForgetPath();
                return MatchOutcome.Found;
            }

            if (step.Op == PatternOp.Split)
            {
                Push(new Entry(step.B, place, _path.Count));
                at = step.A;
            }
            else if (step.Op == PatternOp.Jump)
            {
                at = step.A;
            }
            else if (TryTake(in step, ref place))
            {
                at++;
            }
            else if (!TryGoBack(out at, out place))
            {
                return _budget > 0 ? MatchOutcome.None : MatchOutcome.GivenUp;
            }
        }

        return MatchOutcome.GivenUp;
    }

    private bool TryTake(in PatternStep step, ref int place)
    {
        ReadOnlySpan<int> text = _text.CodePoints;
        switch (step.Op)
        {
            case PatternOp.Character when place < text.Length && text[place] == step.A:
            case PatternOp.OneOf when place < text.Length && step.Set!.Contains(text[place]):
                place++;
                return true;
            case PatternOp.Visit:
                return TryVisit(step.A, place);
            case PatternOp.Save:
                if (_keepsGroups)
                {
                    Push(new Entry(~step.A, _slots[step.A], 0));
                    _slots[step.A] = place;
                }

                return true;
            case PatternOp.Progress:
                return place > _slots[step.A];
            case PatternOp.BackReference:
                return TryTakeAgain(step.A, ref place);
            case PatternOp.TextStart:
                return place == 0;
            case PatternOp.TextEnd:
                return place == text.Length;

            // A line feed at the very end begins no line, and the end of the text after it ends none.
            case PatternOp.LineStart:
                return place == 0 || (text[place - 1] == '\n' && place < text.Length);
            case PatternOp.LineEnd:
                return place < text.Length ? text[place] == '\n' : place == 0 || text[place - 1] != '\n';
            default:
                return false;
        }
    }

    private bool TryVisit(int visit, int place)
    {
        SpendAllIf(_memory.IsFull);
        if (_budget == 0 || !_memory.TryAdd(visit, place))
        {
            return false;
        }

        if (_goesOn)
        {
            _path.Add((visit, place));
        }

        return true;
    }

    private bool TryTakeAgain(int group, ref int place)
    {
        ReadOnlySpan<int> text = _text.CodePoints;
        (int from, int to) = (_slots[2 * group], _slots[2 * group + 1]);
        if (to < 0)
        {
            return true;
        }

        int length = to - from;
        if (length > text.Length - place)
        {
            return false;
        }

        _budget -= length;
        for (int i = 0; i < length; i++)
        {
            if (text[from + i] != text[place + i] && !(_ignoresCase && CaseVariants.AreVariants(text[from + i], text[place + i])))
            {
                return false;
            }
        }

        place += length;
        return true;
    }

    // Undoes what was saved since the last choice, and goes on with its other way.
    private bool TryGoBack(out int at, out int place)
    {
        while (_depth > 0)
        {
            Entry entry = _stack[--_depth];
            if (entry.Target >= 0)
            {
                if (_goesOn)
                {
                    _path.RemoveRange(entry.PathLength, _path.Count - entry.PathLength);
                }

                (at, place) = (entry.Target, entry.Place);
                return true;
            }

            _slots[~entry.Target] = entry.Place;
        }

        (at, place) = (0, 0);
        return false;
    }

    private void Push(Entry entry)
    {
        if (_depth == _stack.Length)
        {
            Array.Resize(ref _stack, _stack.Length * 2);
            SpendAllIf(_depth > StackLimit);
        }

        _stack[_depth++] = entry;
    }

    // Too much memory ends a search like too many steps.
    private void SpendAllIf(bool isTooMuch) => _budget = isTooMuch ? 0 : _budget;

    // The steps that led to a match did not fail, and the next search may take them again where this match ends.
    private void ForgetPath()
    {
        foreach ((int step, int place) in _path)
        {
            _memory.Remove(step, place);
        }

        _path.Clear();
    }

    /// <summary>A choice (the step and the place to go on from) or, with a target turned over, what a slot held before.</summary>
    private readonly record struct Entry(int Target, int Place, int PathLength);
}
