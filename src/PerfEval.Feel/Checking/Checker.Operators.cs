using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Checking;

/// <summary>Operators: what they do for which kinds, and which units fit together.</summary>
internal sealed partial class Checker
{
    private Typed CheckNegate(NegateSyntax negate)
    {
        Typed operand = CheckNode(negate.Operand);
        if (IsError(operand))
        {
            return operand;
        }

        if (operand is TypedConstant { Type.Kind: FeelKind.Number } constant)
        {
            return new TypedConstant(constant.Type, _source, negate.Span, FeelValue.Of(-constant.Value.Number));
        }

        return operand.Type.Kind is FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration
            ? new TypedNegate(operand, _source, negate.Span)
            : Report(operand, CheckErrors.ExpectedType, new LocalText("数", "a number"), Short(operand.Written), operand.Type.Describe());
    }

    private Typed CheckBinary(BinarySyntax binary)
    {
        (Typed left, Typed right) = CheckOperands(binary);
        if (IsError(left) || IsError(right))
        {
            return Error(binary);
        }

        return binary.Operator switch
        {
            BinaryOperator.And or BinaryOperator.Or => CheckLogic(binary, left, right),
            BinaryOperator.Equal => Compare(ComparisonOperator.Equal, left, right, binary.Span),
            BinaryOperator.NotEqual => Compare(ComparisonOperator.NotEqual, left, right, binary.Span),
            BinaryOperator.Less => Compare(ComparisonOperator.Less, left, right, binary.Span),
            BinaryOperator.LessOrEqual => Compare(ComparisonOperator.LessOrEqual, left, right, binary.Span),
            BinaryOperator.Greater => Compare(ComparisonOperator.Greater, left, right, binary.Span),
            BinaryOperator.GreaterOrEqual => Compare(ComparisonOperator.GreaterOrEqual, left, right, binary.Span),
            _ => Combine(binary.Operator, left, right, binary.Span),
        };
    }

    private (Typed Left, Typed Right) CheckOperands(BinarySyntax binary)
    {
        bool equality = binary.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (equality && binary.Left is NameSyntax word && !IsKnown(word.Name))
        {
            Typed other = CheckNode(binary.Right);
            return (ReportBareWord(word, other) ?? CheckNode(word), other);
        }

        Typed left = CheckNode(binary.Left);
        return equality && binary.Right is NameSyntax name && !IsKnown(name.Name)
            ? (left, ReportBareWord(name, left) ?? CheckNode(name))
            : (left, CheckNode(binary.Right));
    }

    private Typed CheckLogic(BinarySyntax binary, Typed left, Typed right)
    {
        Typed a = Expect(left, FeelKind.Boolean, FeelType.Boolean.Describe());
        Typed b = Expect(right, FeelKind.Boolean, FeelType.Boolean.Describe());
        return IsError(a) || IsError(b) ? Error(binary) : new TypedLogic(binary.Operator == BinaryOperator.And, a, b, _source, binary.Span);
    }

