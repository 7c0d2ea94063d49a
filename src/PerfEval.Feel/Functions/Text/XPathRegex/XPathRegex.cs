using System.Diagnostics.CodeAnalysis;
using System.Text;
using PerfEval.Feel.Evaluation;

namespace PerfEval.Feel.Functions.Text;

/// <summary>
/// A regular expression as <c>matches</c>, <c>replace</c> and <c>split</c> use it: those of XPath 3.1, which are those of XML Schema with
/// anchors, reluctant quantifiers and back-references. Immutable, so one may serve many threads.
/// </summary>
/// <remarks>
/// The regular expressions of .NET have another syntax and other classes, count UTF-16 units instead of characters, and cannot have both
/// back-references and a time that is bounded without a clock. Every search here ends; see <see cref="Matcher"/> for the bound.
/// </remarks>
internal sealed class XPathRegex
{
    private readonly PatternProgram _program;
    private readonly RegexFlags _flags;
    private readonly int _groups;

    private XPathRegex(PatternProgram program, RegexFlags flags, int groups)
    {
        _program = program;
        _flags = flags;
        _groups = groups;
    }

    private bool IgnoresCase => _flags.HasFlag(RegexFlags.IgnoreCase);

    /// <summary>Reads a pattern and its flags. False if the standard has no such pattern or flag, or the pattern is too large.</summary>
    public static bool TryCreate(string pattern, string flags, [NotNullWhen(true)] out XPathRegex? regex)
    {
        regex = null;
        if (!RegexFlagLetters.TryRead(flags, out RegexFlags read)
            || !PatternParser.TryParse(pattern, read, out ParsedPattern? parsed)
            || !PatternCompiler.TryCompile(parsed, read.HasFlag(RegexFlags.MultiLine), out PatternProgram? program))
        {
            return false;
        }

        regex = new XPathRegex(program, read, parsed.Groups);
        return true;
    }

    /// <summary>Whether some part of the text matches; null if the search was given up.</summary>
    /// <param name="text">The text.</param>
    /// <param name="frame">What counts the steps of the search; null where nothing does.</param>
    public bool? IsMatch(string text, Frame? frame = null)
    {
        var matcher = new Matcher(_program, new CodePointText(text), IgnoresCase, keepsGroups: false, goesOn: false);
        MatchOutcome outcome = matcher.Find(0);
        frame?.Step(StepCost.OfSearch(matcher.Taken));
        return outcome == MatchOutcome.GivenUp ? null : outcome == MatchOutcome.Found;
    }

    /// <summary>
    /// The text with each match replaced; null if the standard calls it an error (the replacement is malformed, or the pattern matches the
    /// empty text), if the search was given up or if the result is too long.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="replacement">What stands for each match.</param>
    /// <param name="frame">What counts the steps of the search; null where nothing does.</param>
    public string? Replace(string text, string replacement, Frame? frame = null)
    {
        Replacement? parsed = Replacement.Literal(replacement);
        if (IsMatch("") != false || (!_flags.HasFlag(RegexFlags.Literal) && !Replacement.TryParse(replacement, _groups, out parsed)))
        {
            return null;
        }

        var input = new CodePointText(text);
        var result = new StringBuilder();
        int copied = 0;
        bool isComplete = TryEachMatch(input, parsed.UsesGroups, match =>
        {
            input.Append(result, copied, match.Start);
            parsed.Append(result, match, input);
            copied = match.End;
            return result.Length <= TextLimits.Length;
        }, frame);
        if (!isComplete)
        {
            return null;
        }

        input.Append(result, copied, input.Length);
        return result.Length <= TextLimits.Length ? result.ToString() : null;
    }

    /// <summary>The parts of the text between the matches; null if the pattern matches the empty text or if the search was given up.</summary>
    /// <param name="text">The text.</param>
    /// <param name="frame">What counts the steps of the search; null where nothing does.</param>
    public IReadOnlyList<string>? Split(string text, Frame? frame = null)
    {
        if (IsMatch("") != false)
        {
            return null;
        }

        var input = new CodePointText(text);
        var parts = new List<string>();
        int copied = 0;
        bool isComplete = TryEachMatch(input, keepsGroups: false, match =>
        {
            parts.Add(input.Slice(copied, match.Start));
            copied = match.End;
            return true;
        }, frame);
        if (!isComplete)
        {
            return null;
        }

        parts.Add(input.Slice(copied, input.Length));
        return parts;
    }

    // A pattern that does not match the empty text takes at least one character, so the places go on.
    private bool TryEachMatch(CodePointText text, bool keepsGroups, Func<Matcher, bool> use, Frame? frame)
    {
        var matcher = new Matcher(_program, text, IgnoresCase, keepsGroups, goesOn: true);
        MatchOutcome outcome;
        for (int from = 0; (outcome = matcher.Find(from)) == MatchOutcome.Found; from = Math.Max(matcher.End, from + 1))
        {
            if (!use(matcher))
            {
                return false;
            }
        }

        frame?.Step(StepCost.OfSearch(matcher.Taken));
        return outcome == MatchOutcome.None;
    }
}
