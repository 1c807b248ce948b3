package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Draws charts of a made-up run where nobody sees them, one a frame, while the window waits for its
 * first run. The renderer spends three frames' time on what it draws for the first time, such as
 * glyphs, dashes and translucent areas; so that is over before anything moves.
 */
public final class Rehearsal {
  private static final int FRAMES = 90;
  private static final int STEPS_A_FRAME = 40;
  private static final double WIDTH = 400;
  private static final double HEIGHT = 240;

  private final TimeAxis axis = new TimeAxis();
  private final LineChartPane lines = new LineChartPane("Sharpness", ValueScale.LINEAR, axis);
  private final LineChartPane logarithmic = new LineChartPane("Loss", ValueScale.LOGARITHMIC, axis);
  private final PlanePane plane = new PlanePane("Stability plane", "K", "K from tr Θ");
  private final Threshold edge = new Threshold("2/α");
  private final Series sharpness = new Series(SeriesStyle.of("λ₁", 0).withMarkers(true));
  private final Series twin =
      new Series(SeriesStyle.of("twin", 1).withDash(SeriesStyle.Dash.DASHED));
  private final Series loss = new Series(SeriesStyle.of("loss", 0));
  private final PlaneTrail trail = new PlaneTrail(SeriesStyle.of("B = 8", 0));
  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Pen pen = new CanvasPen(canvas.getGraphicsContext2D());
  private final SnapshotParameters parameters = new SnapshotParameters();
  private @Nullable WritableImage image;
  private int frame;

  /** Nothing is drawn yet. */
  public Rehearsal() {
    edge.setCurrent(20);
    lines.series().addAll(List.of(sharpness, twin));
    lines.setGaps(List.of(new Gap(sharpness, twin)));
    lines.thresholds().add(edge);
    logarithmic.series().add(loss);
    plane.trails().add(trail);
    for (Region pane : List.of(lines, logarithmic, plane)) {
      pane.resize(WIDTH, HEIGHT);
    }
  }

  /** Whether nothing is left to be drawn. */
  public boolean isOver() {
    return frame >= FRAMES;
  }

  /** Draws one chart, a little later in the run than the one before. */
  public void drawNext() {
    advance();
    switch (frame % 3) {
      case 0 -> lines.paintOn(pen);
      case 1 -> logarithmic.paintOn(pen);
      default -> plane.paintOn(pen);
    }
    image = canvas.snapshot(parameters, image);
    frame++;
  }

  private void advance() {
    for (int i = 0; i < STEPS_A_FRAME; i++) {
      int step = loss.size();
      double time = 0.1 * step;
      loss.append(step, time, Math.exp(-0.01 * time) * (step % 2 == 0 ? 1 : 0.9));
      if (step % 10 == 0) {
        double level = 20 * (1 - Math.exp(-0.02 * time));
        sharpness.append(step, time, 0.4 * level);
        twin.append(step, time, level);
        trail.append(new Moment(step, time), new Place(0.02 * level, 0.01 * level, false));
      }
    }
    axis.refresh();
  }
}
