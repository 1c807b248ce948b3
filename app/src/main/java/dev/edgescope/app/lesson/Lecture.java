package dev.edgescope.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;

/** The lessons that can be played, the one that is, and how far each has come. */
public final class Lecture {
  private static final String ENDING = ".edgelesson";

  private final LiveViewModel model;
  private final List<Lesson> lessons;
  private final ObservableMap<String, Integer> progress = FXCollections.observableHashMap();
  private final ReadOnlyObjectWrapper<Optional<LessonPlayer>> player =
      new ReadOnlyObjectWrapper<>(this, "player", Optional.empty());

  private final ObservableValue<String> title;

  public Lecture(LiveViewModel model, List<Lesson> lessons) {
    this.model = model;
    this.lessons = List.copyOf(lessons);
    title =
        player.flatMap(open ->
            open.map(one -> one.lesson().title())
                .<ObservableValue<String>>map(SimpleStringProperty::new)
                .orElse(model.preset().titleProperty()));
  }

  public List<Lesson> lessons() {
    return lessons;
  }

  /** What plays the lesson that is open; empty while none is. */
  public ReadOnlyObjectProperty<Optional<LessonPlayer>> playerProperty() {
    return player.getReadOnlyProperty();
  }

  /** Of the lesson while one is open, else of the experiment. */
  public ObservableValue<String> titleProperty() {
    return title;
  }

  /** How many steps of a lesson were reached. */
  public int progress(Lesson lesson) {
    return progress.getOrDefault(lesson.id(), 0);
  }

  /** How many steps of each lesson were reached, by its id. */
  public Map<String, Integer> progress() {
    return Map.copyOf(progress);
  }

  /** Has {@code then} told of each step that is reached from now on. */
  public void onProgress(Consumer<Map<String, Integer>> then) {
    progress.addListener((MapChangeListener<String, Integer>) change -> then.accept(progress()));
  }

  /** As it was at an earlier time. */
  public void setProgress(Map<String, Integer> reached) {
    progress.putAll(reached);
  }

  /** Plays a lesson on, from where it was left; one that was played to its end from its start. */
  public void open(Lesson lesson) {
    close();
    int reached = progress(lesson);
    boolean isOver = reached >= lesson.steps().size();
    LessonPlayer opened = new LessonPlayer(model, lesson, isOver ? 0 : Math.max(0, reached - 1));
    player.set(Optional.of(opened));
  }

  /**
   * {@return the lesson of a file in the language of the window, read on any thread}
   *
   * @throws InvalidConfigException if there is none in it, with one sentence for the user
   */
  public static Lesson read(Path file) {
    String name = String.valueOf(file.getFileName());
    JsonNode json = LessonReader.TEXT.read(file);
    try {
      return LessonReader.read(name, json, Words.language());
    } catch (InvalidConfigException e) {
      throw e.from(name);
    }
  }

  /** Whether a file is called like a lesson, which a desktop opens with this program. */
  public static boolean isLesson(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /** Leaves the lesson; the runs stay as they are. */
  public void close() {
    note();
    player.set(Optional.empty());
  }

  /** Once a frame. */
  public void pulse() {
    player.get().ifPresent(LessonPlayer::pulse);
    note();
  }

  private void note() {
    player
        .get()
        .ifPresent(
            open -> progress.merge(open.lesson().id(), open.indexProperty().get() + 1, Math::max));
  }
}
