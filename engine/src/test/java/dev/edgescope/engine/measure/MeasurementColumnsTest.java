package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.objective.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasurementColumnsTest {
  private static final int MANY = 700;

  /** One that differs from its neighbours in all that it has, and in what it has. */
  private static Measurement measurement(int number) {
    List<Spectrum.Eigenvalue> eigenvalues =
        IntStream.rangeClosed(1, number % 4)
            .mapToObj(i -> new Spectrum.Eigenvalue(number - i, 0.1 / i, number % 3 > 0))
            .toList();
    Map<Quantity, List<Reading>> seldom =
        number % 300 == 7
            ? Map.of(Quantity.SMALLEST_EIGENVALUE, List.of(new Reading(-number, 0.5, false)))
            : Map.of();
    return new Measurement(
        10L * number,
        0.1 * number,
        new InForce(1.0 / (1 + number), 1 + number),
        new Evaluation(Math.exp(-number), Double.NaN),
        number % 2 == 0 ? Evaluation.NONE : new Evaluation(number, 0.5),
        Math.sqrt(number),
        new Curvature(
            new Spectrum(eigenvalues), 20, Double.NaN, new NoiseKernelNorm(Double.NaN, number)),
        1e-3 * number,
        seldom);
  }

  private final List<Measurement> taken = new ArrayList<>();

  private MeasurementColumns columns(int count) {
    MeasurementColumns columns = new MeasurementColumns();
    for (int i = 0; i < count; i++) {
      taken.add(measurement(i));
      columns.add(measurement(i));
    }
    return columns;
  }

  @Test
  void aMeasurementIsPutTogetherAsItWas() {
    assertEquals(columns(MANY).list(), taken);
  }

  @Test
  void aListHasThoseThatThereWereWhenItWasAskedFor() {
    MeasurementColumns columns = columns(3);
    List<Measurement> before = columns.list();
    columns.add(measurement(3));
    assertEquals(taken, before);
  }

  @Test
  void aCopyEndsAtItsStep() {
    assertEquals(columns(MANY).upTo(2_000).list(), taken.subList(0, 201));
  }
}
