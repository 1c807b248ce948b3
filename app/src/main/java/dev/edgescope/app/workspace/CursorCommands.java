package dev.edgescope.app.workspace;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.mark.Cursors;

/** The commands of the cursors, the same on every chart of curves. */
public final class CursorCommands {
  private CursorCommands() {}

  /** Adds them for a chart. */
  public static void add(Commands commands, LineChartPane chart) {
    commands.add(Command.CURSORS, chart.cursors()::toggle);
    commands.add(Command.CURSOR_A, () -> chart.cursors().take(Cursors.Which.A));
    commands.add(Command.CURSOR_B, () -> chart.cursors().take(Cursors.Which.B));
    commands.add(Command.CURSOR_BACK, () -> chart.cursors().move(-1));
    commands.add(Command.CURSOR_ON, () -> chart.cursors().move(1));
  }

  /** Gives a chart that has no other commands the keys of the cursors. */
  public static void takeKeysOf(LineChartPane chart) {
    Commands commands = new Commands("-" + chart.getId());
    add(commands, chart);
    commands.takeKeysIn(chart);
  }
}
