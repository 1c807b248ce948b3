package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;

/**
 * A controller that holds the noise kernel norm K at a set value by moving the learning rate or the
 * batch size: the largest step, or the smallest batch, that gradient noise leaves stable at that
 * distance from the stochastic edge.
 *
 * <p>It reads the NTK of the full training set at set steps, as part of the trajectory and
 * independently of what is measured: tr Theta exactly, and the top {@value #EIGENVALUES}
 * eigenvalues (for cross-entropy those of the Gauss-Newton matrix). With these K is an increasing
 * function of alpha and a decreasing one of B, and the control is set to its root; the learning
 * rate at most doubles or halves at a time, so that a bad first reading does not throw the run.
 * Between two readings K drifts with the network. The batch size is whole, so that K is held less
 * exactly the smaller B is.
 *
 * <p>Cost of a reading: a gradient, the trace, and 6 Gauss-Newton products or more, all on the full
 * batch.
 *
 * <p>Source: the suggestion of A. Agarwala, J. Pennington, High dimensional analysis reveals
 * conservative sharpening and a stochastic edge of stability (2024, arXiv:2404.19261), section 5,
 * to control K.
 */
public final class NoiseSteering {
  static final int EIGENVALUES = 3;

  /** The learning rate changes by at most this factor at a time. */
  static final double LARGEST_CHANGE = 2;

  private static final long RANDOM_STREAM = 0x53544545L;
  private static final int BISECTIONS = 60;

  private double target;
  private final StabilityEdge edge;
  private final Network network;
  private final TrajectoryEigensolver eigenpairs;
  private final ParameterVector gradient;

  /**
   * @param edge of the update rule that it steers
   * @param target the value of K
   */
  public NoiseSteering(NativeMemory memory, Network network, StabilityEdge edge, double target) {
    this.target = target;
    this.edge = edge;
    this.network = network;
    int parameters = network.parameters();
    int count = Math.min(EIGENVALUES, parameters);
    eigenpairs = new TrajectoryEigensolver(memory, parameters, count, RANDOM_STREAM);
    gradient = network.vector(memory.allocate(parameters, 1));
  }

  /** The value of K from the next reading on. */
  public void setTarget(double value) {
    target = value;
  }

  /** Reads the kernel at theta; afterwards the objective is linearised there. */
  public NoiseKernel read(Objective objective, ParameterVector theta, long step) {
    objective.linearise(theta, gradient);
    Spectrum top = Spectrum.of(eigenpairs.solve(objective.gaussNewton(), step));
    double trace = objective.gaussNewtonTrace();
    return new NoiseKernel(top, trace, edge, objective.examples(), network.outputs());
  }

  /**
   * The learning rate at which K is at its target; the present one on the full batch, and where the
   * kernel is not finite.
   *
   * @param learningRate the present one
   * @param batchSize B
   */
  public double learningRate(NoiseKernel kernel, double learningRate, int batchSize) {
    if (batchSize == kernel.examples() || !(kernel.trace() > 0)) {
      return learningRate;
    }
    double low = learningRate / LARGEST_CHANGE;
    double high = learningRate * LARGEST_CHANGE;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = Math.sqrt(low * high);
      // Beyond the edge of stability K is undefined: there it would be beyond any target.
      if (kernel.norm(middle, batchSize).k() < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The batch size at which K is nearest its target, from 1 to D.
   *
   * @param learningRate alpha
   * @param batchSize the present one, for where the kernel is not finite
   */
  public int batchSize(NoiseKernel kernel, double learningRate, int batchSize) {
    int examples = kernel.examples();
    double one = kernel.norm(learningRate, 1).k();
    if (Double.isNaN(one)) {
      one = kernel.norm(learningRate, 1).kTrace();
    }
    if (!(one > 0) || examples == 1) {
      return batchSize;
    }
    // K is proportional to 1/B - 1/D.
    double inverse = target / one * (1 - 1.0 / examples) + 1.0 / examples;
    return Math.clamp(Math.round(1 / inverse), 1, examples);
  }

  /** The eigenvectors of the last reading, and what their solver goes on from; empty at first. */
  public double[] state() {
    return eigenpairs.state();
  }

  /** Goes on from another controller's {@link #state}. */
  public void restore(double[] state) {
    eigenpairs.restore(state);
  }
}
