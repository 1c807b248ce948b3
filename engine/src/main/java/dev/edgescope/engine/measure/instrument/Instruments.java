package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Quantity.Need;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.measure.Bench;
import dev.edgescope.engine.measure.CostlySpacing;
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
import dev.edgescope.engine.measure.Standing;
import dev.edgescope.engine.measure.Subject;
import dev.edgescope.engine.measure.Work;
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
  private final CostlySpacing kernelSpacing;

  /** Of quantities of the run itself that are asked for; nothing where each reading has all. */
  private final Map<Quantity, CostlySpacing> spacings = new EnumMap<>(Quantity.class);

  private final boolean spaced;
  private final double traceGradients;

  private @Nullable LandscapeDrawing landscape;

  /**
   * Those of a run.
   *
   * @param subject what is measured
   * @param config what of it
   */
  public Instruments(Subject subject, ProbeConfig config) {
    this.subject = subject;
    spaced = config.costly() == ProbeConfig.Costly.SPACED;
    kernelSpacing = new CostlySpacing(config.every());
    traceGradients = Work.of(subject.network(), subject.examples()).ofNtkTrace();
    top = config.topEigenvalues();
    progress = subject.progress();
    testSpacing = new OwnSpacing(MeasuringPlan.testLoss(subject), config.every());
    bench = new Bench(subject, config.topEigenvalues());
    // What leaves the objective elsewhere comes last, so that it costs the others no new gradient.
    Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
    quantities.addAll(config.quantities());
    if (subject.adaptive()) {
      quantities.addAll(Quantity.ofPreconditioners());
    }
    quantities.stream()
        .sorted(Comparator.comparing(quantity -> quantity.needs().contains(Need.LOSS_ELSEWHERE)))
        .forEach(quantity -> instruments.put(quantity, Catalogue.instrument(quantity, subject)));
    for (Quantity quantity : config.ownQuantities()) {
      spacings.put(quantity, new CostlySpacing(config.every()));
    }
  }

  /**
   * Reads theta.
   *
   * @param complete whether everything is read; else what is costly only where it is its turn
   */
  public Measurement measure(ParameterVector theta, Standing standing, boolean complete) {
    long start = System.nanoTime();
    InForce inForce = standing.inForce();
    Due due = due(standing.step(), inForce, complete || !spaced);
    progress.begin(
        MeasuringPlan.ofMeasurement(
            subject, top, due.kernel() && isKernelWanted(inForce), instruments));
    try (RunState state = bench.at(theta, standing, due.kernel())) {
      progress.next();
      double ntkTrace = due.trace() ? Arrays.stream(state.layerTraces()).sum() : Double.NaN;
      progress.next();
      NoiseKernelNorm noiseKernel = noiseKernel(state, due);
      progress.next();
      Objective test = subject.test();
      boolean tested = testSpacing.isDue(standing.step()) || complete;
      Evaluation testing = test != null && tested ? test.evaluate(theta) : Evaluation.NONE;
      double gradientNorm = state.gradient().flat().norm();
      Map<Quantity, List<Reading>> readings = readings(state, due);
      return new Measurement(
          standing.step(),
          standing.learningTime(),
          standing.inForce(),
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

  /**
   * What a reading has.
   *
   * @param trace whether tr Theta
   * @param kernel whether the pairs that K is made of, where they are wanted at all
   * @param left the quantities that it has not
   */
  private record Due(boolean trace, boolean kernel, Set<Quantity> left) {}

  private Due due(long step, InForce inForce, boolean complete) {
    boolean costlyTrace = traceGradients > 1;
    double gradients =
        (costlyTrace ? traceGradients : 0)
            + (isKernelWanted(inForce) ? MeasuringPlan.followed(top) : 0);
    boolean kernel = kernelSpacing.isDue(step, gradients, complete);
    boolean trace = kernel || !costlyTrace;
    Set<Quantity> left = EnumSet.noneOf(Quantity.class);
    spacings.forEach((quantity, spacing) -> {
      Instrument instrument = instruments.get(quantity);
      boolean own =
          instrument != null && spacing.isDue(step, instrument.laterGradients(subject), complete);
      boolean shared =
          (kernel || !quantity.needs().contains(Need.GAUSS_NEWTON))
              && (trace || quantity != Quantity.LAYER_NTK_TRACE);
      if (!own || !shared) {
        left.add(quantity);
      }
    });
    return new Due(trace, kernel, left);
  }

  private boolean isKernelWanted(InForce inForce) {
    return inForce.batchSize() < subject.examples()
        || (!subject.adaptive()
            && instruments.keySet().stream()
                .anyMatch(quantity -> quantity.needs().contains(Need.GAUSS_NEWTON)));
  }

  private NoiseKernelNorm noiseKernel(RunState state, Due due) {
    if (!due.trace()) {
      double none = state.isFullBatch() ? 0 : Double.NaN;
      return new NoiseKernelNorm(none, none);
    }
    boolean read = due.kernel() && isKernelWanted(state.inForce());
    NoiseKernelNorm norm =
        NoiseKernelNorm.of(
            read ? state.kernel() : Spectrum.NONE,
            state.kernelTrace(),
            state.inForce().learningRate(),
            state.edge(),
            state.inForce().batchSize(),
            subject.examples(),
            subject.network().outputs());
    return due.kernel() || state.isFullBatch() ? norm : norm.ofTraceAlone();
  }

  private Map<Quantity, List<Reading>> readings(RunState state, Due due) {
    Map<Quantity, List<Reading>> readings = new EnumMap<>(Quantity.class);
    instruments.forEach((quantity, instrument) -> {
      progress.next();
      if (!quantity.needs().stream().allMatch(state::has)) {
        instrument.skip();
      } else if (!due.left().contains(quantity)) {
        List<Reading> found = instrument.read(state);
        if (!found.isEmpty()) {
          readings.put(quantity, found);
        }
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
