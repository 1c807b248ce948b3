package dev.edgescope.app.chart.column;

import java.util.Arrays;

/**
 * Minimum, maximum and sum of every aligned block of 16, 64, 256, ... values of an append-only
 * column.
 *
 * <p>What there is to know of a window then costs a number of steps that grows with the logarithm
 * of its length, so a chart of a million points is painted in time proportional to its width. An
 * append climbs the levels only as long as the extent of a block really changes, on average about
 * one level, and hands a sum up when its block is complete. Gaps (values that are not finite) leave
 * the blocks as they are.
 *
 * <p>Of the two lowest levels only the blocks of the latest four million values are kept: those of
 * a hundred million would be the most of its room. Further back the values themselves are read up
 * to the next border of {@value #COARSE}, and a column wide enough to end at such borders reads
 * none.
 */
public final class BlockPyramid {
  /** The length of the smallest blocks that are kept of all values. */
  public static final int COARSE = 256;

  private static final int LEAF_BITS = 4;
  private static final int FAN_BITS = 2;

  /** The top blocks hold 16 · 4⁹ = 4 million values; a longer column is a handful of those. */
  private static final int LEVELS = 10;

  /** So many of the latest values have blocks of all lengths. */
  private static final int FINE_VALUES = 1 << 22;

  private final Level[] levels = new Level[LEVELS];
  private int size;

  public BlockPyramid() {
    clear();
  }

  /** Takes in the value at the next index. */
  public void append(double value) {
    int index = size++;
    for (Level level : levels) {
      if (!level.put(index, value)) {
        // The blocks above already contain a block that did not change.
        break;
      }
    }
    if (Double.isFinite(value)) {
      levels[0].add(index, value, 1);
    }
    for (int i = 0; i + 1 < LEVELS && levels[i].isLastOfBlock(index); i++) {
      levels[i + 1].add(index, levels[i].sum(index), levels[i].count(index));
    }
  }

  public void clear() {
    size = 0;
    for (int i = 0; i < LEVELS; i++) {
      levels[i] = new Level(LEAF_BITS + FAN_BITS * i);
    }
  }

  /**
   * Adds what there is to know of the values from an index up to another, exclusive.
   *
   * @param values the columns whose values were appended
   */
  public void include(PointColumns values, int from, int to, RangeSummary summary) {
    int index = from;
    while (index < to) {
      int height = LEVELS - 1;
      while (height >= 0 && !levels[height].fits(index, to)) {
        height--;
      }
      if (height < 0) {
        summary.include(values.value(index));
        index++;
      } else {
        levels[height].include(index, summary);
        index += levels[height].blockLength();
      }
    }
  }

  /** All blocks of one length, in chunks. */
  private static final class Level {
    private static final int CHUNK_BITS = 12;
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final int bits;

    /** So many chunks are kept, the latest ones. */
    private final int kept;

    private Chunk[] chunks = {};

    Level(int bits) {
      this.bits = bits;
      kept = 1 << bits < COARSE ? FINE_VALUES >> bits >> CHUNK_BITS : NO_LIMIT;
    }

    int blockLength() {
      return 1 << bits;
    }

    /** Whether a block that is kept starts at the index and ends no later than the limit. */
    boolean fits(int index, int limit) {
      return (index & (blockLength() - 1)) == 0
          && index <= limit - blockLength()
          && chunk(index) != Chunk.GONE;
    }

    /** Widens the block of the index; false if it already covered the value. */
    boolean put(int index, double value) {
      boolean opens = (index & (blockLength() - 1)) == 0;
      if (opens) {
        open(index >> bits);
      }
      return chunk(index).put(place(index), value) || opens;
    }

    boolean isLastOfBlock(int index) {
      return ((index + 1) & (blockLength() - 1)) == 0;
    }

    /** Adds to the sum of the block of the index. */
    void add(int index, double value, int values) {
      Chunk chunk = chunk(index);
      chunk.sum[place(index)] += value;
      chunk.count[place(index)] += values;
    }

    double sum(int index) {
      return chunk(index).sum[place(index)];
    }

    /** How many values went into the sum. */
    int count(int index) {
      return chunk(index).count[place(index)];
    }

    void include(int index, RangeSummary summary) {
      chunk(index).include(place(index), summary);
    }

    private Chunk chunk(int index) {
      return chunks[index >> bits >> CHUNK_BITS];
    }

    private int place(int index) {
      return (index >> bits) & ((1 << CHUNK_BITS) - 1);
    }

    private void open(int block) {
      int number = block >> CHUNK_BITS;
      int place = block & ((1 << CHUNK_BITS) - 1);
      if (number == chunks.length) {
        chunks = Arrays.copyOf(chunks, number + 1);
        chunks[number] = new Chunk();
        if (number >= kept) {
          chunks[number - kept] = Chunk.GONE;
        }
      }
      chunks[number].open(place);
    }
  }

  /** Neighbouring blocks of one length. */
  private static final class Chunk {
    /** Of blocks that are not kept any more. */
    static final Chunk GONE = new Chunk();

    private double[] min = {};
    private double[] max = {};
    private double[] minPositive = {};
    private double[] sum = {};
    private int[] count = {};

    /** Whether the block has become wider. */
    boolean put(int place, double value) {
      if (!Double.isFinite(value)) {
        return false;
      }
      boolean changed = false;
      if (value < min[place]) {
        min[place] = value;
        changed = true;
      }
      if (value > max[place]) {
        max[place] = value;
        changed = true;
      }
      if (value > 0 && value < minPositive[place]) {
        minPositive[place] = value;
        changed = true;
      }
      return changed;
    }

    void include(int place, RangeSummary summary) {
      summary.include(min[place], max[place], minPositive[place], sum[place], count[place]);
    }

    void open(int place) {
      if (place >= min.length) {
        int length = Math.min(1 << Level.CHUNK_BITS, Math.max(4, 2 * place));
        min = Arrays.copyOf(min, length);
        max = Arrays.copyOf(max, length);
        minPositive = Arrays.copyOf(minPositive, length);
        sum = Arrays.copyOf(sum, length);
        count = Arrays.copyOf(count, length);
      }
      min[place] = Double.POSITIVE_INFINITY;
      max[place] = Double.NEGATIVE_INFINITY;
      minPositive[place] = Double.POSITIVE_INFINITY;
    }
  }
}
