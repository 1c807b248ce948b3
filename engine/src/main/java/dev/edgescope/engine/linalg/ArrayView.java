package dev.edgescope.engine.linalg;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Matrices of arrays and arrays of matrices, on the same memory. */
final class ArrayView {
  static {
    BlasThreads.one();
  }

  private ArrayView() {}

  /** The array's elements, checked. */
  static Matrix matrix(INDArray array) {
    if (array.wasClosed()) {
      throw new IllegalArgumentException("The array is closed; give one that is not");
    }
    DataType type = array.dataType();
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An array of %s is no matrix; give one of FLOAT or DOUBLE, as castTo makes it",
              type));
    }
    long[] shape = array.shape();
    if (shape.length < 1 || shape.length > 2 || array.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An array of the shape %s is no matrix; give one of one or two dimensions that is not"
                  + " empty",
              Arrays.toString(shape)));
    }
    if (array.length() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An array of %,d elements is too large; the limit is %,d",
              array.length(),
              Integer.MAX_VALUE));
    }
    int rows = (int) shape[0];
    int columns = shape.length == 1 ? 1 : (int) shape[1];
    boolean rowsTogether = rows == 1 || array.stride(0) == 1;
    boolean columnsTogether = columns == 1 || array.stride(1) == rows;
    if (!rowsTogether || !columnsTogether) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "An array of the shape %s and the strides %s does not lie column after column; give"
                  + " dup('f') of it, a copy, or the transpose of an array in C order",
              Arrays.toString(shape),
              Arrays.toString(array.stride())));
    }
    return matrix(array, rows, columns);
  }

  /** The first elements of an array that lie one after the other. */
  static Matrix matrix(INDArray array, int rows, int columns) {
    DataBuffer buffer = array.data();
    Place place = new Place(array, array.offset(), rows, columns, false);
    Pointer first = buffer.addressPointer();
    if (array.dataType() == DataType.FLOAT) {
      FloatPointer floats = new FloatPointer(first);
      floats.position(0).capacity(place.size());
      return new FloatMatrix(place, floats, floats.asBuffer());
    }
    DoublePointer doubles = new DoublePointer(first);
    doubles.position(0).capacity(place.size());
    return new DoubleMatrix(place, doubles, doubles.asBuffer());
  }

  /**
   * @param start from the origin of the place on
   */
  static INDArray array(Place place, int start) {
    if (place.source().wasClosed()) {
      throw new IllegalStateException("The memory of this matrix is freed");
    }
    DataBuffer buffer = place.source().data();
    DataBuffer whole = buffer.originalDataBuffer() == null ? buffer : buffer.originalDataBuffer();
    return Nd4j.create(
        whole,
        new long[] {place.rows(), place.columns()},
        new long[] {1, place.rows()},
        place.origin() + start,
        'f');
  }
}
