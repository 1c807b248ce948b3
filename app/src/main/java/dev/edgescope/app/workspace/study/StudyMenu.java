package dev.edgescope.app.workspace.study;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PhasePane;
import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.export.ChartData;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureData;
import dev.edgescope.app.export.PythonScript;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Outcome;
import dev.edgescope.app.workspace.Pictures;
import dev.edgescope.app.workspace.Saving;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be taken away of a study: pictures of all and of each chart, and the charts' data. */
final class StudyMenu {

  private final Outcome outcome;
  private final Pictures pictures;
  private final Saving saving;

  StudyMenu(Outcome outcome, Pictures pictures, Saving saving) {
    this.outcome = outcome;
    this.pictures = pictures;
    this.saving = saving;
  }

  /** The button of the bar. */
  MenuButton button(Commands commands) {
    MenuButton button = new MenuButton(null, new FontIcon(Feather.DOWNLOAD));
    button.setId("take-away");
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW, "take-away");
    button.setAccessibleText(Words.text("study.studyMenu.takeItAway"));
    button.setTooltip(new Tooltip(Words.text("study.studyMenu.picturesOfTheWindowA")));
    button.getItems().setAll(pictures.windowItems(commands, button));
    return button;
  }

  /** Gives a plane its menu, on a right click and the menu key. */
  void attach(PhasePane plane, PhaseContent content, String id) {
    Figure figure = Figure.of(id, content.title(), plane);
    attach(plane, pictures.items(new Commands("-" + id), figure, plane));
  }

  /** Gives a chart of curves its menu. */
  void attach(LineChartPane chart, StudyChart content, TimeAxis axis) {
    String id = content.id();
    Commands commands = new Commands("-" + id);
    commands.add(
        Command.SAVE_CHART_DATA,
        () -> Pictures.ask(chart, id, List.of(TakeAwayMenu.csv()), file -> save(content, file)));
    commands.add(Command.COPY_PYTHON, () -> copyPython(chart, content, axis));
    List<MenuItem> items =
        new ArrayList<>(pictures.items(commands, figure(chart, content, axis), chart));
    items.addAll(commands.items(Command.SAVE_CHART_DATA, Command.COPY_PYTHON));
    attach(chart, items);
  }

  private static void attach(Node node, List<MenuItem> items) {
    ContextMenu menu = new ContextMenu(items.toArray(MenuItem[]::new));
    node.setOnContextMenuRequested(event -> {
      menu.show(node, event.getScreenX(), event.getScreenY());
      event.consume();
    });
  }

  private static Figure figure(LineChartPane chart, StudyChart content, TimeAxis axis) {
    return new Figure(
        content.id(),
        content.title(),
        chart,
        Optional.of(
            () -> new FigureData(data(content), file -> python(chart, content, axis, file))));
  }

  private static ChartData data(StudyChart content) {
    return new ChartData(
        Stream.concat(
                content.series().stream()
                    .map(series -> ChartData.Line.curve("", series.style().name(), series)),
                content.thresholds().stream().map(edge -> ChartData.Line.edge("", edge)))
            .toList());
  }

  /** All points of the curves of a chart. */
  void save(StudyChart content, Path file) {
    ChartData data = data(content);
    saving.save(
        file, Words.text("study.studyMenu.theData"), progress -> data.write(file, progress));
  }

  private static String python(
      LineChartPane chart, StudyChart content, TimeAxis axis, String data) {
    return PythonScript.of(
        content.title(), content.subtitle(), data, axis.base(), axis.scale(), chart.valueScale());
  }

  private void copyPython(LineChartPane chart, StudyChart content, TimeAxis axis) {
    String data = content.id() + ".csv";
    ClipboardContent text = new ClipboardContent();
    text.putString(python(chart, content, axis, data));
    Clipboard.getSystemClipboard().setContent(text);
    outcome.done(Words.text("study.studyMenu.theScriptIsOnThe", data));
  }
}
