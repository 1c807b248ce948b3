package dev.edgescope.app.workspace.library;

import java.util.List;

/** A row of the library's table. */
public sealed interface LibraryRow {
  /** What it stands for, at least one. */
  List<LibraryRun> runs();

  /** A run, a sweep, or a file that cannot be read. */
  record Single(LibraryRun run) implements LibraryRow {
    @Override
    public List<LibraryRun> runs() {
      return List.of(run);
    }
  }

  /**
   * Runs that belong together.
   *
   * @param title what they have in common
   */
  record Group(String title, List<LibraryRun> runs) implements LibraryRow {
    public Group {
      runs = List.copyOf(runs);
    }
  }
}
