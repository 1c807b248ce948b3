package dev.edgescope.app.record;

import dev.edgescope.engine.sweep.file.SweepFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Where the window's runs lie, and how their files are called. */
public final class RunsFolder {
  /** The end of the name of a run file. */
  public static final String ENDING = ".edgescope";

  /** The system property that names another folder. */
  private static final String PROPERTY = "edgescope.runs";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);

  private RunsFolder() {}

  /** The folder of this process: that of the property, or the user's on this system. */
  public static Path standard() {
    return UserFolder.DATA.standard(PROPERTY, "runs");
  }

  /** The file of a run that begins: its time, and a number where that is taken. */
  static Path newFile(Path folder, LocalDateTime time, Set<Path> taken) {
    return newFile(folder, time, ENDING, taken);
  }

  /** The file of a sweep that begins: its time, and a number where that is taken. */
  public static Path newSweep(Path folder, LocalDateTime time) {
    return newFile(folder, time, SweepFile.EXTENSION, Set.of());
  }

  private static Path newFile(Path folder, LocalDateTime time, String ending, Set<Path> taken) {
    String name = NAME.format(time);
    Path file = folder.resolve(name + ending);
    for (int number = 2; taken.contains(file) || Files.exists(file); number++) {
      file = folder.resolve(String.format(Locale.ROOT, "%s (%d)%s", name, number, ending));
    }
    return file;
  }

  /** Whether a file is called like a run file. */
  public static boolean isRunFile(Path file) {
    return Objects.toString(file.getFileName(), "").endsWith(ENDING);
  }

  /** Whether a file is called like that of a sweep. */
  public static boolean isSweepFile(Path file) {
    return Objects.toString(file.getFileName(), "").endsWith(SweepFile.EXTENSION);
  }

  /** A file as the window writes it: the user's own folder is "~". */
  public static String shown(Path file) {
    Path home = Path.of(System.getProperty("user.home", "")).toAbsolutePath();
    Path absolute = file.toAbsolutePath();
    return absolute.startsWith(home) && !absolute.equals(home)
        ? Path.of("~").resolve(home.relativize(absolute)).toString()
        : absolute.toString();
  }
}
