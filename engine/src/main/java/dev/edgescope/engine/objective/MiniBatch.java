package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.FactoredGradient;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * B of D examples, other ones at every step, without replacement inside the batch; see {@link
 * Sampling}.
 *
 * <p>The draw is a function of the seed and the step alone, so that a run can go on from any step
 * without the history of its random numbers.
 */
public final class MiniBatch implements Batch, AutoCloseable {
  private final Network network;
  private final Loss loss;
  private final NativeMemory memory;
  private final Examples source;
  private final Matrix features;
  private final Matrix targets;
  private final Shards shards;
  private final Optional<FactoredGradient> factors;
  private final int size;
  private final long seed;
  private final SplitMix random = new SplitMix();
  private final Sampling sampling;

  /** The last draw that took an example. */
  private final long[] takenBy;

  /** The examples in the order of the epoch; empty before the first of them. */
  private int[] order = new int[0];

  private long orderOfEpoch;
  private long draws;
  private @Nullable Objective objective;

  /** With independent draws. */
  public MiniBatch(
      Network network, Loss loss, Examples source, int size, long seed, Workers workers) {
    this(network, loss, source, size, seed, Sampling.INDEPENDENT, workers);
  }

  /**
   * @param source outlives the batch
   * @param size B, from 1 to the number of examples of {@code source}
   */
  public MiniBatch(
      Network network,
      Loss loss,
      Examples source,
      int size,
      long seed,
      Sampling sampling,
      Workers workers) {
    if (size < 1 || size > source.count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A batch of %,d examples cannot be drawn from %,d; give 1 to %,d",
              size,
              source.count(),
              source.count()));
    }
    this.network = network;
    this.loss = loss;
    this.source = source;
    this.size = size;
    this.seed = seed;
    this.sampling = sampling;
    memory = new NativeMemory(source.features().precision());
    features = memory.allocate(source.features().rows(), size);
    targets = memory.allocate(source.targets().rows(), size);
    shards =
        new Shards(
            memory, network, loss, new Examples(features, targets, source.hasClasses()), workers);
    factors = shards.factoredGradient();
    takenBy = new long[source.count()];
  }

  /** B. */
  public int size() {
    return size;
  }

  /** Draws the batch of the given step of a run whose batches have all had this size. */
  public void draw(long step) {
    int batches = source.count() / size;
    draw(step, step / batches, (int) (step % batches) * size);
  }

  /**
   * Draws the batch of the given step.
   *
   * @param epoch that it belongs to where examples are taken without replacement
   * @param first where in the order of that epoch it begins
   */
  public void draw(long step, long epoch, int first) {
    draws++;
    overwrite();
    switch (sampling) {
      case INDEPENDENT -> drawIndependently(step);
      case RESHUFFLED -> drawInOrder(epoch, first);
    }
  }

  /** By R. Floyd's algorithm: B random numbers, no shuffle. */
  private void drawIndependently(long step) {
    random.restart(SplitMix.mix(SplitMix.mix(seed) + step));
    int examples = source.count();
    int position = 0;
    for (int last = examples - size; last < examples; last++) {
      int chosen = random.nextInt(last + 1);
      if (takenBy[chosen] == draws) {
        chosen = last;
      }
      take(chosen, position);
      position++;
    }
  }

  private void drawInOrder(long epoch, int first) {
    shuffle(epoch);
    for (int position = 0; position < size; position++) {
      take(order[first + position], position);
    }
  }

  /** By R. Durstenfeld's algorithm; once an epoch. */
  private void shuffle(long epoch) {
    if (order.length > 0 && orderOfEpoch == epoch) {
      return;
    }
    random.restart(SplitMix.mix(SplitMix.mix(~seed) + epoch));
    if (order.length == 0) {
      order = new int[source.count()];
    }
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    orderOfEpoch = epoch;
  }

  private void take(int example, int position) {
    takenBy[example] = draws;
    copyColumn(source.features(), example, features, position);
    copyColumn(source.targets(), example, targets, position);
  }

  /** Which examples of the source the last draw took. */
  boolean[] taken() {
    boolean[] taken = new boolean[takenBy.length];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = takenBy[i] == draws;
    }
    return taken;
  }

  /**
   * The mean loss of the batch as it is drawn, with its curvature; the next draw changes it. Passes
   * of the batch and of its objective share their memory.
   */
  @Override
  public Objective objective() {
    if (objective == null) {
      objective = new Objective(memory, network, loss, shards);
    }
    return objective;
  }

  @Override
  public double addGradient(ParameterVector theta, double scale, ParameterVector target) {
    overwrite();
    return shards.addGradient(theta, scale, target);
  }

  @Override
  public Optional<FactoredGradient> factoredGradient() {
    return factors;
  }

  @Override
  public double takeFactors(ParameterVector theta) {
    if (factors.isEmpty()) {
      return Batch.super.takeFactors(theta);
    }
    overwrite();
    return shards.sendBack(theta);
  }

  /** The passes of the objective are gone. */
  private void overwrite() {
    if (objective != null) {
      objective.overwrite();
    }
  }

  @Override
  public void close() {
    memory.close();
  }

  private static void copyColumn(Matrix from, int column, Matrix to, int position) {
    int rows = from.rows();
    to.copy(position * rows, from, column * rows, rows);
  }
}
