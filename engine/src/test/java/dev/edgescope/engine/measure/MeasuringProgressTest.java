package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart.Usual;
import dev.edgescope.engine.measure.MeasuringProgress.Part;
import dev.edgescope.engine.measure.MeasuringProgress.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuringProgressTest {
  private static final List<Part> PARTS =
      List.of(
          new Part(Usual.LOSS_AND_GRADIENT, 1),
          new Part(Usual.HESSIAN_EIGENVALUES, 20),
          new Part(Usual.NTK_TRACE, 5));

  private long nanos;
  private final MeasuringProgress progress = new MeasuringProgress(() -> nanos);

  private void pass(double seconds) {
    nanos += (long) (seconds * 1e9);
  }

  private Stage stage() {
    return progress.stage().orElseThrow();
  }

  @Test
  void nothingIsReadBeforeItsBeginAndAfterItsEnd() {
    assertEquals(Optional.empty(), progress.stage());
    progress.begin(PARTS);
    progress.next();
    progress.end();
    assertEquals(Optional.empty(), progress.stage());
  }

  @Test
  void nothingIsKnownOfTheTimeBeforeTheFirstPartIsDone() {
    progress.begin(PARTS);
    progress.next();
    pass(2);
    assertEquals(new Stage(Usual.LOSS_AND_GRADIENT, Double.NaN), stage());
  }

  @Test
  void whatWasNeverReadGoesByThePaceOfWhatIsDone() {
    progress.begin(PARTS);
    progress.next();
    pass(2);
    progress.next();
    assertEquals(new Stage(Usual.HESSIAN_EIGENVALUES, 50), stage());
    pass(10);
    assertEquals(40, stage().secondsLeft(), 1e-9);
    pass(32);
    progress.next();
    // 44 s for 21 gradients.
    assertEquals(5 * 44.0 / 21, stage().secondsLeft(), 1e-9);
  }

  @Test
  void whatWasReadTakesAsLongAsLastTime() {
    progress.begin(PARTS);
    for (double seconds : new double[] {2, 3, 4}) {
      progress.next();
      pass(seconds);
    }
    progress.end();
    progress.begin(PARTS);
    progress.next();
    pass(1);
    assertEquals(8, stage().secondsLeft(), 1e-9);
  }

  @Test
  void whatTakesLongerThanExpectedLeavesTheRest() {
    progress.begin(PARTS);
    progress.next();
    pass(1);
    progress.next();
    pass(30);
    assertEquals(5, stage().secondsLeft(), 1e-9);
  }

  @Test
  void longTimesAreInMinutes() {
    assertEquals("NTK trace, about 40 s left", new Stage(Usual.NTK_TRACE, 40).words());
    assertEquals("NTK trace, about 3 min left", new Stage(Usual.NTK_TRACE, 170).words());
    assertEquals("NTK trace, nearly done", new Stage(Usual.NTK_TRACE, 0.4).words());
    assertEquals("NTK trace", new Stage(Usual.NTK_TRACE, Double.NaN).words());
  }
}
