package dev.edgescope.app.lesson;

import java.util.List;

/**
 * A lesson.
 *
 * @param id its name among the others
 * @param steps at least one, the first with a run of its own
 */
public record Lesson(String id, String title, List<LessonStep> steps) {
  public Lesson {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a lesson without steps");
    }
  }
}
