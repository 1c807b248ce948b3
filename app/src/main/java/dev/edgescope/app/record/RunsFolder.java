package dev.edgescope.app.record;

import dev.edgescope.engine.sweep.file.SweepFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the window's runs lie, and how their files are called. */
public final class RunsFolder {
  /** The end of the name of a run file. */
  public static final String ENDING = ".edgescope";

  /** The system property that names another folder. */
  private static final String PROPERTY = "edgescope.runs";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss", Locale.ROOT);

  private static final Pattern NUMBERED = Pattern.compile("(.*) \\((\\d{1,9})\\)");

  /** Run files as they began: by time, and of those of one second by their number. */
  public static final Comparator<Path> ORDER =
      Comparator.comparing(RunsFolder::withoutNumber).thenComparingInt(RunsFolder::number);

  /** Those of one window in its order, the main run first, whichever was the first to begin. */
  public static final Comparator<Path> ORDER_IN_WINDOW =
      Comparator.comparingInt(RunsFolder::number).thenComparing(ORDER);

  private RunsFolder() {}

  /** The folder of this process: that of the property, or the user's on this system. */
  public static Path standard() {
    return UserFolder.DATA.standard(PROPERTY, "runs");
  }

  /**
   * The file of a run that begins: its time, and its number among the runs of the window, or the
   * next that is free.
   */
  static Path newFile(Path folder, LocalDateTime time, int number, Set<Path> taken) {
    return newFile(folder, time, number, ENDING, taken);
  }

  /** The file of a sweep that begins: its time, and a number where that is taken. */
  public static Path newSweep(Path folder, LocalDateTime time) {
    return newFile(folder, time, 1, SweepFile.EXTENSION, Set.of());
  }

  private static Path newFile(
      Path folder, LocalDateTime time, int first, String ending, Set<Path> taken) {
    String name = NAME.format(time);
    int number = first;
    Path file = numbered(folder, name, number, ending);
    while (taken.contains(file) || Files.exists(file)) {
      number++;
      file = numbered(folder, name, number, ending);
    }
    return file;
  }

  private static Path numbered(Path folder, String name, int number, String ending) {
    return folder.resolve(
        number == 1
            ? name + ending
            : String.format(Locale.ROOT, "%s (%d)%s", name, number, ending));
  }

  private static String withoutNumber(Path file) {
    return NUMBERED.matcher(nameOf(file)).replaceFirst("$1");
  }

  private static int number(Path file) {
    Matcher matcher = NUMBERED.matcher(nameOf(file));
    return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 1;
  }

  private static String nameOf(Path file) {
    String name = Objects.toString(file.getFileName(), "");
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
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
