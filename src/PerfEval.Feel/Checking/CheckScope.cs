using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Checking;

/// <summary>What names mean for a set of expressions: facts, measures, declared functions and units.</summary>
internal sealed class CheckScope(FeelMode mode)
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UserFunction> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Functions.Builtin> _hostFunctions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeelType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _countedUnits = new(StringComparer.Ordinal);

    public FeelMode Mode { get; } = mode;

    /// <summary>The names that need a table to be read.</summary>
    public NameTable Names { get; } = new(mode == FeelMode.Scoring
        ? Functions.Builtins.NamesWithSpaces.Concat(Functions.PropertyFunctions.NamesWithSpaces)
        : Functions.Spec.SpecFunctions.NamesWithSpaces.Concat(Functions.Spec.SpecFunctions.PropertyNamesWithSpaces));

    /// <summary>Resolves a name that is not there yet: measures are checked when first used, so that their order does not matter.</summary>
    public Func<string, Symbol?>? Resolve { get; set; }

    public IEnumerable<string> SymbolNames => _symbols.Keys;

    public IEnumerable<string> FunctionNames => _functions.Keys.Concat(_hostFunctions.Keys).Concat(Functions.Builtins.Names);

    public IReadOnlyCollection<string> CountedUnits => _countedUnits;

    public void Add(Symbol symbol)
    {
        _symbols[symbol.Name] = symbol;
        Names.Add(symbol.Name);
        AddUnits(symbol.Type);
    }

    public void Add(UserFunction function)
    {
        _functions[function.Name] = function;
        Names.Add(function.Name);
    }

    /// <summary>Adds a function of the host.</summary>
    public void Add(Functions.Builtin function)
    {
        _hostFunctions[function.Name] = function;
        Names.Add(function.Name);
    }

    /// <summary>A function that is not written in expressions: of the language or of the host.</summary>
    public Functions.Builtin? FindBuiltin(string name) => _hostFunctions.GetValueOrDefault(name) ?? Functions.Builtins.Find(name);

    public Symbol? Find(string name) => _symbols.TryGetValue(name, out Symbol? symbol) ? symbol : Resolve?.Invoke(name);

    /// <summary>Declares a name for a type.</summary>
    public void Add(string name, FeelType type)
    {
        _types[name] = type;
        Names.Add(name);
        AddUnits(type);
    }

    public FeelType? FindType(string name) => _types.GetValueOrDefault(name);

    public UserFunction? FindFunction(string name) => _functions.GetValueOrDefault(name);

    /// <summary>Finds a unit: one known everywhere, or one that some fact counts in.</summary>
    public MeasureUnit? FindUnit(string name) =>
        MeasureUnit.Find(name) ?? (_countedUnits.Contains(name) ? new MeasureUnit(name, new NumberType(Dimension.Count(name)), 1) : null);

    private void AddUnits(FeelType type)
    {
        switch (type)
        {
            case NumberType { Dimension.IsCount: true } number:
                _countedUnits.Add(number.Dimension.Unit);
                break;
            case ListType list:
                AddUnits(list.Item);
                break;
            case FunctionType function:
                AddUnits(function.Result);
                break;
            case ContextType context:
                foreach (FeelField field in context.Fields)
                {
                    Names.Add(field.Name);
                    AddUnits(field.Type);
                }

                break;
        }
    }
}
