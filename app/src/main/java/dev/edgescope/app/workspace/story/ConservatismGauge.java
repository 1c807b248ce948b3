package dev.edgescope.app.workspace.story;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.config.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;

/**
 * How far the sharpening of the runs falls short of gradient flow's, in one row: the ratio and its
 * word for the selected run, and on a scale from 0 to 1 a dot for each live run that is shown.
 * Where there is no ratio the row says why, and the scale is gone.
 */
final class ConservatismGauge extends HBox {
  /** A ratio is read a few times a second; it would flicker else. */
  private static final long SPACING_NANOS = 250_000_000;

  private final LiveViewModel model;
  private final RunComparison comparison;
  private final ObservableValue<Appearance> appearance;
  private final Label value = new Label();
  private final Label words = new Label();
  private final Button measure = new Button(Words.text("workspace.conservatismGauge.measure"));
  private final Scale scale = new Scale();
  private long shownNanos;

  ConservatismGauge(
      LiveViewModel model, RunComparison comparison, ObservableValue<Appearance> appearance) {
    this.model = model;
    this.comparison = comparison;
    this.appearance = appearance;
    setId("conservatism");
    getStyleClass().add("gauge");
    setAccessibleRole(AccessibleRole.TEXT);
    Label title = new Label(Words.text("workspace.conservatismGauge.title"));
    title.setMinWidth(Region.USE_PREF_SIZE);
    title.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    value.setId("conservatism-value");
    value.getStyleClass().add("gauge-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    words.setId("conservatism-words");
    words.getStyleClass().add("hint");
    words.setMinWidth(Region.USE_PREF_SIZE);
    scale.setId("conservatism-scale");
    HBox.setHgrow(scale, Priority.ALWAYS);
    measure.setId("conservatism-measure");
    measure.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.ACCENT);
    measure.setTooltip(new Tooltip(Words.text("workspace.conservatismGauge.fromTheNextRun")));
    measure.setOnAction(event -> model.experiment().probes().ask(Set.of(Quantity.CONSERVATISM)));
    Tooltip.install(this, new Tooltip(Words.text("workspace.conservatismGauge.explanation")));
    getChildren().addAll(title, value, scale, words, measure);
  }

  /** Brings it up to date where it is seen, once a frame. */
  void pulse(long nanos) {
    if (isVisible() && nanos - shownNanos >= SPACING_NANOS) {
      shownNanos = nanos;
      show();
    }
  }

  private void show() {
    ConservatismReading reading = reading(model.selected().recordProperty().get());
    value.setText(reading.number());
    boolean measured = reading.basis() != ConservatismReading.Basis.NOT_MEASURED;
    boolean asked =
        !measured && model.experiment().probes().quantities().contains(Quantity.CONSERVATISM);
    words.setText(asked ? Words.text("workspace.conservatismGauge.asked") : reading.words());
    show(measure, !measured && !asked);
    show(value, reading.isKnown());
    setAccessibleText(
        reading.isKnown()
            ? Words.text("workspace.conservatismGauge.known", reading.number(), words.getText())
            : Words.text("workspace.conservatismGauge.unknown", words.getText()));
    List<Circle> dots = new ArrayList<>();
    for (RunEntry entry : comparison.runs().shown().reversed()) {
      ConservatismReading one = reading(entry.record());
      if (entry.role() == RunEntry.Role.LIVE && one.isKnown()) {
        dots.add(dot(entry, one.ratio()));
      }
    }
    show(scale, !dots.isEmpty());
    scale.show(dots);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private ConservatismReading reading(RunRecord run) {
    return ConservatismReading.of(run, comparison.runs().twin().filter(twin -> twin != run));
  }

  private Circle dot(RunEntry entry, double ratio) {
    boolean selected = entry.record() == model.selected().recordProperty().get();
    Circle dot = new Circle(selected ? 6 : 4.5);
    dot.setFill(appearance.getValue().chartTheme().seriesColour(entry.colour()));
    dot.getStyleClass().add("gauge-dot");
    dot.setUserData(ratio);
    return dot;
  }

  /** From a little below 0 to a little above 1; what lies beyond stands at its end. */
  private static final class Scale extends Region {
    private static final double LOWEST = -0.25;
    private static final double HIGHEST = 1.25;
    private static final double TRACK = 4;
    private static final double MARK = 12;
    private static final double INSET = 7;

    private final Region track = new Region();
    private final List<Region> marks = List.of(new Region(), new Region());
    private List<Circle> dots = List.of();

    Scale() {
      track.getStyleClass().add("gauge-track");
      marks.forEach(mark -> mark.getStyleClass().add("gauge-mark"));
      getStyleClass().add("gauge-scale");
      show(List.of());
    }

    void show(List<Circle> newDots) {
      dots = newDots;
      getChildren().setAll(track);
      getChildren().addAll(marks);
      getChildren().addAll(dots);
      requestLayout();
    }

    private double x(double ratio) {
      double share = (Math.clamp(ratio, LOWEST, HIGHEST) - LOWEST) / (HIGHEST - LOWEST);
      return INSET + share * (getWidth() - 2 * INSET);
    }

    @Override
    protected void layoutChildren() {
      double middle = getHeight() / 2;
      track.resizeRelocate(INSET, middle - TRACK / 2, getWidth() - 2 * INSET, TRACK);
      for (int i = 0; i < marks.size(); i++) {
        marks.get(i).resizeRelocate(snapPositionX(x(i)), middle - MARK / 2, 1, MARK);
      }
      for (Circle dot : dots) {
        dot.relocate(x((double) dot.getUserData()) - dot.getRadius(), middle - dot.getRadius());
      }
    }
  }
}
