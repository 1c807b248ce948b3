package dev.edgescope.app.bench;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;

/**
 * Frame times of six charts that draw the same growing series on the headless platform with the
 * software pipeline: while they follow it, and while they are zoomed at every frame. The series
 * flips at every step, as a loss does at the edge of stability.
 */
public final class FrameTimes {
  private static final int[] POINTS = {10_000, 100_000, 1_000_000, 10_000_000};
  private static final int CHARTS = 6;
  private static final int APPENDED = 500;
  private static final int WARM_UP = 120;
  private static final int FRAMES = 240;
  private static final double WIDTH = 620;
  private static final double HEIGHT = 340;

  private FrameTimes() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    out.println("| points | motion | JavaFX thread, median ms | worst ms | frames a second |");
    out.println("| --- | --- | --- | --- | --- |");
    for (int points : POINTS) {
      for (Motion motion : Motion.values()) {
        out.println(new Bench(points, motion).result().get());
      }
    }
    Platform.exit();
  }

  private enum Motion {
    FOLLOW("follow"),
    ZOOM("zoom"),
    SMOOTHED("follow, smoothed");

    private final String word;

    Motion(String word) {
      this.word = word;
    }
  }

  /** One line of the table. */
  private static final class Bench {
    private final int points;
    private final Motion motion;
    private final TimeAxis axis = new TimeAxis();
    private final Series series = new Series(SeriesStyle.of("loss", 0));
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<LineChartPane> charts = new ArrayList<>();
    private final double[] work = new double[FRAMES];
    private final CompletableFuture<String> result = new CompletableFuture<>();
    private int frame;
    private long began;

    Bench(int points, Motion motion) {
      this.points = points;
      this.motion = motion;
    }

    CompletableFuture<String> result() {
      Platform.runLater(this::open);
      return result;
    }

    private void open() {
      append(points);
      GridPane grid = new GridPane();
      for (int i = 0; i < CHARTS; i++) {
        LineChartPane chart = new LineChartPane("Loss", ValueScale.LOGARITHMIC, axis);
        chart.setPrefSize(WIDTH, HEIGHT);
        chart.series().add(series);
        if (motion == Motion.SMOOTHED) {
          chart.setSmoothing(100);
        }
        charts.add(chart);
        grid.add(chart, i % 3, i / 3);
      }
      Stage stage = new Stage();
      stage.setScene(new Scene(grid));
      stage.show();
      IntConsumer move =
          number -> {
            if (motion == Motion.ZOOM) {
              double factor = number / 60 % 2 == 0 ? 0.9 : 1 / 0.9;
              axis.zoom(factor, 0.7 * points);
            }
          };
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          long start = System.nanoTime();
          append(APPENDED);
          move.accept(frame);
          charts.forEach(LineChartPane::pulse);
          long end = System.nanoTime();
          if (frame == WARM_UP) {
            began = start;
          }
          if (frame >= WARM_UP) {
            work[frame - WARM_UP] = (end - start) * 1e-6;
          }
          frame++;
          if (frame == WARM_UP + FRAMES) {
            stop();
            stage.hide();
            result.complete(row((end - began) * 1e-9));
          }
        }
      }.start();
    }

    private void append(int count) {
      for (int i = 0; i < count; i++) {
        int step = series.size();
        double flip = step % 2 == 0 ? 1 : 0.7;
        series.append(step, 0.1 * step, flip * Math.exp(0.2 * random.nextDouble()));
      }
    }

    private String row(double seconds) {
      Arrays.sort(work);
      return String.format(
          Locale.ROOT,
          "| %,d | %s | %.1f | %.1f | %.0f |",
          points,
          motion.word,
          work[FRAMES / 2],
          work[FRAMES - 1],
          FRAMES / seconds);
    }
  }
}
