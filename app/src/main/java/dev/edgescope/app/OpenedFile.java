package dev.edgescope.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.session.SnapshotFile;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.data.UnicodeText;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
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

  /** A lesson's own, which a desktop opens with this program: other JSON is not. */
  private static final String LESSON = ".edgelesson";

  /** No experiment, sweep or lesson is larger; what is must be something else. */
  private static final long LARGEST_TEXT = 4L << 20;

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
    return name.endsWith(JSON) || name.endsWith(LESSON);
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
    JsonNode json = parse(file);
    if (json.has("base")) {
      SweepJson.read(file);
      return Kind.SWEEP;
    }
    if (json.path("steps").isArray()) {
      Lecture.read(file);
      return Kind.LESSON;
    }
    RunConfigJson.read(file);
    return Kind.EXPERIMENT;
  }

  private static JsonNode parse(Path file) {
    try {
      if (Files.size(file) > LARGEST_TEXT) {
        throw new InvalidConfigException(
            file + " is larger than 4 MB; give the file of an experiment, a sweep or a lesson.");
      }
      StringWriter text = new StringWriter();
      try (InputStream content = Files.newInputStream(file)) {
        UnicodeText.reader(content).transferTo(text);
      }
      return RunConfigJson.parse(text.toString());
    } catch (IOException e) {
      throw new InvalidConfigException(
          file + " cannot be read (" + FileReason.of(e) + "); give another file.");
    }
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
