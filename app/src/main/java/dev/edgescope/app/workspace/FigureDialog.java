package dev.edgescope.app.workspace;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.TasksButton;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureExport;
import dev.edgescope.app.export.FigureForm;
import dev.edgescope.app.export.FigureOptions;
import dev.edgescope.app.text.Words;
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
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Asks how a figure is to leave the window, and shows what it will look like. The window goes on
 * meanwhile, and the figure with it.
 */
final class FigureDialog {
  private static final double WIDTH = 1_000;
  private static final double HEIGHT = 640;

  /** A run that is under way is drawn anew so often. */
  private static final Duration BETWEEN_DRAWINGS = Duration.millis(500);

  private final Subscriptions life = new Subscriptions();
  private final Figure figure;
  private final FigureForm form;
  private final Figures figures;
  private final Stage stage = new Stage();
  private final FigurePreview preview = new FigurePreview();
  private final Label size = new Label();
  private final Button save = new Button(Words.text("workspace.figureDialog.save"));
  private final Button print = new Button(Words.text("workspace.figureDialog.print"));
  private final Timeline redrawing = new Timeline(new KeyFrame(BETWEEN_DRAWINGS, event -> draw()));
  private final FigureCurves curves;
  private final FigureSettings settings;

  /** A dialog that is not shown yet. */
  FigureDialog(Figure figure, FigureForm form, Figures figures) {
    this.figure = figure;
    this.form = form;
    this.figures = figures;
    curves = new FigureCurves(form, this::draw);
    settings = life.own(new FigureSettings(figure, form, curves));
  }

  /** Shows it over a window, with its looks and its ways to ask for a file. */
  void open(Scene over) {
    VBox shown = new VBox(preview, foot());
    VBox.setVgrow(preview, Priority.ALWAYS);
    BorderPane root = new BorderPane(shown);
    root.setRight(settings);
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
        .forEach(setting -> {
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
    message.setWrapText(true);
    size.setMinWidth(Region.USE_PREF_SIZE);
    life.bind(
        message.textProperty(),
        figures
            .outcome()
            .problemProperty()
            .flatMap(problem ->
                problem.isEmpty()
                    ? figures.outcome().messageProperty()
                    : figures.outcome().problemProperty()));
    HBox foot = new HBox(size, new Spacer(), message, life.own(new TasksButton(figures.tasks())));
    foot.getStyleClass().add("figure-foot");
    return foot;
  }

  private Node buttons() {
    save.setId("figure-save");
    save.setDefaultButton(true);
    save.setOnAction(event -> save());
    print.setId("figure-print");
    print.setOnAction(event ->
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
    save.setDisable(!form.isValid());
    print.setDisable(!form.isValid());
    size.setText(form.summary());
    draw();
  }

  private void draw() {
    curves.show(figure.curves());
    FigureOptions options = form.options();
    double pixel = preview.pixel(options.size().pixelsWide(), options.size().pixelsHigh());
    preview.show(figure.draw(options, form.leftOut(), pixel));
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
