package dev.edgescope.engine.data.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolvableTasksTest {

  /** The kernel (1/D) J J^T of the first P numbers of each example. */
  private static DenseEigenpairs kernel(DataSet data, int parameters) {
    int examples = data.examples();
    double[][] kernel = new double[examples][examples];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < examples; j++) {
        for (int k = 0; k < parameters; k++) {
          kernel[i][j] +=
              data.features().get(i * data.inputs() + k)
                  * data.features().get(j * data.inputs() + k)
                  / examples;
        }
      }
    }
    return DenseEigenpairs.of(kernel, examples);
  }

  @ParameterizedTest
  @CsvSource({"1.4, 1, 20, 30", "0, 5, 20, 20", "0.5, 1, 20, 8"})
  void theKernelOfTheFeaturesHasTheSpectrum(
      double exponent, double outlier, int examples, int parameters) {
    KernelSpectrum spectrum = new KernelSpectrum(exponent, outlier);
    DenseEigenpairs kernel =
        kernel(RandomFeatures.of(spectrum, examples, parameters, 3).train(), parameters);
    double[] lambda = spectrum.eigenvalues(Math.min(examples, parameters));
    for (int k = 0; k < examples; k++) {
      assertEquals(k < lambda.length ? lambda[k] : 0, kernel.value(k), 1e-6, "lambda " + k);
    }
  }

  @Test
  void theJacobianOfTheQuadraticTaskHasTheSpectrum() {
    KernelSpectrum spectrum = new KernelSpectrum(1.4, 1);
    DataSet data = QuadraticCoefficients.of(spectrum, 10, 15, 0.1, 3).train();
    DenseEigenpairs kernel = kernel(data, 15);
    for (int k = 0; k < 10; k++) {
      assertEquals(spectrum.eigenvalues(10)[k], kernel.value(k), 1e-6);
    }
  }

  @Test
  void theEntriesOfQHaveTheirScale() {
    DataSet data = QuadraticCoefficients.of(new KernelSpectrum(1, 1), 20, 40, 0.3, 1).train();
    double squares = 0;
    int count = 0;
    for (int i = 0; i < data.examples(); i++) {
      for (int k = 40; k < data.inputs(); k++) {
        double entry = data.features().get(i * data.inputs() + k);
        squares += entry * entry;
        count++;
      }
    }
    assertEquals(0.09, squares / count, 0.003);
  }

  @Test
  void anOutlierStandsOutOfThePowerLaw() {
    assertArrayEquals(
        new double[] {7, 0.5, 1 / 3.0}, new KernelSpectrum(1, 7).eigenvalues(3), 1e-15);
  }

  @Test
  void oneSeedIsOneTask() {
    KernelSpectrum spectrum = new KernelSpectrum(1, 1);
    String first = RandomFeatures.of(spectrum, 6, 9, 1).train().checksum();
    assertEquals(first, RandomFeatures.of(spectrum, 6, 9, 1).train().checksum());
    assertNotEquals(first, RandomFeatures.of(spectrum, 6, 9, 2).train().checksum());
  }
}
