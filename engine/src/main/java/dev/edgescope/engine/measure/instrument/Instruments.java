package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Quantity.Need;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.measure.Bench;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Landscape;
import dev.edgescope.engine.measure.LandscapeDrawing;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.OwnSpacing;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.objective.Objective;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured of a run. Reads the parameters and never writes them, and has random numbers
 * of its own: a run is bitwise the same with the instruments on or off.
 */
public final class Instruments implements AutoCloseable {
  private static final long RANDOM_STREAM = 0x45444747L;

  private static final int DENSITY_VECTORS = 3;

  /** Elements of the Lanczos vectors of a density: a hundred megabytes or two. */
  private static final int DENSITY_ELEMENTS = 25_000_000;

  private final Subject subject;
  private final Bench bench;

  /** In the order in which they are read. */
  private final Map<Quantity, Instrument> instruments = new LinkedHashMap<>();

  private final TopEigenvalues top;
  private final MeasuringProgress progress;
  private final OwnSpacing testSpacing;

  /** The reading with which a run finishes has everything. */
  private final RunLength end;

  private @Nullable LandscapeDrawing landscape;

  /**
   * Those of a run.
   *
   * @param end when it finishes
   */
  public Instruments(Subject subject, ProbeConfig config, RunLength end) {
    this.subject = subject;
    this.end = end;
    top = config.topEigenvalues();
    progress = subject.progress();
    testSpacing = new OwnSpacing(MeasuringPlan.testLoss(subject), config.every());
    bench = new Bench(subject, config.topEigenvalues());
    // What leaves the objective elsewhere comes last, so that it costs the others no new gradient.
    Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
    quantities.addAll(config.quantities());
    if (subject.preconditioner() != null) {
      quantities.addAll(Quantity.ofPreconditioners());
    }
    quantities.stream()
        .sorted(Comparator.comparing(quantity -> quantity.needs().contains(Need.LOSS_ELSEWHERE)))
        .forEach(quantity -> instruments.put(quantity, Catalogue.instrument(quantity, subject)));
  }

  /**
   * Reads everything at theta.
   *
   * @param edge of the update rule with its controls as they stand
   * @param clippedShare of the last steps; NaN without clipping
   */
  public Measurement measure(
      ParameterVector theta,
      long step,
      double learningTime,
      InForce inForce,
      StabilityEdge edge,
      double clippedShare) {
    long start = System.nanoTime();
    boolean kernel = isKernelWanted(inForce);
    progress.begin(MeasuringPlan.ofMeasurement(subject, top, kernel, instruments));
    try (RunState state = bench.at(theta, step, learningTime, inForce, edge, clippedShare)) {
      progress.next();
      double ntkTrace = Arrays.stream(state.layerTraces()).sum();
      progress.next();
      NoiseKernelNorm noiseKernel = noiseKernel(state, kernel);
      progress.next();
      Objective test = subject.test();
      boolean tested = testSpacing.isDue(step) || end.isReached(step);
      Evaluation testing = test != null && tested ? test.evaluate(theta) : Evaluation.NONE;
      double gradientNorm = state.gradient().flat().norm();
      Map<Quantity, List<Reading>> readings = readings(state);
      return new Measurement(
          step,
          learningTime,
          inForce,
          state.train(),
          testing,
          gradientNorm,
          new Curvature(state.hessian(), state.level(), ntkTrace, noiseKernel),
          (System.nanoTime() - start) * 1e-9,
          readings);
    } finally {
      progress.end();
    }
  }

  private boolean isKernelWanted(InForce inForce) {
    return inForce.batchSize() < subject.examples()
        || (subject.preconditioner() == null
            && instruments.keySet().stream()
                .anyMatch(quantity -> quantity.needs().contains(Need.GAUSS_NEWTON)));
  }

  private NoiseKernelNorm noiseKernel(RunState state, boolean wanted) {
    return NoiseKernelNorm.of(
        wanted ? state.kernel() : Spectrum.NONE,
        state.kernelTrace(),
        state.inForce().learningRate(),
        state.edge(),
        state.inForce().batchSize(),
        subject.examples(),
        subject.network().outputs());
  }

  private Map<Quantity, List<Reading>> readings(RunState state) {
    Map<Quantity, List<Reading>> readings = new EnumMap<>(Quantity.class);
    instruments.forEach(
        (quantity, instrument) -> {
          progress.next();
          if (!quantity.needs().stream().allMatch(state::has)) {
            instrument.skip();
            return;
          }
          List<Reading> found = instrument.read(state);
          if (!found.isEmpty()) {
            readings.put(quantity, found);
          }
        });
    return readings;
  }

  /**
   * The loss landscape at theta, where the instruments have just been read.
   *
   * @param reading of theta, with an eigenvalue
   */
  public Landscape landscape(ParameterVector theta, Measurement reading) {
    Matrix vectors = bench.hessianVectors();
    if (vectors == null) {
      throw new IllegalStateException("No eigenvector is measured");
    }
    if (landscape == null) {
      landscape = new LandscapeDrawing(subject.memory(), subject.network(), subject.objective());
    }
    progress.begin(MeasuringPlan.ofLandscape(LandscapeDrawing.POINTS));
    try {
      progress.next();
      return landscape.draw(theta, vectors.columns(0, 1), reading);
    } finally {
      progress.end();
    }
  }

  /** A snapshot of the Hessian's spectral density at theta. */
  public SpectralDensity spectralDensity(ParameterVector theta) {
    int parameters = theta.flat().size();
    int vectors = Math.min(DENSITY_VECTORS, parameters);
    int steps = Math.min(parameters, Math.clamp(DENSITY_ELEMENTS / parameters, 12, 50));
    progress.begin(MeasuringPlan.ofDensity(vectors * steps));
    try {
      progress.next();
      subject.objective().linearise(theta, bench.gradient());
      progress.next();
      return SpectralDensity.of(
          subject.objective().hessian(),
          theta.flat().precision(),
          vectors,
          steps,
          subject.random(RANDOM_STREAM));
    } finally {
      progress.end();
    }
  }

  @Override
  public void close() {
    instruments.values().forEach(Instrument::close);
    if (subject.flows() != null) {
      subject.flows().close();
    }
    bench.close();
  }
}
