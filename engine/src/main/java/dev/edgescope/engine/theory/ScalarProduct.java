package dev.edgescope.engine.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * Gradient descent on {@code (1 - x y z w)^2 / 2}, and where gradient flow would come to rest.
 *
 * <p>Gradient flow leaves the differences of the squares alone, so that from any point with a
 * positive product it ends at the point with product 1 whose squares are {@code x^2 + t, y^2 + t,
 * ...} for one t. The sharpness there,
 *
 * <pre>
 * phi = 1/(x^2 + t) + 1/(y^2 + t) + 1/(z^2 + t) + 1/(w^2 + t)
 * </pre>
 *
 * never rises under gradient descent; the run comes to rest where it has fallen below 2 / alpha,
 * and while it lies above, steps alternate between both sides of the minimum.
 *
 * <p>Sources: the example is that of Zhu, Wang, Wang, Zhou and Ge, Understanding edge-of-stability
 * training dynamics with a minimalist example (2023, arXiv:2210.03294); phi is the gradient flow
 * solution sharpness of Kreisler, Nacson, Soudry and Carmon, Gradient descent monotonically
 * decreases the sharpness of gradient flow solutions in scalar networks and beyond (2023,
 * arXiv:2305.13064).
 *
 * @param factors the scalars
 */
public record ScalarProduct(List<Double> factors) {
  private static final int BISECTIONS = 200;

  public ScalarProduct {
    factors = List.copyOf(factors);
  }

  /** x y z w. */
  public double product() {
    return productAt(0);
  }

  /** The point after a step of gradient descent. */
  public ScalarProduct next(double learningRate) {
    double residual = 1 - product();
    List<Double> moved = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      double others = 1;
      for (int j = 0; j < factors.size(); j++) {
        others *= j == i ? 1 : factors.get(j);
      }
      moved.add(factors.get(i) + learningRate * residual * others);
    }
    return new ScalarProduct(moved);
  }

  /** phi; NaN where the product is not positive and gradient flow does not go to a product of 1. */
  public double flowSharpness() {
    if (!(product() > 0)) {
      return Double.NaN;
    }
    double smallest = factors.stream().mapToDouble(factor -> factor * factor).min().orElseThrow();
    double low = -smallest;
    double high = 1;
    while (productAt(high) < 1) {
      high *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (productAt(middle) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double shift = high;
    return factors.stream().mapToDouble(factor -> 1 / (factor * factor + shift)).sum();
  }

  /** The product once the squares have moved by {@code shift}, with its sign at 0. */
  private double productAt(double shift) {
    double product = 1;
    for (double factor : factors) {
      product *= Math.copySign(Math.sqrt(Math.max(0, factor * factor + shift)), factor);
    }
    return product;
  }
}
