package dev.edgescope.engine.linalg;

import org.jspecify.annotations.Nullable;

/**
 * Cache-sized heap arrays through which elementwise work passes, for one thread.
 *
 * <p>The compiler vectorises loops over heap arrays, not over native buffers: copying a tile in,
 * working on it there and copying it out is seven times faster than working in place (0.7 against 5
 * ns an element for tanh).
 *
 * <p>Of the two families of slots the one of the precision is there; kernels come in both.
 */
public final class Tiles {
  /** Elements of a slot: six slots of floats fit the first-level cache. */
  public static final int LENGTH = 1024;

  private static final int SLOTS = 6;

  private static final int ARRAYS = 3;

  private final Precision precision;
  private final float[][] floats;
  private final double[][] doubles;
  private final Matrix scratch;
  private final Product product;
  private final Product ownProduct = new Product(null);
  private final double[][] arrays = new double[ARRAYS][0];
  private final Cancellation cancellation;

  /**
   * @param workers with whom products of matrices are shared; null where the thread is one of
   *     several that do the same work
   * @param scratchSize elements of native memory for kernels that need a large intermediate result
   */
  public Tiles(NativeMemory memory, @Nullable Workers workers, int scratchSize) {
    this(memory, workers, scratchSize, new Cancellation());
  }

  /**
   * The same for work that can be given up.
   *
   * @param cancellation is looked at before each product
   */
  public Tiles(
      NativeMemory memory, @Nullable Workers workers, int scratchSize, Cancellation cancellation) {
    this.cancellation = cancellation;
    precision = memory.precision();
    product = new Product(workers == null ? null : new SharedProduct(workers));
    scratch = memory.allocate(scratchSize, 1);
    boolean single = precision == Precision.FLOAT;
    floats = single ? new float[SLOTS][LENGTH] : new float[0][];
    doubles = single ? new double[0][] : new double[SLOTS][LENGTH];
  }

  public Precision precision() {
    return precision;
  }

  /**
   * A B, to be described further before the next is begun; shared with the workers if it is large
   * enough. The cut depends on the shape alone, so that the result is bitwise the same on any
   * number of cores.
   */
  public Product product(Matrix a, Matrix b) {
    cancellation.check();
    return product.operands(a, b);
  }

  /** A B, never shared. */
  public Product ownProduct(Matrix a, Matrix b) {
    cancellation.check();
    return ownProduct.operands(a, b);
  }

  /**
   * A heap array of at least the given length that a kernel may use as it likes until it returns.
   *
   * @param number 0 to 2, each an array of its own
   */
  public double[] array(int number, int length) {
    if (arrays[number].length < length) {
      arrays[number] = new double[length];
    }
    return arrays[number];
  }

  /** Native memory that a kernel may use as it likes until it returns. */
  public Matrix scratch() {
    return scratch;
  }

  /** Slot of a {@link Precision#FLOAT} tile. */
  public float[] floats(int slot) {
    return floats[slot];
  }

  /** Slot of a {@link Precision#DOUBLE} tile. */
  public double[] doubles(int slot) {
    return doubles[slot];
  }

  /** Copies {@code count} elements of {@code source} from {@code offset} on into a slot. */
  public void load(int slot, Matrix source, int offset, int count) {
    switch (source) {
      case FloatMatrix matrix -> matrix.get(offset, floats[slot], count);
      case DoubleMatrix matrix -> matrix.get(offset, doubles[slot], count);
    }
  }

  /** Copies the first {@code count} elements of a slot to {@code target} from {@code offset} on. */
  public void store(int slot, Matrix target, int offset, int count) {
    switch (target) {
      case FloatMatrix matrix -> matrix.put(offset, floats[slot], count);
      case DoubleMatrix matrix -> matrix.put(offset, doubles[slot], count);
    }
  }

  /** Copies {@code count} elements of {@code source} from {@code offset} on. */
  public void read(Matrix source, int offset, double[] target, int count) {
    if (source instanceof DoubleMatrix matrix) {
      matrix.get(offset, target, count);
      return;
    }
    float[] tile = floats[0];
    for (int first = 0; first < count; first += LENGTH) {
      int length = Math.min(LENGTH, count - first);
      load(0, source, offset + first, length);
      for (int i = 0; i < length; i++) {
        target[first + i] = tile[i];
      }
    }
  }

  /** Copies {@code count} values to {@code target} from {@code offset} on. */
  public void write(double[] source, Matrix target, int offset, int count) {
    if (target instanceof DoubleMatrix matrix) {
      matrix.put(offset, source, count);
      return;
    }
    float[] tile = floats[0];
    for (int first = 0; first < count; first += LENGTH) {
      int length = Math.min(LENGTH, count - first);
      for (int i = 0; i < length; i++) {
        tile[i] = (float) source[first + i];
      }
      store(0, target, offset + first, length);
    }
  }

  /** result = a b over the first {@code count} elements of three matrices. */
  public void multiply(Matrix a, Matrix b, Matrix result, int count) {
    for (int offset = 0; offset < count; offset += LENGTH) {
      int length = Math.min(LENGTH, count - offset);
      load(0, a, offset, length);
      load(1, b, offset, length);
      if (precision == Precision.FLOAT) {
        multiply(floats[0], floats[1], floats[2], length);
      } else {
        multiply(doubles[0], doubles[1], doubles[2], length);
      }
      store(2, result, offset, length);
    }
  }

