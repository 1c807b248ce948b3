package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.BatchSharpness;
import dev.edgescope.engine.curvature.Conservatism;
import dev.edgescope.engine.curvature.DirectionalNoise;
import dev.edgescope.engine.curvature.GradientNoise;
import dev.edgescope.engine.curvature.GradientShare;
import dev.edgescope.engine.curvature.InitialDirection;
import dev.edgescope.engine.curvature.LayerSharpness;
import dev.edgescope.engine.curvature.MeanSquareStability;
import dev.edgescope.engine.curvature.Momentum;
import dev.edgescope.engine.curvature.NtkTraceEstimate;
import dev.edgescope.engine.curvature.SelfStabilisation;
import dev.edgescope.engine.curvature.SgdEdge;
import dev.edgescope.engine.curvature.SharpnessGradient;
import dev.edgescope.engine.curvature.SharpnessPhases;
import dev.edgescope.engine.curvature.SlidingSlope;
import dev.edgescope.engine.curvature.SmallestEigenvalue;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.StabilityEdge;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.objective.Objective;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The instruments for the quantities that a configuration asks for. Each has random numbers of its
 * own and memory only where it is asked for.
 */
final class QuantityProbes implements AutoCloseable {
  /** Readings over which rates are taken. */
  private static final int WINDOW = 10;

  private static final double LAYER_TOLERANCE = 1e-2;
  private static final int LAYER_PRODUCTS = 60;

  private static final double SMALLEST_TOLERANCE = 1e-2;

  private static final int SMALLEST_PRODUCTS = 120;
  private static final int SIGN_DRAWS = 8;

  /** As many batches as make up the training set, within bounds. */
  private static final int FEWEST_BATCHES = 16;

  private static final int MOST_BATCHES = 128;

  private static final long RANDOM_STREAM = 0x50524F42L;

  /**
   * What there is when the instruments are read; the objective is linearised at theta.
   *
   * @param loss L at theta
   * @param gaussNewton empty where it was not asked for
   * @param layerTraces the parts of tr Theta in flat order
   * @param clippedShare of the last steps; NaN without clipping
   */
  record Situation(
      ParameterVector theta,
      ParameterVector gradient,
      double loss,
      Spectrum hessian,
      Spectrum gaussNewton,
      List<Reading> layerTraces,
      @Nullable Matrix vectors,
      long step,
      double learningTime,
      double learningRate,
      int batchSize,
      double clippedShare) {}

  private final Set<Quantity> quantities;
  private final NativeMemory memory;
  private final Network network;
  private final Objective objective;
  private final boolean weighted;
  private final StabilityEdge edge;
  private final IntFunction<MiniBatch> batches;
  private final SplittableRandom signs = new SplittableRandom(RANDOM_STREAM);
  private final SlidingSlope sharpening = new SlidingSlope(WINDOW);
  private final Conservatism conservatism = new Conservatism(WINDOW);
  private final SharpnessPhases phases = new SharpnessPhases();

  private @Nullable InitialDirection initialDirection;
  private boolean initialDirectionConverged;
  private @Nullable SmallestEigenvalue smallestEigenvalue;
  private @Nullable LayerSharpness layerSharpness;
  private @Nullable BatchSharpness batchSharpness;
  private @Nullable SharpnessGradient sharpnessGradient;
  private final WeightProbes weights;
  private @Nullable MiniBatch batch;

  /**
   * @param edge of the update rule
   * @param batches of any size, from a stream that training does not use
   */
  QuantityProbes(
      NativeMemory memory,
      Network network,
      Objective objective,
      Set<Quantity> quantities,
      StabilityEdge edge,
      IntFunction<MiniBatch> batches) {
    this.memory = memory;
    this.network = network;
    this.objective = objective;
    this.quantities = quantities;
    this.edge = edge;
    this.batches = batches;
    weights = new WeightProbes(memory, network, objective);
    weighted = !objective.isSquaredError();
  }

