package dev.edgescope.app.workspace.library;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.RunDate;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.replay.RunWords;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.record.RunSummary;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A column of the library's table beside the one of names: what it says, and how it sorts. */
enum LibraryColumn {
  RATE("library.libraryColumn.rate", 72, 560) {
    @Override
    String of(LibraryRun run) {
      return inForce(run, config -> NumberText.setting(config.optimizer().learningRate()));
    }

    @Override
    Comparator<LibraryRun> order() {
      return byNumber(summary -> summary.inForce().optimizer().learningRate());
    }
  },
  BATCH("library.libraryColumn.batch", 64, 560) {
    @Override
    String of(LibraryRun run) {
      return inForce(run, RunWords::batch);
    }

    @Override
    Comparator<LibraryRun> order() {
      return byNumber(summary -> {
        RunConfig config = summary.inForce();
        return config.optimizer().batchSize().on(config.data().examples());
      });
    }
  },
  SEED("library.libraryColumn.seed", 64, 740) {
    @Override
    String of(LibraryRun run) {
      return run.settings().getOrDefault(Setting.SEED, "");
    }

    @Override
    Comparator<LibraryRun> order() {
      return byNumber(summary -> summary.inForce().seed());
    }
  },
  STEPS("library.libraryColumn.steps", 80, 640) {
    @Override
    String of(LibraryRun run) {
      return run.summary().map(summary -> NumberText.step(summary.steps())).orElse("");
    }

    @Override
    Comparator<LibraryRun> order() {
      return byNumber(RunSummary::steps);
    }
  },
  STATE("library.libraryColumn.state", 112, 820) {
    @Override
    String of(LibraryRun run) {
      return run.state();
    }

    @Override
    Comparator<LibraryRun> order() {
      return Comparator.comparing(LibraryRun::state);
    }
  },
  BEGUN("library.libraryColumn.begun", 144, 900) {
    @Override
    String of(LibraryRun run) {
      return RunDate.of(run.date());
    }

    @Override
    Comparator<LibraryRun> order() {
      return Comparator.comparing(LibraryRun::date);
    }
  };

  private final String key;
  private final double width;
  private final double room;

  /**
   * @param key of its title
   * @param room the width of the table from which on there is room for it
   */
  LibraryColumn(String key, double width, double room) {
    this.key = key;
    this.width = width;
    this.room = room;
  }

  String title() {
    return Words.text(key);
  }

  double width() {
    return width;
  }

  double room() {
    return room;
  }

  /** What it says of a run. */
  abstract String of(LibraryRun run);

  /** What it says of several: what is the same for all. */
  String of(List<LibraryRun> runs) {
    List<String> words = runs.stream().map(this::of).distinct().toList();
    return words.size() == 1 ? words.getFirst() : "";
  }

  abstract Comparator<LibraryRun> order();

  private static String inForce(LibraryRun run, Function<RunConfig, String> words) {
    return run.summary().map(summary -> words.apply(summary.inForce())).orElse("");
  }

  /** What has no number comes last. */
  private static Comparator<LibraryRun> byNumber(ToDoubleFunction<RunSummary> number) {
    return Comparator.comparingDouble(
        run -> run.summary().map(number::applyAsDouble).orElse(Double.NaN));
  }
}
