package dev.edgescope.engine.theory;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.EigensolverAbove;
import dev.edgescope.engine.linalg.FollowingEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The central flow: the path about which gradient descent oscillates at its edge of stability, and
 * so what it follows in the time average once the oscillation has grown,
 *
 * <pre>
 * d theta / d tau = -(grad L + 1/2 sum_ij X_ij grad H_ij),    grad H_ij = D^3 L[u_i, u_j]
 * </pre>
 *
 * with u_i the eigenvectors whose eigenvalues lie above {@value #NEAR} / alpha and X the covariance
 * of the oscillation among them that keeps these eigenvalues at or below 2 / alpha: a {@linkplain
 * SemidefiniteComplementarity semidefinite complementarity problem}, posed for the end of a substep
 * of length d,
 *
 * <pre>{@code
 * 0 <= X  perpendicular to  M(X) >= 0
 * M(X)_ij = 2/alpha delta_ij - diag(lambda)_ij + d <grad H_ij, grad L>
 *           + (d/2) sum_kl <grad H_ij, grad H_kl> X_kl
 * }</pre>
 *
 * <p>Method: Euler, so that the error is of first order in d. The k critical eigenpairs are
 * {@linkplain FollowingEigensolver followed} from substep to substep. Whether another has come up
 * to the level is {@linkplain EigensolverAbove looked for} only now and then: at least once in
 * {@value #REST} steps, before the loss has changed by a tenth, and before the first eigenvalue
 * below the level could have reached it twice as fast as it has risen.
 *
 * <p>Cost of a substep: a gradient below the edge; near it another k to 2 k Hessian-vector products
 * and k (k + 1) / 2 gradients of curvatures of about 1.3 gradients each.
 *
 * <p>Source: J. Cohen, A. Damian, A. Talwalkar, J. Z. Kolter, J. D. Lee, Understanding optimization
 * in deep learning with central flows (2024, arXiv:2410.24206), sections 3 and 4.
 */
public final class CentralFlow implements Flow {
  /** Times 1/alpha, the level above which an eigenvalue counts as critical. */
  static final double NEAR = 1.95;

  /** Steps without a look at the eigenvalues, at most. */
  static final int REST = 20;

  private static final double LARGEST_CHANGE = 0.1;
  private static final int MOST_PAIRS = 20;
  private static final int MOST_PRODUCTS_EACH = 60;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Objective objective;
  private final double learningRate;
  private final Substeps substeps;
  private final double tolerance;
  private final ParameterVector theta;
  private final ParameterVector gradient;
  private final Matrix velocity;
  private final Matrix direction;
  private final List<Matrix> curvatureGradients = new ArrayList<>();
  private final EigensolverAbove solver;

  /** The pairs that were critical when all were looked for, the first in any case; null before. */
  private @Nullable FollowingEigensolver followed;

  /** Substeps gone so far. */
  private long substep;

  /** alpha / substeps, the learning time of the substep that is due. */
  private double length;

  /** Where the last step began; not a number before. */
  private double lossBefore = Double.NaN;

  /** Whether loss, gradient and X are those at theta. */
  private boolean taken;

  private double loss;
  private double squaredGradientNorm;
  private double oscillation;
  private int critical;

  /** lambda_1 when it was last taken; NaN before. */
  private double sharpness = Double.NaN;

  private long sharpnessOf = -1;

  /** When all eigenvalues above the level were last looked for. */
  private long lookedAt;

  private double lossThere;

  /** The first eigenvalue below the level there, and how many were above. */
  private double next = Double.NaN;

  private int above;

  /** The substep at which they are to be looked for again. */
  private long due;

  /**
   * @param objective in 64 bits and the flow's own, which outlives it
   * @param start where the flow begins, in either precision; copied
   * @param learningRate alpha, the learning time of a step
   * @param substeps how many of a step
   * @param tolerance of the eigenpairs' residuals, relative to the largest
   * @param random for the start vectors of the eigensolver; a stream of its own
   * @throws IllegalArgumentException if lambda_1 lies above 2 / alpha at the start: the flow would
   *     be thrown onto the edge in one substep
   */
  public CentralFlow(
      Objective objective,
      ParameterVector start,
      double learningRate,
      Substeps substeps,
      double tolerance,
      RandomGenerator random) {
    this.objective = objective;
    this.learningRate = learningRate;
    this.substeps = substeps;
    this.tolerance = tolerance;
    length = learningRate / substeps.first();
    theta = newVector();
    gradient = newVector();
    velocity = memory.allocate(objective.parameters(), 1);
    direction = memory.allocate(objective.parameters(), 1);
    int most = Math.min(MOST_PAIRS, objective.parameters());
    solver = new EigensolverAbove(Precision.DOUBLE, objective.parameters(), most, random);
    theta.flat().setAll(start.flat().toArray());
    try {
      requireBelowEdge();
    } catch (IllegalArgumentException e) {
      close();
      throw e;
    }
  }

  private void requireBelowEdge() {
    double edge = 2 / learningRate;
    if (sharpness() > edge) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "The sharpness is %.4g where the central flow is to start, above the edge 2/alpha"
                      + " = %.4g;",
                  sharpness,
                  edge)
              + String.format(
                  Locale.ROOT,
                  " start it below the edge, or with a learning rate below %.4g",
                  2 / sharpness));
    }
  }

  private ParameterVector newVector() {
    return objective.network().vector(memory.allocate(objective.parameters(), 1));
  }

  @Override
  public ParameterVector theta() {
    return theta;
  }

  @Override
  public FlowPoint point() {
    take();
    return new FlowPoint(loss, squaredGradientNorm, oscillation, critical, learningRate);
  }

  @Override
  public double sharpness() {
    take();
    if (sharpnessOf != substep) {
      hold(follow());
    }
    return sharpness;
  }

  @Override
  public boolean knowsSharpness() {
    take();
    return sharpnessOf == substep;
  }

  @Override
  public void advance() {
    take();
    int count = substeps.of(lossBefore, loss);
    lossBefore = loss;
    length = learningRate / count;
    for (int i = 0; i < count; i++) {
      take();
      theta.flat().axpy(-length, velocity, theta.flat().size());
      substep++;
      taken = false;
    }
  }

  /** Takes loss, gradient, X and velocity at theta. */
  private void take() {
    if (taken) {
      return;
    }
    loss = objective.linearise(theta, gradient).loss();
    double norm = gradient.flat().norm();
    squaredGradientNorm = norm * norm;
    velocity.copy(0, gradient.flat(), 0, velocity.size());
    oscillation = 0;
    critical = 0;
    taken = true;
    if (!Double.isFinite(squaredGradientNorm)) {
      return;
    }
    if (substep >= due || Math.abs(loss / lossThere - 1) > LARGEST_CHANGE) {
      hold(look());
    } else if (above > 0) {
      hold(follow());
    }
  }

  /** Takes all eigenvalues above the level, and says when they are due again. */
  private Eigenpairs look() {
    double level = NEAR / learningRate;
    Eigenpairs pairs = solver.solve(objective.hessian(), level, tolerance, MOST_PRODUCTS_EACH);
    int count = 0;
    while (count < pairs.count() && pairs.value(count) > level) {
      count++;
    }
    double before = count == above ? next : Double.NaN;
    next = count < pairs.count() ? pairs.value(count) : Double.NaN;
    // Not a number before the second look and where another pair is the next.
    double rise = Math.max((next - before) / (substep - lookedAt), 0);
    double free = (level - next) / (2 * rise);
    due = substep + (free > 1 ? (long) Math.min(free, REST * learningRate / length) : 1);
    above = count;
    lookedAt = substep;
    lossThere = loss;
    if (followed != null) {
      followed.close();
    }
    followed = new FollowingEigensolver(solver.vectors().columns(0, Math.max(1, count)));
    return pairs;
  }

  /** Takes the eigenvalues that are followed; all above the level where none are yet. */
  private Eigenpairs follow() {
    return followed == null ? look() : followed.follow(objective.hessian(), tolerance);
  }

  /** Notes the eigenvalues, and adds what holds the critical ones. */
  private void hold(Eigenpairs pairs) {
    sharpness = pairs.value(0);
    sharpnessOf = substep;
    while (critical < pairs.count() && pairs.value(critical) > NEAR / learningRate) {
      critical++;
    }
    if (critical > 0) {
      addForce(pairs);
    }
  }

  /** Adds to the velocity what holds the critical eigenvalues at the edge. */
  private void addForce(Eigenpairs pairs) {
    int k = critical;
    takeCurvatureGradients(k);
    int size = velocity.size();
    double d = length;
    int forms = SemidefiniteComplementarity.pairs(k);
    double[][] c = new double[k][k];
    double[][] q = new double[forms][forms];
    for (int j = 0; j < k; j++) {
      for (int i = 0; i <= j; i++) {
        int p = SemidefiniteComplementarity.pair(i, j);
        c[i][j] = d * curvatureGradients.get(p).dot(gradient.flat(), size);
        c[j][i] = c[i][j];
        for (int r = 0; r <= p; r++) {
          q[p][r] = d / 2 * curvatureGradients.get(p).dot(curvatureGradients.get(r), size);
          q[r][p] = q[p][r];
        }
      }
      c[j][j] += 2 / learningRate - pairs.value(j);
    }
    var solution = SemidefiniteComplementarity.solve(c, q);
    oscillation = solution.trace();
    for (int j = 0; j < k; j++) {
      for (int i = 0; i <= j; i++) {
        double share = solution.x(i, j) * (i == j ? 0.5 : 1);
        velocity.axpy(share, curvatureGradients.get(SemidefiniteComplementarity.pair(i, j)), size);
      }
    }
  }

  /** grad H_ij for all pairs, the mixed ones from D^3 L[u_i + u_j, u_i + u_j]. */
  private void takeCurvatureGradients(int k) {
    while (curvatureGradients.size() < SemidefiniteComplementarity.pairs(k)) {
      curvatureGradients.add(memory.allocate(objective.parameters(), 1));
    }
    int size = velocity.size();
    Matrix vectors = requireNonNull(followed).vectors();
    for (int j = 0; j < k; j++) {
      Matrix own = curvatureGradients.get(SemidefiniteComplementarity.pair(j, j));
      objective.curvatureGradient(vectors.columns(j, 1), own);
      for (int i = 0; i < j; i++) {
        Matrix mixed = curvatureGradients.get(SemidefiniteComplementarity.pair(i, j));
        direction.copy(0, vectors.columns(i, 1), 0, size);
        direction.axpy(1, vectors.columns(j, 1), size);
        objective.curvatureGradient(direction, mixed);
        mixed.axpy(-1, own, size);
        mixed.axpy(-1, curvatureGradients.get(SemidefiniteComplementarity.pair(i, i)), size);
        mixed.scale(0.5, size);
      }
    }
  }

  @Override
  public void close() {
    if (followed != null) {
      followed.close();
    }
    solver.close();
    memory.close();
  }
}