  /** Reads all of them. Afterwards the objective may not be linearised any more. */
  Map<Quantity, List<Reading>> measure(Situation at) {
    Map<Quantity, List<Reading>> readings = new EnumMap<>(Quantity.class);
    for (Quantity quantity : quantities) {
      switch (quantity) {
        case GRADIENT_NOISE ->
            put(readings, quantity, GradientNoise.trace(objective, at.gradient()));
        case GRADIENT_SHARE ->
            put(readings, quantity, Reading.from(gradientShare(at), at.hessian().isConverged()));
        case OUTPUT_NORM -> put(readings, quantity, outputNorm(at.theta()));
        case REALISED_SHARPENING -> put(readings, quantity, ofTop(at, realisedSharpening(at)));
        case GAUSS_NEWTON_EIGENVALUES ->
            readings.put(
                quantity, at.gaussNewton().eigenvalues().stream().map(Reading::of).toList());
        case SMALLEST_EIGENVALUE -> readings.put(quantity, List.of(smallestEigenvalue()));
        case BATCH_SHARPNESS -> readings.put(quantity, List.of(batchSharpness(at)));
        case LAYER_SHARPNESS -> readings.put(quantity, layerSharpness());
        case LAYER_NTK_TRACE -> readings.put(quantity, at.layerTraces());
        case NTK_TRACE_ESTIMATE ->
            readings.put(
                quantity, List.of(Reading.of(NtkTraceEstimate.of(objective, SIGN_DRAWS, signs))));
        case PHASE -> {
          if (at.batchSize() == objective.examples()) {
            put(readings, quantity, ofTop(at, phase(at)));
          } else {
            phases.forget();
          }
        }
        case CLIPPED_SHARE -> {
          if (!Double.isNaN(at.clippedShare())) {
            put(readings, quantity, at.clippedShare());
          }
        }
        case INITIAL_DIRECTION -> initialDirection(readings, at);
        case HESSIAN_TRACE -> put(readings, quantity, weights.hessianTrace());
        case START_DISTANCE ->
            weights
                .startDistance(at.theta(), at.step())
                .ifPresent(distance -> put(readings, quantity, distance));
        case LAYER_GRADIENT_NORM -> readings.put(quantity, weights.layerNorms(at.gradient()));
        case GRADIENT_SIGNAL -> put(readings, quantity, gradientSignal(at));
        case FLOW_SHARPENING,
            CONSERVATISM,
            EXACT_NOISE_KERNEL,
            SECOND_MOMENT_RADIUS,
            STOCHASTIC_GAP,
            CRITICAL_SHARPNESS -> {
          // Below, several of them at once.
        }
        case GRADIENT_FLOW_LOSS,
            GRADIENT_FLOW_LAMBDA_1,
            GRADIENT_FLOW_DISTANCE,
            CENTRAL_LOSS,
            CENTRAL_PREDICTED_LOSS,
            CENTRAL_LAMBDA_1,
            CENTRAL_TRACE_X,
            CENTRAL_DISTANCE -> {
          // Read off the flows.
        }
      }
    }
    addStability(readings, at);
    addSelfStabilisation(readings, at);
    if (quantities.contains(Quantity.CRITICAL_SHARPNESS)) {
      // Last of all: the objective is not linearised afterwards.
      put(
          readings,
          Quantity.CRITICAL_SHARPNESS,
          weights.criticalSharpness(at.theta(), at.gradient(), at.loss(), at.learningRate()));
    }
    return readings;
  }

  private static void put(Map<Quantity, List<Reading>> readings, Quantity quantity, double value) {
    put(readings, quantity, Reading.exact(value));
  }

  private static void put(
      Map<Quantity, List<Reading>> readings, Quantity quantity, Reading reading) {
    readings.put(quantity, List.of(reading));
  }

  /** Made of the top eigenpair. */
  private static Reading ofTop(Situation at, double value) {
    return Reading.from(value, at.hessian().isLargestConverged());
  }

  private static double gradientShare(Situation at) {
    return at.vectors() == null
        ? Double.NaN
        : GradientShare.of(at.vectors(), at.hessian().size(), at.gradient().flat());
  }

  /** Of gradient descent alone: gradient noise turns the sharpness at every reading. */
  private double phase(Situation at) {
    return phases.observe(at.hessian().largest(), edge.level(at.learningRate()));
  }

  /** A run that is taken up again does not know its first direction any more. */
  private void initialDirection(Map<Quantity, List<Reading>> readings, Situation at) {
    InitialDirection kept = initialDirection;
    if (kept == null && at.step() == 0 && at.vectors() != null) {
      kept = new InitialDirection(memory, at.vectors().columns(0, 1));
      initialDirection = kept;
      initialDirectionConverged = at.hessian().isLargestConverged();
    }
    if (kept != null) {
      put(
          readings,
          Quantity.INITIAL_DIRECTION,
          Reading.from(kept.curvature(objective.hessian()), initialDirectionConverged));
    }
  }

  private double outputNorm(ParameterVector theta) {
    Matrix weights = network.parameterRanges().getLast().weightsOf(theta.flat());
    return weights.dot(weights, weights.size());
  }

  private double realisedSharpening(Situation at) {
    sharpening.add(effectiveTime(at), at.hessian().largest());
    return sharpening.slope();
  }

  /** tau_eff: what heavy ball moves theta by in the long run is 1 / (1 - mu) of the plain step. */
  private double effectiveTime(Situation at) {
    return at.learningTime() * edge.timeFactor();
  }

