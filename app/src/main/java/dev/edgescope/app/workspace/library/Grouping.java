package dev.edgescope.app.workspace.library;

import dev.edgescope.app.run.RunNames;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.replay.RunWords;
import dev.edgescope.engine.config.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the runs of the library are put together. */
public sealed interface Grouping {
  /** Each run stands for itself. */
  record None() implements Grouping {
    @Override
    public String title() {
      return Words.text("library.grouping.notGrouped");
    }

    @Override
    public List<String> key(LibraryRun run) {
      return List.of();
    }
  }

  /** Runs that differ in nothing but the seed, their length and how they were measured. */
  record AllButSeed() implements Grouping {
    @Override
    public String title() {
      return Words.text("library.grouping.allButSeed");
    }

    @Override
    public List<String> key(LibraryRun run) {
      return run.settings().entrySet().stream()
          .filter(entry -> isOfExperiment(entry.getKey()))
          .map(entry -> EngineWords.of(entry.getKey()) + " " + entry.getValue())
          .toList();
    }
  }

  /** Runs with the same value of one setting. */
  record By(Setting setting) implements Grouping {
    @Override
    public String title() {
      return EngineWords.of(setting);
    }

    @Override
    public List<String> key(LibraryRun run) {
      return List.of(
          EngineWords.of(setting)
              + " "
              + run.settings().getOrDefault(setting, Words.text("library.grouping.none")));
    }
  }

  /** What a choice calls it. */
  String title();

  /** The same for all runs of a group. */
  List<String> key(LibraryRun run);

  private static boolean isOfExperiment(Setting setting) {
    return setting != Setting.SEED && !RunNames.isOuter(setting.key());
  }

  /** All that put some runs together otherwise than others. */
  static List<Grouping> of(Collection<LibraryRun> runs) {
    List<Grouping> result = new ArrayList<>(List.of(new None(), new AllButSeed()));
    for (Setting setting : Setting.values()) {
      long values =
          runs.stream()
              .filter(LibraryRun::isRun)
              .map(run -> run.settings().getOrDefault(setting, ""))
              .distinct()
              .count();
      if (values > 1 && !RunNames.isOuter(setting.key())) {
        result.add(new By(setting));
      }
    }
    return result;
  }

  /** The groups in the order of their first runs; sweeps and broken files are in none of them. */
  default List<LibraryRow.Group> groups(List<LibraryRun> runs) {
    Map<List<String>, List<LibraryRun>> byKey = new LinkedHashMap<>();
    runs.stream()
        .filter(LibraryRun::isRun)
        .forEach(run -> byKey.computeIfAbsent(key(run), key -> new ArrayList<>()).add(run));
    List<Setting> telling = telling(byKey.values().stream().map(List::getFirst).toList());
    return byKey.entrySet().stream()
        .map(entry -> new LibraryRow.Group(title(entry.getValue(), telling), entry.getValue()))
        .toList();
  }

  /** The settings beside those of {@link RunWords#experiment} in which experiments differ. */
  private static List<Setting> telling(List<LibraryRun> runs) {
    return Arrays.stream(Setting.values())
        .filter(setting -> isOfExperiment(setting) && !RunWords.NAMED.contains(setting))
        .filter(setting ->
            runs.stream().map(run -> run.settings().getOrDefault(setting, "")).distinct().count()
                > 1)
        .toList();
  }

  private String title(List<LibraryRun> runs, List<Setting> telling) {
    LibraryRun first = runs.getFirst();
    return switch (this) {
      case None _ -> "";
      case By _ -> key(first).getFirst();
      case AllButSeed _ -> {
        List<String> parts = new ArrayList<>();
        first.summary().ifPresent(summary -> parts.add(RunWords.experiment(summary.inForce())));
        for (Setting setting : telling) {
          String value = first.settings().get(setting);
          if (value != null) {
            parts.add(EngineWords.of(setting) + " " + value);
          }
        }
        yield String.join(", ", parts);
      }
    };
  }
}
