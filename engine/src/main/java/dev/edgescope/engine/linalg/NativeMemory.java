package dev.edgescope.engine.linalg;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native arrays of one owner, freed together when it closes: matrices of ND4J arrays, zero at
 * first.
 *
 * <p>Freed at once and not when the garbage collector comes by, because the heap is small beside
 * what it points to and the collector sees no reason to come.
 *
 * <p>Threads may allocate side by side, as shards do that make room for a pass when it is first
 * asked for.
 */
public final class NativeMemory implements AutoCloseable {
  private final Precision precision;
  private final Queue<INDArray> arrays = new ConcurrentLinkedQueue<>();

  public NativeMemory(Precision precision) {
    this.precision = precision;
  }

  public Precision precision() {
    return precision;
  }

  /**
   * A new matrix of zeros.
   *
   * @throws OutOfMemoryError if it would hold more than 2^31 - 1 elements, or there is no room
   */
  public Matrix allocate(int rows, int columns) {
    long size = (long) rows * columns;
    if (size > Integer.MAX_VALUE) {
      throw new OutOfMemoryError(
          String.format(
              Locale.ROOT,
              "A matrix of %,d x %,d elements is too large; the limit is %,d elements",
              rows,
              columns,
              Integer.MAX_VALUE));
    }
    BlasThreads.one(); // not before: data are read while it is loaded
    INDArray array = Nd4j.create(precision.type(), new long[] {Math.max(1, size)}, 'f');
    arrays.add(array);
    return ArrayView.matrix(array, rows, columns);
  }

  /** Frees every matrix allocated here; none may be used afterwards. */
  @Override
  public void close() {
    arrays.forEach(INDArray::close);
    arrays.clear();
  }
}
