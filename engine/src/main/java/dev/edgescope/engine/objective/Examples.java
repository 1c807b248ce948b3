package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import java.util.Locale;

/**
 * Inputs and targets, an example a column, in native memory.
 *
 * @param features d x n
 * @param targets C x n
 * @param hasClasses whether the targets stand for classes, so that there is an accuracy
 */
public record Examples(Matrix features, Matrix targets, boolean hasClasses) {

  public Examples {
    if (features.columns() != targets.columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d inputs and %d targets; each example needs one of both",
              features.columns(),
              targets.columns()));
    }
  }

  /** Examples of classes. */
  public Examples(Matrix features, Matrix targets) {
    this(features, targets, true);
  }

  /** n. */
  public int count() {
    return features.columns();
  }
}
