package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.control.MarkdownText;
import dev.edgescope.app.text.BundleFiles;
import dev.edgescope.engine.config.json.Presets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The real window in German: no word of it is English, and none is cut. */
@ExtendWith(ApplicationExtension.class)
class GermanWindowTest {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @BeforeAll
  static void german() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
  }

  @AfterAll
  static void backToEnglish() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
  }

  @Start
  void start(Stage shared) {
    window = Windows.onPresets(folder, WIDTH, HEIGHT);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @Test
  void nothingIsCut(FxRobot robot) {
    List<String> problems = new ArrayList<>();
    for (int workspace = 0; workspace < window.workspaces().all().size(); workspace++) {
      Windows.show(window, workspace, robot);
      robot.interact(() -> problems.addAll(problems()));
    }
    robot.interact(
        () -> {
          window.workspaces().show(window.workspaces().all().getFirst());
          robot.lookup("#experiment-open").queryButton().fire();
        });
    robot.interact(() -> problems.addAll(problems()));
    robot.interact(
        () -> {
          window.workspace().view().presentationProperty().set(true);
        });
    robot.interact(() -> problems.addAll(problems()));
    assertEquals(List.of(), problems);
  }

  @Test
  void nothingIsInEnglish(FxRobot robot) throws IOException {
    Map<String, String> english = BundleFiles.english();
    Map<String, String> german = BundleFiles.german();
    Set<String> onlyEnglish = new HashSet<>(english.values());
    onlyEnglish.removeAll(german.values());
    Presets.load().all().forEach(preset -> onlyEnglish.remove(preset.title()));
    Set<String> said = new TreeSet<>();
    for (int workspace = 0; workspace < window.workspaces().all().size(); workspace++) {
      Windows.show(window, workspace, robot);
      robot.interact(() -> listen(window.stage().getScene().getRoot(), said));
    }
    Set<String> left = new TreeSet<>(said);
    left.retainAll(onlyEnglish);
    assertEquals(Set.of(), left);
    Set<String> missing = new TreeSet<>(List.of("Zurücksetzen", "Tempo", "Lernrate α", "Läufe"));
    missing.removeAll(said);
    assertEquals(Set.of(), missing);
  }

  private List<String> problems() {
    Parent root = window.stage().getScene().getRoot();
    root.resize(WIDTH, HEIGHT);
    root.applyCss();
    root.layout();
    root.layout();
    return LayoutProblems.of(root, WIDTH, HEIGHT);
  }

  /**
   * All words of a node and of what is in it, those of tooltips and menus included; pages are
   * assets in English, as presets are.
   */
  private static void listen(Node node, Set<String> said) {
    if (node instanceof MarkdownText) {
      return;
    }
    add(node.getAccessibleText(), said);
    add(node.getAccessibleHelp(), said);
    if (node instanceof Labeled labeled) {
      add(labeled.getText(), said);
    }
    if (node instanceof TextInputControl field) {
      add(field.getPromptText(), said);
    }
    if (node instanceof Control control && control.getTooltip() != null) {
      add(control.getTooltip().getText(), said);
    }
    if (node instanceof MenuButton menu) {
      for (MenuItem item : menu.getItems()) {
        add(item.getText(), said);
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> listen(child, said));
    }
  }

  private static void add(@Nullable String words, Set<String> said) {
    if (words != null) {
      said.add(words);
    }
  }
}
