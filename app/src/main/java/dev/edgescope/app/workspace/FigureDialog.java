package dev.edgescope.app.workspace;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.control.SettingChoice;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.TasksButton;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureExport;
import dev.edgescope.app.export.FigureForm;
import dev.edgescope.app.export.FigureFormat;
import dev.edgescope.app.export.FigureOptions;
import dev.edgescope.app.export.FigurePaper;
import dev.edgescope.app.export.FigureTheme;
import dev.edgescope.app.pen.SvgPen.Letters;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.engine.cli.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;

/**
 * Asks how a figure is to leave the window, and shows what it will look like. The window goes on
 * meanwhile, and the figure with it.
 */
final class FigureDialog {
  private static final double WIDTH = 1_000;
  private static final double HEIGHT = 640;

  /** A run that is under way is drawn anew so often. */
  private static final Duration BETWEEN_DRAWINGS = Duration.millis(500);

  private static final double SWATCH = 18;

  private final Subscriptions life = new Subscriptions();
  private final Figure figure;
  private final FigureForm form;
  private final Figures figures;
  private final Stage stage = new Stage();
  private final FigurePreview preview = new FigurePreview();
  private final Label size = new Label();
  private final VBox curves = new VBox();
  private final Button save = new Button(Words.text("workspace.figureDialog.save"));
  private final Button print = new Button(Words.text("workspace.figureDialog.print"));
  private final Timeline redrawing = new Timeline(new KeyFrame(BETWEEN_DRAWINGS, event -> draw()));
  private final SettingRow resolution;
  private final SettingRow letters;
  private final SettingRow seconds;
  private List<String> names = List.of();

  /** A dialog that is not shown yet. */
  FigureDialog(Figure figure, FigureForm form, Figures figures) {
    this.figure = figure;
    this.form = form;
    this.figures = figures;
    resolution =
        row(
            "figure-resolution",
            Words.text("workspace.figureDialog.resolutionDpi"),
            Words.text("workspace.figureDialog.pixelsAnInchOfPaper"),
            form.resolution());
    seconds =
        row(
            "figure-seconds",
            Words.text("workspace.figureDialog.seconds"),
            Words.text("workspace.figureDialog.secondsWhat"),
            form.seconds());
    if (!figure.moves() && form.format().get() == FigureFormat.GIF) {
      form.format().set(FigureFormat.PNG);
    }
    letters =
        choice(
            "figure-letters",
            Words.text("workspace.figureDialog.letters"),
            Words.text("workspace.figureDialog.textCanBeEditedAnd"),
            form.letters(),
            List.of(Letters.values()));
  }

  /** Shows it over a window, with its looks and its ways to ask for a file. */
  void open(Scene over) {
    VBox shown = new VBox(preview, foot());
    VBox.setVgrow(preview, Priority.ALWAYS);
    BorderPane root = new BorderPane(shown);
    root.setRight(settings());
    root.setBottom(buttons());
    root.setId("figure-dialog");
    root.getStyleClass().add("figure-dialog");
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().setAll(over.getStylesheets());
    FileDialogs.install(scene, FileDialogs.of(over.getRoot()));
    Window owner = over.getWindow();
    stage.initOwner(owner);
    stage.setTitle(Words.text("workspace.figureDialog.exportFigure", figure.title()));
    stage.setScene(scene);
    stage.setX(owner.getX() + Math.max(0, (owner.getWidth() - WIDTH) / 2));
    stage.setY(owner.getY() + Math.max(0, (owner.getHeight() - HEIGHT) / 2));
    stage.setOnHidden(event -> close());
    Stream.of(form.format(), form.theme(), form.letters())
        .forEach(setting -> life.add(setting.valueProperty().subscribe(value -> follow())));
    Stream.of(form.width(), form.height(), form.type(), form.resolution(), form.seconds())
        .forEach(
            setting -> {
              life.add(setting.valueProperty().subscribe(value -> follow()));
              life.add(setting.validProperty().subscribe(value -> follow()));
            });
    life.add(form.withDataProperty().subscribe(value -> follow()));
    redrawing.setCycleCount(Animation.INDEFINITE);
    redrawing.play();
    stage.show();
    save.requestFocus();
  }

  private void close() {
    redrawing.stop();
    life.end();
  }

