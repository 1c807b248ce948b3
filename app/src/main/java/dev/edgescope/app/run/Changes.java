package dev.edgescope.app.run;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import org.jspecify.annotations.Nullable;

/**
 * What a run has otherwise than another. While a slider is dragged it changes many times a second
 * and hardly anyone asks, so the patch is made when it is asked for.
 */
final class Changes {
  /** Nothing. */
  static final Changes NONE = new Changes(ConfigPatch.NONE);

  private final @Nullable RunConfig from;
  private final @Nullable RunConfig to;
  private @Nullable ConfigPatch patch;

  Changes(ConfigPatch patch) {
    from = null;
    to = null;
    this.patch = patch;
  }

  /** What has to change for {@code from} to become {@code to}. */
  Changes(RunConfig from, RunConfig to) {
    this.from = from;
    this.to = to;
  }

  ConfigPatch patch() {
    ConfigPatch known = patch;
    if (known == null) {
      known = from == null || to == null ? ConfigPatch.NONE : ConfigPatch.between(from, to);
      patch = known;
    }
    return known;
  }

  /** Whether it is the full batch and nothing else, which the other may have, too. */
  boolean areFullBatch() {
    if (from == null || to == null) {
      return patch().equals(ConfigPatch.FULL_BATCH);
    }
    OptimizerConfig optimizer = from.optimizer();
    return from.withOptimizer(optimizer.withBatchSize(BatchSize.full())).equals(to);
  }
}
