import java.util.stream.LongStream;

class Split {
    // ANCHOR: split
    static long[] split(long cents, int n) {
        long base = cents / n;                        // the share
        long rest = cents % n;                        // what is left over
        return LongStream.range(0, n)
            .map(i -> base + (i < rest ? 1 : 0))      // who gets it
            .toArray();
    }
    // ANCHOR_END: split

    public static void main(String[] args) {
        System.out.println("Java       " + (long) (19.99 * 100)
            + " " + LongStream.of(split(1000, 3)).sum()
            + " " + LongStream.of(split(-1000, 3)).sum());
    }
}
