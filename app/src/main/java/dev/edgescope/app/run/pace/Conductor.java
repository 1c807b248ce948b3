package dev.edgescope.app.run.pace;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.Lockstep;
import dev.edgescope.engine.training.Progress.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts, pauses and steps all live runs together and keeps them at the same time on a clock. A run
 * that is over does not hold the others, and a run alone is not held at all.
 */
public final class Conductor {
  /** Sums of the same learning rates in another order count as equal. */
  private static final double SAME_TIME = 1e-9;

  /** So long a pause waits for a reading that is under way. */
  private static final long PATIENCE_NANOS = 500_000_000;

  private final List<Member> members = new ArrayList<>();
  private Clock clock = Clock.LEARNING_TIME;
  private final Lockstep lockstep =
      new Lockstep(time -> sendAll(new Command.SetHorizon(clock, time)));
  private boolean going;
  private boolean settling;

  /** How long a pause has waited with a run measuring, since the slowest has got on. */
  private long waitedNanos;

  private long lastPulse;

  private double reached;

  private boolean free = true;

  /** A run that moves with others. */
  public interface Member {
    void send(Command command);

    Progress progress(Clock clock);
  }

  /**
   * How far a run has got.
   *
   * @param time on a clock
   * @param stride by how much a step moves that clock
   * @param horizon which it has last confirmed
   * @param over whether it cannot go on
   * @param measuring whether it makes no step for some time, because something is being read, or it
   *     is still being laid out
   */
  public record Progress(
      double time, double stride, double horizon, boolean over, boolean measuring) {}

  /** What all runs are kept at the same value of from now on; those ahead wait for the others. */
  public void setClock(Clock newClock) {
    if (newClock != clock) {
      clock = newClock;
      if (!free) {
        hold();
      }
    }
  }

  /**
   * One more run; the others wait until it has caught up.
   *
   * @param running whether they are under way
   */
  public void add(Member member, boolean running) {
    members.add(member);
    going = running;
    settling = false;
    if (members.size() > 1) {
      hold();
    }
    if (running) {
      member.send(new Command.Resume());
    }
  }

  /** A run fewer. */
  public void remove(Member member) {
    members.remove(member);
    if (members.size() < 2) {
      setFree();
      if (settling) {
        pauseAll();
      }
    }
  }

  /** All runs are about to be laid out anew, at time 0. */
  public void restart() {
    going = false;
    settling = false;
    if (members.size() > 1) {
      hold();
    } else {
      setFree();
    }
  }

  public void resume() {
    going = true;
    settling = false;
    sendAll(new Command.Resume());
  }

  /**
   * Pauses all where the fastest has got to, once the others have caught up; where they are where
   * that takes long, because one of them measures.
   */
  public void pause() {
    if (free) {
      pauseAll();
    } else if (!settling) {
      settling = true;
      waitedNanos = 0;
    }
  }

  /** One step of the run whose step ends first, and of those whose step ends together with it. */
  public void step() {
    going = false;
    settling = false;
    double first = Double.POSITIVE_INFINITY;
    double longest = 0;
    for (Member member : members) {
      Progress at = member.progress(clock);
      if (!at.over()) {
        first = Math.min(first, at.time() + at.stride());
        longest = Math.max(longest, at.stride());
      }
    }
    for (Member member : members) {
      Progress at = member.progress(clock);
      boolean behind = at.time() + at.stride() <= first + SAME_TIME * longest;
      member.send(behind ? new Command.Step() : new Command.Pause());
    }
  }

  /**
   * Moves the horizon, once a frame.
   *
   * @param nanos the time of the frame, on any clock
   */
  public void pulse(long nanos) {
    long sinceLast = nanos - lastPulse;
    lastPulse = nanos;
    if (members.size() < 2) {
      return;
    }
    List<Progress> active =
        members.stream()
            .map(member -> member.progress(clock))
            .filter(progress -> !progress.over())
            .toList();
    if (active.size() < 2) {
      setFree();
      if (settling) {
        pauseAll();
      }
      return;
    }
    if (free) {
      hold();
    }
    double slowest = Double.POSITIVE_INFINITY;
    double fastest = 0;
    double step = 0;
    for (Progress one : active) {
      slowest = Math.min(slowest, one.time());
      fastest = Math.max(fastest, one.time());
      step = Math.max(step, one.stride());
    }
    if (settling) {
      double[] confirmed = active.stream().mapToDouble(Progress::horizon).toArray();
      if (slowest > reached) {
        waitedNanos = 0;
      } else if (active.stream().anyMatch(Progress::measuring)) {
        waitedNanos += sinceLast;
      }
      reached = slowest;
      if (lockstep.settle(slowest, fastest, step, confirmed) || waitedNanos > PATIENCE_NANOS) {
        pauseAll();
      }
    } else if (going) {
      lockstep.advance(slowest, step);
    }
  }

  private void pauseAll() {
    settling = false;
    going = false;
    sendAll(new Command.Pause());
  }

  private void hold() {
    free = false;
    lockstep.restart();
  }

  private void setFree() {
    if (!free) {
      free = true;
      sendAll(Command.SetHorizon.NONE);
    }
  }

  private void sendAll(Command command) {
    members.forEach(member -> member.send(command));
  }
}