  private Node foot() {
    size.setId("figure-size");
    size.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    Label message = new Label();
    message.setId("figure-message");
    message.getStyleClass().add("hint");
    life.bind(
        message.textProperty(),
        figures
            .outcome()
            .problemProperty()
            .flatMap(
                problem ->
                    problem.isEmpty()
                        ? figures.outcome().messageProperty()
                        : figures.outcome().problemProperty()));
    HBox foot = new HBox(size, new Spacer(), message, life.own(new TasksButton(figures.tasks())));
    foot.getStyleClass().add("figure-foot");
    return foot;
  }

  private Node settings() {
    VBox paper =
        part(
            Words.text("workspace.figureDialog.paper"),
            papers(),
            row(
                "figure-width",
                Words.text("workspace.figureDialog.widthMm"),
                Words.text("workspace.figureDialog.ofTheWholeFigure"),
                form.width()),
            row(
                "figure-height",
                Words.text("workspace.figureDialog.heightMm"),
                Words.text("workspace.figureDialog.ofTheWholeFigure"),
                form.height()),
            row(
                "figure-type",
                Words.text("workspace.figureDialog.typeSizePt"),
                Words.text("workspace.figureDialog.ofTheLabelsLinesAnd"),
                form.type()),
            choice(
                "figure-theme",
                Words.text("workspace.figureDialog.colours"),
                Words.text("workspace.figureDialog.ofPaperOfTheLight"),
                form.theme(),
                List.of(FigureTheme.values())));
    VBox file =
        part(
            Words.text("workspace.figureDialog.file"),
            formats(),
            resolution,
            letters,
            seconds,
            data());
    curves.setId("figure-curves");
    curves.getStyleClass().add("figure-curves");
    VBox all = new VBox(file, paper, curves);
    all.getStyleClass().add("figure-settings");
    ScrollPane scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("figure-column");
    return scroll;
  }

  private static VBox part(String title, Node... rows) {
    VBox part = new VBox(heading(title));
    part.getChildren().addAll(rows);
    part.getStyleClass().add("setting-rows");
    return part;
  }

  private static Label heading(String title) {
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    return heading;
  }

  private static SettingRow row(
      String id, String name, String explanation, SettingModel<?> setting) {
    return new SettingRow(
        id,
        name,
        explanation,
        new SettingTextField(name, setting, SettingTextField.Effect.WHILE_TYPING),
        setting);
  }

  private static <T> SettingRow choice(
      String id, String name, String explanation, SettingModel<T> setting, List<T> values) {
    return new SettingRow(
        id, name, explanation, new SettingChoice<>(setting, values, setting.format()), setting);
  }

