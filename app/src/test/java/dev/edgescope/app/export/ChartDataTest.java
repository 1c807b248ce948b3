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

  private ChartData data() {
    return new ChartData(
        List.of(
            ChartData.Line.curve("B = 8, μ = 0.9", "λ₁", sharpness),
            ChartData.Line.edge("B = 8, μ = 0.9", edge)));
  }

  private static List<String> rows(ChartData data) throws Exception {
    StringBuilder text = new StringBuilder();
    data.write(text, share -> {});
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
        rows(data()));
  }

  @Test
  void edgesAreLinesToo() throws Exception {
    edge.record(new Moment(0, 0), 20);
    edge.record(new Moment(5, 0.5), 10);

    assertEquals(
        List.of(
            "edge,\"B = 8, μ = 0.9\",2/α,0,0.0,0,20.0,,1",
            "edge,\"B = 8, μ = 0.9\",2/α,5,0.5,0,10.0,,1"),
        rows(data()).stream().skip(1).toList());
  }

  /** It is written by another thread, while the run goes on, or begins anew. */
  @Test
  void whatWasTakenStaysAsItWas() throws Exception {
    for (int step = 0; step < 300; step++) {
      sharpness.append(step, step, 1);
    }
    ChartData data = data();
    List<String> before = rows(data);
    sharpness.append(new Moment(300, 300), 2, false);
    sharpness.clear();
    for (int step = 0; step < 400; step++) {
      sharpness.append(new Moment(step, step, 8L * step), 3, false);
    }

    assertEquals(before, rows(data));
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
