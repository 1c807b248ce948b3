package dev.edgescope.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartDataTest {
  private final Series sharpness = new Series(SeriesStyle.of("λ₁", 0));
  private final Threshold edge = new Threshold("2/α");

  private List<String> rows(double from, double to) throws Exception {
    StringBuilder text = new StringBuilder();
    List<ChartData.Curve> curves = List.of(new ChartData.Curve("B = 8, μ = 0.9", "λ₁", sharpness));
    ChartData.of(curves, List.of(edge), TimeBase.STEP, from, to).write(text, share -> {});
    return List.of(text.toString().split("\n", -1)).stream().filter(row -> !row.isEmpty()).toList();
  }

  @Test
  void everyPointComesBackAsItWasRecorded() throws Exception {
    sharpness.append(new Moment(0, 0, 0), 1.0 / 3, true);
    sharpness.append(new Moment(7, 0.7, 56), Double.NaN, false);

    assertEquals(
        List.of(
            String.join(",", ChartData.HEADER),
            "curve,\"B = 8, μ = 0.9\",λ₁,0,0.0,0,0.3333333333333333,,1",
            "curve,\"B = 8, μ = 0.9\",λ₁,7,0.7,56,,,0"),
        rows(0, 10));
  }

  @Test
  void onlyThePartInSightIsWritten() throws Exception {
    for (int step = 0; step < 10; step++) {
      sharpness.append(step, 0.1 * step, step);
    }

    assertEquals(1 + 3, rows(4, 6).size());
  }

  @Test
  void theLevelThatReachesIntoTheRangeIsWritten() throws Exception {
    edge.record(new Moment(0, 0), 20);
    edge.record(new Moment(5, 0.5), 10);
    edge.record(new Moment(50, 10), 40);

    assertEquals(List.of("edge,,2/α,5,0.5,0,10.0,,1"), rows(8, 20).stream().skip(1).toList());
  }

  @Test
  void theScriptReadsColumnsThatTheTableHas() {
    String script =
        PythonScript.of(
            "Sharpness",
            "λ₁",
            "s.csv",
            TimeBase.LEARNING_TIME,
            ValueScale.LINEAR,
            ValueScale.LINEAR);
    List<String> columns = new ArrayList<>();
    Matcher matcher = Pattern.compile("row\\[\"(\\w+)\"]").matcher(script);
    while (matcher.find()) {
      columns.add(matcher.group(1));
    }

    assertTrue(columns.contains("learning_time"), script);
    assertTrue(ChartData.HEADER.containsAll(columns), columns::toString);
  }
}
