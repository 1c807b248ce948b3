package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.measure.RegimeReason.Verdict;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Names the regime of a run from its measurements, with the reason in numbers.
 *
 * <p>It looks at the {@linkplain RegimeWindow last fifth} of the learning time since the controls
 * were set. In so long a time the oscillation at an edge averages out, and a slow rise is not taken
 * for stillness. So that the label does not flicker, it is given up only when another has fitted
 * better for {@value #PATIENCE} measurements in a row and for {@value #DELAY} of that time. An edge
 * once reached is left only well below it. A measurement without a finite loss and sharpness says
 * nothing. The reason follows every measurement: its numbers are the means of the window.
 */
public final class RegimeDetector {
  /** Measurements in a row that must agree before the label changes. */
  public static final int PATIENCE = 3;

  /** Measurements without which nothing is said of a run, or of one whose controls have moved. */
  public static final int FEWEST = RegimeWindow.FEWEST;

  /** Share of the learning time since the controls were set for which they must agree. */
  static final double DELAY = 0.03;

  /** The same for what is slow: settling, and whether small batches hold the sharpness back. */
  static final double SLOW_DELAY = 0.25;

  /** Share of its edge at which a quantity counts as having reached it. */
  public static final double REACHED = 0.95;

  /** Share of its edge below which the sharpness that had reached it counts as having left. */
  static final double LEFT = 0.85;

  /** The same for K, which wanders more. */
  static final double NOISE_LEFT = 0.8;

  /** The sharpness over its edge from which on it is beyond it; networks hover at up to 1.4. */
  static final double BEYOND = 1.5;

  /** The sharpness over its edge up to which it stays beyond. */
  static final double BEYOND_LEFT = 1.4;

  /** The training loss over the smallest so far at which the run counts as diverging. */
  static final double DIVERGED = 10;

  /** The same while the sharpness is at its edge, where the loss of a good fit may swing far. */
  static final double DIVERGED_AT_EDGE = 1e4;

  /** Change of sharpness or loss, relative to its mean, that counts as none. */
  static final double STILL = 0.02;

  /** Share of the whole change of the loss that the last half of the time may have of it. */
  static final double SLOWER = 0.1;

  /** The loss over the largest so far below which a fit is done. */
  static final double DONE = 1e-3;

  /** Rise of the sharpness across the window, relative to its mean, from which on it rises. */
  static final double RISING = 0.02;

  /** The same where nothing else was said before: above what the eigensolver's tolerance adds. */
  static final double STILL_RISING = 0.005;

  /** The sharpness over the smallest before from which on the run has sharpened. */
  static final double SHARPENED = 1.1;

  /** The same where small batches were already seen to hold it back. */
  static final double STILL_SHARPENED = 1.05;

  /**
   * The regime that a run is in.
   *
   * @param reason true of the last measurements
   * @param changed whether it was another, or none, until now
   */
  public record Label(Regime regime, RegimeReason reason, boolean changed) {}

  private final RegimeWindow window = new RegimeWindow();
  private final int examples;
  private final KernelMark mark;
  private StabilityEdge edge;

  private Optional<Regime> current = Optional.empty();
  private Optional<Regime> candidate = Optional.empty();
  private int agreeing;

  /** Learning time of the first measurement that the candidate fitted. */
  private double candidateSince;

  /**
   * @param examples D
   * @param edge of the update rule
   * @param mark of the K that reasons tell
   */
  public RegimeDetector(int examples, StabilityEdge edge, KernelMark mark) {
    this.examples = examples;
    this.edge = edge;
    this.mark = mark;
  }

  /**
   * What was measured under other controls says nothing of what is to come.
   *
   * @param newEdge of the update rule from now on
   */
  public void controlMoved(StabilityEdge newEdge) {
    edge = newEdge;
    window.clear();
    candidate = Optional.empty();
  }

  /**
   * Takes in a measurement.
   *
   * @return the regime as of now; empty while too little was measured to tell
   */
  public Optional<Label> observe(Measurement measurement) {
    double sharpness = measurement.comparableSharpness();
    if (measurement.curvature().hessian().size() == 0
        || !Measurement.isComparable(measurement.step(), edge)) {
      return Optional.empty();
    }
    if (Double.isFinite(sharpness) && Double.isFinite(measurement.train().loss())) {
      window.add(
          new RegimeWindow.Entry(
              1,
              measurement.step(),
              measurement.learningTime(),
              sharpness,
              edge.position(sharpness, measurement.inForce().learningRate()),
              kernel(measurement),
              measurement.train().loss(),
              edge.isPreconditioned() ? Double.NaN : measurement.value(Quantity.FLOW_SHARPENING)));
    }
    if (!window.isFilled()) {
      return Optional.empty();
    }
    boolean full = measurement.inForce().batchSize() == examples;
    boolean changed = isChangedTo(fitting(full));
    return current.map(regime -> new Label(regime, reason(regime, measurement, full), changed));
  }

  private boolean isChangedTo(Regime fitting) {
    Optional<Regime> found = Optional.of(fitting);
    if (found.equals(candidate)) {
      agreeing++;
    } else {
      candidate = found;
      agreeing = 1;
      candidateSince = window.last().tau();
    }
    double delay = isSlow(fitting) ? SLOW_DELAY : DELAY;
    boolean lasts =
        current.isEmpty() || window.last().tau() - candidateSince >= delay * window.elapsed();
    boolean changed = !found.equals(current) && agreeing >= PATIENCE && lasts;
    if (changed) {
      current = found;
    }
    return changed;
  }

  private boolean isSlow(Regime fitting) {
    boolean heldBackOrNot =
        (fitting == Regime.NO_SHARPENING && isNow(Regime.CONSERVATIVE_SHARPENING))
            || (fitting == Regime.CONSERVATIVE_SHARPENING && isNow(Regime.NO_SHARPENING));
    return fitting == Regime.SETTLING || heldBackOrNot;
  }

  /**
   * The loss was not finite, which no measurement tells.
   *
   * @return the regime from that step on
   */
  public Label diverged(long step) {
    boolean changed = !isNow(Regime.DIVERGING);
    current = Optional.of(Regime.DIVERGING);
    return new Label(Regime.DIVERGING, new RegimeReason.NotFinite(step), changed);
  }

  /** What the window fits best. */
  private Regime fitting(boolean full) {
    double ratio = mean(RegimeWindow.Entry::ratio);
    if (diverges(ratio)) {
      return Regime.DIVERGING;
    }
    boolean done = window.largest(RegimeWindow.Entry::loss) < DONE * window.largestLoss();
    if (done && ratio < 1 && window.spread(RegimeWindow.Entry::sharpness) < STILL) {
      return Regime.SETTLING;
    }
    if (ratio > (isNow(Regime.BEYOND_THE_EDGE) ? BEYOND_LEFT : BEYOND)) {
      return Regime.BEYOND_THE_EDGE;
    }
    if (ratio >= (isNow(Regime.EDGE_OF_STABILITY) ? LEFT : REACHED)) {
      return Regime.EDGE_OF_STABILITY;
    }
    double noise = window.meanOfRare(RegimeWindow.Entry::kernel);
    if (!full && noise >= (isNow(Regime.STOCHASTIC_EDGE_OF_STABILITY) ? NOISE_LEFT : REACHED)) {
      return Regime.STOCHASTIC_EDGE_OF_STABILITY;
    }
    boolean rises = rises();
    if (!rises
        && Math.abs(window.change(RegimeWindow.Entry::sharpness)) < STILL
        && (done || hasComeToRest())) {
      return Regime.SETTLING;
    }
    if (full) {
      return rises ? Regime.PROGRESSIVE_SHARPENING : Regime.NO_SHARPENING;
    }
    boolean heldBack = rises || hasSharpened() || flowRise() > STILL_RISING;
    return heldBack ? Regime.CONSERVATIVE_SHARPENING : Regime.NO_SHARPENING;
  }

  private boolean isNow(Regime regime) {
    return current.isPresent() && current.get() == regime;
  }

  /**
   * Above where it began and far above where it has been, and rising: a spike of a loss that is all
   * but nothing is none.
   */
  private boolean diverges(double ratio) {
    double loss = window.last().loss();
    double factor = ratio > REACHED && ratio < BEYOND ? DIVERGED_AT_EDGE : DIVERGED;
    return loss > factor * window.smallestLoss()
        && loss > window.firstLoss()
        && window.change(RegimeWindow.Entry::loss) > 0;
  }

  /**
   * Whether the loss has changed little for long, and less than on the way here: at the beginning
   * of a run nothing has changed much yet.
   */
  private boolean hasComeToRest() {
    double recent = window.changeOverHalf(RegimeWindow.Entry::loss);
    double loss = window.last().loss();
    double onTheWay = (loss - window.firstLoss()) / loss * SLOWER;
    return Math.abs(recent) < STILL && Math.abs(recent) <= Math.abs(onTheWay);
  }

  private boolean rises() {
    boolean unopposed =
        current.isEmpty()
            || isNow(Regime.PROGRESSIVE_SHARPENING)
            || isNow(Regime.CONSERVATIVE_SHARPENING);
    return window.significantRise(RegimeWindow.Entry::sharpness)
        > (unopposed ? STILL_RISING : RISING);
  }

  /** Whether it once rose, and noise may hold it where it is. */
  private boolean hasSharpened() {
    double factor = isNow(Regime.CONSERVATIVE_SHARPENING) ? STILL_SHARPENED : SHARPENED;
    // The preconditioner takes in the noise of each batch, and the effective sharpness with it.
    int together = edge.isPreconditioned() ? FEWEST : 1;
    return mean(RegimeWindow.Entry::sharpness) > factor * window.smallestSharpnessBefore(together);
  }

  /**
   * What gradient flow would add to the sharpness across half the window, relative to its mean; NaN
   * where its rate is not measured.
   */
  private double flowRise() {
    double effectiveTime = window.span() * edge.timeFactor();
    return window.meanOfRare(RegimeWindow.Entry::flow)
        * effectiveTime
        / 2
        / mean(RegimeWindow.Entry::sharpness);
  }

  private RegimeReason reason(Regime regime, Measurement last, boolean full) {
    return switch (regime) {
      case DIVERGING ->
          new RegimeReason.Risen(last.train().loss(), last.train().loss() / window.smallestLoss());
      case BEYOND_THE_EDGE -> means(Verdict.BEYOND, last, full);
      case EDGE_OF_STABILITY -> means(Verdict.AT_EDGE, last, full);
      case STOCHASTIC_EDGE_OF_STABILITY -> means(Verdict.NOISE_AT_EDGE, last, full);
      case PROGRESSIVE_SHARPENING -> means(Verdict.RISES, last, full);
      case CONSERVATIVE_SHARPENING -> means(Verdict.HELD_BACK, last, full);
      case NO_SHARPENING ->
          window.change(RegimeWindow.Entry::sharpness) < -STILL_RISING
              ? means(Verdict.FALLS, last, full)
              : means(Verdict.STAYS, last, full);
      case SETTLING -> means(Verdict.STILL, last, full);
    };
  }

  private RegimeReason means(Verdict verdict, Measurement last, boolean full) {
    return new RegimeReason.Means(
        verdict,
        edge,
        mark,
        last.step() - window.firstStep(),
        mean(RegimeWindow.Entry::ratio),
        window.meanOfRare(RegimeWindow.Entry::kernel),
        last.inForce().batchSize(),
        full);
  }

  private double mean(ToDoubleFunction<RegimeWindow.Entry> quantity) {
    return window.mean(quantity);
  }

  /**
   * K; past the edge of stability, where it is undefined, what the trace says; NaN where it was not
   * read.
   */
  private static double kernel(Measurement measurement) {
    NoiseKernelNorm norm = measurement.curvature().noiseKernel();
    if (!norm.isRead()) {
      return Double.NaN;
    }
    return Double.isNaN(norm.k()) ? norm.kTrace() : norm.k();
  }
}
