using System.Security.Cryptography;
using System.Text;

namespace PerfEval.Rules.Loading;

/// <summary>
/// The hash of a document's canonical form: what it says, not how it is laid out. Mappings are sorted by key, lists keep their order;
/// so do the indicators, whose order is the printed table's. YAML and JSON of the same content have the same hash.
/// </summary>
internal static class CanonicalHash
{
    public static string Of(DocumentNode root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, root, ordered: false);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, DocumentNode node, bool ordered)
    {
        switch (node)
        {
            case ScalarNode scalar:
                Append(hash, "s", scalar.IsEmpty ? "" : scalar.Text);
                break;
            case SequenceNode sequence:
                Append(hash, "l", "");
                foreach (DocumentNode item in sequence.Items)
                {
                    Append(hash, item, ordered: false);
                }

                Append(hash, "e", "");
                break;
            case MappingNode mapping:
                Append(hash, "m", "");
                IEnumerable<MappingEntry> entries = ordered ? mapping.Entries : mapping.Entries.OrderBy(e => e.Key.Text, StringComparer.Ordinal);
                foreach (MappingEntry entry in entries)
                {
                    Append(hash, "k", entry.Key.Text);
                    Append(hash, entry.Value, ordered: entry.Key.Text == "indicators");
                }

                Append(hash, "e", "");
                break;
        }
    }

    // Kind, length and text, so that no two documents run together into the same bytes.
    private static void Append(IncrementalHash hash, string kind, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(kind + text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + ":"));
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
