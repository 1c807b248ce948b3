package dev.edgescope.app.workspace.sweep;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.edgescope.app.chart.GridPane;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureData;
import dev.edgescope.app.sweep.SweepModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Outcome;
import dev.edgescope.app.workspace.Pictures;
import dev.edgescope.app.workspace.Saving;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.sweep.file.SweepExport;
import dev.edgescope.engine.sweep.file.SweepFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be taken away of a sweep: pictures, the table of its members, the plane as a script. */
final class SweepTakeAway {
  private static final String NAME = "sweep";

  private final SweepModel model;
  private final Outcome outcome;
  private final Pictures pictures;
  private final Saving saving;

  SweepTakeAway(SweepModel model, Outcome outcome, Pictures pictures, Saving saving) {
    this.model = model;
    this.outcome = outcome;
    this.pictures = pictures;
    this.saving = saving;
  }

  /** The button of the bar; the plane gets the same on a right click. */
  MenuButton button(Commands commands, GridPane plane) {
    commands.add(
        Command.SAVE_SWEEP_DATA,
        () -> Pictures.ask(plane, NAME, List.of(TakeAwayMenu.csv()), this::saveTable));
    commands.add(Command.COPY_SWEEP_PYTHON, this::copyPython);
    MenuButton button = new MenuButton(null, new FontIcon(Feather.DOWNLOAD));
    button.setId("take-away");
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW, "take-away");
    button.setAccessibleText(Words.text("sweep.sweepTakeAway.takeItAway"));
    button.setTooltip(new Tooltip(Words.text("sweep.sweepTakeAway.thePlaneAsAPicture")));
    button.getItems().setAll(items(commands, plane));
    button.getItems().add(new SeparatorMenuItem());
    button.getItems().addAll(pictures.windowItems(commands, button));
    ContextMenu menu = new ContextMenu(items(commands, plane).toArray(MenuItem[]::new));
    plane.setOnContextMenuRequested(event -> {
      menu.show(plane, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    return button;
  }

  private List<MenuItem> items(Commands commands, GridPane plane) {
    List<MenuItem> items = new ArrayList<>(pictures.items(commands, figure(plane), plane));
    items.addAll(commands.items(Command.SAVE_SWEEP_DATA, Command.COPY_SWEEP_PYTHON));
    return items;
  }

  private Figure figure(GridPane plane) {
    return new Figure(
        NAME, Words.text("sweep.sweepTakeAway.sweep"), plane, Optional.of(this::data));
  }

  /** The members as they are in the file, and the script of the plane, which holds its cells. */
  private FigureData data() {
    Optional<Path> file = model.file();
    String script = model.plane().python().orElse("");
    return new FigureData(
        (out, progress) -> {
          if (file.isPresent()) {
            try (SweepFile sweep = SweepFile.open(file.get())) {
              SweepExport.csv(sweep, out);
            }
          }
        },
        table -> script);
  }

  /** The table of all members that are there, as the command line exports it. */
  void saveTable(Path to) {
    Path from = model.file().orElse(null);
    if (from == null) {
      outcome.refused(Words.text("sweep.sweepTakeAway.thereAreNoMembersYet"));
      return;
    }
    saving.save(
        to,
        Words.text("sweep.sweepTakeAway.theTable"),
        progress -> WholeFile.write(to, path -> write(from, path)));
  }

  private static void write(Path from, Path to) throws IOException {
    try (SweepFile sweep = SweepFile.open(from);
        BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      SweepExport.csv(sweep, out);
    }
  }

  private void copyPython() {
    model
        .plane()
        .python()
        .ifPresentOrElse(
            script -> {
              ClipboardContent text = new ClipboardContent();
              text.putString(script);
              Clipboard.getSystemClipboard().setContent(text);
              outcome.done(Words.text("sweep.sweepTakeAway.theScriptIsOnThe"));
            },
            () -> outcome.refused(Words.text("sweep.sweepTakeAway.thereIsNoSweepYet")));
  }
}
