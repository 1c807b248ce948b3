package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Tiles;
import dev.edgescope.engine.objective.Objective;

/**
 * The curvature that an adaptive rule meets: that of the loss in the coordinates {@code P^1/2
 * theta} that its preconditioner P stretches.
 *
 * <pre>
 * effective Hessian  P^-1/2 H P^-1/2     with the spectrum of P^-1 H; its largest eigenvalue is the
 *                                        effective sharpness
 * kernel             P^-1/2 G P^-1/2     for the squared error with the spectrum of Theta_P = (1/D)
 *                                        J P^-1 J^T
 * </pre>
 *
 * <p>All at the last linearised point of the objective and for the P that was {@linkplain #set set}
 * last. Source: J. Cohen et al., Adaptive Gradient Methods at the Edge of Stability (2022,
 * arXiv:2207.14484), section 3; the kernel is this program's extrapolation.
 */
public final class Preconditioned {
  private final Objective objective;
  private final Matrix inverse;
  private final Matrix inverseRoot;
  private final Matrix scaled;
  private final Tiles tiles;
  private final SymmetricOperator hessian;
  private final SymmetricOperator kernel;

  /**
   * @param memory of three vectors of parameter space
   */
  public Preconditioned(NativeMemory memory, Objective objective) {
    this.objective = objective;
    int parameters = objective.parameters();
    inverse = memory.allocate(parameters, 1);
    inverseRoot = memory.allocate(parameters, 1);
    scaled = memory.allocate(parameters, 1);
    tiles = new Tiles(memory, null, 1);
    hessian = scale(objective.hessian());
    kernel = scale(objective.gaussNewton());
  }

  /** P^-1/2 A P^-1/2. */
  private SymmetricOperator scale(SymmetricOperator operator) {
    return new SymmetricOperator() {
      @Override
      public int dimension() {
        return operator.dimension();
      }

      @Override
      public void apply(Matrix x, Matrix y) {
        int n = dimension();
        tiles.multiply(inverseRoot, x, scaled, n);
        operator.apply(scaled, y);
        tiles.multiply(inverseRoot, y, y, n);
      }
    };
  }

  /**
   * Takes P.
   *
   * @param diagonal of P, positive, P x 1
   */
  public void set(Matrix diagonal) {
    for (int i = 0; i < diagonal.size(); i++) {
      double value = 1 / diagonal.get(i);
      inverse.set(i, value);
      inverseRoot.set(i, Math.sqrt(value));
    }
  }

  /** P^-1/2 H P^-1/2. */
  public SymmetricOperator hessian() {
    return hessian;
  }

  /** P^-1/2 G P^-1/2. */
  public SymmetricOperator kernel() {
    return kernel;
  }

  /** tr Theta_P, exactly. */
  public double ntkTrace() {
    return objective.ntkTrace(inverse);
  }

  /** The trace of the kernel, exactly; for the squared error it is tr Theta_P. */
  public double kernelTrace() {
    return objective.gaussNewtonTrace(inverse);
  }
}
