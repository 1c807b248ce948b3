package dev.edgescope.engine.linalg;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the elements of a matrix are.
 *
 * @param source what the memory belongs to; as long as it can be reached it is not freed
 * @param origin of the pointer's memory, in elements of the source's buffer
 * @param isMovable whether the matrix may slide over the memory
 */
record Place(INDArray source, long origin, int rows, int columns, boolean isMovable) {

  int size() {
    return rows * columns;
  }

  Place part(int offset, int partRows, int partColumns) {
    return new Place(source, origin + offset, partRows, partColumns, false);
  }

  Place cursor(int cursorRows, int cursorColumns) {
    return new Place(source, origin, cursorRows, cursorColumns, true);
  }
}
