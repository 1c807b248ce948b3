package dev.edgescope.app.workspace.library;

import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.text.RunDate;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.replay.RunWords;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.record.RunSummary;
import dev.edgescope.engine.record.row.ForeignRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run of the library, or a sweep.
 *
 * @param file where it is
 * @param date when it began
 * @param title its name, or what it is called without one
 * @param summary the run in short; empty where the file cannot be read
 * @param sweep the sweep in short; empty where it is a run
 * @param settings what a run was configured with, as its controls stood last, in the window's words
 * @param problem why it cannot be read, in one sentence; empty where it can
 * @param writer who writes it
 */
public record LibraryRun(
    Path file,
    Instant date,
    String title,
    Optional<RunSummary> summary,
    Optional<Plane> sweep,
    Map<Setting, String> settings,
    String problem,
    RunFiles.Writer writer) {

  public LibraryRun {
    settings = Collections.unmodifiableMap(settings);
  }

  /**
   * A sweep in short.
   *
   * @param description its axes
   * @param state how many of its cells are there
   * @param cells coloured by the final loss
   */
  public record Plane(String description, String state, GridContent cells) {}

  private static final Pattern WORDS = Pattern.compile("\\s+");

  /** What the user calls it. */
  public RunLabel label() {
    return summary.map(RunSummary::label).orElse(RunLabel.NONE);
  }

  /** "Fashion-MNIST, perceptron 64-64, α = 0.1, full batch, seed 1", or why it cannot be read. */
  public String description() {
    String name = Objects.toString(file.getFileName(), "");
    if (sweep.isPresent()) {
      return sweep.get().description();
    }
    return summary
        .map(run -> RunWords.summary(run.inForce()))
        .orElseGet(() -> problem.replace(file.toString(), name));
  }

  /** "24 Nov 2026, 11:35 · 1,200 steps · finished". */
  public String circumstances() {
    return RunDate.of(date)
        + summary
            .map(run ->
                " · " + Words.count("library.libraryRun.steps", run.steps()) + " · " + state())
            .or(() -> sweep.map(plane -> " · " + plane.state()))
            .orElse("");
  }

  /** Whether it is a run that could be read. */
  boolean isRun() {
    return summary.isPresent();
  }

  /** Whether it could be read. */
  public boolean isReadable() {
    return summary.isPresent() || sweep.isPresent();
  }

  /** Whether the run can be taken up where it breaks off. */
  public boolean canGoOn() {
    return summary.isPresent()
        && summary.get().end() == RunSummary.End.OPEN
        && !isForeign()
        && (writer == RunFiles.Writer.NONE || writer == RunFiles.Writer.BROKEN_OFF);
  }

  /** Whether another program has made it. */
  boolean isForeign() {
    return summary.filter(run -> ForeignRun.isOne(run.config())).isPresent();
  }

  /** Whether somebody is writing it. */
  public boolean isBeingRecorded() {
    return writer == RunFiles.Writer.THIS_PROCESS || writer == RunFiles.Writer.ANOTHER_PROCESS;
  }

  /** Whether all words of a search are in what is known of the run. */
  boolean matches(String search) {
    String all =
        String.join(
                " ",
                title,
                label().note(),
                description(),
                circumstances(),
                Objects.toString(file.getFileName(), ""))
            .toLowerCase(Locale.ROOT);
    return WORDS.splitAsStream(search.toLowerCase(Locale.ROOT).strip()).allMatch(all::contains);
  }

  /** "finished", or how many of the cells of a sweep are there. */
  String state() {
    if (sweep.isPresent()) {
      return sweep.get().state();
    }
    return switch (writer) {
      case THIS_PROCESS -> Words.text("library.libraryRun.beingRecorded");
      case ANOTHER_PROCESS ->
          isForeign()
              ? Words.text("library.libraryRun.beingRecorded")
              : Words.text("library.libraryRun.beingRecordedByAnotherWindow");
      case BROKEN_OFF -> Words.text("library.libraryRun.brokenOff");
      case NONE -> summary.map(run -> word(run.end())).orElse("");
    };
  }

  /** Whether the run ended by diverging. */
  boolean hasDiverged() {
    return summary.filter(run -> run.end() == RunSummary.End.DIVERGED).isPresent();
  }

  private static String word(RunSummary.End end) {
    return switch (end) {
      case OPEN -> Words.text("library.libraryRun.unfinished");
      case FINISHED -> Words.text("library.libraryRun.finished");
      case DIVERGED -> Words.text("library.libraryRun.diverged");
      case FAILED -> Words.text("library.libraryRun.stopped");
    };
  }
}
