package dev.edgescope.engine.training;

import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Examples;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The examples that runs train on and are tested on: one copy for all runs with the same data and
 * precision. It is read from its source when it is first asked for, and kept for a while when no
 * run needs it any more.
 *
 * <p>For several threads. The copy is only read, so that runs on different threads may share it.
 */
public final class ExampleStore implements AutoCloseable {
  /** Copies that are kept without a run that needs them. */
  static final int IDLE = 4;

  /** What two runs must have in common to share a copy; the seed only where the data are drawn. */
  private record Key(DataConfig data, long seed, Precision precision) {
    static Key of(RunConfig config) {
      long seed = config.data().isDrawn() ? config.seed() : 0;
      return new Key(config.data(), seed, config.precision());
    }
  }

  private static final class Copy {
    private final DataSplit split;
    private final NativeMemory memory;
    private final Examples train;
    private final Optional<Examples> test;
    private int runs;

    Copy(Key key) {
      split = key.data().load(key.seed());
      memory = new NativeMemory(key.precision());
      try {
        train = load(split.train());
        test = split.test().map(this::load);
      } catch (RuntimeException | Error e) {
        memory.close();
        throw e;
      }
    }

    private Examples load(DataSet data) {
      Matrix features = memory.allocate(data.inputs(), data.examples());
      data.features().copyTo(features);
      Matrix targets = memory.allocate(data.outputs(), data.examples());
      data.targets().copyTo(targets);
      return new Examples(features, targets, data.hasClasses());
    }
  }

  private final Map<Key, Copy> copies = new HashMap<>();

  /** Of those that no run needs, the longest unneeded first. */
  private final Set<Key> idle = new LinkedHashSet<>();

  private boolean closed;

  /** A store that has read nothing yet. */
  public ExampleStore() {}

  /**
   * The examples of a run, to be given back with {@link Loan#close}.
   *
   * @throws dev.edgescope.engine.config.InvalidConfigException if an example has too many features
   * @throws dev.edgescope.engine.data.UnreadableDataException if they cannot be read
   */
  public synchronized Loan borrow(RunConfig config) {
    if (closed) {
      throw new IllegalStateException("The store of examples is closed");
    }
    Key key = Key.of(config);
    Copy copy = copies.computeIfAbsent(key, Copy::new);
    idle.remove(key);
    copy.runs++;
    return new Loan(key, copy);
  }

  /** Number of copies in memory. */
  synchronized int copies() {
    return copies.size();
  }

  private synchronized void giveBack(Key key, Copy copy) {
    copy.runs--;
    if (copy.runs > 0) {
      return;
    }
    idle.add(key);
    while (idle.size() > (closed ? 0 : IDLE)) {
      Key oldest = idle.iterator().next();
      idle.remove(oldest);
      Copy gone = copies.remove(oldest);
      if (gone != null) {
        gone.memory.close();
      }
    }
  }

  /** Frees what no run needs, and the rest as it is given back. */
  @Override
  public synchronized void close() {
    closed = true;
    for (Key key : idle) {
      Copy gone = copies.remove(key);
      if (gone != null) {
        gone.memory.close();
      }
    }
    idle.clear();
  }

  /** The examples of one run. */
  public final class Loan implements AutoCloseable {
    private final Key key;
    private final Copy copy;
    private final Examples train;
    private final Optional<Examples> test;
    private boolean returned;

    private Loan(Key key, Copy copy) {
      this.key = key;
      this.copy = copy;
      train = own(copy.train);
      test = copy.test.map(Loan::own);
    }

    /** A matrix is for one thread; its memory is not. */
    private static Examples own(Examples shared) {
      return new Examples(whole(shared.features()), whole(shared.targets()), shared.hasClasses());
    }

    private static Matrix whole(Matrix shared) {
      return shared.view(0, shared.rows(), shared.columns());
    }

    /** The data as they were read. */
    public DataSplit split() {
      return copy.split;
    }

    /** The training examples in native memory, for this run's thread to read. */
    public Examples train() {
      return train;
    }

    /** The test examples in native memory; empty where the source has none. */
    public Optional<Examples> test() {
      return test;
    }

    /** Gives them back; they are not to be used any more. */
    @Override
    public void close() {
      if (!returned) {
        returned = true;
        giveBack(key, copy);
      }
    }
  }
}
