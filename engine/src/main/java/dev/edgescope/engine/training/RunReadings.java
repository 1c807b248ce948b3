package dev.edgescope.engine.training;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.measure.CloseMeasurement;
import dev.edgescope.engine.measure.DensitySnapshot;
import dev.edgescope.engine.measure.Flows;
import dev.edgescope.engine.measure.Landscape;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.Standing;
import dev.edgescope.engine.measure.Subject;
import dev.edgescope.engine.measure.instrument.Instruments;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.measure.portrait.Portraitist;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Sampling;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that can be read off a run at the step where it stands. The run stays where it is, and its
 * trajectory is the same whatever is read.
 *
 * <p>For the run's thread, but for what is handed out to be taken on another one, one at a time.
 */
public final class RunReadings implements AutoCloseable {
  /** Keeps the batches that are measured apart from those that are trained on. */
  private static final long PROBE_STREAM = 0x2545F4914F6CDD1DL;

  private final TrainingProblem problem;
  private final Subject subject;
  private final Instruments instruments;
  private final Supplier<Standing> standing;

  /** Null before the first portrait. */
  private @Nullable Portraitist portraitist;

  /** Where a loss is asked for apart from the run; null before the first time. */
  private @Nullable ParameterVector elsewhere;

  /**
   * @param standing where the run stands whenever it is asked
   */
  RunReadings(TrainingProblem problem, Supplier<Standing> standing) {
    this.problem = problem;
    this.standing = standing;
    RunConfig config = problem.config();
    long seed = config.seed();
    subject =
        new Subject(
            problem.memory(),
            problem.network(),
            problem.objective(),
            problem.test(),
            config.optimizer().rule().isAdaptive(),
            size -> problem.miniBatch(size, seed ^ PROBE_STREAM, Sampling.INDEPENDENT),
            flows(problem, standing.get()),
            seed,
            new MeasuringProgress());
    instruments = new Instruments(subject, config.probes());
  }

  /** From the start of the run alone: a run that is taken up again does not know it any more. */
  private static @Nullable Flows flows(TrainingProblem problem, Standing standing) {
    RunConfig config = problem.config();
    return standing.step() == 0 && !config.probes().flows().isEmpty()
        ? new Flows(
            config, problem.network(), problem.data().train(), problem.workers(), problem.theta())
        : null;
  }

  /**
   * {@return a reading of all instruments at the current step with the controls as they stand, to
   * be taken once: on another thread too, while the run's moves controls and takes checkpoints, but
   * makes no step} It is not in the {@link History} before {@link TrainingRun#keep}.
   */
  public Supplier<Measurement> measurement() {
    return measurement(true);
  }

  /**
   * {@return the same as one of many, which has not everything: what costs more than a gradient is
   * spaced by {@link dev.edgescope.engine.measure.CostlySpacing}, unless each is asked for}
   */
  public Supplier<Measurement> spaced() {
    return measurement(problem.config().length().isReached(standing.get().step()));
  }

  private Supplier<Measurement> measurement(boolean complete) {
    Standing now = standing.get();
    return () -> instruments.measure(problem.theta(), now, complete);
  }

  /** {@return how far a reading is that is under way; from any thread} */
  public Optional<MeasuringProgress.Stage> stage() {
    return subject.progress().stage();
  }

  /**
   * {@return the density of the Hessian's eigenvalues at the current step: a snapshot that takes as
   * long as some 150 Hessian-vector products}
   */
  public SpectralDensity spectralDensity() {
    return instruments.spectralDensity(problem.theta());
  }

  /** {@return the same with where it is taken, to be taken as a {@link #measurement} is} */
  public Supplier<DensitySnapshot> densitySnapshot() {
    Standing now = standing.get();
    double level = now.edge().isPreconditioned() ? Double.NaN : now.level();
    return () -> {
      SpectralDensity density = spectralDensity();
      return new DensitySnapshot(
          now.step(),
          now.learningTime(),
          density.curve(),
          density.largestNode(),
          density.smallestNode(),
          density.trace(),
          level,
          subject.parameters());
    };
  }

  /**
   * {@return the loss landscape at the current step, which the instruments have just been read at}
   *
   * @param reading of the current step, with an eigenvalue
   */
  public Landscape landscape(Measurement reading) {
    return instruments.landscape(problem.theta(), reading);
  }

  /** {@return the run at the current step, as a person looks at it} */
  public Portrait portrait() {
    Portraitist artist = portraitist;
    if (artist == null) {
      artist =
          new Portraitist(
              problem.network(),
              problem.config().loss(),
              problem.data(),
              problem.trainingExamples(),
              problem.testExamples(),
              problem.workers().cancellation());
      portraitist = artist;
    }
    Standing now = standing.get();
    return artist.take(now.step(), now.learningTime(), problem.theta());
  }

  /**
   * {@return the curvature at the current step as closely as the precision allows, for numbers that
   * are to be compared with others; takes seconds where the instruments take milliseconds}
   *
   * @param top how many eigenvalues
   * @param eigenvectors receives those of the Hessian as unit columns in flat order, P x k; not
   *     called where there is none. The matrix and every {@link Matrix#array} of it are gone when
   *     it returns
   */
  public CloseMeasurement closely(TopEigenvalues top, Consumer<Matrix> eigenvectors) {
    try (NativeMemory scratch = new NativeMemory(problem.config().precision())) {
      return CloseMeasurement.of(
          scratch, subject, problem.theta(), standing.get(), top, eigenvectors);
    }
  }

  /**
   * {@return L on the training examples at other parameters, by a forward pass}
   *
   * @param values P values in flat order
   * @throws IllegalArgumentException if there are not P of them
   */
  public double trainLossAt(double[] values) {
    ParameterVector there = elsewhere;
    if (there == null) {
      there = problem.vector();
      elsewhere = there;
    }
    there.flat().setAll(values);
    return problem.objective().evaluate(there).loss();
  }

  @Override
  public void close() {
    instruments.close();
  }
}
