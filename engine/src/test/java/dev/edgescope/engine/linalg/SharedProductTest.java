package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SharedProductTest {
  private static final int M = 203;

  private final NativeMemory memory = new NativeMemory(Precision.FLOAT);
  private final SplittableRandom random = new SplittableRandom(5);

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  /** Many columns, whose cut is one of columns, and few, whose cut is one of rows. */
  static Stream<Arguments> shapes() {
    return Stream.of(301, 30)
        .flatMap(n ->
            Stream.of(
                Arguments.of(n, false, false),
                Arguments.of(n, false, true),
                Arguments.of(n, true, false),
                Arguments.of(n, true, true)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isTheProduct(int n, boolean transposeA, boolean transposeB) {
    int k = depth(n);
    Matrix a = random(transposeA ? k : M, transposeA ? M : k);
    Matrix b = random(transposeB ? n : k, transposeB ? k : n);
    Matrix expected = random(M, n);
    Matrix c = copy(expected);
    described(Product.of(a, b), n, k, transposeA, transposeB).addTo(expected, 0.5);
    product(2, c, n, k, a, transposeA, b, transposeB);
    assertArrayEquals(expected.toArray(), c.toArray(), 1e-3);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isBitwiseTheSameOnOneThread(int n, boolean transposeA, boolean transposeB) {
    int k = depth(n);
    Matrix a = random(transposeA ? k : M, transposeA ? M : k);
    Matrix b = random(transposeB ? n : k, transposeB ? k : n);
    Matrix alone = random(M, n);
    Matrix shared = copy(alone);
    product(1, alone, n, k, a, transposeA, b, transposeB);
    product(2, shared, n, k, a, transposeA, b, transposeB);
    assertArrayEquals(alone.toArray(), shared.toArray());
  }

  private void product(
      int threads,
      Matrix c,
      int n,
      int k,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB) {
    try (Workers workers = new Workers(threads)) {
      Product product = new Tiles(memory, workers, 0).product(a, b);
      described(product, n, k, transposeA, transposeB).addTo(c, 0.5);
    }
  }

  private static Product described(
      Product product, int n, int k, boolean transposeA, boolean transposeB) {
    product.shape(M, n, k).times(0.7);
    product = transposeA ? product.transposeA() : product;
    return transposeB ? product.transposeB() : product;
  }

  /** As deep as it takes to be shared. */
  private static int depth(int n) {
    int k = 10_000_000 / (M * n);
    assertTrue(SharedProduct.isWorthwhile(M, n, k));
    return k;
  }

  private Matrix random(int rows, int columns) {
    Matrix matrix = memory.allocate(rows, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextGaussian());
    }
    return matrix;
  }

  private Matrix copy(Matrix source) {
    Matrix copy = memory.allocate(source.rows(), source.columns());
    copy.copy(0, source, 0, source.size());
    return copy;
  }
}
