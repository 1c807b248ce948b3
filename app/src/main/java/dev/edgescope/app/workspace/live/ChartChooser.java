package dev.edgescope.app.workspace.live;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartGroup;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Chooses the charts by group, and how they are arranged. Made anew each time it is opened. */
final class ChartChooser extends Popover {
  private final ProbeForm probes;
  private final ObjectProperty<BoardLayout> layout;
  private Subscription subscription = Subscription.EMPTY;

  ChartChooser(ProbeForm probes, ObjectProperty<BoardLayout> layout) {
    this.probes = probes;
    this.layout = layout;
    setArrowLocation(ArrowLocation.TOP_RIGHT);
    setDetachable(false);
    setAnimated(false);
    setHeaderAlwaysVisible(false);
    VBox content = new VBox(arrangements(), groups(), buttons());
    content.setId("chart-chooser");
    content.getStyleClass().add("chart-chooser");
    setContentNode(content);
    setOnHidden(event -> subscription.unsubscribe());
  }

  private Node arrangements() {
    HBox row = new HBox();
    row.getStyleClass().add("arrangements");
    ToggleGroup group = new ToggleGroup();
    for (Arrangement arrangement : Arrangement.values()) {
      RadioButton button = new RadioButton(arrangement.title());
      button.setId("arrange-" + arrangement.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setSelected(layout.get().arrangement() == arrangement);
      button.setOnAction(event -> layout.set(layout.get().with(arrangement)));
      row.getChildren().add(button);
    }
    return row;
  }

  private Node groups() {
    FlowPane columns = new FlowPane();
    columns.getStyleClass().add("chart-groups");
    for (ChartGroup group : ChartGroup.values()) {
      Label title = new Label(group.title());
      title.getStyleClass().add("setting-title");
      VBox box = new VBox(title);
      box.getStyleClass().add("chart-group");
      ChartTable.in(group).forEach(kind -> box.getChildren().add(row(kind)));
      columns.getChildren().add(box);
    }
    return columns;
  }

  private Node row(ChartKind kind) {
    CheckBox box = new CheckBox(kind.term().title());
    box.setId("choose-" + kind.id());
    box.setTooltip(new Tooltip(kind.term().explanation()));
    box.setAccessibleHelp(kind.term().sentence());
    box.setSelected(layout.get().charts().contains(kind.id()));
    box.setOnAction(
        event -> {
          BoardLayout now = layout.get();
          layout.set(box.isSelected() ? now.plus(kind.id()) : now.minus(kind.id()));
          // The last one stays.
          box.setSelected(layout.get().charts().contains(kind.id()));
        });
    Label note = new Label();
    note.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    Button measure = new Button("Measure");
    measure.setId("choose-measure-" + kind.id());
    measure.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
    measure.setOnAction(
        event -> {
          if (kind.isWhollyMeasured(probes.quantities())) {
            probes.takeBack(kind.quantities());
          } else {
            probes.ask(kind.quantities());
          }
        });
    subscription =
        subscription.and(
            probes
                .revisionProperty()
                .subscribe(
                    revision -> {
                      boolean measured = kind.isWhollyMeasured(probes.applied());
                      boolean asked = kind.isWhollyMeasured(probes.quantities());
                      boolean partly = kind.isMeasured(probes.applied());
                      note.setText(measured || !asked ? "" : "from the next run on");
                      measure.setText(asked ? "Take back" : partly ? "Measure all" : "Measure");
                      measure.setTooltip(new Tooltip(demand(kind, asked)));
                      measure.setVisible(!measured);
                      measure.setManaged(measure.isVisible());
                    }));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(box, gap, note, measure);
    row.getStyleClass().add("chart-row");
    return row;
  }

  /** What pressing the button does. */
  private static String demand(ChartKind kind, boolean asked) {
    String names =
        kind.quantities().stream()
            .sorted()
            .map(quantity -> quantity.label().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return asked
        ? "Do not measure it (" + names + ")."
        : "Measure " + names + ", from the next run on.";
  }

  private Node buttons() {
    Button standard = new Button("Standard charts");
    standard.setId("standard-charts");
    standard.setOnAction(
        event -> {
          layout.set(BoardLayout.grid(ChartTable.STANDARD));
          hide();
        });
    return standard;
  }
}
