package dev.edgescope.app.workspace.study;

import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.TimeAxis;
import java.util.List;

/**
 * A solvable system to play with: its settings, what is computed for them elsewhere, and what is
 * shown of it. What is set takes effect at once.
 */
public interface Study {

  /** As in the list of studies. */
  String title();

  /** The id of its page. */
  String lesson();

  List<Knob<?>> knobs();

  /** Its planes, of which there may be none. */
  List<PhaseContent> planes();

  /** Its charts over time. */
  List<StudyChart> charts();

  TimeAxis timeAxis();

  StudyState state();

  /** Starts anew. */
  void start();

  /** Gives up what is under way; what is shown stays. */
  void stop();

  /** Brings what is shown up to date, once a frame. */
  void pulse();
}
