package dev.edgescope.app.lesson;

import dev.edgescope.app.session.LiveControls;
import dev.edgescope.engine.config.BatchSize;
import java.util.List;

/** What a lesson can move of a run that goes on. */
public enum LessonControl {
  LEARNING_RATE("learningRate") {
    @Override
    void set(LiveControls controls, double value) {
      controls.learningRate().set(value);
    }
  },
  BATCH_SIZE("batchSize") {
    @Override
    void set(LiveControls controls, double value) {
      controls.batchSize().set(BatchSize.of((int) value));
    }
  },
  CLIP_NORM("clipNorm") {
    @Override
    void set(LiveControls controls, double value) {
      controls.clipNorm().set(value);
    }
  },
  SIGMA("sigma") {
    @Override
    void set(LiveControls controls, double value) {
      controls.sigma().set(value);
    }
  };

  /** Ids of the controls that a lesson can point at: of all that act while a run goes on. */
  static final List<String> HIGHLIGHTS =
      List.of(
          "learning-rate",
          "batch-size",
          "live-beta1",
          "live-clip-norm",
          "live-sigma",
          "live-steer-target");

  private final String key;

  LessonControl(String key) {
    this.key = key;
  }

  /** Its name in a lesson. */
  public String key() {
    return key;
  }

  abstract void set(LiveControls controls, double value);
}