  /** result = a b + c d over the first {@code count} elements of five matrices. */
  public void multiplyAdd(Matrix a, Matrix b, Matrix c, Matrix d, Matrix result, int count) {
    for (int offset = 0; offset < count; offset += LENGTH) {
      int length = Math.min(LENGTH, count - offset);
      load(0, a, offset, length);
      load(1, b, offset, length);
      load(2, c, offset, length);
      load(3, d, offset, length);
      if (precision == Precision.FLOAT) {
        multiplyAdd(floats[0], floats[1], floats[2], floats[3], floats[4], length);
      } else {
        multiplyAdd(doubles[0], doubles[1], doubles[2], doubles[3], doubles[4], length);
      }
      store(4, result, offset, length);
    }
  }

  /** sums_r += scale (a_r1 + ... + a_rn), for each row r of the first n columns. */
  public void addRowSums(Matrix a, double scale, Matrix sums, int n) {
    int rows = a.rows();
    if (n == 1) {
      sums.axpy(scale, a, rows);
      return;
    }
    for (int first = 0; first < rows; first += LENGTH) {
      int length = Math.min(LENGTH, rows - first);
      load(0, a, first, length);
      for (int column = 1; column < n; column++) {
        load(1, a, column * rows + first, length);
        add(length);
      }
      load(1, sums, first, length);
      addScaled(scale, length);
      store(1, sums, first, length);
    }
  }

  /** Slot 0 += slot 1. */
  private void add(int length) {
    if (precision == Precision.FLOAT) {
      add(floats[0], floats[1], length);
    } else {
      add(doubles[0], doubles[1], length);
    }
  }

  /** Slot 1 += scale times slot 0. */
  private void addScaled(double scale, int length) {
    if (precision == Precision.FLOAT) {
      addScaled((float) scale, floats[0], floats[1], length);
    } else {
      addScaled(scale, doubles[0], doubles[1], length);
    }
  }

  /** sums_i += a_i^2 over the first {@code count} elements. */
  public void addSquares(Matrix a, double[] sums, int count) {
    for (int offset = 0; offset < count; offset += LENGTH) {
      int length = Math.min(LENGTH, count - offset);
      load(0, a, offset, length);
      if (precision == Precision.FLOAT) {
        addSquares(floats[0], sums, offset, length);
      } else {
        addSquares(doubles[0], sums, offset, length);
      }
    }
  }

  /** values_i *= a_i^2 over the first {@code count} elements. */
  public void multiplyBySquares(double[] values, Matrix a, int count) {
    for (int offset = 0; offset < count; offset += LENGTH) {
      int length = Math.min(LENGTH, count - offset);
      load(0, a, offset, length);
      if (precision == Precision.FLOAT) {
        multiplyBySquares(values, offset, floats[0], length);
      } else {
        multiplyBySquares(values, offset, doubles[0], length);
      }
    }
  }

  private static void multiplyBySquares(double[] values, int offset, float[] a, int length) {
    for (int i = 0; i < length; i++) {
      values[offset + i] *= (double) a[i] * a[i];
    }
  }

  private static void multiplyBySquares(double[] values, int offset, double[] a, int length) {
    for (int i = 0; i < length; i++) {
      values[offset + i] *= a[i] * a[i];
    }
  }

  private static void addSquares(float[] a, double[] sums, int offset, int length) {
    for (int i = 0; i < length; i++) {
      sums[offset + i] += (double) a[i] * a[i];
    }
  }

  private static void addSquares(double[] a, double[] sums, int offset, int length) {
    for (int i = 0; i < length; i++) {
      sums[offset + i] += a[i] * a[i];
    }
  }

  private static void add(float[] sum, float[] a, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += a[i];
    }
  }

  private static void add(double[] sum, double[] a, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += a[i];
    }
  }

  private static void addScaled(float scale, float[] a, float[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += scale * a[i];
    }
  }

  private static void addScaled(double scale, double[] a, double[] sum, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += scale * a[i];
    }
  }

  private static void multiply(float[] a, float[] b, float[] result, int length) {
    for (int i = 0; i < length; i++) {
      result[i] = a[i] * b[i];
    }
  }

  private static void multiply(double[] a, double[] b, double[] result, int length) {
    for (int i = 0; i < length; i++) {
      result[i] = a[i] * b[i];
    }
  }

  private static void multiplyAdd(
      float[] a, float[] b, float[] c, float[] d, float[] result, int length) {
    for (int i = 0; i < length; i++) {
      result[i] = a[i] * b[i] + c[i] * d[i];
    }
  }

  private static void multiplyAdd(
      double[] a, double[] b, double[] c, double[] d, double[] result, int length) {
    for (int i = 0; i < length; i++) {
      result[i] = a[i] * b[i] + c[i] * d[i];
    }
  }

  /**
   * Sum of {@code count} elements of an array from {@code offset} on: four partial sums, because
   * the additions of one must wait for each other.
   */
  public static double sum(double[] a, int offset, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int end = offset + count;
    int i = offset;
    for (; i + 3 < end; i += 4) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
    }
    for (; i < end; i++) {
      s0 += a[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
