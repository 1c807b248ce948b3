package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.machine.ComputingThreads;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.ExampleStore;
import dev.edgescope.engine.training.RunFailure;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.StepBlock;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The members of an ensemble beside a run that is under way: each makes the steps that the run has
 * made, and none beyond. What a hand changes of the run is changed of each member at the same step.
 * The members get on side by side: their mean reaches as far as the slowest of them.
 *
 * <p>All are measured at the same fixed steps, so an ensemble does not depend on how fast the
 * machine is. The spacing is that of the configuration, or {@value #SPACING}. From a hundred
 * readings on it doubles whenever the number of steps does.
 *
 * <p>The methods are for one thread, and never wait.
 */
public final class FollowingEnsemble implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowingEnsemble.class);

  /** Steps between readings at first, where the configuration gives none. */
  public static final int SPACING = 20;

  private static final int READINGS = 100;

  /** Steps that a member makes before it is the turn of one that is further behind. */
  private static final int TURN = 20;

  /** What is told of a member. */
  public sealed interface Told {
    /** Which one: an index of the configurations. */
    int member();

    /**
     * A reading.
     *
     * @param examplesSeen before it
     * @param step the last step before it; empty at step 0
     */
    record Read(int member, Measurement reading, long examplesSeen, Optional<StepBlock> step)
        implements Told {}

    /** The loss of a step was not finite; the member makes no more. */
    record Diverged(int member, long step) implements Told {}

    /** The member was impossible, for a reason in one sentence. */
    record Failed(int member, String reason) implements Told {}
  }

  private final ExampleStore store = new ExampleStore();
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final List<Place> places = new ArrayList<>();
  private final Object gate = new Object();

  /** What was changed, in order; guarded by the gate, as is all below. */
  private final List<ControlChange> changes = new ArrayList<>();

  private long limit;
  private boolean closed;

  /**
   * Starts the threads.
   *
   * @param configs of the members, from step 0
   * @param threads at least 1
   */
  public FollowingEnsemble(List<RunConfig> configs, int threads) {
    for (int place = 0; place < Math.min(threads, configs.size()); place++) {
      List<Member> own = new ArrayList<>();
      for (int i = place; i < configs.size(); i += threads) {
        own.add(new Member(i, configs.get(i)));
      }
      places.add(new Place(own));
    }
    for (Place place : places) {
      ComputingThreads.named("edgescope-seeds").newThread(place::work).start();
    }
  }

  /** Whether a member is measured at a step. */
  static boolean isDue(long step, int spacing) {
    long octaves = step / ((long) READINGS * spacing);
    long doublings = octaves == 0 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(octaves);
    return step % (spacing << doublings) == 0;
  }

  /**
   * The run has made all steps before {@code step}: the members may make them, too. Changes before
   * that have been told.
   */
  public void follow(long step) {
    synchronized (gate) {
      limit = Math.max(limit, step);
      gate.notifyAll();
    }
  }

  /** A control of the run was moved, at a step that members have not been let past. */
  public void change(ControlChange change) {
    synchronized (gate) {
      changes.add(change);
    }
  }

  /**
   * Hands on what members have told.
   *
   * @param most things at a time
   * @return how many there were
   */
  public int drain(Consumer<Told> consumer, int most) {
    int count = 0;
    for (Told next = told.poll(); next != null; next = told.poll()) {
      consumer.accept(next);
      count++;
      if (count == most) {
        return count;
      }
    }
    return count;
  }

  /** Ends all members, also in the middle of a reading, without waiting. */
  @Override
  public void close() {
    synchronized (gate) {
      closed = true;
      gate.notifyAll();
    }
    places.forEach(Place::giveUp);
    store.close();
  }

  private boolean isClosed() {
    synchronized (gate) {
      return closed;
    }
  }

  /** A thread with the members that it makes in turn. */
  private final class Place {
    private final List<Member> members;
    private final Workers self = new Workers(1);

    Place(List<Member> members) {
      this.members = members;
    }

    void giveUp() {
      self.cancellation().request();
    }

    void work() {
      try (self) {
        for (Member next = next(); next != null; next = next()) {
          next.goOn(self);
        }
        members.forEach(Member::end);
      }
    }

    /** The member that is furthest behind; waits while none may go on. Null once it is over. */
    private @Nullable Member next() {
      synchronized (gate) {
        while (!closed) {
          Optional<Member> behind =
              members.stream()
                  .filter(member -> !member.over && !member.hasCaughtUp(limit))
                  .min(Comparator.comparingLong(Member::step));
          if (behind.isPresent()) {
            return behind.get();
          }
          try {
            gate.wait();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
          }
        }
        return null;
      }
    }
  }

  /** A member; for the thread of its place. */
  private final class Member {
    private final int index;
    private final RunConfig config;
    private final int spacing;
    private @Nullable TrainingRun run;
    private long readAt = -1;
    private int changed;
    private boolean over;

    Member(int index, RunConfig config) {
      this.index = index;
      this.config = config;
      spacing = config.probes().every().orElse(SPACING);
    }

    long step() {
      return run == null ? 0 : run.step();
    }

    boolean hasCaughtUp(long until) {
      return step() == until && (readAt == until || !isDue(until, spacing));
    }

    void goOn(Workers self) {
      try {
        TrainingRun open = run == null ? new TrainingRun(RunStart.of(config), store, self) : run;
        run = open;
        makeSteps(open);
      } catch (RuntimeException | Error e) {
        end();
        if (isClosed()) {
          return; // given up in the middle of its work
        }
        RunFailure failure = RunFailure.of(e);
        LOG.atLevel(failure.level()).setCause(e).log("Member {} failed", index);
        told.add(new Told.Failed(index, failure.message()));
      }
    }

    private void makeSteps(TrainingRun open) {
      for (int i = 0; i < TURN; i++) {
        if (isDue(open.step(), spacing) && readAt != open.step()) {
          read(open);
        }
        if (!mayGoOn(open)) {
          return;
        }
        long step = open.step();
        if (!Double.isFinite(open.advance())) {
          told.add(new Told.Diverged(index, step));
          end();
          return;
        }
      }
    }

    /** Makes the changes that were made before the next step. */
    private boolean mayGoOn(TrainingRun open) {
      List<ControlChange> due = new ArrayList<>();
      synchronized (gate) {
        if (closed || open.step() >= limit) {
          return false;
        }
        while (changed < changes.size() && changes.get(changed).step() <= open.step()) {
          due.add(changes.get(changed));
          changed++;
        }
      }
      due.forEach(change -> open.setControl(change.control(), change.to()));
      return true;
    }

    private void read(TrainingRun open) {
      readAt = open.step();
      Measurement reading = open.measure();
      told.add(
          new Told.Read(
              index,
              reading,
              open.progress().examplesSeen(),
              readAt == 0
                  ? Optional.empty()
                  : Optional.of(open.history().block((int) readAt - 1, 1))));
    }

    void end() {
      over = true;
      if (run != null) {
        run.close();
        run = null;
      }
    }
  }
}
