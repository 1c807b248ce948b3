package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;

/**
 * The orthogonal projection of updates onto the space of the top k eigenvectors of the full-batch
 * Hessian, {@code U U^T} (Dom-SGD), or onto what is orthogonal to it, {@code 1 - U U^T} (Bulk-SGD).
 *
 * <p>U is that of the last {@link #refresh}, to residuals of 1e-2 of each eigenvalue: part of the
 * trajectory and independent of what is measured. Cost: k + 3 full-batch Hessian-vector products or
 * more for each refreshment, {@code 4 P k} operations for each projection.
 *
 * <p>Source: M. Song, K. Ahn, C. Yun, Does SGD really happen in tiny subspaces? (2024,
 * arXiv:2405.16002), section 3.
 */
public final class SubspaceProjector {
  private static final long RANDOM_STREAM = 0x53554253L;

  private final boolean dominant;
  private final TrajectoryEigensolver eigenpairs;
  private final ParameterVector gradient;
  private final Matrix coefficients;
  private boolean ready;

  /**
   * @param dominant whether to keep the top eigenvectors' space and not the rest
   * @param count k; all of parameter space if it has no more dimensions
   */
  public SubspaceProjector(NativeMemory memory, Network network, boolean dominant, int count) {
    this.dominant = dominant;
    int parameters = network.parameters();
    int k = Math.min(count, parameters);
    eigenpairs = new TrajectoryEigensolver(memory, parameters, k, RANDOM_STREAM);
    gradient = network.vector(memory.allocate(parameters, 1));
    coefficients = memory.allocate(k, 1);
  }

  /** Takes the eigenvectors at theta; afterwards the objective is linearised there. */
  public void refresh(Objective objective, ParameterVector theta, long step) {
    objective.linearise(theta, gradient);
    eigenpairs.solve(objective.hessian(), step);
    ready = true;
  }

  /** Whether there is a U; before the first {@link #refresh} there is none to project onto. */
  public boolean isReady() {
    return ready;
  }

  /**
   * Projects an update in place.
   *
   * @param update P x 1
   */
  public void project(Matrix update) {
    Matrix vectors = eigenpairs.vectors();
    Product.of(vectors, update).transposeA().into(coefficients);
    double sign = dominant ? 1 : -1;
    double kept = dominant ? 0 : 1;
    Product.of(vectors, coefficients).times(sign).addTo(update, kept);
  }

  /** U, P x k, column by column, and what the solver goes on from; empty at first. */
  public double[] state() {
    return eigenpairs.state();
  }

  /** Goes on from another projector's {@link #state}; from none if that had another k. */
  public void restore(double[] state) {
    ready = eigenpairs.restore(state);
  }
}
