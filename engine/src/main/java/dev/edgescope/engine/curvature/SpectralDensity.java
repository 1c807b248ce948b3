package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.GaussQuadrature;
import dev.edgescope.engine.linalg.Lanczos;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * The density of a symmetric operator's P eigenvalues, normalised to 1, by stochastic Lanczos
 * quadrature: the mean over random unit vectors v of the Gauss quadrature of the spectral measure
 * that v sees,
 *
 * <pre>
 * phi(lambda) = (1/P) sum_a delta(lambda - lambda_a) = E_v[ sum_a (u_a^T v)^2 delta(lambda - lambda_a) ]
 * </pre>
 *
 * for display broadened by a Gaussian. The vectors are uniform on the sphere and orthogonal to each
 * other, which leaves the mean unbiased and its scatter smaller; P of them leave none.
 *
 * <p>Cost: a product for each probe and step. Where it fails: features narrower than the distance
 * between nodes are not resolved, and an eigenvalue of weight 1/P near nothing else has its weight
 * from chance, so that single eigenvalues are read off the eigensolver, not off the density. An
 * operator that is not finite gives nodes, moments and densities that are NaN.
 *
 * <p>The moments {@link #trace} and {@link #traceOfSquare} take two steps and so little that they
 * have {@value #MOMENT_PROBES} vectors, those of the density among them; all of an orthogonal basis
 * where there are no more parameters, and then they are exact. Three would leave a standard error
 * that is itself a matter of chance: twice of it missed in a quarter of all cases.
 *
 * <p>Source: L. Lin, Y. Saad, C. Yang, SIAM Review 58 (2016), section 3.2.1; B. Ghorbani, S.
 * Krishnan, Y. Xiao, An investigation into neural net optimization via Hessian eigenvalue density
 * (2019).
 */
public final class SpectralDensity {
  /** Of a start vector that lies in the span of those before; none is expected. */
  private static final int MOST_REDRAWS = 100;

  private static final int MOMENT_PROBES = 16;

  /** Points of a {@link #curve}. */
  public static final int GRID = 401;

  /** Widths of the Gaussian at the ends of a curve. */
  private static final double MARGIN = 4;

  private final int dimension;
  private final List<GaussQuadrature> quadratures;

  /** Of all vectors, the first two moments exact. */
  private final List<GaussQuadrature> moments;

  private SpectralDensity(
      int dimension, List<GaussQuadrature> quadratures, List<GaussQuadrature> moments) {
    this.dimension = dimension;
    this.quadratures = List.copyOf(quadratures);
    this.moments = List.copyOf(moments);
  }

  /**
   * Takes a snapshot; its memory of {@code 16 + steps} vectors or so is freed at the end.
   *
   * @param precision of the operator's vectors
   * @param probes number of random vectors, at most P
   * @param steps of Lanczos for each, at most P
   * @param random for the vectors; a stream of its own
   */
  public static SpectralDensity of(
      SymmetricOperator operator,
      Precision precision,
      int probes,
      int steps,
      RandomGenerator random) {
    int dimension = operator.dimension();
    if (probes < 1 || probes > dimension) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d probe vectors in R^%d; give 1 to %d", probes, dimension, dimension));
    }
    try (NativeMemory memory = new NativeMemory(precision)) {
      Lanczos lanczos = new Lanczos(memory, dimension, steps);
      Lanczos twoSteps = new Lanczos(memory, dimension, Math.min(2, dimension));
      int all = Math.max(probes, Math.min(MOMENT_PROBES, dimension));
      Matrix vectors = memory.allocate(dimension, all);
      Matrix coefficients = memory.allocate(all, 1);
      List<GaussQuadrature> quadratures = new ArrayList<>();
      for (int i = 0; i < all; i++) {
        drawVector(vectors, i, coefficients, random);
        Lanczos chain = i < probes ? lanczos : twoSteps;
        quadratures.add(chain.run(operator, vectors.columns(i, 1)));
      }
      return new SpectralDensity(dimension, quadratures.subList(0, probes), quadratures);
    }
  }

  /** Sets column i to a random unit vector orthogonal to the columns before it. */
  private static void drawVector(
      Matrix vectors, int i, Matrix coefficients, RandomGenerator random) {
    int dimension = vectors.rows();
    Matrix vector = vectors.columns(i, 1);
    for (int attempt = 0; attempt < MOST_REDRAWS; attempt++) {
      for (int j = 0; j < dimension; j++) {
        vector.set(j, random.nextGaussian());
      }
      vector.scale(1 / vector.norm(), dimension);
      orthogonalise(vector, vectors, i, coefficients);
      double norm = vector.norm();
      if (norm > 1e-3) {
        vector.scale(1 / norm, dimension);
        orthogonalise(vector, vectors, i, coefficients);
        vector.scale(1 / vector.norm(), dimension);
        return;
      }
    }
    throw new IllegalStateException("No further orthogonal vector in R^" + dimension);
  }

  private static void orthogonalise(Matrix vector, Matrix vectors, int i, Matrix coefficients) {
    if (i > 0) {
      int dimension = vectors.rows();
      Product.of(vectors, vector).transposeA().shape(i, 1, dimension).into(coefficients);
      Product.of(vectors, coefficients).shape(dimension, 1, i).times(-1).addTo(vector);
    }
  }

  /** Number of probe vectors. */
  public int probes() {
    return quadratures.size();
  }

  /**
   * The quadrature of one probe vector: nodes in the units of the eigenvalues, weights of sum 1.
   */
  public GaussQuadrature quadrature(int probe) {
    return quadratures.get(probe);
  }

  /** The smallest node of all. */
  public double smallestNode() {
    return quadratures.stream().mapToDouble(q -> q.node(q.size() - 1)).min().orElseThrow();
  }

  /** The largest node of all. */
  public double largestNode() {
    return quadratures.stream().mapToDouble(q -> q.node(0)).max().orElseThrow();
  }

  /**
   * The density at lambda, a share of the eigenvalues for each unit of lambda.
   *
   * @param width standard deviation of the Gaussian that broadens each node
   */
  public double at(double lambda, double width) {
    double sum = 0;
    for (GaussQuadrature quadrature : quadratures) {
      for (int k = 0; k < quadrature.size(); k++) {
        double distance = (lambda - quadrature.node(k)) / width;
        sum += quadrature.weight(k) * Math.exp(-distance * distance / 2);
      }
    }
    return sum / (probes() * width * Math.sqrt(2 * Math.PI));
  }

  /** The density on an even grid over all nodes, each broadened by a hundredth of their range. */
  public Curve curve() {
    double range = largestNode() - smallestNode();
    // All nodes in one place: any width will do.
    double width = range > 0 ? range / 100 : Math.max(Math.abs(largestNode()), 1) / 100;
    double from = smallestNode() - MARGIN * width;
    double to = largestNode() + MARGIN * width;
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < GRID; i++) {
      values.add(at(from + (to - from) * i / (GRID - 1), width));
    }
    return new Curve(from, to, width, values);
  }

  /**
   * A density on an even grid.
   *
   * @param from the first lambda
   * @param to the last lambda
   * @param width standard deviation of the Gaussian that broadens each node
   * @param values shares of the eigenvalues for each unit of lambda
   */
  public record Curve(double from, double to, double width, List<Double> values) {
    public Curve {
      values = List.copyOf(values);
    }

    /** Number of grid points. */
    public int size() {
      return values.size();
    }

    /** Grid point i. */
    public double lambda(int i) {
      return from + (to - from) * i / (size() - 1);
    }

    /** The density at grid point i. */
    public double density(int i) {
      return values.get(i);
    }
  }

  /** tr A. */
  public Estimate trace() {
    return sumOver(q -> q.moment(1));
  }

  /** tr A^2, exact up to the scatter of the probes from two steps on. */
  public Estimate traceOfSquare() {
    return sumOver(q -> q.moment(2));
  }

  /** P times the mean over the probes. The error counts that P orthogonal probes leave no doubt. */
  private Estimate sumOver(ToDoubleFunction<GaussQuadrature> moment) {
    int n = moments.size();
    double mean = moments.stream().mapToDouble(moment).sum() / n;
    double squares =
        moments.stream().mapToDouble(moment).map(value -> (value - mean) * (value - mean)).sum();
    double free = 1 - (double) n / dimension;
    double error = free == 0 ? 0 : Math.sqrt(squares / (n - 1) / n * free);
    return new Estimate(dimension * mean, dimension * error);
  }
}
