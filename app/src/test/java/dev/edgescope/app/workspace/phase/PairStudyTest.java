package dev.edgescope.app.workspace.phase;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.PhaseCurve;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The second-order pair in the plane of self-stabilisation, without a window. */
@Timeout(60)
class PairStudyTest {
  private static final double EDGE = 2;

  /** In the plane its swing and its sharpness are read at the second-order midpoint. */
  @Test
  void aWayThatIsPickedAboveTheEdgeSwingsAndComesToRestBelow() throws InterruptedException {
    PairStudy study = new PairStudy();
    requireNonNull(study.planes().getFirst().onPicked()).accept(0.05, 2.2);
    PhaseCurve way = play(study);
    double highest = IntStream.range(0, way.size()).mapToDouble(way::y).max().orElseThrow();
    double widest = IntStream.range(0, way.size()).mapToDouble(way::x).max().orElseThrow();
    int last = way.size() - 1;
    assertTrue(highest > EDGE && way.y(last) < EDGE && way.y(last) > 0.9 * EDGE);
    assertTrue(way.x(last) < 1e-3 * widest);
  }

  private static PhaseCurve play(PairStudy study) throws InterruptedException {
    study.knobs().getLast().setting().commit("2000");
    while (study.state().isRunning()) {
      study.pulse();
      Thread.sleep(1);
    }
    // The centre comes first.
    return study.planes().getLast().curves().getLast();
  }
}
