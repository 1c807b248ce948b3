package dev.edgescope.app.lesson;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.Bundled;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.util.ArrayList;
import java.util.List;

/** The lessons that come with the program, in the order in which they are taught. */
public final class Lessons {
  private static final String FOLDER = "lecture/";

  private Lessons() {}

  /**
   * Loads them.
   *
   * @param language of what is said in them: a code such as "de"
   * @throws IllegalStateException if one is missing or broken: a defect of the installation
   */
  public static List<Lesson> load(String language) {
    List<Lesson> lessons = new ArrayList<>();
    RunConfigJson.parse(Bundled.text(FOLDER + "index.json"))
        .forEach(id -> lessons.add(lesson(id.textValue(), language)));
    return List.copyOf(lessons);
  }

  private static Lesson lesson(String id, String language) {
    try {
      return LessonReader.read(id, Bundled.text(FOLDER + id + ".json"), language);
    } catch (InvalidConfigException e) {
      throw new IllegalStateException("The bundled lesson " + id + " is broken", e);
    }
  }
}
