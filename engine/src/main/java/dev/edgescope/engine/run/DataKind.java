package dev.edgescope.engine.run;

/** Where the examples of a run can come from; the words of {@code data.set}. */
public enum DataKind {
  /** Fashion-MNIST, bundled. */
  FASHION,
  /** MNIST, bundled. */
  MNIST,
  /** A file of the binary version of CIFAR-10. */
  CIFAR10,
  /** A file of comma-separated values. */
  CSV,
  /** NumPy's files. */
  NPY,
  /** A Chebyshev polynomial. */
  CHEBYSHEV,
  /** Gaussian inputs of a linear teacher. */
  TEACHER;

  /** Whether the examples lie in a file of the user's. */
  public boolean isFile() {
    return switch (this) {
      case CIFAR10, CSV, NPY -> true;
      case FASHION, MNIST, CHEBYSHEV, TEACHER -> false;
    };
  }

  /** Whether the examples are computed. */
  public boolean isSynthetic() {
    return this == CHEBYSHEV || this == TEACHER;
  }
}
