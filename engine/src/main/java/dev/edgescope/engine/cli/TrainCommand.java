package dev.edgescope.engine.cli;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.record.export.RunCsv;
import dev.edgescope.engine.record.export.Weights;
import dev.edgescope.engine.training.RunStart;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains and records; can be interrupted, and goes on. */
final class TrainCommand {
  static final String RUN_FILE = "run.edgescope";
  static final String METRICS_FILE = "metrics.csv";

  /** What was asked for. */
  record Request(
      ConfigFile config,
      @Nullable Long steps,
      @Nullable Path parameters,
      @Nullable Path out,
      @Nullable Path resume) {}

  private final PrintStream out;
  private final Progress progress;

  /** Whether a run was laid out and is being recorded. */
  private boolean begun;

  /** What was set aside for a copy. */
  private Optional<Earlier> earlier = Optional.empty();

  TrainCommand(PrintStream out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  int run(Request request) throws IOException {
    try (Interruption interruption = Interruption.saidBy(progress)) {
      return run(request, interruption);
    }
  }

  private int run(Request request, Interruption interruption) throws IOException {
    RunConfig configured = request.config().read();
    RunConfig config = request.steps() == null ? configured : configured.withSteps(request.steps());
    EarlyStart.arithmeticOf(config);
    Path resume = request.resume();
    Path out = request.out();
    if (resume == null) {
      Path folder = out == null ? Path.of("") : out;
      RunStart start =
          request.parameters() == null
              ? RunStart.of(config)
              : RunStart.withParameters(
                  config, Weights.read(request.parameters(), config::network));
      Path file = folder.resolve(RUN_FILE);
      try (NewFolder _ = new NewFolder(folder)) {
        requireFree("--out", file);
        return train(start, file, interruption);
      }
    }
    if (request.parameters() != null) {
      throw new MisuseException(
          "--parameters: they cannot be given with --resume; a run goes on from its own.");
    }
    requireSame(config, resume);
    if (out == null) {
      return goOn(config, resume, interruption);
    }
    Path copy = out.resolve(RUN_FILE);
    if (Files.exists(copy) && Files.isSameFile(copy, resume)) {
      return goOn(config, resume, interruption);
    }
    try (NewFolder _ = new NewFolder(out)) {
      return goOnInCopy(config, resume, copy, interruption);
    }
  }

  private int goOn(RunConfig config, Path file, Interruption interruption) throws IOException {
    requireFree("--resume", file);
    return train(continuation(config, file), file, interruption);
  }

  private static void requireFree(String option, Path file) throws IOException {
    switch (RunFiles.writer(file)) {
      case THIS_PROCESS, ANOTHER_PROCESS ->
          throw new MisuseException(
              option.equals("--out")
                  ? String.format(
                      Locale.ROOT,
                      "--out: %s is being recorded by another Edgescope; give another folder.",
                      file)
                  : String.format(
                          Locale.ROOT,
                          "--resume: %s is being recorded by another Edgescope; wait for its end,"
                              + " or go on",
                          file)
                      + " with a copy of it by --out.");
      case NONE, BROKEN_OFF -> {
        // Nobody is in the way.
      }
    }
  }

  private RunStart continuation(RunConfig config, Path file) {
    try (RunFile recorded = RunFile.open(file)) {
      RunStart start = recorded.continuation(config);
      start.otherMachine().ifPresent(progress::say);
      return start;
    }
  }

  private static void requireSame(RunConfig config, Path resume) {
    try (RunFile file = RunFile.open(resume)) {
      ConfigDifference.between(file.config(), config)
          .ifPresent(difference -> {
            throw new MisuseException(
                String.format(
                    Locale.ROOT,
                    "--resume: %s is another run (%s); give its own configuration.",
                    resume,
                    difference));
          });
    }
  }

  /**
   * Goes on in a copy of a run in another folder. An earlier run there is set aside; where the run
   * is refused it gets its name again, and the copy goes.
   */
  private int goOnInCopy(RunConfig config, Path resume, Path copy, Interruption interruption)
      throws IOException {
    requireFree("--out", copy);
    earlier = setAside(copy);
    try {
      RunFiles.copy(resume, copy);
      return goOn(config, copy, interruption);
    } finally {
      if (!begun) {
        RunFiles.delete(copy);
        if (earlier.isPresent()) {
          earlier.get().putBack();
        }
      }
    }
  }

  /**
   * The file of a run that has been laid out; one that was refused leaves the folder as it was. The
   * files of an earlier run there get a number, rather than being lost.
   */
  private Path free(Path run) {
    try {
      setAside(run).ifPresent(this::tell);
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of an earlier run, with the names that they had and those that they have now. */
  private record Earlier(Path run, Path oldRun, Path metrics, Path oldMetrics) {
    static Earlier of(Path run, int number) {
      return new Earlier(
          run,
          run.resolveSibling("run-" + number + ".edgescope"),
          run.resolveSibling(METRICS_FILE),
          run.resolveSibling("metrics-" + number + ".csv"));
    }

    boolean isFree() {
      return !Files.exists(oldRun) && !Files.exists(oldMetrics);
    }

    void move() throws IOException {
      RunFiles.move(run, oldRun);
      if (Files.exists(metrics)) {
        Files.move(metrics, oldMetrics);
      }
    }

    void putBack() throws IOException {
      RunFiles.move(oldRun, run);
      if (Files.exists(oldMetrics)) {
        Files.move(oldMetrics, metrics);
      }
    }
  }

  private Optional<Earlier> setAside(Path run) throws IOException {
    if (!Files.exists(run)) {
      return Optional.empty();
    }
    int number = 1;
    while (!Earlier.of(run, number).isFree()) {
      number++;
    }
    Earlier earlier = Earlier.of(run, number);
    earlier.move();
    return Optional.of(earlier);
  }

  private void tell(Earlier earlier) {
    progress.say("An earlier run was there; it is now " + earlier.oldRun() + ".");
  }

  private int train(RunStart start, Path file, Interruption interruption) throws IOException {
    Trouble trouble = new Trouble();
    RunRecorder recorder =
        new RunRecorder(started -> free(file), RunRecorder.Stepless.RECORDED, trouble);
    Path recorded = file;
    RunLoop loop = new RunLoop(start, recorder);
    Drive drive = new Drive(loop, start.config(), start.past().steps(), progress);
    boolean ready;
    try (recorder) {
      try {
        ready = drive.prepare(interruption);
        if (ready) {
          recorder.begin().ifPresent(TrainCommand::refuse);
          begun = true;
          earlier.ifPresent(this::tell);
          trouble.told = true;
          drive.run(interruption);
        }
      } finally {
        Drive.leave(loop, interruption);
      }
      if (ready && !recorder.flush()) {
        recorded = elsewhere(recorder, file);
      }
      drive
          .interruptedAt()
          .ifPresent(step ->
              progress.say(
                  String.format(
                      Locale.ROOT, "Interrupted at step %,d; --resume goes on from there.", step)));
    }
    if (ready) {
      report(recorded, interruption);
    } else if (interruption.isRequested() && drive.failure().isEmpty()) {
      progress.say(
          start.isContinuation()
              ? "Interrupted before the run went on; its file is as it was."
              : "Interrupted before the run was laid out; no step was made.");
    }
    drive.failure().ifPresent(progress::say);
    return drive.status();
  }

  private static void refuse(String reason) {
    throw new MisuseException(reason);
  }

  /** A run that cannot even begin is refused instead of being kept in memory. */
  private final class Trouble implements RunRecorder.Notices {
    private volatile boolean told;

    @Override
    public void saved(Path file) {}

    @Override
    public void trouble(String sentence) {
      if (told) {
        progress.say(sentence);
      }
    }
  }

  private Path elsewhere(RunRecorder recorder, Path file) throws IOException {
    Path spare = Files.createTempDirectory("edgescope").resolve(RUN_FILE);
    if (!recorder.moveTo(spare)) {
      throw new IOException(file + " and " + spare + " cannot be written");
    }
    progress.say("The run was recorded in " + spare + " instead.");
    return spare;
  }

  private void report(Path file, Interruption interruption) throws IOException {
    out.println(file);
    Path metrics = file.resolveSibling(METRICS_FILE);
    try (RunFile run = RunFile.open(file)) {
      RecordedRun recorded = run.run();
      WholeFile.write(
          metrics,
          path -> {
            try (Writer writer =
                new BufferedWriter(whileThereIsTime(path, interruption), 1 << 16)) {
              RunCsv.of(recorded).write(recorded.history(), writer);
            }
          });
      out.println(metrics);
    } catch (InterruptedIOException e) {
      progress.say(
          String.format(
              Locale.ROOT,
              "There was no time for %s; edgescope export %s writes it.",
              metrics,
              file));
    }
  }

  /** The system gives a program that it wants to end some seconds, and then ends it anywhere. */
  private static Writer whileThereIsTime(Path file, Interruption interruption) throws IOException {
    return new FilterWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        if (!interruption.hasTime()) {
          throw new InterruptedIOException("the program ends");
        }
        super.write(text, offset, length);
      }
    };
  }
}
