using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Tests;

public sealed class TestFileReaderTests : IDisposable
{
    private const string Start = """
        <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("conformance");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Value_of_one_space_is_kept()
    {
        Write("a.dmn", "<definitions/>");
        TestFile file = TestFileReader.Read(Write("a-test-01.xml", Start + """
            <modelName>A.dmn</modelName>
            <testCase><resultNode name="n"><expected><value xsi:type="xsd:string"> </value></expected></resultNode></testCase></testCases>
            """));

        Assert.Equal("a.dmn", Path.GetFileName(file.ModelFile));
        Assert.Equal(new ScalarValue("string", " "), Assert.Single(Assert.Single(file.Cases).Results).Value);
    }

    [Fact]
    public void Cases_of_one_id_are_told_apart()
    {
        Write("only.dmn", "<definitions/>");
        TestFile file = TestFileReader.Read(Write("a-test-01.xml", Start + """<testCase id="x"/><testCase id="x"/></testCases>"""));

        Assert.Equal(["x", "x~2"], file.Cases.Select(c => c.Id));
        Assert.Equal("only.dmn", Path.GetFileName(file.ModelFile));
    }

    [Fact]
    public void Model_that_is_not_there_is_told()
    {
        string path = Write("a-test-01.xml", Start + "<modelName>b.dmn</modelName></testCases>");

        Assert.Contains("b.dmn", Assert.Throws<KitException>(() => TestFileReader.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_types_are_refused()
    {
        string path = Write("a-test-01.xml", """<!DOCTYPE testCases [<!ENTITY a "b">]><testCases>&a;</testCases>""");

        Assert.Throws<KitException>(() => TestFileReader.Read(path));
    }

    [Theory]
    [InlineData("decimal", "1.50", "1.5")]
    [InlineData("decimal", "1E+2", "100")]
    [InlineData("boolean", " true ", "true")]
    [InlineData("duration", "P1Y2M", "@\"P1Y2M\"")]
    [InlineData("duration", "PT36H", "@\"P1DT12H\"")]
    [InlineData("date", "2019-07-01", "@\"2019-07-01\"")]
    public void Scalar_becomes_a_value_of_its_type(string type, string text, string expected) =>
        Assert.Equal(expected, TestValues.Convert(new ScalarValue(type, text)).ToString());

    [Theory]
    [InlineData(FeelKind.Number, FeelKind.Number)]
    [InlineData(FeelKind.Text, FeelKind.Text)]
    [InlineData(FeelKind.Null, FeelKind.Number)]
    public void Scalar_without_a_type_is_read_as_the_kind_that_is_wanted(FeelKind wanted, FeelKind expected) =>
        Assert.Equal(expected, TestValues.Convert(new ScalarValue(null, "5"), wanted).Kind);

    [Theory]
    [InlineData("decimal", "NaN")]
    [InlineData("date", "2019-02-30")]
    [InlineData("boolean", "yes")]
    [InlineData("anyURI", "x")]
    public void Scalar_that_cannot_be_read_is_refused(string type, string text) =>
        Assert.Throws<KitException>(() => TestValues.Convert(new ScalarValue(type, text)));

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
