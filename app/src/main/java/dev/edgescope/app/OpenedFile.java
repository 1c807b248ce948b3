package dev.edgescope.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.session.SnapshotFile;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.JsonText;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that the program is started on.
 *
 * @param kind what is in it
 * @param path where it is
 */
record OpenedFile(Kind kind, Path path) {
  private static final String JSON = ".json";

  /** What a file can be. */
  enum Kind {
    RUN("a run file"),
    SWEEP("the file of a sweep"),
    SNAPSHOT("a snapshot"),
    EXPERIMENT("an experiment"),
    LESSON("a lesson");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As a sentence says it. */
    String words() {
      return words;
    }
  }

  /** Whether an argument is a file, or is called like one; else it is a command or a preset. */
  static boolean isMeant(String argument) {
    Path file = Path.of(argument);
    return RunsFolder.isRunFile(file)
        || RunsFolder.isSweepFile(file)
        || SnapshotFile.isSnapshot(argument)
        || isText(argument)
        || Files.isRegularFile(file);
  }

  private static boolean isText(String name) {
    return name.endsWith(JSON) || Lecture.isLesson(name);
  }

  /**
   * Looks into a file.
   *
   * @throws InvalidConfigException if it is none that can be opened, or cannot be read
   * @throws dev.edgescope.engine.record.RunFileException if it is a run or a sweep that cannot be
   *     read
   */
  static OpenedFile of(Path file) {
    if (!Files.exists(file)) {
      throw new InvalidConfigException(file + " does not exist; give the path of a file.");
    }
    if (SnapshotFile.isSnapshot(file.toString())) {
      SnapshotFile.requireOne(file);
      return new OpenedFile(Kind.SNAPSHOT, file);
    }
    if (RunsFolder.isSweepFile(file) || SweepFile.isOne(file)) {
      SweepFile.open(file).close();
      return new OpenedFile(Kind.SWEEP, file);
    }
    if (isText(file.toString())) {
      return new OpenedFile(kindOfText(file), file);
    }
    RunFile.open(file).close();
    return new OpenedFile(Kind.RUN, file);
  }

  private static Kind kindOfText(Path file) {
    if (Lecture.isLesson(file.toString())) {
      Lecture.read(file);
      return Kind.LESSON;
    }
    JsonNode json = JsonText.CONFIGURATION.read(file);
    if (json.has("base")) {
      SweepJson.read(file);
      return Kind.SWEEP;
    }
    if (json.has("title") || json.path("steps").isArray()) {
      Lecture.read(file);
      return Kind.LESSON;
    }
    RunConfigJson.read(file);
    return Kind.EXPERIMENT;
  }

  /**
   * The experiment of the file, as the window begins with one; empty where it is something else.
   */
  Optional<Preset> experiment() {
    if (kind != Kind.EXPERIMENT) {
      return Optional.empty();
    }
    String name = Objects.toString(path.getFileName(), "");
    RunConfig config = RunConfigJson.read(path);
    return Optional.of(
        new Preset(
            name.substring(0, name.length() - JSON.length()),
            name,
            Words.text("window.openedFile.experimentOf", RunsFolder.shown(path)),
            Words.text("window.openedFile.moveWhileItRuns"),
            config,
            List.of(),
            Double.POSITIVE_INFINITY));
  }

  /** What to do with it where no window can be opened, in one sentence. */
  String withoutWindow() {
    String picture =
        switch (kind) {
          case RUN, SWEEP -> ", or draw it: edgescope replay " + path + " --png picture.png";
          case SNAPSHOT, EXPERIMENT, LESSON -> "";
        };
    return path
        + " is "
        + kind.words()
        + ", which a window shows; set DISPLAY to open one"
        + picture
        + ".";
  }
}
