package dev.edgescope.engine.linalg;

/** The nodes, in descending order, and weights of a quadrature; the weights sum to 1. */
public final class GaussQuadrature {
  private final double[] nodes;
  private final double[] weights;

  GaussQuadrature(double[] nodes, double[] weights) {
    this.nodes = nodes.clone();
    this.weights = weights.clone();
  }

  /** Number of nodes. */
  public int size() {
    return nodes.length;
  }

  public double node(int k) {
    return nodes[k];
  }

  public double weight(int k) {
    return weights[k];
  }

  /** sum_k w_k theta_k^degree. */
  public double moment(int degree) {
    double sum = 0;
    for (int k = 0; k < nodes.length; k++) {
      sum += weights[k] * Math.pow(nodes[k], degree);
    }
    return sum;
  }
}
