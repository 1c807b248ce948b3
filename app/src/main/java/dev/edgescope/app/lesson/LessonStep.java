package dev.edgescope.app.lesson;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a lesson.
 *
 * @param say what it is about, in about two sentences
 * @param highlight the id of the control or chart that it is about; blank for none
 * @param setup the run that it begins with; empty to go on with the one before
 * @param set the controls that it moves, by the name of their setting
 * @param ask what is asked before the run goes on
 * @param until up to where the run goes on; empty where it does not
 * @param reveal what is said once it has got there; blank for nothing
 */
public record LessonStep(
    String say,
    String highlight,
    Optional<Setup> setup,
    Map<LessonControl, Double> set,
    Optional<Ask> ask,
    Optional<Goal> until,
    String reveal) {

  /** How the ids of charts begin where a step highlights one. */
  static final String CHART = "chart-";

  public LessonStep {
    set = Map.copyOf(set);
  }

  /** The id of the chart that it is about; empty where it is about none in particular. */
  Optional<String> chart() {
    if (highlight.startsWith(CHART)) {
      return Optional.of(highlight.substring(CHART.length()));
    }
    return ask.flatMap(LessonStep::drawn)
        .or(() -> setup.flatMap(run -> run.charts().stream().findFirst()));
  }

  private static Optional<String> drawn(Ask ask) {
    return switch (ask) {
      case Ask.Draw draw -> Optional.of(draw.chart());
      case Ask.Choose _ -> Optional.empty();
    };
  }

  /**
   * A run, and those beside it.
   *
   * @param alongside what each of the others has otherwise
   * @param charts to show, the largest first; none for those that are shown anyway
   */
  public record Setup(RunConfig config, List<ConfigPatch> alongside, List<String> charts) {
    public Setup {
      alongside = List.copyOf(alongside);
      charts = List.copyOf(charts);
    }
  }

  /** A question. */
  public sealed interface Ask {
    String question();

    /**
     * Which of several it will be.
     *
     * @param right the number of the right one
     */
    record Choose(String question, List<String> choices, int right) implements Ask {
      public Choose {
        choices = List.copyOf(choices);
      }
    }

    /**
     * How a curve will go on, to be drawn.
     *
     * @param chart its id
     * @param steps how far the axis goes
     * @param highest value of the axis
     */
    record Draw(String question, String chart, long steps, double highest) implements Ask {}
  }

  /**
   * An event that a run goes on to.
   *
   * @param within so many steps; a run that has not got there by then stops all the same
   */
  public record Goal(RunEventKind kind, long within) {}
}
