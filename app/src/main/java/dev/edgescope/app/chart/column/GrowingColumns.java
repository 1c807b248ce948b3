package dev.edgescope.app.chart.column;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Points that are appended one by one. Columns that no point has need of take no room.
 *
 * <p>They lie in pages, so that no point makes all before it be copied: of ten million that takes
 * longer than a few frames of the window.
 */
public final class GrowingColumns implements PointColumns {
  private static final int PAGE_BITS = 12;
  private static final int PAGE_LENGTH = 1 << PAGE_BITS;
  private static final int PLACE = PAGE_LENGTH - 1;

  /** Of the first page, which grows; most lines have fewer points than a page. */
  private static final int INITIAL_LENGTH = 16;

  private final BitSet unconverged;

  /** Those in use, then null. Of a snapshot the same, as long as no page is replaced. */
  private Page[] pages;

  private int size;
  private boolean hasErrors;

  public GrowingColumns() {
    unconverged = new BitSet();
    pages = new Page[] {new Page(INITIAL_LENGTH)};
  }

  private GrowingColumns(GrowingColumns other) {
    unconverged = (BitSet) other.unconverged.clone();
    pages = other.pages;
    size = other.size;
    hasErrors = other.hasErrors;
  }

  /**
   * Appends a point.
   *
   * @param converged false if the measurement stopped before it reached its tolerance
   */
  public void append(
      long step, double learningTime, long examples, double value, boolean converged) {
    makeRoom();
    page(size).put(size & PLACE, step, learningTime, examples, value);
    if (!converged) {
      unconverged.set(size);
    }
    size++;
  }

  private void makeRoom() {
    int number = size >> PAGE_BITS;
    if (number == 0 && size == pages[0].length()) {
      // A snapshot keeps the page that it has.
      pages = pages.clone();
      pages[0] = pages[0].longer();
    } else if (number > 0 && (size & PLACE) == 0) {
      if (number == pages.length) {
        pages = Arrays.copyOf(pages, 2 * number);
      }
      pages[number] = new Page(PAGE_LENGTH);
    }
  }

  /** Gives the last point an error. */
  public void setLastError(double error) {
    page(size - 1).putError((size - 1) & PLACE, error);
    hasErrors = true;
  }

  private Page page(int index) {
    return pages[index >> PAGE_BITS];
  }

  @Override
  public long step(int index) {
    return page(index).steps[index & PLACE];
  }

  @Override
  public double learningTime(int index) {
    return page(index).learningTimes[index & PLACE];
  }

  @Override
  public long examplesSeen(int index) {
    long[] column = page(index).examplesSeen;
    return column.length == 0 ? 0 : column[index & PLACE];
  }

  @Override
  public double value(int index) {
    return page(index).values[index & PLACE];
  }

  @Override
  public double error(int index) {
    double[] column = page(index).errors;
    return column.length == 0 ? 0 : column[index & PLACE];
  }

  @Override
  public boolean hasErrors() {
    return hasErrors;
  }

  @Override
  public boolean isConverged(int index) {
    return !unconverged.get(index);
  }

  /** Costs nothing but the marks of what has not converged: the columns only grow. */
  @Override
  public PointColumns snapshot() {
    return new GrowingColumns(this);
  }

  /** Neighbouring points. */
  private static final class Page {
    private final long[] steps;
    private final double[] learningTimes;
    private final double[] values;

    /** Empty as long as all are 0, like the errors. */
    private long[] examplesSeen = {};

    private double[] errors = {};

    Page(int length) {
      this(new long[length], new double[length], new double[length]);
    }

    private Page(long[] steps, double[] learningTimes, double[] values) {
      this.steps = steps;
      this.learningTimes = learningTimes;
      this.values = values;
    }

    int length() {
      return values.length;
    }

    Page longer() {
      int length = 4 * values.length;
      Page longer =
          new Page(
              Arrays.copyOf(steps, length),
              Arrays.copyOf(learningTimes, length),
              Arrays.copyOf(values, length));
      if (examplesSeen.length > 0) {
        longer.examplesSeen = Arrays.copyOf(examplesSeen, length);
      }
      if (errors.length > 0) {
        longer.errors = Arrays.copyOf(errors, length);
      }
      return longer;
    }

    void put(int place, long step, double learningTime, long examples, double value) {
      steps[place] = step;
      learningTimes[place] = learningTime;
      values[place] = value;
      if (examples > 0) {
        if (examplesSeen.length == 0) {
          examplesSeen = new long[length()];
        }
        examplesSeen[place] = examples;
      }
    }

    void putError(int place, double error) {
      if (errors.length == 0) {
        errors = new double[length()];
      }
      errors[place] = error;
    }
  }
}
