package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterRange;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sharpness of each layer: the largest eigenvalue of the diagonal block of the Hessian that
 * belongs to the layer's parameters, the others held fixed. None exceeds the sharpness of the whole
 * (Cauchy interlacing).
 *
 * <p>Cost, stopping rule and failure are those of {@link LargestEigensolver} for one pair, for each
 * layer, warm-started; a product with a block costs one with the whole Hessian.
 */
public final class LayerSharpness {
  private final List<ParameterRange> ranges;
  private final List<LargestEigensolver> solvers = new ArrayList<>();
  private final Matrix direction;
  private final Matrix product;

  /**
   * @param memory where the bases live
   * @param random for the start vectors; a stream of its own
   */
  public LayerSharpness(NativeMemory memory, Network network, RandomGenerator random) {
    ranges = network.parameterRanges();
    for (ParameterRange range : ranges) {
      solvers.add(new LargestEigensolver(memory, range.size(), 1, random));
    }
    direction = memory.allocate(network.parameters(), 1);
    product = memory.allocate(network.parameters(), 1);
  }

  /**
   * Solves for each layer with parameters, in flat order.
   *
   * @param hessian of the whole network
   * @param tolerance largest residual relative to its own Ritz value
   * @param maxProductsEach budget of operator products for each layer
   */
  public List<Spectrum.Eigenvalue> of(
      SymmetricOperator hessian, double tolerance, int maxProductsEach) {
    List<Spectrum.Eigenvalue> eigenvalues = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      direction.clear();
      var block = new DiagonalBlock(hessian, ranges.get(i), direction, product);
      var pairs = solvers.get(i).solve(block, tolerance, maxProductsEach);
      eigenvalues.add(Spectrum.of(pairs).eigenvalues().getFirst());
    }
    return eigenvalues;
  }

  /** The block of an operator that maps one layer's parameters to themselves. */
  private record DiagonalBlock(
      SymmetricOperator whole, ParameterRange range, Matrix direction, Matrix product)
      implements SymmetricOperator {
    @Override
    public int dimension() {
      return range.size();
    }

    @Override
    public void apply(Matrix x, Matrix y) {
      direction.copy(range.first(), x, 0, range.size());
      whole.apply(direction, product);
      y.copy(0, product, range.first(), range.size());
    }
  }
}
