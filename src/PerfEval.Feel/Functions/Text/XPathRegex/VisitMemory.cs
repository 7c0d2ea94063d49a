namespace PerfEval.Feel.Functions.Text;

/// <summary>Remembers which steps were taken at which places of a text: a bit for each, in pages that come into being as they are needed.</summary>
/// <param name="steps">How many steps are remembered.</param>
/// <param name="places">How many places the text has.</param>
internal sealed class VisitMemory(int steps, int places)
{
    private const int PageBits = 12;
    private const int PageWords = 1 << (PageBits - 6);
    private const long BitLimit = 1L << 32;
    private const int PageLimit = (64 << 20) / (PageWords * sizeof(ulong));

    private readonly ulong[]?[] _pages = (long)steps * places <= BitLimit ? new ulong[]?[(((long)steps * places) >> PageBits) + 1] : [];
    private int _pageCount;

    /// <summary>Whether no more can be remembered.</summary>
    public bool IsFull => _pages.Length == 0 || _pageCount > PageLimit;

    /// <summary>Remembers a visit. False if it was remembered already.</summary>
    public bool TryAdd(int step, int place)
    {
        long bit = (long)step * places + place;
        ulong mask = 1UL << (int)(bit & 63);
        ref ulong word = ref Word(bit);
        bool isNew = (word & mask) == 0;
        word |= mask;
        return isNew;
    }

    /// <summary>Forgets a visit.</summary>
    public void Remove(int step, int place)
    {
        long bit = (long)step * places + place;
        Word(bit) &= ~(1UL << (int)(bit & 63));
    }

    private ref ulong Word(long bit)
    {
        ref ulong[]? page = ref _pages[bit >> PageBits];
        if (page is null)
        {
            page = new ulong[PageWords];
            _pageCount++;
        }

        return ref page[(bit >> 6) & (PageWords - 1)];
    }
}
