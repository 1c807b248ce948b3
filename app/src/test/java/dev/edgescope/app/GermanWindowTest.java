package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.lesson.Lesson;
import dev.edgescope.app.lesson.LessonPlayer.Phase;
import dev.edgescope.app.lesson.LessonStep;
import dev.edgescope.app.lesson.LessonStep.Ask;
import dev.edgescope.app.text.BundleFiles;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
import javafx.scene.layout.Region;
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
    robot.interact(() -> {
      window.workspaces().show(window.workspaces().all().getFirst());
      robot.lookup("#experiment-open").queryButton().fire();
    });
    robot.interact(() -> problems.addAll(problems()));
    robot.interact(() -> {
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
    onlyEnglish.addAll(told("en"));
    onlyEnglish.removeAll(told("de"));
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

  /** Titles of what comes as data, and what is said of presets. */
  private static Set<String> told(String language) {
    Set<String> told = new HashSet<>();
    for (Preset preset : Presets.load(language).all()) {
      told.addAll(List.of(preset.title(), preset.description(), preset.tryThis()));
    }
    SweepPresets.all(language).forEach(sweep -> told.add(sweep.title()));
    return told;
  }

  @Test
  void nothingThatIsTaughtIsCut(FxRobot robot) {
    Lecture lecture = window.workspace().view().lecture();
    robot.interact(() -> lecture.open(lecture.lessons().getFirst()));
    answered(lecture, Phase.DONE);
    robot.interact(() -> robot.lookup("#lesson-next").queryButton().fire());
    answered(lecture, Phase.ASKING);
    List<String> problems = new ArrayList<>();
    robot.interact(() -> {
      problems.addAll(problems());
      for (Lesson lesson : lecture.lessons()) {
        lesson.steps().forEach(step -> problems.addAll(problems(lesson, step, robot)));
      }
      MenuButton chooser = robot.lookup("#preset").queryAs(MenuButton.class);
      chooser.textProperty().unbind();
      chooser.setText(longestTitle());
      problems.addAll(problems());
    });
    assertEquals(List.of(), problems);
  }

  private static String longestTitle() {
    return Presets.load("de").all().stream()
        .map(Preset::title)
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private static void answered(Lecture lecture, Phase phase) {
    Windows.await(
        () -> lecture.playerProperty().get().orElseThrow().phaseProperty().get() == phase);
  }

  /** With the words of a step in the place of those that are shown. */
  private static List<String> problems(Lesson lesson, LessonStep step, FxRobot robot) {
    robot.lookup("#lesson-title").queryLabeled().setText(lesson.title());
    robot.lookup("#lesson-say").queryLabeled().setText(step.say());
    step.ask()
        .filter(Ask.Choose.class::isInstance)
        .map(Ask.Choose.class::cast)
        .ifPresent(ask -> {
          robot.lookup("#lesson-question").queryLabeled().setText(ask.question());
          for (int i = 0; i < ask.choices().size(); i++) {
            robot.lookup("#lesson-choice-" + i).queryLabeled().setText(ask.choices().get(i));
          }
        });
    Labeled reveal = robot.lookup("#lesson-reveal").queryLabeled();
    reveal.setText(step.reveal());
    reveal.setVisible(true);
    reveal.setManaged(true);
    Region pane = robot.lookup("#lesson-pane").queryAs(Region.class);
    pane.resize(pane.getWidth(), pane.prefHeight(pane.getWidth()));
    pane.layout();
    return LayoutProblems.of(pane, WIDTH, HEIGHT);
  }

  private List<String> problems() {
    Parent root = window.stage().getScene().getRoot();
    root.resize(WIDTH, HEIGHT);
    root.applyCss();
    root.layout();
    root.layout();
    return LayoutProblems.of(root, WIDTH, HEIGHT);
  }

  /** All words of a node and of what is in it, those of tooltips and menus included. */
  private static void listen(Node node, Set<String> said) {
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
