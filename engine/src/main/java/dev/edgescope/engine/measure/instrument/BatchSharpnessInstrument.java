package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.BatchSharpness;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import dev.edgescope.engine.objective.MiniBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batch sharpness, over as many batches as make up the training set, within bounds. */
final class BatchSharpnessInstrument implements Instrument {
  private static final int FEWEST_BATCHES = 16;
  private static final int MOST_BATCHES = 128;

  private final BatchSharpness sharpness;
  private @Nullable MiniBatch batch;

  BatchSharpnessInstrument(Subject subject) {
    sharpness = new BatchSharpness(subject.memory(), subject.network());
  }

  @Override
  public List<Reading> read(RunState state) {
    int batchSize = state.inForce().batchSize();
    if (state.isFullBatch()) {
      return List.of(Reading.of(sharpness.ofFullBatch(state.objective(), state.gradient())));
    }
    if (batch == null || batch.size() != batchSize) {
      close();
      batch = state.subject().batches().apply(batchSize);
    }
    int draws = Math.clamp(state.subject().examples() / batchSize, FEWEST_BATCHES, MOST_BATCHES);
    return List.of(
        Reading.of(sharpness.of(state.theta(), batch, state.step() * MOST_BATCHES, draws)));
  }

  @Override
  public double gradients(Subject subject) {
    return 2;
  }

  @Override
  public void close() {
    if (batch != null) {
      batch.close();
      batch = null;
    }
  }
}