  private Reading smallestEigenvalue() {
    if (smallestEigenvalue == null) {
      smallestEigenvalue =
          new SmallestEigenvalue(
              memory, network.parameters(), new SplittableRandom(RANDOM_STREAM + 1));
    }
    return Reading.of(
        smallestEigenvalue.of(objective.hessian(), SMALLEST_TOLERANCE, SMALLEST_PRODUCTS));
  }

  private List<Reading> layerSharpness() {
    if (layerSharpness == null) {
      layerSharpness = new LayerSharpness(memory, network, new SplittableRandom(RANDOM_STREAM + 2));
    }
    return layerSharpness.of(objective.hessian(), LAYER_TOLERANCE, LAYER_PRODUCTS).stream()
        .map(Reading::of)
        .toList();
  }

  private Reading batchSharpness(Situation at) {
    if (batchSharpness == null) {
      batchSharpness = new BatchSharpness(memory, network);
    }
    int examples = objective.examples();
    if (at.batchSize() == examples) {
      return Reading.of(batchSharpness.ofFullBatch(objective, at.gradient()));
    }
    if (batch == null || batch.size() != at.batchSize()) {
      close();
      batch = batches.apply(at.batchSize());
    }
    int draws = Math.clamp(examples / at.batchSize(), FEWEST_BATCHES, MOST_BATCHES);
    return Reading.of(batchSharpness.of(at.theta(), batch, at.step() * MOST_BATCHES, draws));
  }

  /** From the kernel of the outputs; for cross-entropy weighted by the loss's curvature. */
  private void addStability(Map<Quantity, List<Reading>> readings, Situation at) {
    boolean norm = quantities.contains(Quantity.EXACT_NOISE_KERNEL);
    boolean radius = quantities.contains(Quantity.SECOND_MOMENT_RADIUS);
    if (!norm && !radius) {
      return;
    }
    int size = objective.examples() * network.outputs();
    try (NativeMemory kernels = new NativeMemory(Precision.DOUBLE)) {
      Matrix kernel = kernels.allocate(size, size);
      if (weighted) {
        objective.gaussNewtonKernel(kernel);
      } else {
        objective.ntk(kernel);
      }
      try (var stability =
          new MeanSquareStability(kernel, objective.examples(), network.outputs())) {
        if (norm) {
          readings.put(
              Quantity.EXACT_NOISE_KERNEL,
              reading(stability.noiseKernelNorm(at.learningRate(), heavyBall(), at.batchSize())));
        }
        if (radius) {
          readings.put(
              Quantity.SECOND_MOMENT_RADIUS,
              reading(stability.spectralRadius(at.learningRate(), heavyBall(), at.batchSize())));
        }
      }
    }
  }

  /** mu; these quantities are refused for all else. */
  private double heavyBall() {
    return switch (edge) {
      case SgdEdge(Momentum momentum, double _) -> momentum.coefficient();
    };
  }

  private static List<Reading> reading(MeanSquareStability.Radius radius) {
    return List.of(new Reading(radius.value(), 0, radius.converged()));
  }

  private double gradientSignal(Situation at) {
    double norm = at.gradient().flat().norm();
    return norm * norm / GradientNoise.trace(objective, at.gradient());
  }

  /** What the gradient of the sharpness tells. */
  private void addSelfStabilisation(Map<Quantity, List<Reading>> readings, Situation at) {
    boolean ratio = quantities.contains(Quantity.CONSERVATISM);
    boolean flow = quantities.contains(Quantity.FLOW_SHARPENING);
    boolean gap =
        quantities.contains(Quantity.STOCHASTIC_GAP)
            && at.batchSize() < objective.examples()
            && edge.equals(SgdEdge.PLAIN);
    if (at.vectors() == null || !(ratio || flow || gap)) {
      return;
    }
    if (sharpnessGradient == null) {
      sharpnessGradient = new SharpnessGradient(memory, network.parameters());
    }
    Matrix top = at.vectors().columns(0, 1);
    SelfStabilisation found = sharpnessGradient.of(objective, at.gradient().flat(), top);
    double rate =
        found.rate()
            - edge.weightDecay()
                * at.theta().flat().dot(sharpnessGradient.vector(), network.parameters());
    if (flow) {
      put(readings, Quantity.FLOW_SHARPENING, ofTop(at, rate));
    }
    if (ratio) {
      conservatism.add(effectiveTime(at), at.hessian().largest(), rate);
      put(readings, Quantity.CONSERVATISM, ofTop(at, conservatism.ratio()));
    }
    if (gap) {
      double noise = DirectionalNoise.along(objective, top).ofBatches(at.batchSize());
      put(
          readings,
          Quantity.STOCHASTIC_GAP,
          ofTop(at, found.stochasticGap(at.learningRate(), noise)));
    }
  }

  @Override
  public void close() {
    if (batch != null) {
      batch.close();
      batch = null;
    }
  }
}
