package dev.edgescope.engine.cli;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.Sqlite;
import java.sql.SQLException;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Loads libraries on threads of their own, beside what a command does before it needs them. What
 * cannot be loaded is told where it is used, which tries again.
 */
final class EarlyStart {
  private static final Set<String> RECORDING = Set.of("train", "sweep");

  private EarlyStart() {}

  /** The log and SQLite, for a command that records, while it is being read. */
  static void of(String command) {
    if (RECORDING.contains(command)) {
      beside("edgescope-early-files", EarlyStart::openNothing);
    }
  }

  private static void openNothing() {
    try {
      Sqlite.openInMemory().close();
    } catch (SQLException | RunFileException e) {
      LoggerFactory.getLogger(EarlyStart.class).info("SQLite is not there yet", e);
    }
  }

  /**
   * ND4J, while the data of a run are being read. A portable run settles first which kernel is
   * loaded with it.
   */
  static void arithmeticOf(RunConfig config) {
    if (config.reproducible() == Reproducibility.MACHINE) {
      beside(
          "edgescope-early-arithmetic",
          () -> {
            try (NativeMemory memory = new NativeMemory(config.precision())) {
              memory.allocate(1, 1);
            }
          });
    }
  }

  private static void beside(String name, Runnable work) {
    Thread.ofPlatform().name(name).daemon().start(work);
  }
}