    /// <summary>Combines two checked operands, as the parts of a standard that stand in different places of the file are combined.</summary>
    public Typed Combine(BinaryOperator op, Typed left, Typed right, TextSpan span)
    {
        if (IsError(left) || IsError(right))
        {
            return new TypedError(_source, span);
        }

        if (left.Type is NumberType a && right.Type is NumberType b)
        {
            return CombineNumbers(op, left, a, right, b, span);
        }

        (ArithmeticOperation Operation, FeelType Type)? other = (left.Type.Kind, op, right.Type.Kind) switch
        {
            (FeelKind.Text, BinaryOperator.Add, FeelKind.Text) => (ArithmeticOperation.Concatenate, FeelType.Text),
            (FeelKind.Date, BinaryOperator.Subtract, FeelKind.Date) => (ArithmeticOperation.DateMinusDate, FeelType.Days),
            (FeelKind.Date, BinaryOperator.Add, FeelKind.DaysDuration) => (ArithmeticOperation.DatePlusDays, FeelType.Date),
            (FeelKind.Date, BinaryOperator.Subtract, FeelKind.DaysDuration) => (ArithmeticOperation.DateMinusDays, FeelType.Date),
            (FeelKind.Date, BinaryOperator.Add, FeelKind.MonthsDuration) => (ArithmeticOperation.DatePlusMonths, FeelType.Date),
            (FeelKind.Date, BinaryOperator.Subtract, FeelKind.MonthsDuration) => (ArithmeticOperation.DateMinusMonths, FeelType.Date),
            (FeelKind.Month, BinaryOperator.Subtract, FeelKind.Month) => (ArithmeticOperation.MonthMinusMonth, FeelType.Months),
            (FeelKind.Month, BinaryOperator.Add, FeelKind.MonthsDuration) => (ArithmeticOperation.MonthPlusMonths, FeelType.Month),
            (FeelKind.Month, BinaryOperator.Subtract, FeelKind.MonthsDuration) => (ArithmeticOperation.MonthMinusMonths, FeelType.Month),
            (FeelKind.DaysDuration, BinaryOperator.Add, FeelKind.DaysDuration) => (ArithmeticOperation.DaysPlusDays, FeelType.Days),
            (FeelKind.DaysDuration, BinaryOperator.Subtract, FeelKind.DaysDuration) => (ArithmeticOperation.DaysMinusDays, FeelType.Days),
            (FeelKind.DaysDuration, BinaryOperator.Multiply, FeelKind.Number) => (ArithmeticOperation.DaysTimesNumber, FeelType.Days),
            (FeelKind.Number, BinaryOperator.Multiply, FeelKind.DaysDuration) => (ArithmeticOperation.NumberTimesDays, FeelType.Days),
            (FeelKind.DaysDuration, BinaryOperator.Divide, FeelKind.Number) => (ArithmeticOperation.DaysPerNumber, FeelType.Days),
            (FeelKind.DaysDuration, BinaryOperator.Divide, FeelKind.DaysDuration) => (ArithmeticOperation.DaysPerDays, FeelType.Number),
            (FeelKind.MonthsDuration, BinaryOperator.Add, FeelKind.MonthsDuration) => (ArithmeticOperation.MonthsPlusMonths, FeelType.Months),
            (FeelKind.MonthsDuration, BinaryOperator.Subtract, FeelKind.MonthsDuration) => (ArithmeticOperation.MonthsMinusMonths, FeelType.Months),
            (FeelKind.MonthsDuration, BinaryOperator.Multiply, FeelKind.Number) => (ArithmeticOperation.MonthsTimesNumber, FeelType.Months),
            (FeelKind.Number, BinaryOperator.Multiply, FeelKind.MonthsDuration) => (ArithmeticOperation.NumberTimesMonths, FeelType.Months),
            (FeelKind.MonthsDuration, BinaryOperator.Divide, FeelKind.Number) => (ArithmeticOperation.MonthsPerNumber, FeelType.Months),
            (FeelKind.MonthsDuration, BinaryOperator.Divide, FeelKind.MonthsDuration) => (ArithmeticOperation.MonthsPerMonths, FeelType.Number),
            _ => null,
        };
        return other is { } known
            ? new TypedArithmetic(known.Operation, known.Type, left, right, _source, span)
            : Report(span, CheckErrors.OperandTypes, Sign(op), left.Type.Describe(), right.Type.Describe());
    }

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "**",
    };

    private Typed CombineNumbers(BinaryOperator op, Typed left, NumberType a, Typed right, NumberType b, TextSpan span)
    {
        switch (op)
        {
            case BinaryOperator.Add:
            case BinaryOperator.Subtract:
                if (CommonDimension(left, right) is not { } common)
                {
                    return ReportUnits(span, left, right);
                }

                return new TypedArithmetic(
                    op == BinaryOperator.Add ? ArithmeticOperation.Add : ArithmeticOperation.Subtract,
                    new NumberType(common), left, right, _source, span);

            case BinaryOperator.Multiply:
                return new TypedArithmetic(ArithmeticOperation.Multiply, new NumberType(ProductDimension(left, a, right, b)), left, right, _source, span);

            case BinaryOperator.Divide:
                if (right is TypedConstant { Number: 0 })
                {
                    return Report(right, CheckErrors.DivisionByConstantZero);
                }

                Dimension quotient = a.Dimension.Per(b.Dimension);
                if (a.Dimension.IsRate && right is TypedConstant && !b.Dimension.IsRate && b.Dimension.IsDimensionless)
                {
                    quotient = Dimension.Rate;
                }

                return new TypedArithmetic(ArithmeticOperation.Divide, new NumberType(quotient), left, right, _source, span);

            default:
                return a.Dimension.IsDimensionless && b.Dimension.IsDimensionless
                    ? new TypedArithmetic(ArithmeticOperation.Power, FeelType.Number, left, right, _source, span)
                    : Report(span, CheckErrors.NotAPlainExponent);
        }
    }

    // Twice a rate is a rate; a share of a plain number is a plain number.
    private static Dimension ProductDimension(Typed left, NumberType a, Typed right, NumberType b)
    {
        bool constantTimesRate = (a.Dimension.IsRate && right is TypedConstant && b.Dimension == Dimension.None)
            || (b.Dimension.IsRate && left is TypedConstant && a.Dimension == Dimension.None)
            || (a.Dimension.IsRate && b.Dimension.IsRate);
        return constantTimesRate ? Dimension.Rate : a.Dimension.Times(b.Dimension);
    }

    /// <summary>
    /// The dimension in which two numbers can be added or compared; null if they cannot. Plain numbers go with rates, points and counted
    /// things; with money only 0 does, since 5 could be 元 or 万元.
    /// </summary>
    private static Dimension? CommonDimension(Typed left, Typed right)
    {
        Dimension a = ((NumberType)left.Type).Dimension, b = ((NumberType)right.Type).Dimension;
        if (a.CountsSameAs(b))
        {
            return a.IsRate || b.IsRate ? Dimension.Rate : a;
        }

        if (a.IsTally && (b.IsCount || b.IsDimensionless))
        {
            return b;
        }

        if (b.IsTally && (a.IsCount || a.IsDimensionless))
        {
            return a;
        }

        return Adapts(left, a, b) ? b : Adapts(right, b, a) ? a : null;
    }

    private static bool Adapts(Typed plain, Dimension own, Dimension other) =>
        (own == Dimension.None || own.IsTally) && (other.IsPoints || other.IsCount || plain is TypedConstant { Number: 0 });

    private TypedError ReportUnits(TextSpan span, Typed left, Typed right)
    {
        Dimension a = ((NumberType)left.Type).Dimension, b = ((NumberType)right.Type).Dimension;
        LocalText hint = (a.IsMoney && b == Dimension.None) || (b.IsMoney && a == Dimension.None)
            ? new("金额要写单位，如 1000 元、3.5 万元。", "Write the unit of an amount, as in 1000 元 or 3.5 万元.")
            : a.IsPoints && b.IsRate
                ? new("若指满分的百分之几，请写成 points * 5%。", "For a share of the full marks write points * 5%.")
                : new("", "");
        return Report(span, CheckErrors.UnitsDiffer, a.Describe(), b.Describe(), hint);
    }

    /// <summary>Compares two checked operands.</summary>
    public Typed Compare(ComparisonOperator op, Typed left, Typed right, TextSpan span)
    {
        if (IsError(left) || IsError(right))
        {
            return new TypedError(_source, span);
        }

        if (left.Type is NumberType && right.Type is NumberType)
        {
            if (CommonDimension(left, right) is null)
            {
                return ReportUnits(span, left, right);
            }

            return ReportRateAsNumber(left, right) ?? ReportRateAsNumber(right, left) ?? (Typed)new TypedComparison(op, left, right, _source, span);
        }

        if (left.Type.Kind != right.Type.Kind)
        {
            return ReportBareChoice(left, right) ?? ReportDateAndMonth(left, right, span)
                ?? Report(span, CheckErrors.OperandTypes, SignOf(op), left.Type.Describe(), right.Type.Describe());
        }

        bool ordered = op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
        if (ordered && (left.Type.Kind is FeelKind.Boolean or FeelKind.List or FeelKind.Context or FeelKind.Range || left.Type is TextType { Choices: not null }))
        {
            return Report(span, CheckErrors.CannotCompare, left.Type.Describe());
        }

        return ReportNoChoice(left, right) ?? ReportNoChoice(right, left) ?? (Typed)new TypedComparison(op, left, right, _source, span);
    }

    private static string SignOf(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "≠",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "≤",
        ComparisonOperator.Greater => ">",
        _ => "≥",
    };

    private TypedError? ReportRateAsNumber(Typed rate, Typed number) =>
        rate.Type is NumberType { Dimension.IsRate: true } && number is TypedConstant { Number: > 2 or < -2 } constant
            && constant.Type == FeelType.Number
            ? Report(number, CheckErrors.RateAsNumber, FeelText.Number(constant.Value.Number), FeelText.Number(constant.Value.Number * 100))
            : null;

    private TypedError? ReportNoChoice(Typed choice, Typed text)
    {
        if (choice.Type is not TextType { Choices: { } choices } || text is not TypedConstant constant || choices.Contains(constant.Value.Text))
        {
            return null;
        }

        string? nearest = NearestName.Find(constant.Value.Text, choices);
        return Report(text, CheckErrors.NotAChoice, constant.Value.Text, string.Join('、', choices), DidYouMean(nearest));
    }

    // 类别 = 预算内, where the word names nothing but one of the choices.
    private TypedError? ReportBareWord(NameSyntax word, Typed choice) =>
        choice.Type is TextType { Choices: { } choices } && choices.Contains(word.Name)
            ? Report(word.Span, CheckErrors.QuoteText, word.Name)
            : null;

    // The same where the word is also the name of something that is no text.
    private TypedError? ReportBareChoice(Typed left, Typed right) =>
        left.Type is TextType { Choices: { } choices } && choices.Contains(right.Written)
            ? Report(right, CheckErrors.QuoteText, right.Written)
            : null;

    private Typed CheckBetween(BetweenSyntax between)
    {
        Typed value = CheckNode(between.Value), low = CheckNode(between.Low), high = CheckNode(between.High);
        return Both(
            Compare(ComparisonOperator.GreaterOrEqual, value, low, between.Span),
            Compare(ComparisonOperator.LessOrEqual, value, high, between.Span),
            between.Span);
    }

    private Typed Both(Typed a, Typed b, TextSpan span) =>
        IsError(a) || IsError(b) ? new TypedError(_source, span) : new TypedLogic(isAnd: true, a, b, _source, span);

    private Typed CheckIn(InSyntax test)
    {
        Typed value = CheckNode(test.Value);
        if (IsError(value))
        {
            return Error(test);
        }

        Typed? outer = _tested;
        _tested = value;
        Typed result = AnyOf(test.Tests, value, test.Span);
        _tested = outer;
        return result;
    }

    private Typed AnyOf(IReadOnlyList<SyntaxNode> tests, Typed value, TextSpan span)
    {
        Typed[] all = [.. tests.Select(test => CheckTest(test, value))];
        return all.Length == 0 || all.Any(IsError) ? new TypedError(_source, span) : TypedLogic.AnyOf(all, _source, span);
    }

    private Typed CheckUnaryTests(UnaryTestsSyntax tests, Typed value)
    {
        if (tests.Any)
        {
            return new TypedConstant(FeelType.Boolean, _source, tests.Span, FeelValue.True);
        }

        Typed any = AnyOf(tests.Tests, value, tests.Span);
        return !tests.Negated || IsError(any) ? any : new TypedNot(any, _source, tests.Span);
    }

    private Typed CheckTest(SyntaxNode test, Typed value)
    {
        switch (test)
        {
            case ComparisonTestSyntax comparison:
                return Compare(
                    comparison.Operator switch
                    {
                        BinaryOperator.Equal => ComparisonOperator.Equal,
                        BinaryOperator.NotEqual => ComparisonOperator.NotEqual,
                        BinaryOperator.Less => ComparisonOperator.Less,
                        BinaryOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
                        BinaryOperator.Greater => ComparisonOperator.Greater,
                        _ => ComparisonOperator.GreaterOrEqual,
                    },
                    value,
                    CheckTestOperand(comparison.Operand, value),
                    comparison.Span);
            case RangeSyntax range:
                Typed low = CheckNode(range.Low!), high = CheckNode(range.High!);
                return Both(
                    Compare(range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, low, range.Span),
                    Compare(range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, high, range.Span),
                    range.Span);
            default:
                Typed operand = CheckTestOperand(test, value);
                if (IsError(operand))
                {
                    return operand;
                }

                return operand.Type switch
                {
                    ListType list when value.Type.Kind != FeelKind.List => InList(value, operand, list, test.Span),
                    { Kind: FeelKind.Boolean } when value.Type.Kind != FeelKind.Boolean => operand,
                    _ => Compare(ComparisonOperator.Equal, value, operand, test.Span),
                };
        }
    }

    // "Due in 2019-04" says nothing of the day; which one is meant, the author must say.
    private TypedError? ReportDateAndMonth(Typed left, Typed right, TextSpan span)
    {
        Typed? month = (left.Type.Kind, right.Type.Kind) switch
        {
            (FeelKind.Date, FeelKind.Month) => right,
            (FeelKind.Month, FeelKind.Date) => left,
            _ => null,
        };
        return month is null ? null : Report(span, CheckErrors.DateAndMonth, Short(month.Written));
    }

    // In a test of a choice its words may stand bare.
    private Typed CheckTestOperand(SyntaxNode operand, Typed value) =>
        operand is NameSyntax name && value.Type is TextType { Choices: { } choices } && choices.Contains(name.Name)
            ? new TypedConstant(FeelType.Text, _source, name.Span, FeelValue.Of(name.Name))
            : CheckNode(operand);

    private Typed InList(Typed value, Typed list, ListType type, TextSpan span)
    {
        if (type.Item.Kind != value.Type.Kind)
        {
            return Report(span, CheckErrors.OperandTypes, "in", value.Type.Describe(), type.Describe());
        }

        return list is TypedList literal && literal.Items.Select(item => ReportNoChoice(value, item)).FirstOrDefault(e => e is not null) is { } error
            ? error
            : new TypedInList(value, list, _source, span);
    }

    private Typed CheckIf(IfSyntax choice)
    {
        Typed condition = Expect(CheckNode(choice.Condition), FeelKind.Boolean, FeelType.Boolean.Describe());
        Typed then = CheckNode(choice.Then), otherwise = CheckNode(choice.Else);
        if (IsError(condition) || IsError(then) || IsError(otherwise))
        {
            return Error(choice);
        }

        return CommonType(then, otherwise) is { } type
            ? new TypedIf(type, condition, then, otherwise, _source, choice.Span)
            : Report(choice.Span, CheckErrors.BranchTypes, Short(then.Written), then.Type.Describe(), Short(otherwise.Written), otherwise.Type.Describe());
    }

    /// <summary>The type that holds the values of both; null if there is none.</summary>
    private static FeelType? CommonType(Typed a, Typed b)
    {
        if (a.Type.Equals(b.Type))
        {
            return a.Type;
        }

        if (a.Type is NumberType && b.Type is NumberType)
        {
            return CommonDimension(a, b) is { } common ? new NumberType(common) : null;
        }

        return (a.Type, b.Type) switch
        {
            (TextType, TextType) => FeelType.Text,
            (ListType x, ListType y) when x.Item == FeelType.Any => y,
            (ListType x, ListType y) when y.Item == FeelType.Any => x,
            (ListType { Item: ContextType x }, ListType { Item: ContextType y }) when x.Fields.SequenceEqual(y.Fields) => new ListType(new ContextType(x.Fields)),
            (ListType { Item: TextType }, ListType { Item: TextType }) => new ListType(FeelType.Text),
            (ContextType x, ContextType y) when x.Fields.SequenceEqual(y.Fields) => new ContextType(x.Fields),
            _ => null,
        };
    }
}
