package dev.edgescope.engine.linalg;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;

/** Operators of known eigenvalues in one precision, in the standard basis or in a random one. */
public abstract class KnownSpectra {
  /** Products that are more than any of these operators takes. */
  protected static final int AMPLE = 5000;

  protected final Precision precision;
  protected final NativeMemory memory;
  protected final SplittableRandom random = new SplittableRandom(7);

  /** Asked of a solver: largest residual relative to the largest eigenvalue in magnitude. */
  protected final double tolerance;

  private final boolean rotated;

  protected KnownSpectra(Precision precision, boolean rotated) {
    this.precision = precision;
    this.rotated = rotated;
    memory = new NativeMemory(precision);
    tolerance = precision == Precision.DOUBLE ? 1e-10 : 1e-5;
  }

  @AfterEach
  protected final void freeMemory() {
    memory.close();
  }

  protected final DenseOperator operator(double... eigenvalues) {
    DenseOperator diagonal = DenseOperator.diagonal(eigenvalues);
    return rotated ? diagonal.rotated(random) : diagonal;
  }

  protected static double[] spectrum(int n, IntToDoubleFunction value) {
    double[] eigenvalues = new double[n];
    Arrays.setAll(eigenvalues, value);
    return eigenvalues;
  }
}
