package dev.edgescope.app.lesson;

import dev.edgescope.app.session.LiveControls;
import dev.edgescope.engine.config.BatchSize;

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
