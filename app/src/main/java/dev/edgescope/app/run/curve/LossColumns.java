package dev.edgescope.app.run.curve;

import dev.edgescope.app.chart.column.PointColumns;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.StepBlock;

/** The loss of the batch of every step, as the engine keeps it: a chart has no copy of its own. */
final class LossColumns implements PointColumns {
  private int firstStep;
  private History history;

  /**
   * @param history that the run goes on writing
   */
  LossColumns(History history) {
    this.history = history;
  }

  /** Says which step the first point is of. */
  void begin(int step) {
    firstStep = step;
  }

  /** Goes on with another history of the same run. */
  void setHistory(History longer) {
    history = longer;
  }

  /**
   * Whether the history is of the run that has told a block, as far as can be seen: one that goes
   * on tells its past before it has made the last steps of that again.
   */
  boolean areOf(StepBlock block) {
    int last = block.size() - 1;
    long step = block.step(last);
    return step >= history.steps()
        || (Double.compare(history.loss((int) step), block.loss(last)) == 0
            && history.learningTime((int) step) == block.learningTime(last));
  }

  /** How many points there are so far. */
  int size() {
    return Math.max(0, history.steps() - firstStep);
  }

  @Override
  public long step(int index) {
    return (long) firstStep + index;
  }

  @Override
  public double learningTime(int index) {
    return history.learningTime(firstStep + index);
  }

  @Override
  public long examplesSeen(int index) {
    return history.examplesSeen((long) firstStep + index);
  }

  @Override
  public double value(int index) {
    return history.loss(firstStep + index);
  }

  /** The history can be read on any thread. */
  @Override
  public PointColumns snapshot() {
    LossColumns copy = new LossColumns(history);
    copy.begin(firstStep);
    return copy;
  }
}
