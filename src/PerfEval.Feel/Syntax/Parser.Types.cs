using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Syntax;

/// <summary>Types, which stand after <c>instance of</c> and after parameters: <c>number</c>, <c>list&lt;string&gt;</c>, <c>function&lt;date&gt; -&gt; Any</c>.</summary>
internal sealed partial class Parser
{
    private static readonly string[] s_typeNames = ["date and time", "days and time duration", "years and months duration"];

    private TypeSyntax ReadType()
    {
        NameTable outer = _names;
        _names = new NameTable(outer);
        foreach (string name in s_typeNames)
        {
            _names.Add(name);
        }

        Token token = TakeLongName();
        Enter(token);
        if (token.Kind is not (TokenKind.Name or TokenKind.Keyword))
        {
            throw Unexpected(token, new LocalText("类型名", "the name of a type"));
        }

        TypeSyntax type = token.Text switch
        {
            "list" or "range" when Peek(operand: false).Kind == TokenKind.Less => ReadElementType(token),
            "context" when Peek(operand: false).Kind == TokenKind.Less => ReadContextType(token),
            "function" => ReadFunctionType(token),
            _ => new TypeSyntax(TextSpan.Between(token.Span.Start, token.End), ReadQualifiedTypeName(token), [], [], null),
        };
        _nesting--;
        _names = outer;
        return type;
    }

    // Types of an imported model are written with its name: common.tPerson.
    private string ReadQualifiedTypeName(Token first)
    {
        string name = first.Text;
        while (TryTake(TokenKind.Dot))
        {
            name += "." + TakeLongName().Text;
        }

        return name;
    }

    private TypeSyntax ReadElementType(Token name)
    {
        Expect(TokenKind.Less, "<");
        TypeSyntax element = ReadType();
        Token close = Expect(TokenKind.Greater, ">");
        return new TypeSyntax(TextSpan.Between(name.Span.Start, close.End), name.Text, [element], [], null);
    }

    private TypeSyntax ReadContextType(Token name)
    {
        Expect(TokenKind.Less, "<");
        var fields = new List<string>();
        var types = new List<TypeSyntax>();
        do
        {
            if (!TryReadKey(out string field))
            {
                throw Unexpected(Peek(operand: true), new LocalText("条目名", "the name of an entry"));
            }

            fields.Add(field);
            types.Add(ReadType());
        }
        while (TryTake(TokenKind.Comma));
        Token close = Expect(TokenKind.Greater, ">");
        return new TypeSyntax(TextSpan.Between(name.Span.Start, close.End), name.Text, types, fields, null);
    }

    private TypeSyntax ReadFunctionType(Token name)
    {
        Expect(TokenKind.Less, "<");
        var parameters = new List<TypeSyntax>();
        if (Peek(operand: true).Kind != TokenKind.Greater)
        {
            do
            {
                parameters.Add(ReadType());
            }
            while (TryTake(TokenKind.Comma));
        }

        Expect(TokenKind.Greater, ">", operand: parameters.Count == 0);
        Expect(TokenKind.Arrow, "->");
        TypeSyntax result = ReadType();
        return new TypeSyntax(TextSpan.Between(name.Span.Start, result.Span.End), name.Text, parameters, [], result);
    }
}
