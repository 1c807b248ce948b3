package dev.edgescope.app.workspace;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.SettingChoice;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureForm;
import dev.edgescope.app.export.FigureFormat;
import dev.edgescope.app.export.FigurePaper;
import dev.edgescope.app.export.FigureTheme;
import dev.edgescope.app.pen.SvgPen.Letters;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;

/** The settings of a figure that is to leave the window: its file, its paper and its curves. */
final class FigureSettings extends ScrollPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final Figure figure;
  private final FigureForm form;
  private final SettingRow resolution;
  private final SettingRow letters;
  private final SettingRow seconds;

  FigureSettings(Figure figure, FigureForm form, Node curves) {
    this.figure = figure;
    this.form = form;
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
    VBox all = new VBox(file, paper, curves);
    all.getStyleClass().add("figure-settings");
    setContent(all);
    setFitToWidth(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getStyleClass().add("figure-column");
    life.add(form.format().valueProperty().subscribe(this::follow));
  }

  @Override
  public void close() {
    life.end();
  }

  /** What a file of another format has no use for cannot be set. */
  private void follow(FigureFormat format) {
    resolution.setDisable(format != FigureFormat.PNG);
    letters.setDisable(format != FigureFormat.SVG);
    seconds.setDisable(format != FigureFormat.GIF);
  }

  private static VBox part(String title, Node... rows) {
    VBox part = new VBox(FigureCurves.heading(title));
    part.getChildren().addAll(rows);
    part.getStyleClass().add("setting-rows");
    return part;
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
        .addListener((property, before, after) -> {
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
        .addListener((property, before, after) -> {
          if (after != null && form.paper().filter(after::equals).isEmpty()) {
            form.take(after);
          }
        });
    Stream.of(form.width(), form.height(), form.type())
        .forEach(setting ->
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
}
