package dev.edgescope.engine.cli;

import dev.edgescope.engine.machine.Machine;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ExecutorSource;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.file.SweepListener;
import dev.edgescope.engine.sweep.file.SweepRun;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import dev.edgescope.engine.sweep.plan.SweepPreset;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Makes the members of a sweep; can be interrupted, and goes on. */
final class SweepCommand {
  private static final long BETWEEN_LOOKS_MILLIS = 20;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  /**
   * What was asked for.
   *
   * @param sweep a sweep file, or the id of a prepared sweep
   * @param threads null for as many as there are processors
   * @param spark a master of Apache Spark; null for this machine
   */
  record Request(
      Path sweep,
      @Nullable Path out,
      @Nullable Integer threads,
      @Nullable Path resume,
      @Nullable String spark) {}

  private final PrintStream out;
  private final Progress progress;

  SweepCommand(PrintStream out, Progress progress) {
    this.out = out;
    this.progress = progress.counting("cell");
  }

  int run(Request request) throws IOException {
    Sweep sweep = sweep(request.sweep());
    sweep.base().settleArithmetic();
    try (Executor executor = executor(request)) {
      Path resume = request.resume();
      Path to = request.out();
      Path file = resume == null ? (to == null ? named(request.sweep()) : to) : resume;
      Counter counter = new Counter();
      if (resume == null) {
        requireFree("--out", file);
        setAside(file);
      } else {
        if (to != null) {
          throw new MisuseException(
              "--out: it cannot be given with --resume; a sweep goes on in its own file.");
        }
        SweepRun.requireSame(file, sweep);
        RunFiles.missingLog(file).ifPresent(progress::say);
        tellOtherMachine(file, sweep.base().reproducible());
        requireFree("--resume", file);
      }
      try (Interruption interruption = Interruption.saidBy(progress);
          SweepRun run =
              resume == null
                  ? SweepRun.begin(file, sweep, executor, counter)
                  : SweepRun.resume(file, executor, counter)) {
        watch(run, interruption);
        run.stop();
        awaitEnd(run);
        progress.end(run.done(), OptionalLong.of(run.size()), List.of());
        counter.report();
        run.failure().ifPresent(progress::say);
        if (!run.isComplete()) {
          progress.say(
              String.format(
                  Locale.ROOT,
                  "%,d of %,d cells are made; --resume %s makes the others.",
                  run.done(),
                  run.size(),
                  file));
        }
        out.println(file);
        return run.isLost() || run.failure().isPresent()
            ? EdgescopeCommand.MISUSE
            : EdgescopeCommand.DONE;
      }
    }
  }

  /** A file; or where there is none of that name, the sweep that has it as its id. */
  private static Sweep sweep(Path given) {
    return Files.exists(given)
        ? SweepJson.read(given)
        : SweepPresets.byId(given.toString())
            .map(SweepPreset::sweep)
            .orElseGet(() -> SweepJson.read(given));
  }

  private static Executor executor(Request request) {
    String master = request.spark();
    Integer threads = request.threads();
    if (master == null) {
      return new ThreadExecutor(
          threads == null ? Runtime.getRuntime().availableProcessors() : requireThreads(threads));
    }
    if (threads != null) {
      throw new MisuseException(
          "--threads: it cannot be given with --spark, whose cores are used.");
    }
    return ServiceLoader.load(ExecutorSource.class)
        .findFirst()
        .orElseThrow(() ->
            new MisuseException(
                "--spark: Apache Spark is not part of this installation; submit"
                    + " edgescope-cluster.jar by spark-submit, with the same words after it."))
        .connect(master);
  }

  private static int requireThreads(int threads) {
    if (threads < 1) {
      throw new MisuseException(
          String.format(
              Locale.ROOT,
              "--threads: %d is not possible; give a whole number from 1 on.",
              threads));
    }
    return threads;
  }

  /** In the current folder, as runs are. */
  private static Path named(Path sweep) {
    String name = sweep.getFileName().toString().replaceAll("\\.json$", "");
    return Path.of(name + SweepFile.EXTENSION);
  }

  private static void requireFree(String option, Path file) throws IOException {
    switch (RunFiles.writer(file)) {
      case THIS_PROCESS, ANOTHER_PROCESS ->
          throw new MisuseException(
              String.format(
                  Locale.ROOT,
                  "%s: %s is being written by another Edgescope; wait for its end, or give another"
                      + " file.",
                  option,
                  file));
      case NONE, BROKEN_OFF -> {
        // Nobody is in the way.
      }
    }
  }

  private void tellOtherMachine(Path file, Reproducibility promise) {
    try (SweepFile there = SweepFile.open(file)) {
      Machine here = Machine.current();
      if (!here.computesAs(there.machine(), promise)) {
        progress.say(
            String.format(
                Locale.ROOT,
                "%s was begun on %s and goes on on %s, with differences of rounding.",
                file,
                there.machine(),
                here));
      }
    }
  }

  /** An earlier sweep gets a number, rather than being lost. */
  private void setAside(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String stem = file.getFileName().toString().replaceAll("\\.edgesweep$", "");
    int number = 1;
    Path old = file;
    while (Files.exists(old)) {
      old = file.resolveSibling(stem + "-" + number + SweepFile.EXTENSION);
      number++;
    }
    RunFiles.move(file, old);
    if (Files.exists(SweepFile.runs(file))) {
      Files.move(SweepFile.runs(file), SweepFile.runs(old));
    }
    progress.say("An earlier sweep was there; it is now " + old + ".");
  }

  private void watch(SweepRun run, Interruption interruption) {
    long begin = System.nanoTime();
    int shown = -1;
    while (!run.isFinished() && !run.isLost() && !interruption.isRequested()) {
      int done = run.doneHere();
      if (done != shown) {
        shown = done;
        progress.show(run.done(), OptionalLong.of(run.size()), readings(run, done, begin));
      }
      try {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void awaitEnd(SweepRun run) {
    try {
      run.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The rate of what was made here, and the time that the rest takes at it. */
  private static List<String> readings(SweepRun run, int done, long begin) {
    List<String> readings = new ArrayList<>();
    double seconds = (System.nanoTime() - begin) * 1e-9;
    if (done > 0 && seconds > 0 && !run.isComplete()) {
      double rate = done / seconds;
      readings.add(String.format(Locale.ROOT, "%.3g a second", rate));
      readings.add(time((run.size() - run.done()) / rate) + " left");
    }
    return readings;
  }

  private static String time(double seconds) {
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }

  /** Counts how members ended. */
  private final class Counter implements SweepListener {
    private final Map<Status, Integer> ended = new EnumMap<>(Status.class);
    private String firstFailure = "";

    @Override
    public synchronized void finished(MemberOutcome outcome) {
      ended.merge(outcome.status(), 1, Integer::sum);
      if (outcome.status() == Status.FAILED && firstFailure.isEmpty()) {
        firstFailure = outcome.reason();
      }
    }

    @Override
    public void trouble(String sentence) {
      progress.say(sentence);
    }

    synchronized void report() {
      if (!firstFailure.isEmpty()) {
        progress.say(
            String.format(
                Locale.ROOT,
                "%,d members were impossible; the first: %s",
                ended.getOrDefault(Status.FAILED, 0),
                firstFailure));
      }
    }
  }
}
