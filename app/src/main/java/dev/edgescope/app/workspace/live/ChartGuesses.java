package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.lesson.LessonStep.Ask;
import dev.edgescope.app.workspace.board.ChartBoard;
import dev.edgescope.app.workspace.story.LessonPane;
import java.util.Optional;

/** Guesses are drawn in the charts of the board. */
final class ChartGuesses implements LessonPane.GuessBoard {
  private final ChartBoard board;
  private Optional<LineChartPane> chart = Optional.empty();

  ChartGuesses(ChartBoard board) {
    this.board = board;
  }

  @Override
  public boolean draw(Ask.Draw curve) {
    chart = board.chart(curve.chart());
    chart.ifPresent(one -> one.guess().begin(curve.steps(), curve.highest()));
    return chart.isPresent();
  }

  @Override
  public void finish() {
    chart.ifPresent(one -> one.guess().finish());
  }

  @Override
  public void clear() {
    chart.ifPresent(one -> one.guess().clear());
    chart = Optional.empty();
  }
}
