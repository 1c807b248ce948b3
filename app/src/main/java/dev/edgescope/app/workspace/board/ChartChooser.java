package dev.edgescope.app.workspace.board;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartGroup;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.NamedCharts;
import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.experiment.ProbeForm;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Chooses the charts by group, and how they are arranged. Made anew each time it is opened. */
public final class ChartChooser extends ContentPopover {
  /** The groups side by side and one below the other, so that the columns are of about a length. */
  private static final List<List<ChartGroup>> COLUMNS =
      List.of(
          List.of(ChartGroup.CURVATURE, ChartGroup.TANGENT_KERNEL),
          List.of(ChartGroup.STABILITY, ChartGroup.SHARPENING, ChartGroup.MEASURING),
          List.of(ChartGroup.TRAINING, ChartGroup.PREDICTION, ChartGroup.DATA));

  /** A program may name more than a popover has room for. */
  private static final int MOST_NAMES = 24;

  /** In pixels; about what the groups take beside each other. */
  private static final double WHY_WIDTH = 560;

  private final ProbeForm probes;
  private final ObjectProperty<BoardLayout> layout;

  /** What a program that made the run has named. */
  private final List<String> names;

  /** Whether what is not measured can be. */
  private final boolean goesOn;

  private final Function<ChartGroup, List<ChartKind>> offered;
  private final VBox content;
  private Subscription subscription = Subscription.EMPTY;

  public ChartChooser(ProbeForm probes, ObjectProperty<BoardLayout> layout) {
    this(probes, layout, List.of(), true, ChartTable::in);
  }

  /**
   * For a run that is all there: nothing more can be measured of it.
   *
   * @param names that a program which made the run has given to what it measures
   * @param own whether it was made here, so that a live run can be made of it, which has all charts
   */
  public static ChartChooser ofRecorded(
      ProbeForm probes, ObjectProperty<BoardLayout> layout, List<String> names, boolean own) {
    ChartChooser chooser =
        new ChartChooser(
            probes, layout, names, false, group -> ChartTable.ofRecordedRuns(group, own));
    if (own) {
      Label why = new Label(Words.text("workspace.chartChooser.ofParameters"));
      why.setId("chart-chooser-why");
      why.setWrapText(true);
      why.setPrefWidth(WHY_WIDTH);
      why.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
      chooser.content.getChildren().add(2, why);
    }
    return chooser;
  }

  private ChartChooser(
      ProbeForm probes,
      ObjectProperty<BoardLayout> layout,
      List<String> names,
      boolean goesOn,
      Function<ChartGroup, List<ChartKind>> offered) {
    super(ArrowLocation.TOP_RIGHT);
    this.probes = probes;
    this.layout = layout;
    this.names = names.subList(0, Math.min(names.size(), MOST_NAMES));
    this.goesOn = goesOn;
    this.offered = offered;
    content = new VBox(arrangements(), groups(), buttons());
    content.setId("chart-chooser");
    content.getStyleClass().add("chart-chooser");
    fill(content);
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
    FlowPane columns = new Columns();
    columns.getStyleClass().add("chart-groups");
    for (List<ChartGroup> groups : COLUMNS) {
      VBox column = new VBox();
      column.getStyleClass().add("chart-column");
      for (ChartGroup group : groups) {
        List<ChartKind> kinds = offered.apply(group);
        if (!kinds.isEmpty()) {
          column.getChildren().add(group(group.title(), kinds));
        }
      }
      columns.getChildren().add(column);
    }
    if (!names.isEmpty()) {
      VBox column = new VBox(named());
      column.getStyleClass().add("chart-column");
      columns.getChildren().add(column);
    }
    return columns;
  }

  /**
   * Side by side as far as the screen is wide enough for them, which large type may be too much
   * for.
   */
  private final class Columns extends FlowPane {
    @Override
    protected double computePrefWidth(double height) {
      double sum = (getChildren().size() - 1) * getHgap();
      for (Node column : getChildren()) {
        sum += Math.ceil(Math.max(column.minWidth(-1), column.prefWidth(-1)));
      }
      double around = content.getInsets().getLeft() + content.getInsets().getRight();
      return Math.min(sum, mostWidth() - around);
    }
  }

  private Node named() {
    return group(Words.text("charts.chooser.named"), names.stream().map(NamedCharts::of).toList());
  }

  private Node group(String name, List<? extends ChartKind> kinds) {
    Label title = new Label(name);
    title.getStyleClass().add("setting-title");
    VBox box = new VBox(title);
    kinds.forEach(kind -> box.getChildren().add(row(kind)));
    return box;
  }

  private Node row(ChartKind kind) {
    CheckBox box = new CheckBox(kind.term().title());
    box.setId("choose-" + kind.id());
    box.setTooltip(new Tooltip(kind.term().explanation()));
    box.setAccessibleHelp(kind.term().sentence());
    box.setSelected(layout.get().charts().contains(kind.id()));
    box.setOnAction(event -> {
      BoardLayout now = layout.get();
      layout.set(box.isSelected() ? now.plus(kind.id()) : now.minus(kind.id()));
      // The last one stays.
      box.setSelected(layout.get().charts().contains(kind.id()));
    });
    Label note = new Label();
    note.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    Button measure = new Button(Words.text("workspace.chartChooser.measure"));
    measure.setId("choose-measure-" + kind.id());
    measure.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
    measure.setOnAction(event -> {
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
                .subscribe(revision -> {
                  boolean measured = kind.isWhollyMeasured(probes.applied());
                  boolean asked = kind.isWhollyMeasured(probes.quantities());
                  boolean partly = kind.isMeasured(probes.applied());
                  note.setText(
                      measured || !asked ? "" : Words.text("workspace.chartChooser.nextRun"));
                  measure.setText(
                      asked
                          ? Words.text("workspace.chartChooser.takeBack")
                          : partly
                              ? Words.text("workspace.chartChooser.measureAll")
                              : Words.text("workspace.chartChooser.measure"));
                  measure.setTooltip(new Tooltip(demand(kind, asked)));
                  measure.setVisible(goesOn && !measured && !kind.isOfAdaptiveRules());
                  measure.setManaged(measure.isVisible());
                }));
    note.setMinWidth(Region.USE_PREF_SIZE);
    measure.setMinWidth(Region.USE_PREF_SIZE);
    box.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(box, new Spacer(), note, measure);
    row.getStyleClass().add("chart-choice");
    return row;
  }

  /** What pressing the button does. */
  private static String demand(ChartKind kind, boolean asked) {
    String names =
        kind.quantities().stream()
            .sorted()
            .map(EngineWords::inSentence)
            .collect(Collectors.joining(", "));
    return asked
        ? Words.text("workspace.chartChooser.doNotMeasureIt", names)
        : Words.text("workspace.chartChooser.measureFromTheNextRun", names);
  }

  private Node buttons() {
    Button standard = new Button(Words.text("workspace.chartChooser.standardCharts"));
    standard.setId("standard-charts");
    standard.setOnAction(event -> {
      layout.set(BoardLayout.grid(ChartTable.STANDARD));
      hide();
    });
    return standard;
  }
}
