package dev.edgescope.engine.config;

import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.data.ImageLayout;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Sampling;
import java.util.List;

/**
 * The settings of a run: their keys in a file, their names in the window, and in words what they
 * accept.
 */
public enum Setting {
  DATA_SET("data.set", "Data set", oneOf(DataKind.here())),
  FILE("data.file", "File", "give the path of a file, absolute or from the configuration file on"),
  LABELS_FILE(
      "data.labels",
      "Labels file",
      "give the path of an .npy or IDX file, absolute or from the configuration file on"),
  TEST_FILE(
      "data.test",
      "Test file",
      "give the path of a file of test examples, absolute or from the configuration file on"),
  TEST_LABELS_FILE(
      "data.testLabels",
      "Test labels file",
      "give the path of an .npy or IDX file, absolute or from the configuration file on"),
  LABEL_COLUMN(
      "data.label",
      "Label column",
      "give the name of a column of the table, or its number, counted from 1"),
  LEFT_OUT(
      "data.leaveOut",
      "Columns left out",
      "give a list of names of columns of the table, or of their numbers, counted from 1"),
  HEADER("data.header", "First line has names", "give true or false"),
  CIFAR_LABELS("data.label", "Label", "give \"fine\" or \"coarse\""),
  ARRAYS(
      "data.arrays",
      "Arrays",
      "give the names of two arrays of the archive, features and labels, or of four, those of a"
          + " test set after them"),
  LAYOUT("data.layout", "Layout", oneOf(ImageLayout.class)),
  RENUMBER("data.renumber", "Renumber labels", "give true or false"),
  DEGREE("data.degree", "Degree", whole(0, Limits.MAX_DEGREE)),
  INPUTS("data.inputs", "Inputs", whole(1, Limits.MAX_TEACHER_INPUTS)),
  TASK_PARAMETERS("data.parameters", "Parameters", whole(1, Limits.MAX_TASK_PARAMETERS)),
  EXPONENT("data.exponent", "Spectrum exponent", number(0, Limits.MAX_EXPONENT, 1.4)),
  OUTLIER("data.outlier", "Largest eigenvalue", number(Limits.MIN_OUTLIER, Limits.MAX_OUTLIER, 1)),
  NOISE("data.noise", "Noise of the targets", number(0, Limits.MAX_TARGET_NOISE, 0.5)),
  QUADRATIC_SCALE("data.scale", "Scale of Q", number(0, Limits.MAX_QUADRATIC_SCALE, 0.1)),
  WRITTEN_INPUTS(
      "data.x",
      "Inputs",
      "give a list with a list of numbers for each example, for example [[1, 0], [0, 0.1]]"),
  WRITTEN_TARGETS(
      "data.y",
      "Targets",
      "give a list with a list of numbers for each example, for example [[0], [1]]"),
  EXAMPLES("data.examples", "Examples", "give a whole number from 1 on, or of a file \"all\""),
  TARGETS("data.targets", "Targets", oneOf(Targets.class)),
  MODEL("model.kind", "Model", oneOf(ModelKind.here())),
  HIDDEN(
      "model.hidden",
      "Hidden layers",
      "give whole numbers from 1 to "
          + NumberText.of(Limits.MAX_WIDTH)
          + " separated by commas, for example 64, 64"),
  CHANNELS(
      "model.channels",
      "Channels",
      "give whole numbers from 1 to "
          + NumberText.of(Limits.MAX_CHANNELS)
          + " separated by commas, for example 8, 8"),
  POOL("model.pool", "Pooling", oneOf(Pooling.class)),
  BLOCKS("model.blocks", "Blocks", whole(1, Limits.MAX_BLOCKS)),
  WIDTH("model.width", "Width", whole(1, Limits.MAX_RESIDUAL_WIDTH)),
  ACTIVATION("model.activation", "Activation", oneOf(Activation.class)),
  INIT_SCALE(
      "model.initScale",
      "Initial scale",
      number(Limits.MIN_INIT_SCALE, Limits.MAX_INIT_SCALE, 0.3)),
  BIAS("model.bias", "Biases", "give true or false"),
  PARAMETERS(
      "model.parameters",
      "Initial parameters",
      "give numbers in flat order, at most " + NumberText.of((long) Limits.MAX_WRITTEN)),
  LOSS("loss", "Loss", oneOf(Loss.class)),
  LEARNING_RATE(
      "optimizer.learningRate",
      "Learning rate",
      number(Limits.MIN_LEARNING_RATE, Limits.MAX_LEARNING_RATE, 0.1)),
  MOMENTUM("optimizer.momentum", "Momentum", number(0, Limits.MAX_MOMENTUM, 0.9)),
  MOMENTUM_KIND("optimizer.momentumKind", "Momentum kind", oneOf(Momentum.Kind.class)),
  OPTIMIZER_KIND("optimizer.kind", "Update rule", oneOf(UpdateRule.Kind.class)),
  BETA1("optimizer.beta1", "Momentum β₁", number(0, Limits.MAX_BETA, 0.9)),
  BETA2("optimizer.beta2", "Averaging β₂", number(0, Limits.MAX_BETA, 0.999)),
  EPSILON("optimizer.epsilon", "Epsilon", number(Limits.MIN_EPSILON, Limits.MAX_EPSILON, 1e-8)),
  BIAS_CORRECTION("optimizer.biasCorrection", "Bias correction", "give true or false"),
  BATCH_SIZE(
      "optimizer.batchSize",
      "Batch size",
      "give a whole number from 1 to the number of training examples, or \"full\""),
  SAMPLING("optimizer.sampling", "Sampling", oneOf(Sampling.class)),
  WEIGHT_DECAY("optimizer.weightDecay", "Weight decay", number(0, Limits.MAX_WEIGHT_DECAY, 0.0005)),
  CLIP_NORM(
      "optimizer.clipNorm",
      "Clip norm",
      number(Limits.MIN_CLIP_NORM, Limits.MAX_CLIP_NORM, 1).or(", or none")),
  RATE_RULE("optimizer.rateRule.kind", "Rate rule", oneOf(RateRule.Kind.class)),
  RATE_STEPS("optimizer.rateRule.steps", "Schedule steps", whole(1, Limits.MAX_STEPS)),
  RATE_EVERY("optimizer.rateRule.every", "Change every", whole(1, Limits.MAX_EVERY)),
  RATE_FACTOR(
      "optimizer.rateRule.factor",
      "Change by",
      number(Limits.MIN_RATE_FACTOR, Limits.MAX_RATE_FACTOR, 0.5)),
  RATE_FLOOR("optimizer.rateRule.floor", "Floor", number(0, 1, 0.1)),
  SIGMA("optimizer.rateRule.sigma", "CDAT factor", number(Limits.MIN_SIGMA, Limits.MAX_SIGMA, 2)),
  DECAY("optimizer.rateRule.decay", "Averaging", number(0, Limits.MAX_DECAY, 0.9)),
  STEER_CONTROL("optimizer.steer.control", "Steering", oneOf(Steering.Control.class)),
  STEER_TARGET(
      "optimizer.steer.target",
      "Target K",
      number(Limits.MIN_STEER_TARGET, Limits.MAX_STEER_TARGET, 0.5)),
  STEER_EVERY("optimizer.steer.every", "Steer every", whole(1, Limits.MAX_EVERY)),
  SUBSPACE_KIND("optimizer.subspace.kind", "Subspace", oneOf(UpdateSubspace.Kind.class)),
  SUBSPACE_K("optimizer.subspace.k", "Subspace size", whole(1, Limits.MAX_TOP_EIGENVALUES)),
  SUBSPACE_EVERY("optimizer.subspace.every", "Refresh every", whole(1, Limits.MAX_EVERY)),
  TOP_EIGENVALUES(
      "probes.topEigenvalues",
      "Top eigenvalues",
      whole(0, Limits.MAX_TOP_EIGENVALUES)
          .or(
              ", or \""
                  + TopEigenvalues.ABOVE_HALF_EDGE_WORD
                  + "\" for as many as lie above half the edge, "
                  + Limits.MAX_TOP_EIGENVALUES
                  + " at the most")),
  EVERY("probes.every", "Measure every", whole(1, Limits.MAX_EVERY)),
  SHARE("probes.share", "Measuring share", number(0, 1, 0.5)),
  COSTLY("probes.costly", "Costly quantities", oneOf(ProbeConfig.Costly.class)),
  QUANTITIES(
      "probes.quantities",
      "Measured quantities",
      "give a list of " + Words.listed(Quantity.ofRuns().stream().map(Words::of).toList())),
  FLOWS("flows", "Predicted curves", "give a list of " + Words.listed(Words.all(FlowKind.class))),
  PRECISION("precision", "Precision", oneOf(Precision.class)),
  REPRODUCIBLE("reproducible", "Reproducible", oneOf(Reproducibility.class)),
  SEED("seed", "Seed", "give a whole number of at most 64 bits, for example 1"),
  STEPS("steps", "Steps", whole(0, Limits.MAX_STEPS).or(", or none for an endless run"));

