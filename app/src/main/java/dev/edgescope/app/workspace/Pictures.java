package dev.edgescope.app.workspace;

import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.export.Picture;
import dev.edgescope.app.export.PngFile;
import dev.edgescope.app.export.SvgPicture;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.cli.PlainText;
import dev.edgescope.engine.record.FileReason;
import java.io.IOException;
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
  private static final ExtensionFilter PNG = new ExtensionFilter("PNG picture", "*.png");
  private static final ExtensionFilter SVG = new ExtensionFilter("SVG picture", "*.svg");

  private final ObservableValue<Appearance> appearance;
  private final Outcome outcome;

  public Pictures(ObservableValue<Appearance> appearance, Outcome outcome) {
    this.appearance = appearance;
    this.outcome = outcome;
  }

  /** A part of the window onto the clipboard. */
  public void copy(Node part) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(picture(part));
    Clipboard.getSystemClipboard().setContent(content);
    outcome.done("The picture is on the clipboard.");
  }

  /** A part of the window as a PNG file. */
  public void savePng(Node part, Path file) {
    try {
      PngFile.write(picture(part), file);
      outcome.done("Saved as " + file.getFileName() + ".");
    } catch (IOException e) {
      outcome.refused("The picture could not be saved: " + FileReason.of(e) + ".");
    }
  }

  /** A part of the window as an SVG file. */
  public void saveSvg(Node part, Path file) {
    try {
      SvgPicture.write(part, ground(), file);
      outcome.done("Saved as " + file.getFileName() + ".");
    } catch (IOException e) {
      outcome.refused("The picture could not be saved: " + FileReason.of(e) + ".");
    }
  }

  /** What a menu offers of a chart. */
  public List<MenuItem> items(String id, Node chart) {
    return List.of(
        item("copy-" + id, "Copy picture", () -> copy(chart)),
        item(
            "save-" + id,
            "Save as PNG…",
            () -> ask(chart, id, List.of(PNG), file -> savePng(chart, file))),
        item(
            "save-svg-" + id,
            "Save as SVG…",
            () -> ask(chart, id, List.of(SVG), file -> saveSvg(chart, file))));
  }

  /** What a menu offers of the whole window that a node is in. */
  public List<MenuItem> windowItems(Node anywhere) {
    Supplier<Node> window = () -> anywhere.getScene().getRoot();
    return List.of(
        item("copy-window", "Copy picture of the window", () -> copy(window.get())),
        item(
            "save-window",
            "Save window as PNG…",
            () -> ask(anywhere, "edgescope", List.of(PNG), file -> savePng(window.get(), file))),
        item(
            "save-svg-window",
            "Save window as SVG…",
            () -> ask(anywhere, "edgescope", List.of(SVG), file -> saveSvg(window.get(), file))));
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

  /** A choice of a menu. */
  public static MenuItem item(String id, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }
}
