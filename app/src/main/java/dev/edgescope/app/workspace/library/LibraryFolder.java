package dev.edgescope.app.workspace.library;

import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.sweep.AxisWords;
import dev.edgescope.app.sweep.OutcomeKind;
import dev.edgescope.app.sweep.PlaneChoice;
import dev.edgescope.app.sweep.SweepPlane;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.replay.RunWords;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.record.RunSummary;
import dev.edgescope.engine.sweep.file.SweepFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The run files of a folder. What was read of a file is kept until the file changes. For one
 * thread, which may wait for the disk.
 */
final class LibraryFolder {
  private static final String DELETED = ".deleted";

  /** What changes when a file is written to. */
  private record Stamp(long size, long modified, long logSize, RunFiles.Writer writer) {}

  private record Known(Stamp stamp, LibraryRun run) {}

  private record Deleted(Path from, Path to) {}

  private final List<Preset> presets;
  private final Map<Path, Known> known = new HashMap<>();
  private final Deque<Deleted> deleted = new ArrayDeque<>();

  LibraryFolder(List<Preset> presets) {
    this.presets = List.copyOf(presets);
  }

  /** All runs of the folder, the newest first. */
  List<LibraryRun> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<LibraryRun> runs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(LibraryFolder::isKept).toList()) {
        runs.add(look(file));
      }
    }
    known.keySet().retainAll(runs.stream().map(LibraryRun::file).toList());
    runs.sort(Comparator.comparing(LibraryRun::date).reversed());
    return runs;
  }

  private static boolean isKept(Path file) {
    return RunsFolder.isRunFile(file) || RunsFolder.isSweepFile(file);
  }

  /** Puts a run where it can be brought back from. */
  void delete(Path file) throws IOException {
    Path folder = Files.createDirectories(file.resolveSibling(DELETED));
    Path to = folder.resolve(file.getFileName());
    for (int number = 2; Files.exists(to); number++) {
      to = folder.resolve(String.format(Locale.ROOT, "%d %s", number, file.getFileName()));
    }
    move(file, to);
    deleted.push(new Deleted(file, to));
  }

  /** Brings the run that was deleted last back; empty if there is none. */
  Optional<LibraryRun> undo() throws IOException {
    Deleted last = deleted.peek();
    if (last == null) {
      return Optional.empty();
    }
    move(last.to(), last.from());
    deleted.pop();
    return Optional.of(look(last.from()));
  }

  boolean canUndo() {
    return !deleted.isEmpty();
  }

  /** Deletes for good what was deleted. */
  void emptyBin() throws IOException {
    while (!deleted.isEmpty()) {
      Path file = deleted.pop().to();
      RunFiles.delete(file);
      deleteMembers(file);
      Path bin = file.getParent();
      if (bin != null && isEmpty(bin)) {
        Files.deleteIfExists(bin);
      }
    }
  }

  /** The run files of a sweep's members go with it. */
  private static void move(Path from, Path to) throws IOException {
    RunFiles.move(from, to);
    if (RunsFolder.isSweepFile(from) && Files.isDirectory(SweepFile.runs(from))) {
      Files.move(SweepFile.runs(from), SweepFile.runs(to));
    }
  }

  private static void deleteMembers(Path sweep) throws IOException {
    Path members = SweepFile.runs(sweep);
    if (!RunsFolder.isSweepFile(sweep) || !Files.isDirectory(members)) {
      return;
    }
    try (Stream<Path> files = Files.list(members)) {
      for (Path file : files.filter(RunsFolder::isRunFile).toList()) {
        RunFiles.delete(file);
      }
    }
    if (isEmpty(members)) {
      Files.delete(members);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private LibraryRun look(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    Stamp stamp =
        new Stamp(
            Files.size(file),
            Files.getLastModifiedTime(file).toMillis(),
            Files.exists(log) ? Files.size(log) : 0,
            RunFiles.writer(file));
    Known before = known.get(file);
    if (before != null && before.stamp().equals(stamp)) {
      return before.run();
    }
    LibraryRun run = read(file, stamp);
    known.put(file, new Known(stamp, run));
    return run;
  }

  private LibraryRun read(Path file, Stamp stamp) throws IOException {
    if (RunsFolder.isSweepFile(file)) {
      return readSweep(file, stamp);
    }
    try (RunFile opened = RunFile.open(file)) {
      RunSummary summary = opened.summary();
      return new LibraryRun(
          file,
          summary.started(),
          title(summary.label(), summary.config(), summary.inForce()),
          Optional.of(summary),
          Optional.empty(),
          RunWords.settings(summary.inForce()),
          "",
          stamp.writer());
    } catch (RunFileException e) {
      return broken(file, e, stamp);
    }
  }

  private static LibraryRun broken(Path file, RunFileException e, Stamp stamp) throws IOException {
    return new LibraryRun(
        file,
        Files.getLastModifiedTime(file).toInstant(),
        String.valueOf(file.getFileName()),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        String.valueOf(e.getMessage()),
        stamp.writer());
  }

  private static LibraryRun readSweep(Path file, Stamp stamp) throws IOException {
    try (SweepFile opened = SweepFile.open(file)) {
      SweepResults results = new SweepResults(opened.sweep());
      opened.forEach(results::put);
      List<String> axes = opened.sweep().axes().stream().map(AxisWords::title).toList();
      String cells =
          Words.text(
              "library.libraryFolder.ofCells",
              NumberText.step(results.done()),
              NumberText.step(results.size()));
      PlaneChoice first = PlaneChoice.of(results.sweep(), OutcomeKind.FINAL_LOSS);
      return new LibraryRun(
          file,
          opened.started(),
          Words.text("library.libraryFolder.sweepOver", String.join(", ", axes)),
          Optional.empty(),
          Optional.of(
              new LibraryRun.Plane(
                  RunWords.summary(results.sweep().base()), cells, SweepPlane.of(results, first))),
          Map.of(),
          "",
          stamp.writer());
    } catch (RunFileException e) {
      return broken(file, e, stamp);
    }
  }

  /** What a run is called. */
  String title(RunLabel label, RunConfig config, RunConfig inForce) {
    return RunWords.title(label, config, inForce, presets);
  }
}