  private final String key;
  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // a text and two numbers
  private final Accepted accepted;

  /** What is accepted, in words and, of a single number, by its bounds. */
  private record Accepted(String advice, double min, double max) {
    Accepted or(String more) {
      return new Accepted(advice + more, min, max);
    }
  }

  /** No single number, or one without bounds. */
  Setting(String key, String label, String advice) {
    this(key, label, new Accepted(advice, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  Setting(String key, String label, Accepted accepted) {
    this.key = key;
    this.label = label;
    this.accepted = accepted;
  }

  /** The key in a configuration file, with the objects it lies in: {@code optimizer.momentum}. */
  public String key() {
    return key;
  }

  /** The name in the window: {@code Momentum}. */
  public String label() {
    return label;
  }

  /** What to give, without a full stop: {@code give a number from 0 to 1}. */
  public String advice() {
    return accepted.advice();
  }

  /** The exception for a value at fault, ending in the standard advice. */
  public InvalidConfigException reject(String fault) {
    return reject(fault, advice());
  }

  /** The exception for a value at fault, ending in an advice that knows the circumstances. */
  public InvalidConfigException reject(String fault, String circumstantialAdvice) {
    return new InvalidConfigException(this, fault + "; " + circumstantialAdvice + ".");
  }

  /**
   * {@code value} if it lies within the bounds; NaN does not.
   *
   * @throws InvalidConfigException if it does not
   */
  public double require(double value) {
    if (!(value >= accepted.min() && value <= accepted.max())) {
      throw reject(NumberText.of(value) + " is out of range");
    }
    return value;
  }

  /**
   * {@code value} if it lies within the bounds.
   *
   * @throws InvalidConfigException if it does not
   */
  public long require(long value) {
    if (value < accepted.min() || value > accepted.max()) {
      throw reject(NumberText.of(value) + " is out of range");
    }
    return value;
  }

  private static Accepted whole(long min, long max) {
    return new Accepted(wholeAdvice(min, max), min, max);
  }

  /**
   * What to give where whole numbers have other bounds than a setting: {@code give a whole ...}.
   */
  public static String wholeAdvice(long min, long max) {
    return "give a whole number from " + NumberText.of(min) + " to " + NumberText.of(max);
  }

  private static Accepted number(double min, double max, double example) {
    return new Accepted(
        "give a number from "
            + NumberText.of(min)
            + " to "
            + NumberText.of(max)
            + ", for example "
            + NumberText.of(example),
        min,
        max);
  }

  private static String oneOf(List<? extends Enum<?>> values) {
    return "give " + Words.listed(values.stream().map(Words::of).toList());
  }

  private static String oneOf(Class<? extends Enum<?>> type) {
    return "give " + Words.listed(Words.all(type));
  }
}
