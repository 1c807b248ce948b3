package dev.edgescope.engine.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The readings that a regime is judged by: those of the last fifth of the learning time since the
 * controls were set, and at least {@value #FEWEST}. A share of the time passed, and not a number of
 * steps or of readings: what is slow for a long run is not still, and a run that is measured more
 * often is judged alike.
 *
 * <p>Of a long run neighbouring readings are kept as their mean, so that no more than {@value
 * #MOST} are kept.
 */
final class RegimeWindow {
  /** Readings that are looked at together at least. */
  static final int FEWEST = 4;

  private static final double SHARE = 0.2;
  private static final int MOST = 512;

  /**
   * One reading, or the mean of neighbouring ones.
   *
   * @param count number of readings
   * @param firstStep of the first of them
   * @param tau learning time
   * @param sharpness lambda_1
   * @param ratio lambda_1 over its edge
   * @param kernel K, or K_tr where K is undefined; NaN where it was not read
   * @param loss L
   * @param flow s_flow; NaN where it was not measured
   */
  record Entry(
      int count,
      long firstStep,
      double tau,
      double sharpness,
      double ratio,
      double kernel,
      double loss,
      double flow) {

    private Entry mergedWith(Entry next) {
      int both = count + next.count;
      double mine = (double) count / both;
      double theirs = (double) next.count / both;
      return new Entry(
          both,
          firstStep,
          mine * tau + theirs * next.tau,
          mine * sharpness + theirs * next.sharpness,
          mine * ratio + theirs * next.ratio,
          meanOfKnown(mine, kernel, theirs, next.kernel),
          mine * loss + theirs * next.loss,
          meanOfKnown(mine, flow, theirs, next.flow));
    }

    private static double meanOfKnown(double mine, double one, double theirs, double other) {
      if (Double.isNaN(one) || Double.isNaN(other)) {
        return Double.isNaN(one) ? other : one;
      }
      return mine * one + theirs * other;
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Learning time of the first reading. */
  private double start;

  private double smallestLoss = Double.POSITIVE_INFINITY;
  private double largestLoss;
  private double firstLoss;

  /** Where the window begins in the entries. */
  private int from;

  /** Forgets all readings. */
  void clear() {
    entries.clear();
    from = 0;
    smallestLoss = Double.POSITIVE_INFINITY;
    largestLoss = 0;
  }

  void add(Entry reading) {
    if (entries.isEmpty()) {
      start = reading.tau();
      firstLoss = reading.loss();
    }
    if (entries.size() == MOST) {
      merge();
    }
    entries.add(reading);
    smallestLoss = Math.min(smallestLoss, reading.loss());
    largestLoss = Math.max(largestLoss, reading.loss());
    from = Math.max(0, Math.min(firstWithin(SHARE), entries.size() - FEWEST));
  }

  private void merge() {
    for (int i = 0; i < MOST / 2; i++) {
      entries.set(i, entries.get(2 * i).mergedWith(entries.get(2 * i + 1)));
    }
    entries.subList(MOST / 2, MOST).clear();
  }

  private int firstWithin(double share) {
    double bound = last().tau() - share * elapsed();
    int first = entries.size() - 1;
    while (first > 0 && entries.get(first - 1).tau() >= bound) {
      first--;
    }
    return first;
  }

  /** Whether there are enough readings to tell anything. */
  boolean isFilled() {
    return entries.size() >= FEWEST;
  }

  Entry last() {
    return entries.getLast();
  }

  /** Learning time since the first reading. */
  double elapsed() {
    return last().tau() - start;
  }

  /** The step of the first reading in the window. */
  long firstStep() {
    return entries.get(from).firstStep();
  }

  /** Learning time that the window spans. */
  double span() {
    return last().tau() - entries.get(from).tau();
  }

  /** The loss of the first reading since the controls were set. */
  double firstLoss() {
    return firstLoss;
  }

  /** The smallest loss since the controls were set. */
  double smallestLoss() {
    return smallestLoss;
  }

  /** The largest loss since the controls were set: the run's own scale. */
  double largestLoss() {
    return largestLoss;
  }

  /**
   * The smallest sharpness before the window, as the mean of so many neighbouring readings: the
   * smallest of single ones that scatter lies far below what they scatter about. Infinite where
   * there are fewer.
   */
  double smallestSharpnessBefore(int readings) {
    return IntStream.rangeClosed(0, from - readings)
        .mapToDouble(first -> mean(entries.subList(first, first + readings), Entry::sharpness))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The mean of a quantity over the window, or over the readings in it that have it. */
  double mean(ToDoubleFunction<Entry> quantity) {
    return mean(window(), quantity);
  }

  /**
   * The last value of a quantity that not each reading has, the window's mean where it has any
   * there; NaN where none was read since the controls were set.
   */
  double meanOfRare(ToDoubleFunction<Entry> quantity) {
    double mean = mean(quantity);
    for (int i = from - 1; i >= 0 && Double.isNaN(mean); i--) {
      mean = quantity.applyAsDouble(entries.get(i));
    }
    return mean;
  }

  /** The largest value of a quantity in the window. */
  double largest(ToDoubleFunction<Entry> quantity) {
    return window().stream().mapToDouble(quantity).max().orElseThrow();
  }

  /** From the smallest to the largest value of a quantity in the window, relative to its mean. */
  double spread(ToDoubleFunction<Entry> quantity) {
    double smallest = window().stream().mapToDouble(quantity).min().orElseThrow();
    return (largest(quantity) - smallest) / scale(mean(quantity));
  }

  /** The change of a quantity from the first to the second half of the window, over its mean. */
  double change(ToDoubleFunction<Entry> quantity) {
    return change(window(), quantity);
  }

  /** The same over the last half of the learning time since the controls were set. */
  double changeOverHalf(ToDoubleFunction<Entry> quantity) {
    return change(entries.subList(Math.min(from, firstWithin(0.5)), entries.size()), quantity);
  }

  /**
   * The rise of a quantity across the window by its least-squares line, relative to its mean; 0
   * where it is less than two standard errors of the slope.
   */
  double significantRise(ToDoubleFunction<Entry> quantity) {
    List<Entry> window = window();
    double meanTau = mean(Entry::tau);
    double mean = mean(quantity);
    double squares = 0;
    double products = 0;
    for (Entry entry : window) {
      double distance = entry.tau() - meanTau;
      squares += entry.count() * distance * distance;
      products += entry.count() * distance * (quantity.applyAsDouble(entry) - mean);
    }
    if (squares == 0) {
      return 0;
    }
    double slope = products / squares;
    double residual = 0;
    for (Entry entry : window) {
      double off = quantity.applyAsDouble(entry) - mean - slope * (entry.tau() - meanTau);
      residual += entry.count() * off * off;
    }
    double error = Math.sqrt(residual / (window.size() - 2) / squares);
    return Math.abs(slope) > 2 * error ? slope * span() / scale(mean) : 0;
  }

  private List<Entry> window() {
    return entries.subList(from, entries.size());
  }

  private static double change(List<Entry> entries, ToDoubleFunction<Entry> quantity) {
    int half = entries.size() / 2;
    double before = mean(entries.subList(0, half), quantity);
    double after = mean(entries.subList(half, entries.size()), quantity);
    return (after - before) / scale(mean(entries, quantity));
  }

  private static double mean(List<Entry> entries, ToDoubleFunction<Entry> quantity) {
    double sum = 0;
    long count = 0;
    for (Entry entry : entries) {
      double value = quantity.applyAsDouble(entry);
      if (!Double.isNaN(value)) {
        sum += entry.count() * value;
        count += entry.count();
      }
    }
    return sum / count;
  }

  private static double scale(double mean) {
    return Math.max(Math.abs(mean), Double.MIN_NORMAL);
  }
}
