package dev.edgescope.app.lesson;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lessons that come with the program, in the order in which they are taught. */
public final class Lessons {
  private static final String FOLDER = "/dev/edgescope/assets/lecture/";

  private Lessons() {}

  /**
   * Loads them.
   *
   * @throws IllegalStateException if one is missing or broken: a defect of the installation
   */
  public static List<Lesson> load() {
    List<Lesson> lessons = new ArrayList<>();
    RunConfigJson.parse(resource("index.json")).forEach(id -> lessons.add(lesson(id.textValue())));
    return List.copyOf(lessons);
  }

  private static Lesson lesson(String id) {
    try {
      return LessonReader.read(id, resource(id + ".json"));
    } catch (InvalidConfigException e) {
      throw new IllegalStateException("The bundled lesson " + id + " is broken", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Lessons.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException(
            FOLDER + name + " is missing from this installation; install Edgescope again.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
