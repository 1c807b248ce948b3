package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real window for those who do not see it, or have no mouse. */
class WindowAccessTest {
  private static final int MOST_STOPS = 120;

  @TempDir private static Path folder;

  @RegisterExtension
  private static final SharedWindow WINDOW =
      new SharedWindow(() -> {
        MainWindow opened = Windows.onPresets(new Stage(), folder, 1280, 760);
        opened.stage().setX(0);
        opened.stage().setY(0);
        opened.stage().show();
        return opened;
      });

  private final MainWindow window = WINDOW.get();

  @BeforeEach
  void showTheChartsOfTheStart(FxRobot robot) {
    robot.interact(() ->
        window.workspace().model().layoutProperty().set(BoardLayout.grid(ChartTable.STANDARD)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void whateverTakesTheFocusHasAName(int workspace, FxRobot robot) {
    Windows.show(window, workspace, robot);
    assertEquals(List.of(), nameless(robot));
  }

  @Test
  void everyChartHasAName(FxRobot robot) {
    List<String> all = ChartTable.all().stream().map(ChartKind::id).toList();
    robot.interact(() -> window.workspace().model().layoutProperty().set(BoardLayout.grid(all)));
    assertEquals(List.of(), nameless(robot));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void theTabulatorComesToEverythingThatTakesTheFocus(int workspace, FxRobot robot) {
    Windows.show(window, workspace, robot);
    List<Node> focusable = new ArrayList<>();
    robot.interact(() -> collect(root(), focusable));
    Set<Node> reached = walk(robot);
    List<String> missed =
        focusable.stream()
            .filter(node -> !reached.contains(node))
            .map(WindowAccessTest::describe)
            .toList();
    assertEquals(List.of(), missed);
  }

  @Test
  void nothingOfTheBarIsLeftOutWhereThereIsRoom(FxRobot robot) {
    Windows.show(window, 0, robot);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(robot.lookup("#pace-words").query().isVisible());
    assertEquals(48, robot.lookup(".top-bar").query().getLayoutBounds().getHeight());
    assertEquals(0, robot.lookup(".control-column").query().localToScene(0, 0).getX());
  }

  @Test
  void theFocusGoesFromTheBarToTheControlsToTheCharts(FxRobot robot) {
    Windows.show(window, 0, robot);
    List<Node> order = List.copyOf(walk(robot));
    int start = indexOf(order, "start");
    int rate = indexOf(order, "learning-rate");
    int chart = indexOf(order, "chart-sharpness");
    assertTrue(start < rate && rate < chart, start + ", " + rate + ", " + chart);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void everyControlLooksDifferentWithTheFocus(int workspace, FxRobot robot) {
    Windows.show(window, workspace, robot);
    List<String> same = new ArrayList<>();
    robot.interact(() -> {
      window.stage().requestFocus();
      List<Node> focusable = new ArrayList<>();
      collect(root(), focusable);
      focusable.removeIf(one -> !(one instanceof Control));
      for (Node one : focusable) {
        root().requestFocus();
        int[] without = picture(one);
        Event.fireEvent(one, key(KeyCode.TAB, false));
        Event.fireEvent(focusOwner(), key(KeyCode.TAB, true));
        if (one.equals(focusOwner()) && Arrays.equals(without, picture(one))) {
          same.add(describe(one));
        }
      }
    });
    assertEquals(List.of(), same);
  }

  private static KeyEvent key(KeyCode code, boolean shift) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false);
  }

  private static int[] picture(Node node) {
    WritableImage image = node.snapshot(null, null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  private Parent root() {
    return window.stage().getScene().getRoot();
  }

  /** Whatever the tabulator stops at, in order, once round from the first control. */
  private Set<Node> walk(FxRobot robot) {
    Set<Node> reached = new LinkedHashSet<>();
    robot.interact(() -> {
      root().lookup(".workspace-switch > .toggle-button").requestFocus();
      while (reached.size() < MOST_STOPS && reached.add(focusOwner())) {
        Event.fireEvent(focusOwner(), key(KeyCode.TAB, false));
      }
    });
    return reached;
  }

  private Node focusOwner() {
    return window.stage().getScene().getFocusOwner();
  }

  private static int indexOf(List<Node> nodes, String id) {
    return nodes.stream().map(Node::getId).toList().indexOf(id);
  }

  private List<String> nameless(FxRobot robot) {
    List<Node> focusable = new ArrayList<>();
    Set<Node> labelled = new LinkedHashSet<>();
    robot.interact(() -> {
      collect(root(), focusable);
      for (Node label : root().lookupAll(".label")) {
        if (label instanceof Label one && one.getLabelFor() != null) {
          labelled.add(one.getLabelFor());
        }
      }
    });
    return focusable.stream()
        .filter(node -> !hasName(node) && !labelled.contains(node))
        .map(WindowAccessTest::describe)
        .toList();
  }

  /** A name of its own; a chart tells what it shows when it is asked. */
  private static boolean hasName(Node node) {
    Object told =
        node instanceof Control
            ? node.getAccessibleText()
            : node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return isText(told) || (node instanceof Labeled labeled && isText(labeled.getText()));
  }

  private static boolean isText(@Nullable Object text) {
    return text instanceof String one && !one.isBlank();
  }

  /** What is shown and takes the focus; panes that only scroll and rows of a list have none. */
  private static void collect(Node node, List<Node> focusable) {
    if (!node.isVisible() || node.isDisabled() || node instanceof ListCell) {
      return;
    }
    Bounds bounds = node.getLayoutBounds();
    if (node.isFocusTraversable()
        && !(node instanceof ScrollPane)
        && bounds.getWidth() > 0
        && bounds.getHeight() > 0) {
      focusable.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, focusable));
    }
  }

  private static String describe(Node node) {
    return node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass();
  }
}
