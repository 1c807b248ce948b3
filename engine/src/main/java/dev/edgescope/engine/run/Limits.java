package dev.edgescope.engine.run;

/** The bounds of the settings, one meaning in every file, command line and window. */
public final class Limits {
  public static final double MIN_LEARNING_RATE = 1e-6;
  public static final double MAX_LEARNING_RATE = 1e3;
  public static final double MAX_MOMENTUM = 0.999;
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
  public static final double MIN_INIT_SCALE = 1e-4;
  public static final double MAX_INIT_SCALE = 100;
  public static final int MAX_TOP_EIGENVALUES = 32;
  public static final int MAX_EVERY = 1_000_000;

  /** Most steps a run can be told to end after; an endless run may go on beyond. */
  public static final long MAX_STEPS = 1_000_000_000;

  private Limits() {}
}
