package dev.edgescope.engine.config;

import java.util.Arrays;
import java.util.List;

/** Where the examples of a run can come from; the words of {@code data.set}. */
public enum DataKind {
  /** Fashion-MNIST, bundled. */
  FASHION,
  /** MNIST, bundled. */
  MNIST,
  /** A file of the binary version of CIFAR-10. */
  CIFAR10,
  /** A file of the binary version of CIFAR-100. */
  CIFAR100,
  /** Files in the format of MNIST's. */
  IDX,
  /** A folder of pictures for each class. */
  PICTURES,
  /** A file of comma-separated values. */
  CSV,
  /** NumPy's files. */
  NPY,
  /** A Chebyshev polynomial. */
  CHEBYSHEV,
  /** Gaussian inputs of a linear teacher. */
  TEACHER,
  /** Random features with a chosen kernel spectrum, for a linear model. */
  RANDOM_FEATURES,
  /** The coefficients of a quadratic model. */
  QUADRATIC,
  /** Examples written out in the configuration. */
  INLINE,
  /** With another program, which made the run and recorded it. */
  ELSEWHERE;

  /** {@return the kinds that a run can be made on here} */
  public static List<DataKind> here() {
    return Arrays.stream(values()).filter(kind -> kind != ELSEWHERE).toList();
  }

  /** Whether the examples lie in a file of the user's. */
  public boolean isFile() {
    return switch (this) {
      case CIFAR10, CIFAR100, IDX, PICTURES, CSV, NPY -> true;
      case FASHION, MNIST, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          false;
    };
  }

  /** Whether the targets are numbers in any case. */
  public boolean isRegression() {
    return switch (this) {
      case CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE -> true;
      case FASHION, MNIST, CIFAR10, CIFAR100, IDX, PICTURES, CSV, NPY, ELSEWHERE -> false;
    };
  }

  /** Whether the answers are classes in any case. */
  public boolean hasClasses() {
    return switch (this) {
      case FASHION, MNIST, CIFAR10, CIFAR100, PICTURES -> true;
      case IDX, CSV, NPY, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          false;
    };
  }
}
