package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.curvature.EigenTracker;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a converged flag promises while eigenvalues rise from deep below those wanted, one at a time
 * and at once, to just above the last of them or far beyond the first: 10,000 solutions against the
 * eigenvalues that are known, in the standard basis and in random ones.
 */
class RiserContractTest {
  private static final int OPERATORS = 25;
  private static final int CALLS = 10;

  /** Eigenvalue i of n, the k largest first, of what the trained and the untrained look like. */
  enum Shape {
    /** k above a flat bulk. */
    OUTLIERS {
      @Override
      double eigenvalue(int i, int n, int k) {
        return i < k ? 10 + k - i : 1 - (double) i / n;
      }
    },
    POWER_LAW {
      @Override
      double eigenvalue(int i, int n, int k) {
        return 12.0 / (i + 1);
      }
    },
    /** As many below zero as above. */
    INDEFINITE {
      @Override
      double eigenvalue(int i, int n, int k) {
        int pair = i / 2;
        return (i % 2 == 0 ? 12 : -12) * Math.pow(0.8, pair);
      }
    },
    /** The largest in magnitude are negative. */
    NEGATIVE {
      @Override
      double eigenvalue(int i, int n, int k) {
        return i < n - 5 ? 5 * Math.exp(-0.1 * i) : -60 + i;
      }
    };

    abstract double eigenvalue(int i, int n, int k);
  }

  static Stream<Arguments> settings() {
    return IntStream.rangeClosed(1, 5)
        .boxed()
        .flatMap(k ->
            Stream.of(Shape.values())
                .flatMap(s -> Stream.of(Precision.values()).map(p -> Arguments.of(k, s, p))));
  }

  /** To a tolerance that needs restarts in every tenth. */
  private static double tolerance(int operator, Precision precision) {
    return operator % 10 > 0 ? 1e-2 : precision == Precision.DOUBLE ? 1e-8 : 1e-4;
  }

  /** What is sent through the calls. */
  interface Solver {
    Spectrum solve(SymmetricOperator operator, double tolerance);
  }

  /** Makes one for operators of a dimension. */
  interface Maker {
    Solver solver(NativeMemory memory, int dimension, SplittableRandom random);
  }

  @ParameterizedTest(name = "{0} of {1}, {2}")
  @MethodSource("settings")
  void noConvergedValueIsAnotherThanTheOneAskedFor(int count, Shape shape, Precision precision) {
    check(
        count,
        shape,
        precision,
        (memory, n, random) -> {
          var solver = new LargestEigensolver(memory, n, count, random);
          return (operator, tolerance) -> Spectrum.of(solver.solve(operator, tolerance, 1000));
        });
  }

  @ParameterizedTest(name = "{0} of {1}, {2}")
  @MethodSource("settings")
  void noneThatIsTrackedIsEither(int count, Shape shape, Precision precision) {
    check(
        count,
        shape,
        precision,
        (memory, n, random) -> {
          var tracker = new EigenTracker(memory, n, count, random);
          return (operator, tolerance) -> tracker.solve(operator, tolerance, 1000);
        });
  }

  private static void check(int count, Shape shape, Precision precision, Maker maker) {
    int wrong = 0;
    int converged = 0;
    for (int i = 0; i < OPERATORS; i++) {
      SplittableRandom random = new SplittableRandom(31L * i + count);
      int n = 30 + random.nextInt(50);
      double tolerance = tolerance(i, precision);
      double[] eigenvalues = new double[n];
      Arrays.setAll(eigenvalues, j -> shape.eigenvalue(j, n, count));
      RisingOperator operator = new RisingOperator(eigenvalues, i % 3 > 0, random);
      try (NativeMemory memory = new NativeMemory(precision)) {
        Solver solver = maker.solver(memory, n, random.split());
        for (int call = 0; call < CALLS; call++) {
          List<Eigenvalue> pairs = solver.solve(operator, tolerance).eigenvalues();
          double[] right = operator.largest(count);
          for (int j = 0; j < count; j++) {
            Eigenvalue found = pairs.get(j);
            boolean near = Math.abs(found.value() - right[j]) <= tolerance * Math.abs(right[j]);
            converged += found.converged() ? 1 : 0;
            wrong += found.converged() && !near ? 1 : 0;
          }
          operator.raise(count, random);
        }
      }
    }
    assertEquals(0, wrong, "converged to another value");
    assertEquals(OPERATORS * CALLS * count, converged, "converged");
  }

  /** An operator of known eigenvectors, of which some rise. */
  private static final class RisingOperator implements SymmetricOperator {
    private final double[] eigenvalues;
    private final double[] vectors;
    private final double[] elements;

    RisingOperator(double[] eigenvalues, boolean rotated, SplittableRandom random) {
      int n = eigenvalues.length;
      this.eigenvalues = eigenvalues;
      elements = new double[n * n];
      vectors = rotated ? Orthonormal.columns(n, n, random) : new double[n * n];
      for (int i = 0; i < n; i++) {
        vectors[i * n + i] = rotated ? vectors[i * n + i] : 1;
      }
      for (int i = 0; i < n; i++) {
        add(i, eigenvalues[i]);
      }
    }

    /** Two times in three one or two that are below half the k-th rise above it, or above all. */
    void raise(int count, SplittableRandom random) {
      double last = largest(count)[count - 1];
      for (int left = random.nextInt(3); left > 0; left--) {
        int riser = random.nextInt(eigenvalues.length);
        while (eigenvalues[riser] > 0.5 * last) {
          riser = random.nextInt(eigenvalues.length);
        }
        double factor = random.nextBoolean() ? 0.3 * random.nextDouble() : 5 * random.nextDouble();
        double risen = last * (1.02 + factor);
        add(riser, risen - eigenvalues[riser]);
        eigenvalues[riser] = risen;
      }
    }

    double[] largest(int count) {
      double[] sorted = Arrays.stream(eigenvalues).map(x -> -x).sorted().toArray();
      return Arrays.stream(sorted).limit(count).map(x -> -x).toArray();
    }

    private void add(int vector, double value) {
      int n = eigenvalues.length;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          elements[i * n + j] += value * vectors[vector * n + i] * vectors[vector * n + j];
        }
      }
    }

    @Override
    public int dimension() {
      return eigenvalues.length;
    }

    @Override
    public void apply(Matrix x, Matrix y) {
      int n = eigenvalues.length;
      double[] from = x.toArray();
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += elements[i * n + j] * from[j];
        }
        y.set(i, sum);
      }
    }
  }
}