  private Node formats() {
    ToggleGroup group = new ToggleGroup();
    SegmentedButton formats = new SegmentedButton();
    formats.setToggleGroup(group);
    for (FigureFormat format : FigureFormat.values()) {
      ToggleButton button = new ToggleButton(format.name());
      button.setId("figure-" + format.ending());
      button.setTooltip(new Tooltip(format.explanation()));
      button.setUserData(format);
      button.setSelected(form.format().get() == format);
      button.setDisable(format == FigureFormat.GIF && !figure.moves());
      formats.getButtons().add(button);
    }
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, after) -> {
              if (after == null) {
                group.selectToggle(before);
              } else {
                form.format().set((FigureFormat) after.getUserData());
              }
            });
    formats.getStyleClass().add("figure-formats");
    return formats;
  }

  private Node papers() {
    ComboBox<FigurePaper> papers = new ComboBox<>();
    papers.setId("figure-paper");
    papers.setAccessibleText(Words.text("workspace.figureDialog.madeFor"));
    papers.setPromptText(Words.text("workspace.figureDialog.aSizeOfItsOwn"));
    papers.getItems().setAll(FigurePaper.values());
    papers.setMaxWidth(Double.MAX_VALUE);
    papers.setConverter(
        new StringConverter<FigurePaper>() {
          @Override
          public String toString(FigurePaper paper) {
            return paper == null ? "" : paper.title();
          }

          @Override
          public FigurePaper fromString(String title) {
            return Stream.of(FigurePaper.values())
                .filter(paper -> paper.title().equals(title))
                .findFirst()
                .orElseThrow();
          }
        });
    papers.setValue(form.paper().orElse(null));
    papers
        .valueProperty()
        .addListener(
            (property, before, after) -> {
              if (after != null && form.paper().filter(after::equals).isEmpty()) {
                form.take(after);
              }
            });
    Stream.of(form.width(), form.height(), form.type())
        .forEach(
            setting ->
                life.add(
                    setting
                        .valueProperty()
                        .subscribe((before, after) -> papers.setValue(form.paper().orElse(null)))));
    return papers;
  }

  private Node data() {
    CheckBox data = new CheckBox(Words.text("workspace.figureDialog.withDataAndScriptIn"));
    data.setId("figure-data");
    boolean has = figure.data().isPresent();
    data.setDisable(!has);
    if (!has) {
      form.withDataProperty().set(false);
    }
    life.add(form.withDataProperty().subscribe(data::setSelected));
    data.selectedProperty()
        .addListener((property, before, after) -> form.withDataProperty().set(after));
    Label hint =
        new Label(
            has
                ? Words.text("workspace.figureDialog.theFigureEveryRecordedPoint")
                : Words.text("workspace.figureDialog.thisPictureHasNoTable"));
    hint.setWrapText(true);
    hint.setMinHeight(Control.USE_PREF_SIZE);
    hint.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    VBox row = new VBox(data, hint);
    row.getStyleClass().add("figure-data");
    return row;
  }

  private Node buttons() {
    save.setId("figure-save");
    save.setDefaultButton(true);
    save.setOnAction(event -> save());
    print.setId("figure-print");
    print.setOnAction(
        event ->
            figures
                .printer()
                .print(
                    figure.draw(form.options(), form.leftOut()),
                    form.options().size(),
                    figure.title(),
                    stage));
    Button close = new Button(Words.text("workspace.figureDialog.close"));
    close.setId("figure-close");
    close.setCancelButton(true);
    close.setOnAction(event -> stage.hide());
    HBox buttons = new HBox(print, new Spacer(), close, save);
    buttons.getStyleClass().addAll("form-buttons", "figure-buttons");
    return buttons;
  }

  private void follow() {
    FigureFormat format = form.format().get();
    resolution.setDisable(format != FigureFormat.PNG);
    letters.setDisable(format != FigureFormat.SVG);
    seconds.setDisable(format != FigureFormat.GIF);
    save.setDisable(!form.isValid());
    print.setDisable(!form.isValid());
    size.setText(form.summary());
    draw();
  }

  private void draw() {
    listCurves();
    FigureOptions options = form.options();
    double pixel = preview.pixel(options.size().pixelsWide(), options.size().pixelsHigh());
    preview.show(figure.draw(options, form.leftOut(), pixel));
  }

  /** Anew where others are shown than before: the window goes on. */
  private void listCurves() {
    List<Series> shown = figure.curves();
    List<String> next = shown.stream().map(one -> one.style().name()).distinct().toList();
    if (next.equals(names)) {
      return;
    }
    names = next;
    curves.getChildren().clear();
    if (next.size() > 1) {
      curves.getChildren().add(heading(Words.text("workspace.figureDialog.curves")));
      for (String name : next) {
        Series one =
            shown.stream()
                .filter(series -> series.style().name().equals(name))
                .findFirst()
                .orElseThrow();
        curves.getChildren().add(curve(name, one));
      }
    }
  }

  private Node curve(String name, Series series) {
    CheckBox box = new CheckBox(name);
    box.setId("figure-curve-" + PlainText.fileName(name));
    box.setSelected(!form.leftOut().contains(name));
    Line swatch = new Line(0, 0, SWATCH, 0);
    swatch.setStrokeWidth(series.style().weight().width());
    ChartTheme colours = form.theme().get().colours();
    swatch.setStroke(colours.seriesColour(series.style().colour()));
    box.setGraphic(swatch);
    box.selectedProperty()
        .addListener(
            (property, before, after) -> {
              if (after) {
                form.leftOut().remove(name);
              } else {
                form.leftOut().add(name);
              }
              draw();
            });
    return box;
  }

  private void save() {
    FigureOptions options = form.options();
    String ending = options.ending();
    ExtensionFilter kind =
        new ExtensionFilter(
            Words.text("workspace.figureDialog.fileOfKind", ending.toUpperCase(Locale.ROOT)),
            "*." + ending);
    FigureExport export = FigureExport.of(figure, options, form.leftOut());
    Node owner = Objects.requireNonNull(stage.getScene()).getRoot();
    Pictures.ask(owner, figure.name(), List.of(kind), file -> figures.save(export, file));
  }
}
