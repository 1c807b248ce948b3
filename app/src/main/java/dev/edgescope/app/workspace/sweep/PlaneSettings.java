package dev.edgescope.app.workspace.sweep;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.sweep.AxisWords;
import dev.edgescope.app.sweep.OutcomeKind;
import dev.edgescope.app.sweep.PlaneChoice;
import dev.edgescope.app.sweep.PlaneModel;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What is seen of a sweep: the colour, the two axes, and where all other axes stand. */
final class PlaneSettings extends VBox implements View {
  private final Subscriptions life = new Subscriptions();
  private final PlaneModel model;
  private final ObservableValue<Boolean> sliced;
  private @Nullable Sweep shown;

  /** The axes when the rows were made: a slider that is being dragged must not be replaced. */
  private @Nullable PlaneChoice made;

  /**
   * The settings.
   *
   * @param sliced whether curves are shown, for which the rows' axis stands somewhere, too
   */
  PlaneSettings(PlaneModel model, ObservableValue<Boolean> sliced) {
    this.model = model;
    this.sliced = sliced;
    getStyleClass().add("setting-rows");
    setId("plane-settings");
    life.add(model.choiceProperty().subscribe(this::follow));
    sliced.subscribe(now -> {
      made = null;
      follow(model.choiceProperty().get());
    });
  }

  @Override
  public void close() {
    life.end();
  }

  private void follow(@Nullable PlaneChoice choice) {
    Sweep sweep = model.results().map(SweepResults::sweep).orElse(null);
    setVisible(choice != null);
    setManaged(choice != null);
    if (choice == null || sweep == null) {
      return;
    }
    PlaneChoice before = made;
    boolean sameRows =
        sweep.equals(shown)
            && before != null
            && before.x() == choice.x()
            && before.y() == choice.y()
            && before.outcome() == choice.outcome();
    made = choice;
    if (!sameRows) {
      shown = sweep;
      fill(sweep, choice);
    }
  }

  private void fill(Sweep sweep, PlaneChoice choice) {
    Label title = new Label(Words.text("sweep.planeSettings.thePlane"));
    title.getStyleClass().add("section-title");
    getChildren().setAll(title);
    getChildren()
        .add(
            row(
                "plane-outcome",
                Words.text("sweep.planeSettings.colour"),
                Words.text("sweep.planeSettings.whatTheColourOfA"),
                Arrays.asList(OutcomeKind.values()),
                OutcomeKind::title,
                choice.outcome(),
                kind -> look(now -> now.withOutcome(kind))));
    List<Integer> axes = IntStream.range(0, sweep.axes().size()).boxed().toList();
    Function<Integer, String> name = axis -> AxisWords.title(sweep.axes().get(axis));
    if (axes.size() > 1) {
      getChildren()
          .addAll(
              row(
                  "plane-x",
                  Words.text("sweep.planeSettings.across"),
                  Words.text("sweep.planeSettings.theAxisAlongTheColumns"),
                  axes,
                  name,
                  choice.x(),
                  axis -> look(now -> now.withX(axis))),
              row(
                  "plane-y",
                  Words.text("sweep.planeSettings.upwards"),
                  Words.text("sweep.planeSettings.theAxisAlongTheRows"),
                  axes,
                  name,
                  choice.y(),
                  axis -> look(now -> now.withY(axis))));
    }
    if (sliced.getValue() && choice.y() != PlaneChoice.NONE) {
      getChildren().add(slider(sweep.axes().get(choice.y()), choice.y(), choice));
    }
    for (int other : choice.others(sweep)) {
      getChildren().add(slider(sweep.axes().get(other), other, choice));
    }
  }

  private void look(Function<PlaneChoice, PlaneChoice> change) {
    PlaneChoice now = model.choiceProperty().get();
    if (now != null) {
      model.look(change.apply(now));
    }
  }

  private static <T> Node row(
      String id,
      String name,
      String explanation,
      List<T> values,
      Function<T, String> words,
      T value,
      Consumer<T> chosen) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setTooltip(new Tooltip(explanation));
    box.getItems().setAll(values);
    box.setVisibleRowCount(values.size());
    box.setConverter(
        new StringConverter<T>() {
          @Override
          public String toString(T item) {
            return item == null ? "" : words.apply(item);
          }

          @Override
          public T fromString(String text) {
            return values.stream()
                .filter(item -> words.apply(item).equals(text))
                .findFirst()
                .orElseThrow();
          }
        });
    box.setValue(value);
    box.setOnAction(event -> {
      if (!Objects.equals(box.getValue(), value)) {
        chosen.accept(box.getValue());
      }
    });
    Label label = new Label(name);
    label.setLabelFor(box);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return line("setting-row", label, box);
  }

  private static Node line(String styleClass, Label label, Node control) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(label, gap, control);
    line.getStyleClass().add("setting-head");
    VBox row = new VBox(line);
    row.getStyleClass().add(styleClass);
    return row;
  }

  private Node slider(Axis axis, int index, PlaneChoice choice) {
    int at = choice.fixed().get(index);
    Label value = new Label(AxisWords.value(axis, at));
    value.getStyleClass().add("value");
    Slider slider = new Slider(0, axis.size() - 1.0, at);
    slider.setId("plane-axis-" + index);
    slider.setAccessibleText(AxisWords.title(axis));
    slider.setSnapToTicks(true);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    IntConsumer move =
        place -> {
          value.setText(AxisWords.value(axis, place));
          look(now -> now.withFixed(index, place));
        };
    slider
        .valueProperty()
        .addListener((property, before, after) -> {
          int place = (int) Math.round(after.doubleValue());
          if (place != (int) Math.round(before.doubleValue())) {
            move.accept(place);
          }
        });
    Node head = line("setting-slider", new Label(AxisWords.title(axis)), value);
    VBox all = new VBox(head, slider);
    all.getStyleClass().add("setting-slider");
    return all;
  }
}
