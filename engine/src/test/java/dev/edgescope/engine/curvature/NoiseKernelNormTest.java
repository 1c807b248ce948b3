package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** K against its formula, on a power law whose every eigenvalue is known. */
class NoiseKernelNormTest {
  private static final int EXAMPLES = 400;
  private static final double[] LAMBDA =
      IntStream.rangeClosed(1, EXAMPLES).mapToDouble(a -> 3 * Math.pow(a, -1.2)).toArray();
  private static final double TRACE = Arrays.stream(LAMBDA).sum();

  /** alpha (1/B - 1/D) (1/C) sum_a lambda_a (1+mu) / ((1-mu) (2(1+mu) - alpha lambda_a)). */
  private static double formula(double alpha, double mu, int batch, int outputs) {
    double sum = 0;
    for (double lambda : LAMBDA) {
      sum += lambda * (1 + mu) / ((1 - mu) * (2 * (1 + mu) - alpha * lambda));
    }
    return alpha * (1.0 / batch - 1.0 / EXAMPLES) / outputs * sum;
  }

  private static Spectrum top(int count) {
    return new Spectrum(
        Arrays.stream(LAMBDA, 0, count)
            .mapToObj(value -> new Spectrum.Eigenvalue(value, 0, true))
            .toList());
  }

  private static NoiseKernelNorm norm(int top, double alpha, double mu, int batch, int outputs) {
    return NoiseKernelNorm.of(
        top(top), TRACE, alpha, new SgdEdge(Momentum.heavyBall(mu)), batch, EXAMPLES, outputs);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0, 1, 1",
    "0.6, 0, 1, 10",
    "0.6, 0, 32, 1",
    "0.5, 0.9, 8, 10",
    "1.2, 0.9, 1, 1"
  })
  void withTheWholeSpectrumItIsTheFormula(double alpha, double mu, int batch, int outputs) {
    double expected = formula(alpha, mu, batch, outputs);
    assertEquals(expected, norm(EXAMPLES, alpha, mu, batch, outputs).k(), 1e-12 * expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void withTheLargestAloneItLiesBetweenTheTraceFormAndTheFormula(int top) {
    NoiseKernelNorm norm = norm(top, 0.6, 0, 4, 1);
    assertTrue(norm.kTrace() < norm.k() && norm.k() < formula(0.6, 0, 4, 1), norm.toString());
  }

  @Test
  void moreEigenvaluesComeNearerToTheFormula() {
    assertTrue(norm(4, 0.6, 0, 4, 1).k() > norm(1, 0.6, 0, 4, 1).k());
  }

  @ParameterizedTest
  @CsvSource({"0", "0.9"})
  void theTraceFormIsHalfTheStepTimesTheTrace(double mu) {
    double expected = 0.6 * (1.0 / 4 - 1.0 / EXAMPLES) / 10 * TRACE / (2 * (1 - mu));
    assertEquals(expected, norm(3, 0.6, mu, 4, 10).kTrace(), 1e-14);
  }

  @Test
  void theFullBatchMakesNoNoise() {
    assertEquals(0, norm(4, 0.6, 0, EXAMPLES, 1).k());
    assertEquals(0, norm(4, 0.6, 0, EXAMPLES, 1).kTrace());
  }

  @Test
  void theFullBatchMakesNoNoiseBeyondTheEdgeEither() {
    assertEquals(0, norm(4, 5, 0, EXAMPLES, 1).k());
    assertEquals(0, norm(4, 5, 0, EXAMPLES, 1).kTrace());
  }

  @Test
  void oneExampleLeftOutMakesSomeNoise() {
    assertTrue(norm(4, 0.6, 0, EXAMPLES - 1, 1).k() > 0);
  }

  /** 1/B - 1/D doubles but for 1/D: from 1/8 to 1/4, D = 400, by 2.0204. */
  @Test
  void halfTheBatchIsAboutTwiceTheNoise() {
    assertEquals(2.0204, norm(4, 0.6, 0, 4, 1).k() / norm(4, 0.6, 0, 8, 1).k(), 1e-4);
  }

  @Test
  void outputsShareTheNoise() {
    assertEquals(norm(4, 0.6, 0, 4, 1).k(), 10 * norm(4, 0.6, 0, 4, 10).k(), 1e-12);
  }

  /** For small steps momentum multiplies the learning rate by 1 / (1 - mu). */
  @Test
  void momentumCountsAsALargerStep() {
    assertEquals(10, norm(4, 1e-6, 0.9, 4, 1).k() / norm(4, 1e-6, 0, 4, 1).k(), 1e-5);
  }

  /** lambda_1 = 3: the edge lies at alpha = 2/3 and, with mu = 0.5, at 1. */
  @ParameterizedTest
  @CsvSource({"0.667, 0", "2, 0", "1, 0.5"})
  void beyondTheEdgeItIsUndefined(double alpha, double mu) {
    assertTrue(Double.isNaN(norm(4, alpha, mu, 4, 1).k()));
  }

  @ParameterizedTest
  @CsvSource({"0.666, 0", "0.999, 0.5"})
  void justBelowTheEdgeItIsLarge(double alpha, double mu) {
    assertTrue(norm(4, alpha, mu, 4, 1).k() > 100);
  }

  @Test
  void theTraceFormIsDefinedBeyondTheEdge() {
    assertEquals(2 * (1.0 / 4 - 1.0 / EXAMPLES) * TRACE / 2, norm(4, 2, 0, 4, 1).kTrace(), 1e-12);
  }

  /** Rounding may put the sum of the largest above the trace of a matrix of low rank. */
  @Test
  void aTraceBelowItsEigenvaluesLeavesNoNegativeRest() {
    NoiseKernelNorm exact = NoiseKernelNorm.of(top(1), 3, 0.1, SgdEdge.PLAIN, 4, EXAMPLES, 1);
    NoiseKernelNorm rounded =
        NoiseKernelNorm.of(top(1), 3 - 1e-3, 0.1, SgdEdge.PLAIN, 4, EXAMPLES, 1);
    assertEquals(exact.k(), rounded.k());
  }

  @Test
  void anEigenvalueThatHasNotConvergedIsToldOfTheNorm() {
    Spectrum rough =
        new Spectrum(
            List.of(new Spectrum.Eigenvalue(2, 0, true), new Spectrum.Eigenvalue(1, 0.3, false)));
    assertFalse(NoiseKernelNorm.of(rough, 3, 0.1, SgdEdge.PLAIN, 4, EXAMPLES, 1).isConverged());
  }

  @Test
  void theFullBatchHasNoNormToConverge() {
    Spectrum rough = new Spectrum(List.of(new Spectrum.Eigenvalue(2, 0.3, false)));
    assertTrue(
        NoiseKernelNorm.of(rough, 3, 0.1, SgdEdge.PLAIN, EXAMPLES, EXAMPLES, 1).isConverged());
  }

  @Test
  void aSpectrumThatIsNotANumberHasNoNorm() {
    Spectrum undefined =
        new Spectrum(List.of(new Spectrum.Eigenvalue(Double.NaN, Double.NaN, false)));
    assertTrue(
        Double.isNaN(NoiseKernelNorm.of(undefined, 3, 0.1, SgdEdge.PLAIN, 4, EXAMPLES, 1).k()));
  }

  /** It might be beyond the edge: what no eigenvalue tells is no number. */
  @Test
  void withoutAnEigenvalueTheNormIsUndefinedAndItsTraceFormIsNot() {
    NoiseKernelNorm norm = NoiseKernelNorm.of(Spectrum.NONE, 3, 0.1, SgdEdge.PLAIN, 4, EXAMPLES, 1);
    assertTrue(Double.isNaN(norm.k()));
    assertFalse(norm.isConverged());
    assertEquals(0.1 * (1.0 / 4 - 1.0 / EXAMPLES) * 3 / 2, norm.kTrace(), 1e-15);
  }
}
