package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.StabilityEdge;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Names the regime of a run from its measurements, with the reason in numbers.
 *
 * <p>It looks at the last {@value #WINDOW} measurements, so that the oscillation at an edge
 * averages out. A label is given up only when another has fitted better for {@value #PATIENCE}
 * measurements in a row, and an edge once reached is left only well below it: the label does not
 * flicker. The reason follows every measurement: its numbers are those of the window, its duration
 * that of the regime under the controls in force.
 */
public final class RegimeDetector {
  /** Measurements that are looked at together. */
  static final int WINDOW = 8;

  /** Measurements in a row that must agree before the label changes. */
  public static final int PATIENCE = 3;

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
   * The regime that a run is in.
   *
   * @param reason one sentence with numbers, true of the last measurements
   * @param changed whether it was another, or none, until now
   */
  public record Label(Regime regime, String reason, boolean changed) {}

  private final Deque<Measurement> window = new ArrayDeque<>();
  private final int examples;

  private final StabilityEdge edge;

  /** What lambda_1 over its edge is called. */
  private final String ratio;

  private double smallestLoss = Double.POSITIVE_INFINITY;

  /** Of the measurements before the window. */
  private double smallestSharpness = Double.POSITIVE_INFINITY;

  private Optional<Regime> current = Optional.empty();

  /** From where on the regime has been this one, under the controls in force. */
  private long since;

  private Optional<Regime> candidate = Optional.empty();
  private int agreeing;

  /**
   * @param examples D
   * @param edge of the update rule
   */
  public RegimeDetector(int examples, StabilityEdge edge) {
    this.examples = examples;
    this.edge = edge;
    ratio = EdgeWords.ratio(edge);
  }

  /** What was measured under other controls says nothing of what is to come. */
  public void controlMoved() {
    window.clear();
  }

  /**
   * Takes in a measurement.
   *
   * @return the regime as of now; empty while too little was measured to tell
   */
  public Optional<Label> observe(Measurement measurement) {
    if (measurement.hessian().size() == 0) {
      return Optional.empty();
    }
    smallestLoss = Math.min(smallestLoss, measurement.trainLoss());
    if (window.isEmpty()) {
      since = measurement.step();
    }
    window.addLast(measurement);
    if (window.size() > WINDOW) {
      smallestSharpness = Math.min(smallestSharpness, window.removeFirst().hessian().largest());
    }
    if (window.size() < PATIENCE) {
      return Optional.empty();
    }
    Optional<Regime> found = Optional.of(fitting(measurement));
    agreeing = found.equals(candidate) ? agreeing + 1 : 1;
    candidate = found;
    boolean changed = !found.equals(current) && agreeing >= PATIENCE;
    if (changed) {
      current = found;
      since = window.getFirst().step();
    }
    return current.map(regime -> new Label(regime, reason(regime, measurement), changed));
  }

  /**
   * The loss was not finite, which no measurement tells.
   *
   * @return the regime from that step on
   */
  public Label diverged(long step) {
    boolean changed = !current.equals(Optional.of(Regime.DIVERGING));
    current = Optional.of(Regime.DIVERGING);
    return new Label(
        Regime.DIVERGING, "The loss is not finite at step %,d.".formatted(step), changed);
  }

  /** What the window fits best. */
  private Regime fitting(Measurement last) {
    if (last.trainLoss() > DIVERGED * smallestLoss && last.trainLoss() > firstLoss()) {
      return Regime.DIVERGING;
    }
    if (at(shareOfEdge(), Regime.EDGE_OF_STABILITY)) {
      return Regime.EDGE_OF_STABILITY;
    }
    if (!full(last) && at(mean(m -> kernel(m)), Regime.STOCHASTIC_EDGE_OF_STABILITY)) {
      return Regime.STOCHASTIC_EDGE_OF_STABILITY;
    }
    double sharpening = sharpening();
    double descent = -change(Measurement::trainLoss);
    if (Math.abs(sharpening) < STILL && Math.abs(descent) < STILL) {
      return Regime.SETTLING;
    }
    boolean rises = sharpening > RISING;
    if (full(last)) {
      return rises ? Regime.PROGRESSIVE_SHARPENING : Regime.NO_SHARPENING;
    }
    boolean heldBack = rises || hasSharpened() || flowRise() > RISING;
    return heldBack ? Regime.CONSERVATIVE_SHARPENING : Regime.NO_SHARPENING;
  }

  private String reason(Regime regime, Measurement last) {
    boolean full = full(last);
    String x = "%s = %.2f".formatted(ratio, shareOfEdge());
    String k = "K = %.2f".formatted(mean(m -> kernel(m)));
    String y = full ? "" : ", " + k;
    String duration = "for %,d steps".formatted(last.step() - since);
    String below =
        "%s%s, below %s %s: ".formatted(x, y, full ? "its edge" : "both edges", duration);
    return switch (regime) {
      case DIVERGING ->
          "The training loss is %.3g, %.0f times the smallest so far."
              .formatted(last.trainLoss(), last.trainLoss() / smallestLoss);
      case EDGE_OF_STABILITY -> "%s %s%s: the sharpness is at its edge.".formatted(x, duration, y);
      case STOCHASTIC_EDGE_OF_STABILITY ->
          "%s %s, %s: the noise is at its edge, the sharpness is not.".formatted(k, duration, x);
      case PROGRESSIVE_SHARPENING -> below + "the sharpness rises.";
      case CONSERVATIVE_SHARPENING -> below + batches(last) + " hold the sharpness back.";
      case NO_SHARPENING ->
          below + (sharpening() < -RISING ? "the sharpness falls." : "the sharpness stays.");
      case SETTLING -> below + "nothing changes much.";
    };
  }

  private static String batches(Measurement last) {
    return last.batchSize() == 1 ? "single examples" : "batches of %,d".formatted(last.batchSize());
  }

  /** lambda_1 over its edge. */
  private double shareOfEdge() {
    return mean(m -> edge.position(m.hessian().largest(), m.learningRate()));
  }

  private double sharpening() {
    return change(m -> m.hessian().largest());
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
