package dev.edgescope.app.workspace.replay;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.NamedCharts;
import dev.edgescope.engine.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which charts a run of another program is shown with: those that it has something for. */
final class ForeignCharts {
  /** What a board shows well. */
  private static final int MOST = 6;

  /** Readings that are looked at: what a program measures it measures again and again. */
  private static final int LAST = 50;

  private ForeignCharts() {}

  static BoardLayout of(List<Measurement> measurements) {
    List<Measurement> last =
        measurements.subList(Math.max(0, measurements.size() - LAST), measurements.size());
    Predicate<Measurement> sharpness = reading -> Double.isFinite(reading.sharpness());
    Predicate<Measurement> noise = reading -> reading.curvature().noiseKernel().kTrace() > 0;
    List<String> charts = new ArrayList<>(List.of(ChartTable.LOSS.id()));
    if (last.stream().anyMatch(sharpness)) {
      charts.addFirst(ChartTable.SHARPNESS.id());
    }
    if (last.stream().anyMatch(sharpness.and(noise))) {
      charts.add(ChartTable.STABILITY_PLANE.id());
    }
    if (last.stream().anyMatch(noise)) {
      charts.add(ChartTable.NOISE_KERNEL.id());
    }
    last.stream()
        .flatMap(reading -> reading.named().keySet().stream())
        .distinct()
        .limit(MOST - charts.size())
        .forEach(name -> charts.add(NamedCharts.of(name).id()));
    return BoardLayout.grid(charts);
  }
}
