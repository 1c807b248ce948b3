package dev.edgescope.engine.config;

/** The bounds of the settings, one meaning in every file, command line and window. */
public final class Limits {
  public static final double MIN_LEARNING_RATE = 1e-6;
  public static final double MAX_LEARNING_RATE = 1e3;
  public static final double MAX_MOMENTUM = 0.999;

  /** Of the moving averages of adaptive rules. */
  public static final double MAX_BETA = 0.999999;

  public static final double MIN_EPSILON = 1e-30;
  public static final double MAX_EPSILON = 1;
  public static final double MAX_WEIGHT_DECAY = 1;
  public static final double MIN_CLIP_NORM = 1e-6;
  public static final double MAX_CLIP_NORM = 1e6;
  public static final double MIN_RATE_FACTOR = 0.01;
  public static final double MAX_RATE_FACTOR = 100;

  /** The greedy step is 1, the edge of stability 2. */
  public static final double MIN_SIGMA = 0.01;

  public static final double MAX_SIGMA = 4;
  public static final double MAX_DECAY = 0.999;
  public static final double MIN_STEER_TARGET = 0.001;
  public static final double MAX_STEER_TARGET = 10;
  public static final int MAX_HIDDEN_LAYERS = 16;
  public static final int MAX_WIDTH = 4096;
  public static final int MAX_CONVOLUTIONS = 8;
  public static final int MAX_CHANNELS = 1024;
  public static final int MAX_BLOCKS = 32;
  public static final int MAX_RESIDUAL_WIDTH = 256;

  /** A vector of as many floats takes 200 MB, and a run with its instruments needs dozens. */
  public static final int MAX_PARAMETERS = 50_000_000;

  /** Features of an example: an image of 512 x 512 grey pixels. */
  public static final int MAX_INPUTS = 262_144;

  /** Training examples from a file. */
  public static final int MAX_EXAMPLES = 10_000_000;

  public static final int MAX_SYNTHETIC_EXAMPLES = 10_000;
  public static final int MAX_DEGREE = 100;
  public static final int MAX_TEACHER_INPUTS = 10_000;

  /** Parameters of the linear and the quadratic model, whose tasks are drawn for them. */
  public static final int MAX_TASK_PARAMETERS = 2_000;

  /** Examples of these tasks; the singular vectors of as many are found in seconds. */
  public static final int MAX_TASK_EXAMPLES = 2_000;

  /** Of all examples of a quadratic model together: 160 MB of doubles. */
  public static final long MAX_COEFFICIENTS = 20_000_000;

  public static final double MAX_EXPONENT = 10;
  public static final double MIN_OUTLIER = 1e-3;
  public static final double MAX_OUTLIER = 1e6;
  public static final double MAX_TARGET_NOISE = 100;
  public static final double MAX_QUADRATIC_SCALE = 100;

  /** Examples, numbers of an example, and parameters that are written out in a configuration. */
  public static final int MAX_WRITTEN = 100;

  /** Of a number that is written out; its square is a float. */
  public static final double MAX_WRITTEN_VALUE = 1e15;

  public static final double MIN_INIT_SCALE = 1e-4;
  public static final double MAX_INIT_SCALE = 100;
  public static final int MAX_TOP_EIGENVALUES = 32;
  public static final int MAX_EVERY = 1_000_000;

  /** Most steps a run can be told to end after; an endless run may go on beyond. */
  public static final long MAX_STEPS = 1_000_000_000;

  private Limits() {}
}
