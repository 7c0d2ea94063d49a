using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    private static readonly DiagnosticDescriptor s_unknown = new("PE9001", Severity.Error, "没有“{0}”。{1}", "There is no '{0}'. {1}");

    [Fact]
    public void Message_withAHintThatIsEmpty_endsWithItsSentence()
    {
        var diagnostic = new Diagnostic(s_unknown, null, "甲", new LocalText("", ""));
        Assert.Equal("There is no '甲'.", diagnostic.Message(Language.English));
        Assert.Equal("没有“甲”。", diagnostic.Message(Language.Chinese));
    }

    [Fact]
    public void Format_inEitherLanguage_hasPlaceSeverityAndCode()
    {
        var diagnostic = new Diagnostic(s_unknown, new SourceLocation("a.yaml", 3, 7), "甲", new LocalText("是不是“乙”？", "Did you mean '乙'? "));
        Assert.Equal("a.yaml:3:7: error PE9001: There is no '甲'. Did you mean '乙'?", diagnostic.Format(Language.English));
        Assert.Equal("a.yaml:3:7: 错误 PE9001: 没有“甲”。是不是“乙”？", diagnostic.Format(Language.Chinese));
    }
}
