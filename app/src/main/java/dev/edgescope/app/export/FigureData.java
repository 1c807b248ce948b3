package dev.edgescope.app.export;

import dev.edgescope.engine.record.WholeFile.Progress;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * What a figure was drawn from.
 *
 * @param table to be written on any thread
 * @param script in Python that draws the figure anew, given the name of the table's file
 */
public record FigureData(Table table, UnaryOperator<String> script) {

  /** A table of comma-separated values. */
  @FunctionalInterface
  public interface Table {
    /**
     * Writes all rows.
     *
     * @param progress is told now and then how much is written, from 0 to 1
     * @throws IOException also if the thread is interrupted
     */
    void write(Appendable out, Progress progress) throws IOException;
  }
}
