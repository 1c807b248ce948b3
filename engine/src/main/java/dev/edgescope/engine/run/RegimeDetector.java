package dev.edgescope.engine.run;

import dev.edgescope.engine.curvature.Momentum;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Names the regime of a run from its measurements, with the reason in numbers.
 *
 * <p>It looks at the last {@value #WINDOW} measurements, so that the oscillation at an edge
 * averages out. A label is given up only when another has fitted better for {@value #PATIENCE}
 * measurements in a row, and an edge once reached is left only well below it: the label does not
 * flicker.
 */
final class RegimeDetector {
  /** Measurements that are looked at together. */
  static final int WINDOW = 8;

  /** Measurements in a row that must agree before the label changes. */
  static final int PATIENCE = 3;

  /** Share of its edge at which a quantity counts as having reached it. */
  static final double REACHED = 0.95;

  /** Share of its edge below which a quantity that had reached it counts as having left. */
  static final double LEFT = 0.85;

  /** The training loss over the smallest so far at which the run counts as diverging. */
  static final double DIVERGED = 10;

  /** Change of sharpness or loss across the window, relative to its mean, that counts as none. */
  static final double STILL = 0.02;

  /**
   * Rise of the sharpness across the window, relative to its mean, from which on it counts as one:
   * above what the eigensolver's tolerance makes of a constant Hessian.
   */
  static final double RISING = 0.005;

  /** The sharpness over the smallest before from which on the run has sharpened. */
  static final double SHARPENED = 1.1;

  /**
   * A label and its reason.
   *
   * @param reason one sentence with numbers
   */
  record Label(Regime regime, String reason) {}

  private final Deque<Measurement> window = new ArrayDeque<>();
  private final int examples;

  /** What lambda_1 over its edge is called. */
  private final String ratio;

  private double smallestLoss = Double.POSITIVE_INFINITY;

  /** Of the measurements before the window. */
  private double smallestSharpness = Double.POSITIVE_INFINITY;

  private Optional<Regime> current = Optional.empty();
  private Optional<Regime> candidate = Optional.empty();
  private int agreeing;

  /**
   * @param examples D
   * @param momentum on which the edge of lambda_1 depends
   */
  RegimeDetector(int examples, Momentum momentum) {
    this.examples = examples;
    ratio = EdgeWords.ratio(momentum);
  }

  /** What was measured under other controls says nothing of what is to come. */
  void controlMoved() {
    window.clear();
  }

  /** Takes in a measurement; a label if it is another than before. */
  Optional<Label> observe(Measurement measurement) {
    if (measurement.hessian().size() == 0) {
      return Optional.empty();
    }
    smallestLoss = Math.min(smallestLoss, measurement.trainLoss());
    window.addLast(measurement);
    if (window.size() > WINDOW) {
      smallestSharpness = Math.min(smallestSharpness, window.removeFirst().hessian().largest());
    }
    if (window.size() < PATIENCE) {
      return Optional.empty();
    }
    Label label = label(measurement);
    Optional<Regime> found = Optional.of(label.regime());
    agreeing = found.equals(candidate) ? agreeing + 1 : 1;
    candidate = found;
    if (found.equals(current) || agreeing < PATIENCE) {
      return Optional.empty();
    }
    current = found;
    return Optional.of(label);
  }

  private Label label(Measurement last) {
    if (last.trainLoss() > DIVERGED * smallestLoss && last.trainLoss() > firstLoss()) {
      return new Label(
          Regime.DIVERGING,
          "The training loss is %.3g, %.0f times the smallest so far."
              .formatted(last.trainLoss(), last.trainLoss() / smallestLoss));
    }
    double sharpness = mean(m -> m.hessian().largest() / m.edge());
    double kernel = mean(m -> kernel(m));
    long steps = last.step() - window.getFirst().step();
    String x = "%s = %.2f".formatted(ratio, sharpness);
    String y = full(last) ? "" : ", K = %.2f".formatted(kernel);
    if (at(sharpness, Regime.EDGE_OF_STABILITY)) {
      return new Label(
          Regime.EDGE_OF_STABILITY,
          "%s for %,d steps%s: the sharpness is at its edge.".formatted(x, steps, y));
    }
    if (!full(last) && at(kernel, Regime.STOCHASTIC_EDGE_OF_STABILITY)) {
      return new Label(
          Regime.STOCHASTIC_EDGE_OF_STABILITY,
          "K = %.2f for %,d steps, %s: the noise is at its edge, the sharpness is not."
              .formatted(kernel, steps, x));
    }
    double sharpening = change(m -> m.hessian().largest());
    double descent = -change(Measurement::trainLoss);
    String where = "%s%s over %,d steps, below ".formatted(x, y, steps);
    if (Math.abs(sharpening) < STILL && Math.abs(descent) < STILL) {
      return new Label(Regime.SETTLING, where + "both edges: nothing changes much.");
    }
    String edges = full(last) ? "its edge: " : "both edges: ";
    boolean rises = sharpening > RISING;
    if (full(last) && rises) {
      return new Label(Regime.PROGRESSIVE_SHARPENING, where + edges + "the sharpness rises.");
    }
    if (!full(last) && (rises || hasSharpened() || flowRise() > RISING)) {
      String batches = last.batchSize() == 1 ? "single examples hold" : "batches of %,d hold";
      return new Label(
          Regime.CONSERVATIVE_SHARPENING,
          where + edges + batches.formatted(last.batchSize()) + " the sharpness back.");
    }
    String course = sharpening < -RISING ? "the sharpness falls." : "the sharpness stays.";
    return new Label(Regime.NO_SHARPENING, where + edges + course);
  }

  /** Whether it once rose, and noise may hold it where it is. */
  private boolean hasSharpened() {
    return mean(m -> m.hessian().largest()) > SHARPENED * smallestSharpness;
  }

  /**
   * What gradient flow would add to the sharpness across half the window, relative to its mean; NaN
   * where its rate is not measured.
   */
  private double flowRise() {
    double time = window.getLast().learningTime() - window.getFirst().learningTime();
    double rate = mean(m -> m.value(Quantity.FLOW_SHARPENING));
    return rate * time / 2 / mean(m -> m.hessian().largest());
  }

  private boolean at(double shareOfEdge, Regime edge) {
    boolean there = current.isPresent() && current.get() == edge;
    return shareOfEdge >= (there ? LEFT : REACHED);
  }

  private boolean full(Measurement measurement) {
    return measurement.batchSize() == examples;
  }

  /** K; past the edge of stability, where it is undefined, what the trace says. */
  private static double kernel(Measurement measurement) {
    double k = measurement.noiseKernel().k();
    return Double.isNaN(k) ? measurement.noiseKernel().kTrace() : k;
  }

  private double firstLoss() {
    return window.getFirst().trainLoss();
  }

  private interface Value {
    double of(Measurement measurement);
  }

  private double mean(Value quantity) {
    double sum = 0;
    for (Measurement measurement : window) {
      sum += quantity.of(measurement);
    }
    return sum / window.size();
  }

  /** Change from the first to the second half of the window, relative to the mean. */
  private double change(Value quantity) {
    int half = window.size() / 2;
    double first = 0;
    double second = 0;
    int i = 0;
    for (Measurement measurement : window) {
      double value = quantity.of(measurement);
      if (i < half) {
        first += value / half;
      } else {
        second += value / (window.size() - half);
      }
      i++;
    }
    return (second - first) / Math.max(Math.abs(mean(quantity)), Double.MIN_NORMAL);
  }
}
