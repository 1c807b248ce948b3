package dev.edgescope.app.workspace;

import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.Picture;
import dev.edgescope.app.export.PngFile;
import dev.edgescope.app.export.SvgPicture;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.cli.PlainText;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import javafx.stage.FileChooser.ExtensionFilter;

/** Pictures of the window and its parts, onto the clipboard and into files, and their menus. */
public final class Pictures {

  private static final String SUBJECT = "workspace.pictures.thePicture";

  private final ObservableValue<Appearance> appearance;
  private final Outcome outcome;
  private final Saving saving;
  private final Figures figures;

  public Pictures(ObservableValue<Appearance> appearance, Outcome outcome, Saving saving) {
    this.appearance = appearance;
    this.outcome = outcome;
    this.saving = saving;
    figures = new Figures(saving, outcome);
  }

  /** A part of the window onto the clipboard. */
  public void copy(Node part) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(picture(part));
    Clipboard.getSystemClipboard().setContent(content);
    outcome.done(Words.text("workspace.pictures.thePictureIsOnThe"));
  }

  /** A part of the window as a png() file, as it is now. */
  public void savePng(Node part, Path file) {
    Image picture = picture(part);
    saving.save(file, Words.text(SUBJECT), progress -> PngFile.write(picture, file));
  }

  /** A part of the window as an svg() file, as it is now. */
  public void saveSvg(Node part, Path file) {
    String picture = SvgPicture.of(part, ground());
    saving.save(file, Words.text(SUBJECT), progress -> SvgPicture.write(picture, file));
  }

  /** Has the commands of a chart make its pictures, and a menu offer them. */
  public List<MenuItem> items(Commands commands, Figure figure, Node chart) {
    commands.add(Command.EXPORT_FIGURE, () -> figures.open(figure, chart.getScene()));
    commands.add(Command.COPY_CHART, () -> copy(chart));
    return commands.items(Command.EXPORT_FIGURE, Command.COPY_CHART);
  }

  /** Has commands make pictures of the whole window that a node is in, and a menu offer them. */
  public List<MenuItem> windowItems(Commands commands, Node anywhere) {
    Supplier<Node> window = () -> anywhere.getScene().getRoot();
    commands.add(Command.COPY_WINDOW, () -> copy(window.get()));
    commands.add(
        Command.SAVE_WINDOW,
        () -> ask(anywhere, "edgescope", List.of(png()), file -> savePng(window.get(), file)));
    commands.add(
        Command.SAVE_WINDOW_SVG,
        () -> ask(anywhere, "edgescope", List.of(svg()), file -> saveSvg(window.get(), file)));
    return commands.items(Command.COPY_WINDOW, Command.SAVE_WINDOW, Command.SAVE_WINDOW_SVG);
  }

  private Image picture(Node part) {
    return Picture.of(part, ground());
  }

  private Color ground() {
    return appearance.getValue().chartTheme().background();
  }

  /**
   * Asks where to write something, and writes it there.
   *
   * @param name that is offered, without its ending
   */
  public static void ask(
      Node owner, String name, List<ExtensionFilter> kinds, Consumer<Path> then) {
    String ending = kinds.getFirst().getExtensions().getFirst().substring(1);
    FileDialogs.of(owner)
        .save(owner.getScene().getWindow(), PlainText.fileName(name) + ending, kinds)
        .ifPresent(then);
  }

  private static ExtensionFilter png() {
    return new ExtensionFilter(Words.text("workspace.pictures.png"), "*.png");
  }

  private static ExtensionFilter svg() {
    return new ExtensionFilter(Words.text("workspace.pictures.svg"), "*.svg");
  }
}
