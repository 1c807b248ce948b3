package dev.edgescope.app.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.objective.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What not every measurement has leaves no gap; what is undefined does. */
class RareReadingTest {
  private static final double TRACE = 10;

  private static Measurement with(NoiseKernelNorm norm) {
    Spectrum hessian = new Spectrum(List.of(new Spectrum.Eigenvalue(5, 0, true)));
    return new Measurement(
        3,
        0.3,
        new InForce(0.1, 4),
        Evaluation.NONE,
        Evaluation.NONE,
        1,
        new Curvature(hessian, 20, TRACE, norm),
        0.01,
        Map.of());
  }

  private static List<List<Reading>> points(LineKind kind, NoiseKernelNorm norm) {
    return kind.curves().stream()
        .map(Curve::source)
        .map(source -> ((Curve.Source.Measured) source).read().apply(with(norm)))
        .toList();
  }

  @Test
  void aKernelThatWasNotReadLeavesTheTraceAlone() {
    List<List<Reading>> points =
        points(ChartTable.NOISE_KERNEL, new NoiseKernelNorm(Double.NaN, 0.4));
    assertEquals(List.of(), points.get(0));
    assertEquals(0.4, points.get(1).getFirst().value());
  }

  @Test
  void itIsDrawnForOneOutputOnlyWhereItsOutputsAreKnown() {
    assertEquals(
        List.of(List.of(), List.of()),
        points(ChartTable.NOISE_KERNEL_OF_ONE_OUTPUT, new NoiseKernelNorm(Double.NaN, 0.4)));
  }

  @Test
  void aKernelThatIsUndefinedLeavesAGap() {
    NoiseKernel kernel = new NoiseKernel(Spectrum.NONE, TRACE, SgdEdge.PLAIN, 100, 2);
    List<List<Reading>> points =
        points(ChartTable.NOISE_KERNEL, new NoiseKernelNorm(Double.NaN, 0.4, Optional.of(kernel)));
    assertTrue(Double.isNaN(points.get(0).getFirst().value()));
  }
}
