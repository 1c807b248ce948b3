package dev.edgescope.app.chart.model;

import dev.edgescope.app.text.NumberText;
import java.util.ArrayList;
import java.util.List;

/** Chooses few and round ticks: 1, 2, 5 times a power of ten, or decades. */
public final class Ticks {
  private static final double SLACK = 1e-9;

  /** From this many decades on a logarithmic axis is labelled with powers of ten. */
  private static final double DECADES_FOR_POWERS = 2.5;

  /** Below this many decades a logarithmic axis has too few 1-2-5 ticks. */
  private static final double DECADES_FOR_ROUND = 0.8;

  private static final int MOST_DECADES_WITH_MINORS = 8;

  private static final int FEWEST = 2;

  /**
   * A mark on an axis.
   *
   * @param label empty for a minor tick
   */
  public record Tick(double value, String label, boolean major) {}

  private Ticks() {}

  /** The smallest of 1, 2, 5 times a power of ten that is not below the distance. */
  public static double niceStep(double distance) {
    double power = Math.pow(10, Math.floor(Math.log10(distance)));
    double mantissa = distance / power;
    double nice =
        mantissa <= 1 + SLACK ? 1 : mantissa <= 2 + SLACK ? 2 : mantissa <= 5 + SLACK ? 5 : 10;
    return nice * power;
  }

  /** The next finer of 1, 2, 5 times a power of ten. */
  private static double finerStep(double step) {
    return niceStep(step * 0.4);
  }

  /**
   * Ticks of a linear axis, about as many as asked for, and never fewer than two: a single one
   * tells no distance.
   */
  public static List<Tick> linear(double lower, double upper, int most) {
    double step = niceStep((upper - lower) / Math.max(1, most));
    List<Tick> ticks = linear(lower, upper, step);
    while (ticks.size() < FEWEST) {
      step = finerStep(step);
      ticks = linear(lower, upper, step);
    }
    return ticks;
  }

  private static List<Tick> linear(double lower, double upper, double step) {
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(lower / step - SLACK);
    long last = (long) Math.floor(upper / step + SLACK);
    for (long i = first; i <= last; i++) {
      double value = i * step;
      ticks.add(new Tick(value, NumberText.tick(value, step), true));
    }
    return ticks;
  }

  /** Ticks of a logarithmic axis between two positive bounds. */
  public static List<Tick> logarithmic(double lower, double upper, int most) {
    double decades = Math.log10(upper / lower);
    if (decades >= DECADES_FOR_POWERS) {
      return decades(lower, upper, Math.max(2, most));
    }
    if (decades < DECADES_FOR_ROUND) {
      return linear(lower, upper, most);
    }
    return round(lower, upper);
  }

  private static List<Tick> decades(double lower, double upper, int most) {
    int first = (int) Math.ceil(Math.log10(lower) - SLACK);
    int last = (int) Math.floor(Math.log10(upper) + SLACK);
    int stride = 1;
    while ((last - first) / stride + 1 > most) {
      stride++;
    }
    int second = Math.ceilDiv(first, stride) * stride + stride;
    int labelledFrom = second <= last ? 0 : first;
    boolean minors = last - first <= MOST_DECADES_WITH_MINORS;
    List<Tick> ticks = new ArrayList<>();
    for (int exponent = first - 1; exponent <= last; exponent++) {
      if (exponent >= first) {
        boolean labelled = Math.floorMod(exponent - labelledFrom, stride) == 0;
        String label = labelled ? NumberText.decade(exponent) : "";
        ticks.add(new Tick(Math.pow(10, exponent), label, labelled));
      }
      if (minors) {
        addMinors(ticks, exponent, lower, upper);
      }
    }
    return ticks;
  }

  private static void addMinors(List<Tick> ticks, int exponent, double lower, double upper) {
    for (int multiple = 2; multiple <= 9; multiple++) {
      double value = multiple * Math.pow(10, exponent);
      if (value >= lower && value <= upper) {
        ticks.add(new Tick(value, "", false));
      }
    }
  }

  private static List<Tick> round(double lower, double upper) {
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(lower));
    int last = (int) Math.floor(Math.log10(upper));
    for (int exponent = first; exponent <= last; exponent++) {
      double power = Math.pow(10, exponent);
      for (int multiple = 1; multiple <= 9; multiple++) {
        double value = multiple * power;
        if (value >= lower * (1 - SLACK) && value <= upper * (1 + SLACK)) {
          boolean major = multiple == 1 || multiple == 2 || multiple == 5;
          ticks.add(new Tick(value, major ? NumberText.setting(value) : "", major));
        }
      }
    }
    return ticks;
  }
}
